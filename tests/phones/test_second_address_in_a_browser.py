"""The first laptop dies, and phones go on at the second one by themselves: in their place, with what was typed and voted. What
was being sent is sent there, and stands once."""

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from cocreate_desktop.domain.steps import Kind
from tests.browsers import IN_A_BROWSER
from tests.phones.conftest import Hall, RunningServer
from tests.phones.rounds import opened
from tests.phones.test_in_a_browser import complaints, joined, phone
from tests.phones.test_robust_in_a_browser import KEPT, texts, write
from tests.phones.test_second_address import ELSEWHERE, FIRST, stands_by
from tests.phones.test_second_address import other as other  # noqa: PLC0414 - a fixture

pytestmark = [*IN_A_BROWSER]


def seconds_pass(page: Page) -> None:
    """The first laptop has not answered for some seconds."""
    expect(page.locator("html.lost")).to_have_count(1)
    page.clock.fast_forward(6100)


def arrived(page: Page, other: RunningServer) -> None:
    page.wait_for_url(f"http://{ELSEWHERE}:{other.port}/s/**")
    expect(page.locator("html.lost")).to_have_count(0)


def test_that_a_phone_goes_on_at_the_second_laptop_with_its_vote_and_its_words(
    browser: Browser, hall: Hall, other: RunningServer
) -> None:
    voting = opened(hall, "dots")
    with phone(browser) as context:
        page = joined(context, hall)
        problems = complaints(page)
        page.clock.install()
        page.locator(".plus").first.click()
        page.locator(".foot .main").click()
        expect(page.locator("#in")).to_contain_text("Je stem is binnen.")
        page.locator(".plus").nth(1).click()
        hall.server.stop()
        seconds_pass(page)
        arrived(page, other)
        for place in (0, 1):  # what was voted, and what was chosen since
            expect(page.locator("#ballot input[name^=o-]").nth(place)).to_have_value("1")
        page.locator(".foot .main").click()
        expect(page.locator("#in")).to_contain_text("Je stem is binnen.")
        assert "#" not in page.url
        assert [said for said in problems if "Content Security Policy" in said] == []
    (last,) = hall.services.store.read(lambda reader: reader.last_ballots(voting.id))
    assert [weight for _option, weight in last.choices] == [1, 1]


@pytest.mark.parametrize("stored", [True, False])
def test_that_a_note_on_its_way_when_the_laptop_dies_hangs_there_once(
    browser: Browser, hall: Hall, other: RunningServer, stored: bool
) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()

        def never(route: Route) -> None:
            if stored and not texts(hall):
                route.fetch()  # it arrives, and the answer does not
            route.abort()

        page.route(f"{hall.url}/note", never)
        write(page, "Een bankje")
        expect(page.locator("#said")).to_contain_text(KEPT)
        hall.server.stop()
        seconds_pass(page)
        arrived(page, other)
        expect(page.locator("#text")).to_have_value("")
        expect(page.locator("#own li")).to_have_count(1)
        if not stored:
            expect(page.locator("#said")).to_have_text("Je briefje is verstuurd.")
    assert texts(hall) == ["Een bankje"]


def test_that_a_phone_stays_while_the_second_laptop_is_not_there_yet(
    browser: Browser, hall: Hall, other: RunningServer
) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        page.locator("#text").fill("Ik typ nog")
        port = hall.server.port
        other.stop()
        hall.server.stop()
        with page.expect_event("requestfailed", lambda asked: ELSEWHERE in asked.url):
            seconds_pass(page)
        assert page.url == f"{hall.url}/"
        hall.server = RunningServer(hall.services, hall.evening.id, port, device=FIRST)
        page.clock.fast_forward(6100)
        expect(page.locator("html.lost")).to_have_count(0)
        expect(page.locator("#text")).to_have_value("Ik typ nog")


def test_that_a_page_comes_anew_when_a_laptop_stands_by_and_nothing_is_typed_on_it(
    browser: Browser, hall: Hall, other: RunningServer
) -> None:
    with phone(browser) as context:
        page = joined(context, hall)
        page.evaluate("document.body.dataset.old = 'yes'")
        stands_by(hall, "http://10.1.2.3:8080")
        expect(page.locator("body[data-old]")).to_have_count(0)
        expect(page.locator("#now")).to_have_attribute(
            "data-probe", re.compile(r"http://10\.1\.2\.3:8080/here/\w+")
        )


def test_that_nobody_can_make_a_link_that_sends_in_a_guests_name(
    browser: Browser, hall: Hall, other: RunningServer
) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        key = page.locator("#note-form").get_attribute("data-draft")
        for proof in ("", "undefined", "anders"):
            moved = {
                "kept": {key: {"text": "Van een ander", "id": "a" * 32}},
                "sent": ["/note"],
                "proof": proof,
            }
            page.goto("about:blank")
            page.goto(f"{hall.url}/#moved={quote(json.dumps(moved))}")
            expect(page).to_have_url(f"{hall.url}/")
            expect(page.locator("#text")).to_have_value("")
            del moved["proof"]
            page.goto(f"http://{ELSEWHERE}:{other.port}/code#moved={quote(json.dumps(moved))}")
            expect(page).to_have_url(f"http://{ELSEWHERE}:{other.port}/code")
            assert page.evaluate("localStorage.length") == 0
    assert texts(hall) == []


def test_that_a_phone_without_script_reads_where_to_go(
    browser: Browser, hall: Hall, other: RunningServer
) -> None:
    with phone(browser, script=False) as context:
        page = joined(context, hall)
        page.locator(".second a").click()
        page.wait_for_url(f"http://{ELSEWHERE}:{other.port}/s/**")
        expect(page.get_by_text("Je doet mee.")).to_be_visible()
