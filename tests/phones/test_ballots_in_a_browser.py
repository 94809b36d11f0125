"""Ballots in a real browser: by keyboard alone, without script, on a narrow phone, and with names for whoever listens."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect

from cocreate_desktop.domain.rounds import Round
from tests.browsers import IN_A_BROWSER
from tests.phones.conftest import Hall
from tests.phones.rounds import RULES, opened, option_ids, shown
from tests.phones.test_in_a_browser import complaints

pytestmark = [*IN_A_BROWSER, pytest.mark.usefixtures("one_evening")]
A, B, C = "Een grote tafel onder de bomen", "Speelplek voor alle leeftijden", "Meer groen en schaduw"


Opens = Callable[..., Page]


@pytest.fixture
def phone(browser: Browser, hall: Hall) -> Iterator[Opens]:
    """Opens a phone that has joined; with or without script, so wide."""
    made = []

    def open_one(*, script: bool = True, width: int = 390) -> Page:
        viewport = {"width": width, "height": 844}
        context = browser.new_context(viewport=viewport, java_script_enabled=script, locale="en-GB")  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        made.append(context)
        page = context.new_page()
        page.goto(hall.join_address)
        page.get_by_role("button", name="Join").click()
        page.wait_for_url(f"{hall.url}/")
        return page

    yield open_one
    for context in made:
        context.close()


def stored(hall: Hall, voting: Round) -> list[dict[int, int]]:
    """Every ballot as it came, by the place of the option."""
    ids = option_ids(hall, voting)
    ballots = hall.services.store.read(lambda reader: reader.ballots(voting.id))
    return [{ids.index(one): weight for one, weight in ballot.choices} for ballot in ballots]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def sent(page: Page) -> None:
    """Goes to the button by keyboard and presses it."""
    button = page.get_by_role("button", name="Send my vote")
    for _tab in range(40):
        if button.evaluate("one => one === document.activeElement"):
            break
        press(page, "Tab")
    press(page, "Enter")
    expect(page.locator("#in")).to_contain_text("Your vote is in.")


def test_that_a_choice_is_made_by_keyboard(hall: Hall, phone: Opens) -> None:
    voting = opened(hall, "choice")
    page = phone()
    problems = complaints(page)
    group = page.get_by_role("radiogroup", name="Wat doen we eerst?")
    expect(group.get_by_role("radio")).to_have_count(3)
    group.get_by_role("radio", name=f"A: {A}").focus()
    press(page, "ArrowDown", "ArrowDown")
    expect(group.get_by_role("radio", name=f"C: {C}")).to_be_checked()
    sent(page)
    expect(page.locator("#yours")).to_have_text("You chose: C.")
    assert stored(hall, voting) == [{2: 1}]
    page.get_by_role("radio", name=f"B: {B}").check()
    page.get_by_role("button", name="Change my vote").click()
    expect(page.locator("#yours")).to_have_text("You chose: B.")
    hall.services.voting.close(voting.id)
    expect(page.locator("#now").get_by_text("The vote is closed.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=B)).to_be_visible()
    hall.services.voting.reveal(voting.id)
    expect(page.locator(".bars li").first).to_contain_text("1 vote")
    assert problems == []


def test_that_a_ranking_is_made_by_keyboard(hall: Hall, phone: Opens) -> None:
    voting = opened(hall, "ranking")
    page = phone()
    problems = complaints(page)
    for letter in "CAB":
        page.get_by_role("button", name=f"{letter} one place up").focus()
        press(page, "Enter")
    expect(page.locator("#moved")).to_have_text("B: place 3")
    expect(page.get_by_label(A, exact=False)).to_have_value("2")
    page.get_by_role("button", name="B one place up").focus()
    press(page, "Enter", "Enter")
    assert [page.locator(".place").nth(place).input_value() for place in range(3)] == ["3", "1", "2"]
    expect(page.get_by_role("button", name="B one place up")).to_be_disabled()
    expect(page.get_by_role("button", name="B one place down")).to_be_focused()
    page.get_by_role("button", name="A one place down").press("Enter")
    expect(page.get_by_role("combobox", name=f"A: {A}")).to_have_value("")
    page.get_by_role("combobox", name=f"A: {A}").select_option("place 2")
    sent(page)
    assert stored(hall, voting) == [{0: 2, 1: 1, 2: 2}]
    expect(page.locator("#yours")).to_have_text("You chose: B (place 1), A (place 2), C (place 2).")
    assert problems == []


def test_that_an_objection_is_given_by_keyboard_and_asks_for_its_reason(hall: Hall, phone: Opens) -> None:
    voting = opened(hall, "consent")
    page = phone()
    problems = complaints(page)
    reason = page.get_by_label("The reason of your objection")
    expect(reason).to_be_hidden()
    page.get_by_role("radio", name="A: I can go along with it").focus()
    press(page, "Space", "ArrowDown")
    expect(reason).to_be_visible()
    page.get_by_role("button", name="Send my vote").press("Enter")
    expect(reason).to_be_focused()
    assert stored(hall, voting) == []
    page.keyboard.type("De auto's rijden te hard.")
    page.reload()
    expect(reason).to_have_value("De auto's rijden te hard.")
    sent(page)
    assert stored(hall, voting) == [{1: 1}]
    assert problems == []


def test_that_a_budget_adds_up_and_is_not_limited(hall: Hall, phone: Opens) -> None:
    voting = opened(hall, "budget")
    page = phone()
    group = page.get_by_role("group", name="Wat doen we eerst?")
    for box in group.get_by_role("checkbox").all():
        box.focus()
        press(page, "Space")
    expect(page.locator("#left")).to_have_text("Chosen: € 12,500 of € 10,000")
    sent(page)
    assert stored(hall, voting) == [{0: 1, 1: 1, 2: 1}]


def test_that_chips_say_what_is_left(hall: Hall, phone: Opens) -> None:
    voting = opened(hall, "chips")
    page = phone()
    left = page.locator("#left")
    expect(left).to_have_text("€ 1,000 left")
    page.get_by_role("button", name="More for B").focus()
    press(page, *["Enter"] * 4)
    expect(left).to_have_text("€ 600 left")
    page.get_by_role("spinbutton", name=f"A: {A}").fill("700")
    expect(left).to_have_text("€ 100 too much")
    page.get_by_role("button", name="Send my vote").click()
    expect(page.locator("#said")).to_contain_text("it spreads more than everybody has.")
    expect(page.get_by_role("spinbutton", name=f"A: {A}")).to_have_value("700")
    page.get_by_role("button", name="Less for A").press("Enter")
    expect(left).to_have_text("All € 1,000 divided")
    expect(page.get_by_role("button", name="More for C")).to_be_disabled()
    sent(page)
    assert stored(hall, voting) == [{0: 600, 1: 400}]


def test_that_marks_are_given_by_keyboard_and_taken_away_again(hall: Hall, phone: Opens) -> None:
    voting = opened(hall, "score")
    page = phone()
    marks = page.get_by_role("radiogroup", name=f"A: {A}")
    expect(marks.get_by_role("radio", name="no mark")).to_be_checked()
    marks.get_by_role("radio", name="0", exact=True).check()
    page.get_by_role("radiogroup", name=f"B: {B}").get_by_role("radio", name="4").focus()
    press(page, "Space", "ArrowRight")
    sent(page)
    assert stored(hall, voting)[-1] == {0: 0, 1: 5}
    marks.get_by_role("radio", name="no mark").check()
    page.get_by_role("button", name="Change my vote").click()
    expect(page.locator("#yours")).to_have_text("You chose: B (mark 5).")
    page.reload()
    expect(marks.get_by_role("radio", name="no mark")).to_be_checked()


def test_that_a_card_or_slip_of_the_same_code_shows_up_while_the_page_is_open(
    hall: Hall, phone: Opens
) -> None:
    voting = opened(hall, "choice")
    (code,) = hall.services.cards.make_codes(hall.evening.id, 1)
    page = phone()
    page.get_by_role("radio", name=f"A: {A}").check()
    sent(page)
    page.goto(f"{hall.url}/code")
    page.get_by_label("Your code").fill(code.typed)
    page.get_by_role("button", name="Join").click()
    expect(page.get_by_text("Your vote went along: one person, one vote.")).to_be_visible()
    expect(page).to_have_url(f"{hall.url}/")
    hall.services.casting.enter_slip(voting.id, code.typed, {option_ids(hall, voting)[2]: 1})
    expect(page.locator("#now").get_by_text("Now your vote by paper slip counts.")).to_be_visible()
    expect(page.get_by_role("radio", name=f"C: {C}")).to_be_checked()


# What is ticked, and what is typed or chosen in the fields with these names.
WITHOUT_SCRIPT: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "choice": ((f"B: {B}",), {}),
    "approval": ((f"A: {A}", f"B: {B}"), {}),
    "yes-no": (("B: No",), {}),
    "dots": ((), {f"B: {B}": "2"}),
    "score": ((), {}),
    "ranking": ((), {f"B: {B}": "place 1"}),
    "support": (("2: yes, with a remark",), {}),
    "consent": (
        ("B: I have a reasoned paramount objection",),
        {"The reason of your objection": "Te druk"},
    ),
    "budget": ((f"B: {B}",), {}),
    "chips": ((), {f"B: {B}": "1000"}),
}


def filled_in(page: Page, method: str) -> None:
    ticked, typed = WITHOUT_SCRIPT[method]
    for name in ticked:
        page.get_by_label(name).check()
    for name, words in typed.items():
        if method == "ranking":
            page.get_by_label(name).select_option(words)
        else:
            page.get_by_label(name).fill(words)
    if method == "score":
        page.get_by_role("radiogroup", name=f"B: {B}").get_by_role("radio", name="3").check()


@pytest.mark.parametrize("method", RULES)
def test_that_every_ballot_works_without_script_on_a_narrow_phone(
    hall: Hall, phone: Opens, method: str
) -> None:
    voting = opened(hall, method)
    page = phone(script=False, width=320)
    filled_in(page, method)
    page.get_by_role("button", name="Send my vote").click()
    expect(page.get_by_text("Your vote is in.")).to_be_visible()
    (ballot,) = stored(hall, voting)
    assert 1 in ballot
    shown(hall, voting.id)
    page.goto(hall.url)
    expect(page.locator(".bars")).to_be_visible()


@pytest.mark.parametrize("zoom", [1, 2])
def test_that_no_ballot_or_result_scrolls_sideways_and_all_can_be_tapped(
    hall: Hall, phone: Opens, zoom: int
) -> None:
    page = phone(width=320)
    for method in RULES:
        voting = opened(hall, method)
        for part in ("ballot", "result"):
            if part == "result":
                shown(hall, voting.id)
            page.goto(hall.url)
            page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, (method, part)
            assert page.evaluate(SMALL) == [], (method, part)


SMALL = """[...document.querySelectorAll("main button, main select, main textarea, main label:has(input), main input")]
    .filter((one) => one.offsetParent && !one.closest("label:has(input)") | (one.tagName === "LABEL"))
    .filter((one) => one.type !== "hidden" && !one.classList.contains("dots"))
    .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
    .filter(([, box]) => box.width < 44 || box.height < 44).map(([words, box]) => `${words} ${box.width}x${box.height}`)"""
