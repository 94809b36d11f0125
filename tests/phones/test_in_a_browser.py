"""The phone's pages in a real browser: with script and without, narrow, and with the server coming and going."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.rehearsal.browser import BrowserProblem, camera
from tests.browsers import IN_A_BROWSER
from tests.phones.conftest import Hall

pytestmark = [*IN_A_BROWSER]


@contextmanager
def phone(browser: Browser, *, script: bool = True, width: int = 390) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": width, "height": 844}, java_script_enabled=script, locale="nl-NL"
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()


def joined(context: BrowserContext, hall: Hall) -> Page:
    page = context.new_page()
    page.goto(hall.join_address)
    page.get_by_role("button", name="Doe mee").click()
    page.wait_for_url(f"{hall.url}/")
    return page


def complaints(page: Page) -> list[str]:
    """What the browser complains about from now on; a refused style or script is among it."""
    found: list[str] = []
    page.on("console", lambda said: found.append(said.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def test_that_a_neighbour_joins_writes_and_takes_back(browser: Browser, hall: Hall) -> None:
    with phone(browser) as context:
        page = joined(context, hall)
        problems = complaints(page)
        expect(page.get_by_text("Je doet mee.")).to_be_visible()

        hall.go_to(Kind.IDEAS)
        expect(page.get_by_role("heading", name="Wat mis je nu op het Buurtplein?")).to_be_visible()
        page.get_by_label("Je briefje").fill("Een bankje in de schaduw")
        expect(page.get_by_text("24 van 140")).to_be_visible()
        page.get_by_role("button", name="Hang op de muur").click()
        expect(page.get_by_text("wacht even op de begeleider")).to_be_visible()
        expect(page.get_by_label("Je briefje")).to_have_value("")

        (note,) = hall.services.capturing.notes(hall.evening.id)
        page.get_by_label("Je briefje").fill("Ik typ nog")
        hall.services.capturing.set_state([note.id], NoteState.SHOWN)
        expect(page.get_by_text("hangt op de muur")).to_be_visible()
        expect(page.get_by_label("Je briefje")).to_have_value("Ik typ nog")
        page.locator("summary").click()
        page.get_by_role("button", name="Haal dit briefje weg").click()
        expect(page.get_by_text("weggehaald", exact=True)).to_be_visible()
        assert problems == []


def test_that_a_neighbour_votes_and_sees_the_result(browser: Browser, hall: Hall) -> None:
    with phone(browser) as context:
        page = joined(context, hall)
        problems = complaints(page)
        hall.open_vote()
        page.get_by_label("Een stip meer op B").click()
        page.get_by_label("Een stip meer op B").click()
        expect(page.get_by_label("Een stip meer op B")).to_be_disabled()
        expect(page.locator("#left")).to_have_text("Nog 1 stip over")
        page.get_by_role("button", name="Stuur mijn stem").click()
        expect(page.get_by_text("Je stem is binnen.").first).to_be_visible()
        expect(page.get_by_text("1 mens heeft gestemd")).to_be_visible()
        page.reload()
        expect(page.locator(".dots").nth(1)).to_have_value("2")

        hall.services.voting.close(hall.round.id)
        expect(page.locator("#now").get_by_text("De stemming is gesloten.")).to_be_visible()
        hall.services.voting.reveal(hall.round.id)
        expect(page.locator(".bars li").first).to_contain_text("Speelplek voor alle leeftijden")
        assert problems == []


def test_that_a_restart_of_the_server_keeps_the_vote_and_the_place(browser: Browser, hall: Hall) -> None:
    hall.open_vote()
    with phone(browser) as context:
        page = joined(context, hall)
        page.get_by_label("Een stip meer op A").click()
        page.get_by_role("button", name="Stuur mijn stem").click()
        expect(page.get_by_text("Je stem is binnen.").first).to_be_visible()
        page.get_by_label("Een stip meer op C").click()
        port = hall.server.port
        hall.server.stop()
        expect(page.get_by_text("Geen verbinding", exact=True)).to_be_visible()
        page.get_by_role("button", name="Wijzig mijn stem").click()
        expect(page.get_by_text("Wat je schreef blijft op deze telefoon")).to_be_visible()
        hall.server = type(hall.server)(hall.services, hall.evening.id, port)
        expect(page.get_by_text("Je stem is binnen.").first).to_be_visible()
        expect(page.get_by_text("Verbonden", exact=True)).to_be_visible()
        page.reload()
        expect(page.locator(".dots").nth(0)).to_have_value("1")
        expect(page.locator(".dots").nth(2)).to_have_value("1")
    assert hall.voters == 1


def test_that_typed_text_survives_a_reload(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.get_by_label("Je briefje").fill("Half af")
        page.reload()
        expect(page.get_by_label("Je briefje")).to_have_value("Half af")


def test_that_the_next_phase_of_thinking_leaves_what_is_being_typed(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    started = "2026-11-24T18:30:00+00:00"
    with phone(browser) as context:
        context.clock.set_fixed_time(started)
        page = joined(context, hall)
        expect(page.get_by_text("Verbonden", exact=True)).to_be_visible()
        field = page.get_by_label("Je briefje")
        field.press_sequentially("Half af")
        hall.services.evenings.change_settings(hall.step(Kind.IDEAS), think_phase=2, think_started=started)
        expect(page.locator("#now").get_by_text("Met z'n tweeën, tot")).to_be_visible()
        expect(field).to_have_value("Half af")
        expect(field).to_be_focused()


def test_that_everything_works_without_script(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser, script=False) as context:
        page = joined(context, hall)
        page.get_by_label("Je briefje").fill("Een bankje in de schaduw")
        page.get_by_role("button", name="Hang op de muur").click()
        expect(page.get_by_text("wacht even op de begeleider")).to_be_visible()
        page.locator("summary").click()
        page.get_by_role("button", name="Haal dit briefje weg").click()
        expect(page.get_by_text("Je briefje is weggehaald.")).to_be_visible()
        expect(page.get_by_text("weggehaald", exact=True)).to_be_visible()
        hall.open_vote()
        page.goto(hall.url)
        page.get_by_label("Speelplek voor alle leeftijden").fill("2")
        page.get_by_role("button", name="Stuur mijn stem").click()
        expect(page.get_by_text("Je stem is binnen.")).to_be_visible()
        expect(page.locator(".dots").nth(1)).to_have_value("2")


def test_that_a_phone_without_cookies_takes_part_by_its_address(browser: Browser, hall: Hall) -> None:
    hall.open_vote()
    answer = hall.visitor().post(f"/J/{hall.evening.join_token}", follow_redirects=False)
    with phone(browser) as context:
        page = context.new_page()
        page.goto(hall.url + answer.headers["location"])
        page.get_by_label("Een stip meer op A").click()
        page.get_by_role("button", name="Stuur mijn stem").click()
        expect(page.get_by_text("Je stem is binnen.").first).to_be_visible()
        page.reload()
        expect(page.locator(".dots").nth(0)).to_have_value("1")
        assert context.cookies() == []


@pytest.mark.parametrize("zoom", [1, 2])
def test_that_no_page_scrolls_sideways_on_a_narrow_phone(browser: Browser, hall: Hall, zoom: int) -> None:
    with phone(browser, width=320) as context:
        page = joined(context, hall)
        wide = "document.documentElement.scrollWidth > innerWidth"
        there = {step.kind for step in hall.services.evenings.steps(hall.evening.id)}
        for kind in KINDS:
            if kind not in there:
                hall.services.evenings.add_step(hall.evening.id, kind)
            hall.go_to(kind)
            if kind is Kind.VOTE:
                hall.services.voting.open(hall.round.id)
            page.goto(hall.url)
            page.evaluate(f"document.documentElement.style.fontSize = '{100 * zoom}%'")
            assert not page.evaluate(wide), (kind, zoom)


def test_that_the_keyboard_reaches_everything_and_small_targets_there_are_none(
    browser: Browser, hall: Hall
) -> None:
    hall.open_vote()
    with phone(browser) as context:
        page = joined(context, hall)
        for button in page.locator("button:visible").all():
            size = button.bounding_box()
            assert size is not None
            assert min(size["width"], size["height"]) >= 44
        page.locator(".plus").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".dots").first).to_have_value("1")


def test_that_a_picture_of_a_page_can_be_taken(hall: Hall, tmp_path_factory: pytest.TempPathFactory) -> None:
    out = tmp_path_factory.mktemp("pictures") / "phone.png"
    with camera() as taken:
        assert taken is not None
        taken.take(hall.join_address, out)
        assert out.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(out.read_bytes()[at : at + 4]) for at in (16, 20)] == [780, 1688]
        with pytest.raises(BrowserProblem):
            taken.take("http://127.0.0.1:1/", out)
