"""A neighbour at home with a phone: she reads, stands behind it, says something, votes and signs up; and axe-core finds nothing
on any page, in light and dark, from left and from right."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from cocreate_desktop.domain.online import Place
from tests.browsers import IN_A_BROWSER
from tests.phones.axe import HIGH, faults
from tests.phones.home.conftest import AtHome

pytestmark = [*IN_A_BROWSER]


@contextmanager
def phone(browser: Browser, at_home: AtHome, *, display: str = "", **more: Any) -> Iterator[Page]:
    """A phone that was never here."""
    wish = {"locale": "en-GB", "reduced_motion": "reduce", "viewport": {"width": 390, "height": HIGH}}
    context = browser.new_context(**{**wish, **more})
    context.set_default_timeout(20_000)
    context.add_cookies([{"name": "display", "value": display, "url": at_home.url}] if display else [])
    yield context.new_page()
    context.close()


def pages(at_home: AtHome) -> dict[str, str]:
    """Every page that can be read, by name."""
    services, told = at_home.services, next(one for one in at_home.rounds if not one.online)
    (evening,) = services.evenings.all()
    note = services.capturing.notes(evening.id)[0]
    found = {
        "project": at_home.home,
        "theme": at_home.at(Place.THEME, at_home.theme.id),
        "note": at_home.at(Place.NOTE, note.id),
        "vote": at_home.at(Place.ROUND, at_home.asked.id),
        "result": at_home.at(Place.ROUND, told.id),
        "gone": f"{at_home.home}/N/22222222",
    }
    ways = ("S", "H", "M", "mine", "about", f"M/{at_home.desk.token}")
    return found | {way: f"{at_home.home}/{way}" for way in ways}


def test_that_a_neighbour_goes_all_the_way_on_her_phone_without_any_script(
    browser: Browser, at_home: AtHome
) -> None:
    with phone(browser, at_home, java_script_enabled=False) as page:
        page.goto(at_home.url + at_home.home)
        assert page.context.cookies() == []
        page.get_by_role("button", name="I stand behind this").dblclick()
        page.get_by_text("You stand behind this. It counts once.").wait_for()
        assert page.get_by_text("1 person stands behind this").is_visible()
        page.get_by_label("What do you think of it?").fill("Goed plan")
        page.get_by_role("button", name="Send it").click()
        page.get_by_text("It has arrived.").wait_for()
        page.get_by_role("link", name="Welke avond past jou het best?").click()
        page.get_by_role("radio").nth(1).check()
        page.get_by_role("button", name="Send my vote").click()
        page.get_by_text("Your vote is in.").wait_for()
        assert page.get_by_text("You chose: B.").is_visible()
        page.get_by_role("link", name="The whole project").click()
        page.get_by_role("link", name="Hear how it goes on").click()
        page.get_by_label("Your e-mail address").fill("noor@example.nl")
        page.get_by_role("checkbox").check()
        page.get_by_role("button", name="Send me the mail with the link").click()
        page.get_by_text("A mail is on its way to you.").wait_for()
        page.goto(f"{at_home.url}{at_home.home}/M/{at_home.desk.token}")
        page.get_by_role("button", name="Yes, that is me").click()
        page.get_by_role("heading", name="From now on you hear how it goes on").wait_for()
        page.goto(f"{at_home.url}{at_home.home}/mine")
        page.locator("li", has_text="Goed plan").get_by_role("button", name="Take it back").click()
        page.get_by_text("It has been taken back.").wait_for()
        assert not page.get_by_text("Goed plan").count()
        (kept,) = [one for one in page.context.cookies() if one["name"] == "home"]
        assert (kept["httpOnly"], kept["sameSite"], kept["path"]) == (True, "Strict", at_home.home)


def test_that_with_script_a_vote_stays_on_its_page(browser: Browser, at_home: AtHome) -> None:
    with phone(browser, at_home) as page:
        page.goto(at_home.url + at_home.at(Place.ROUND, at_home.asked.id))
        page.get_by_role("radio").first.check()
        page.get_by_role("button", name="Send my vote").click()
        page.get_by_text("You chose: A.").wait_for()
        page.get_by_role("radio").nth(1).check()
        page.get_by_role("button", name="Change my vote").click()
        page.get_by_text("You chose: B.").wait_for()
        assert page.url == at_home.url + at_home.at(Place.ROUND, at_home.asked.id)
        page.reload()
        assert page.get_by_text("You chose: B.").is_visible()


@pytest.mark.parametrize(
    ("locale", "display", "some"),
    [
        ("nl-NL", "", ()),
        ("ar", "dxc", ("project", "theme", "M")),
        ("nl-NL", "d", ("vote", "note")),
        ("ar", "", ("S", "H")),
    ],
)
def test_that_axe_finds_nothing_on_any_page(
    browser: Browser, at_home: AtHome, locale: str, display: str, some: tuple[str, ...]
) -> None:
    with phone(browser, at_home, display=display, locale=locale) as page:

        def walk() -> Iterator[str]:
            for name, address in pages(at_home).items():
                if not some or name in some:
                    page.goto(at_home.url + address)
                    yield name
            if some:
                return
            page.goto(at_home.url + at_home.at(Place.HELP))
            page.locator("[name=text]").fill("x" * 200)
            page.locator(".say-home button").click()
            page.locator("#problem").wait_for()
            yield "refused"

        assert faults(page, walk()) == {}


def test_that_nothing_is_cut_off_at_320_and_all_is_reached_by_keyboard(
    browser: Browser, at_home: AtHome
) -> None:
    with phone(browser, at_home, display="x", viewport={"width": 320, "height": 568}) as page:
        for name, address in pages(at_home).items():
            page.goto(at_home.url + address)
            wider = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert (name, wider) == (name, 0)
        page.goto(at_home.url + at_home.home)
        for _tab in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.name") == "text":
                break
        page.keyboard.type("Met toetsen")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_text("It has arrived.").wait_for()
