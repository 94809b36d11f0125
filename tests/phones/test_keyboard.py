"""The pages without a finger and without eyes: every stop of the Tab key is seen, a note and a vote go by keyboard alone, the
focus stays in place when the evening goes on, and who listens hears each thing once."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from tests.browsers import IN_A_BROWSER
from tests.phones.axe import phone
from tests.phones.conftest import Hall
from tests.phones.rounds import english, opened, send

pytestmark = [*IN_A_BROWSER, pytest.mark.usefixtures("one_evening")]
LOW = {"width": 390, "height": 640}
# What is wrong with where the focus is now: nothing that shows it, or the bar at the bottom lies over it.
UNSEEN = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    const shows = [one, one.nextElementSibling, one.closest(".note")].filter(Boolean).some((near) => {
        const style = getComputedStyle(near);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    });
    const spots = [box.top + 2, (box.top + box.bottom) / 2, box.bottom - 2];
    const there = spots.some((y) => {
        const top = document.elementFromPoint((box.left + box.right) / 2, y);
        return top && (one.contains(top) || top.contains(one) || one.parentElement.contains(top));
    });
    return (shows ? "" : "no outline: ") + (there ? "" : "covered: ") + (shows && there ? "" : one.outerHTML.slice(0, 90));
}"""
# Every text that comes into a live region, in its order.
LISTEN = """() => {
    window.heard = [];
    const live = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[role=status],[role=alert]");
    new MutationObserver((changes) => changes.forEach((change) => {
        const region = live(change.target), words = region && region.textContent.trim();
        if (words && words !== window.heard.at(-1)) window.heard.push(words);
    })).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""


@pytest.fixture
def vote(hall: Hall) -> Callable[[], None]:
    """Somebody else votes for the first option."""

    def one() -> None:
        voting = hall.services.overview.evening(hall.evening.id).round
        assert voting is not None
        assert send(english(hall), hall, voting.round, {0: 1}).status_code == 200

    return one


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until this has the focus."""
    for _stop in range(40):
        if page.evaluate("one => document.activeElement.matches(one)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def heard(page: Page, count: int) -> list[str]:
    """What was read out so far, as soon as it is so many texts."""
    page.wait_for_function("count => window.heard.length >= count", arg=count)
    found: list[str] = page.evaluate("window.heard")
    return found


def test_that_every_stop_of_the_tab_key_is_seen(browser: Browser, hall: Hall) -> None:
    with phone(browser, hall, viewport=LOW) as page:

        def walk(name: str) -> list[str]:
            wrong, first = [], ""
            for _stop in range(60):
                page.keyboard.press("Tab")
                here = page.evaluate("document.activeElement.outerHTML")
                if here == first or page.evaluate("document.activeElement === document.body"):
                    break
                first = first or here
                wrong.append(page.evaluate(UNSEEN))
            assert len(wrong) > 2, name
            return [f"{name}: {said}" for said in wrong if said]

        found = []
        for path in ("/", "/about", "/display", "/code", "/F/" + hall.photo_address.rpartition("/")[2]):
            page.goto(hall.url + path)
            found += walk(path)
        for method in ("dots", "score", "ranking", "consent"):
            opened(hall, method)
            page.goto(hall.url)
            found += walk(method)
        assert found == []


def test_that_somebody_joins_writes_takes_back_and_votes_by_keyboard_alone(
    browser: Browser, hall: Hall
) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser, hall, joined=False) as page:
        page.goto(hall.join_address)
        tab_to(page, ".foot .main")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{hall.url}/")
        tab_to(page, "#text")
        page.keyboard.type("Een bankje")
        tab_to(page, "#note-form .main")
        page.keyboard.press("Space")
        expect(page.locator("#own li")).to_have_count(1)
        expect(page.locator("#note-form .main")).to_be_focused()
        tab_to(page, "summary")
        page.keyboard.press("Enter")
        tab_to(page, ".withdraw button")
        page.keyboard.press("Enter")
        expect(page.locator("#own .gone")).to_be_visible()
        expect(page.locator("#own h2")).to_be_focused()
        opened(hall, "dots")
        expect(page.locator("h1")).to_be_focused()
        tab_to(page, ".plus")
        page.keyboard.press("Enter")
        page.keyboard.press("Space")
        tab_to(page, ".foot .main")
        page.keyboard.press("Enter")
        expect(page.locator("#in")).to_be_focused()
        expect(page.locator("#in")).to_contain_text("A (2 stippen)")


def test_that_whoever_types_keeps_her_place_and_hears_that_the_step_is_over(
    browser: Browser, hall: Hall
) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser, hall) as page:
        page.locator("#text").press_sequentially("Half af")
        page.keyboard.press("Home")
        hall.services.evenings.change_step(hall.step(Kind.IDEAS), question="Wat mis je hier?")
        expect(page.locator("h1")).to_have_text("Wat mis je hier?")
        expect(page).to_have_title("Wat mis je hier? · Buurtplein Den Bosch")
        page.keyboard.type("Nog ")
        expect(page.locator("#text")).to_have_value("Nog Half af")
        hall.go_to(Kind.PAUSE)
        expect(page.locator("h1")).to_be_focused()
        expect(page).to_have_title("Pauze · Buurtplein Den Bosch")


def test_that_a_menu_that_is_open_stays_open_when_the_note_changes(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser, hall) as page:
        page.locator("#text").fill("Een pomp")
        page.locator("#note-form .main").click()
        page.locator("summary").press("Enter")
        note = hall.services.capturing.notes(hall.evening.id)[-1]
        hall.services.capturing.set_state([note.id], NoteState.SHOWN)
        expect(page.locator("#own")).to_contain_text("hangt op de muur")
        expect(page.locator("summary")).to_be_focused()
        expect(page.locator(".withdraw button")).to_be_visible()


def test_that_each_thing_is_read_out_once(browser: Browser, hall: Hall, vote: Callable[[], None]) -> None:
    voting = opened(hall, "dots")
    with phone(browser, hall) as page:
        expect(page.locator("#state b")).not_to_be_empty()
        page.evaluate(LISTEN)
        page.locator(".plus").first.click()
        page.locator(".foot .main").click()
        expect(page.locator("#in")).to_be_visible()
        mine = ["Nog 2 stippen over", "Versturen …"]
        assert heard(page, 2) == mine, "the focus reads the rest"
        for _other in range(3):
            vote()
        expect(page.locator("#turnout")).to_contain_text("4")
        hall.services.voting.close(voting.id)
        closed = "De stemming is gesloten. De uitslag komt zo op het scherm."
        assert heard(page, 3) == [*mine, closed], (
            "three other votes are no news, and the heading has the focus"
        )
        shown_text = "De uitslag Wat doen we eerst?"
        page.evaluate("document.activeElement.blur()")
        hall.services.voting.reveal(voting.id)
        assert heard(page, 4) == [*mine, closed, shown_text]
        expect(page).to_have_title("De uitslag: Wat doen we eerst? · Buurtplein Den Bosch")
