"""The pages as people with other eyes and languages see them, in a real browser: mirrored, large, dark, and read aloud."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from cocreate_desktop import look
from cocreate_desktop.domain.steps import Kind
from tests.browsers import IN_A_BROWSER
from tests.phones.conftest import Hall
from tests.phones.rounds import RULES, opened, shown
from tests.phones.test_in_a_browser import complaints

pytestmark = [*IN_A_BROWSER, pytest.mark.usefixtures("one_evening")]
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
GROUND = "getComputedStyle(document.body).backgroundColor"
# A phone with a voice of its own for Dutch, and one for English that would send the words to somebody else.
VOICES = """
    const said = [];
    class Utterance { constructor(text) { this.text = text; } }
    const voices = [{ lang: "en-GB", localService: false }, { lang: "nl_NL", localService: true }];
    const mouth = { said, getVoices: () => voices, cancel() {}, speak: (one) => said.push([one.voice.lang, one.text]),
                    addEventListener() {} };
    Object.defineProperty(window, "speechSynthesis", { value: mouth });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
"""


@contextmanager
def phone(
    browser: Browser, hall: Hall, *, display: str = "", width: int = 390, voices: bool = False, **more: Any
) -> Iterator[Page]:
    """A phone that has joined."""
    context = browser.new_context(viewport={"width": width, "height": 844}, **{"locale": "nl-NL", **more})
    context.set_default_timeout(15_000)
    context.add_cookies([{"name": "display", "value": display, "url": hall.url}] if display else [])
    if voices:
        context.add_init_script(VOICES)
    page = context.new_page()
    page.goto(hall.join_address)
    page.locator(".foot .main").click()
    page.wait_for_url(f"{hall.url}/")
    yield page
    context.close()


def test_that_arabic_runs_from_right_to_left(browser: Browser, hall: Hall) -> None:
    opened(hall, "dots")
    with phone(browser, hall, locale="ar-SY") as page:
        problems = complaints(page)
        tile, plus = (
            page.locator(".option .tile").first.bounding_box(),
            page.locator(".plus").first.bounding_box(),
        )
        assert tile is not None
        assert plus is not None
        assert tile["x"] > plus["x"]
        page.locator(".plus").nth(1).click()
        expect(page.locator("#left")).to_have_text("بقيت لديك نقطتان")
        page.locator(".plus").nth(1).click()
        expect(page.locator("#left")).to_have_text("بقيت لديك نقطة واحدة")
        page.locator(".foot .main").click()
        expect(page.locator("#in")).to_contain_text("وصل صوتك.")
        assert problems == []


@pytest.mark.parametrize("language", ["nl", "ar", "pl", "uk"])
def test_that_letters_twice_as_large_fit_on_the_narrowest_phone(
    browser: Browser, hall: Hall, language: str
) -> None:
    with phone(browser, hall, width=320, locale=language) as page:
        wide = {}

        def look_at(name: str, path: str = "/") -> None:
            page.goto(hall.url + path)
            for size in ("100%", "200%"):
                page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
                wide[f"{name} {size}"] = page.evaluate(TOO_WIDE)

        for path in ("/display", "/about", "/code", f"/F/{hall.photo_address.rpartition('/')[2]}"):
            look_at(path, path)
        for step in hall.services.evenings.steps(hall.evening.id):
            if step.kind is not Kind.VOTE:
                hall.services.playing.go_to(hall.evening.id, step.id)
                look_at(str(step.kind))
        for method in RULES:
            voting = opened(hall, method)
            look_at(method)
            shown(hall, voting.id)
            look_at(f"{method}, result")
        assert {name: more for name, more in wide.items() if more > 0} == {}


def test_that_dark_can_be_chosen_on_a_light_phone_and_light_on_a_dark_one(
    browser: Browser, hall: Hall
) -> None:
    def ground(tokens: look.Tokens) -> str:
        red, green, blue = (int(tokens.paper[at : at + 2], 16) for at in (1, 3, 5))
        return f"rgb({red}, {green}, {blue})"

    with phone(browser, hall, color_scheme="light") as page:
        assert page.evaluate(GROUND) == ground(look.LIGHT)
        page.goto(f"{hall.url}/display")
        page.locator("button[name=colours][value=dark]").click()
        expect(page.locator("html.dark")).to_be_visible()
        assert page.evaluate(GROUND) == ground(look.DARK)
        expect(page.locator("button[name=colours][value=dark]")).to_have_attribute("aria-pressed", "true")
    with phone(browser, hall, color_scheme="dark", display="w") as page:
        assert page.evaluate(GROUND) == ground(look.LIGHT)
    with phone(browser, hall, color_scheme="dark", contrast="more") as page:
        assert page.evaluate(GROUND) == "rgb(0, 0, 0)"


def test_that_letters_are_made_larger_without_script(browser: Browser, hall: Hall) -> None:
    with phone(browser, hall, java_script_enabled=False) as page:
        before = page.locator("h1").evaluate("one => getComputedStyle(one).fontSize")
        page.locator(".tune").click()
        page.locator("button[name=size][value=large]").click()
        page.locator(".foot .main").click()
        page.wait_for_url(f"{hall.url}/")
        after = page.locator("h1").evaluate("one => getComputedStyle(one).fontSize")
        assert float(after[:-2]) > 1.2 * float(before[:-2])
        expect(page.locator(".aloud")).to_have_count(0)


def test_that_a_voice_of_the_phone_reads_the_question_and_what_can_be_chosen(
    browser: Browser, hall: Hall
) -> None:
    opened(hall, "support")
    with phone(browser, hall, voices=True) as page:
        page.locator(".aloud").click()
        said = page.evaluate("speechSynthesis.said")
        assert {voice for voice, _text in said} == {"nl_NL"}
        assert said[0][1] == "Wat doen we eerst?"
        assert any("van harte" in text for _voice, text in said)
    with phone(browser, hall, voices=True, locale="en-GB") as page:
        expect(page.locator(".aloud")).to_have_count(0)


def test_that_what_is_chosen_shows_in_the_colours_of_windows(browser: Browser, hall: Hall) -> None:
    opened(hall, "dots")
    with phone(browser, hall, forced_colors="active") as page:
        page.locator(".plus").first.click()
        option = page.locator(".option.chosen")
        assert option.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
        assert page.locator(".main").evaluate("one => getComputedStyle(one).borderTopWidth") == "1px"
