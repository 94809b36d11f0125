"""The dashboard in a real browser: axe-core finds nothing on any of its pages, and one gets everywhere without a mouse."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.wholestory import WholeStory
from cocreate_desktop.rehearsal.example import BUURTPLEIN
from cocreate_desktop.services.services import Services
from tests.browsers import IN_A_BROWSER, running_browser
from tests.central.dashboards import NAME, PASSWORD, Hub, a_hub
from tests.flows.test_whole_projects import StoryClock
from tests.hostile import TRAPS
from tests.paper.evenings import an_evening
from tests.phones.axe import faults
from tests.readymade import ready_made

pytestmark = [*IN_A_BROWSER, pytest.mark.usefixtures("threads_may_stay")]
LOOKS = [(1366, "light", "nl-NL"), (320, "dark", "en-GB")]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A hub on a loopback port with a whole example, and a project that tries something."""
    clock = StoryClock()

    def play(services: Services) -> None:
        fill_example(services, BUURTPLEIN)
        story = WholeStory(services, BUURTPLEIN, today=clock.put)
        story.before()
        for place, _evening in enumerate(story.evenings):
            story.come(place)
        story.after()

    place: Path = tmp_path_factory.mktemp("hub") / "plein.cocreate"
    opened = ready_made(place, "whole story", {}, play, clock=clock)
    trapped = an_evening(name=TRAPS[0] + "W" * 90, question=TRAPS[5] + " مرحبا").services
    with running(a_hub(opened.services, trapped)) as found:
        yield found
    opened.close()


@contextmanager
def running(hub: Hub) -> Iterator[str]:
    """uvicorn in a thread; gives the address of the dashboard."""
    listens = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(hub.app, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listens]})
    thread.start()
    yield f"http://127.0.0.1:{listens.getsockname()[1]}/dashboard"
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()
    listens.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as made:
        yield made


def enter(page: Page, address: str, name: str = NAME) -> None:
    """By keyboard alone."""
    page.goto(address)
    page.locator("#name").focus()
    page.keyboard.type(name)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def states(page: Page, address: str) -> Iterator[str]:
    """Every page there is, one after another."""
    page.goto(address)
    yield "sign in"
    page.fill("#name", NAME)
    page.fill("#password", "mis")
    page.locator("main .button").click()
    expect(page.locator("#problem")).to_be_visible()
    yield "wrong"
    enter(page, address, "leeg")
    yield "empty"
    page.locator(".tools button").click()
    expect(page.locator(".tip")).to_be_visible()
    yield "signed out"
    enter(page, address)
    expect(page.locator("article")).to_have_count(2)
    yield "overview"
    page.goto(f"{address}/niets")
    yield "error"


@pytest.mark.parametrize(("width", "scheme", "spoken"), LOOKS)
def test_that_axe_finds_nothing_on_any_page(
    browser: Browser, address: str, width: int, scheme: str, spoken: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]  # light or dark
        locale=spoken,
        reduced_motion="reduce",
    )
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    assert faults(page, states(page, address)) == {}
    assert [one for one in said if "Failed to load resource" not in one] == []
    context.close()


def test_that_everything_is_reached_by_keyboard_and_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    enter(page, address)
    links = page.locator("a, button").count()
    stops = set()
    for _stop in range(links):
        page.keyboard.press("Tab")
        stops.add(page.locator(":focus").inner_text())
        assert page.locator(":focus-visible").count() == 1
    assert len(stops) == links  # each says something of its own
    assert page.locator("main h1").count() == 1
    with page.expect_download() as waiting:
        page.locator("article a").first.focus()
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename.endswith(".zip")
    context.close()
