"""Bad Wi-Fi in a real browser: answers that are lost after the laptop stored what was sent, a step that moves on under what is
typed, a phone that was away. Nothing typed is lost, nothing is stored twice, and nothing is called sent before it is."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from tests.browsers import IN_A_BROWSER
from tests.phones.conftest import Hall
from tests.phones.rounds import opened, shown
from tests.phones.test_in_a_browser import joined, phone

pytestmark = [*IN_A_BROWSER, pytest.mark.usefixtures("one_evening")]
KEPT = "Wat je schreef blijft op deze telefoon"


@contextmanager
def answers_lost(page: Page, address: str) -> Iterator[list[int]]:
    """What is sent arrives and is stored, and the answer never comes; gives the status that each answer had."""
    lost: list[int] = []

    def swallow(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route(address, swallow)
    try:
        yield lost
    finally:
        page.unroute(address)


def again(page: Page) -> None:
    """The pause before it is sent once more is over."""
    page.clock.fast_forward(3100)


def texts(hall: Hall) -> list[str]:
    """Every note that was not taken away, by its words."""
    notes = hall.services.capturing.notes(hall.evening.id)
    return [note.text for note in notes if note.state is not NoteState.WITHDRAWN]


def write(page: Page, words: str) -> None:
    page.locator("#text").fill(words)
    page.locator("#note-form .main").click()


def test_that_a_note_whose_answers_are_lost_hangs_there_once(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        with answers_lost(page, "**/note") as lost:
            write(page, "Een bankje")
            expect(page.locator("#said")).to_contain_text(KEPT)
            expect(page.locator("#text")).to_have_value("Een bankje")
            with page.expect_event("requestfailed"):
                again(page)
        again(page)
        expect(page.locator("#said")).to_have_text("Je briefje is verstuurd.")
        expect(page.locator("#text")).to_have_value("")
        expect(page.locator("#own li")).to_have_count(1)
        assert set(lost) == {200}
    assert texts(hall).count("Een bankje") == 1


def test_that_a_note_whose_answer_is_lost_is_known_after_a_reload(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        with answers_lost(page, "**/note"):
            write(page, "Een boom")
            expect(page.locator("#said")).to_contain_text(KEPT)
            page.reload()
        expect(page.locator("#own li")).to_have_count(1)
        expect(page.locator("#text")).to_have_value("")
    assert texts(hall).count("Een boom") == 1


def test_that_a_vote_whose_answer_is_lost_counts_once_and_is_called_in_only_then(
    browser: Browser, hall: Hall
) -> None:
    voting = opened(hall, "dots")
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        page.locator(".plus").first.click()
        with answers_lost(page, "**/vote") as lost:
            page.route("**/now", lambda route: route.abort())
            page.locator(".foot .main").click()
            expect(page.locator("#said")).to_contain_text(KEPT)
            expect(page.locator("#in")).to_be_hidden()
        page.unroute("**/now")
        again(page)
        expect(page.locator("#in")).to_contain_text("Je stem is binnen.")
        assert set(lost) == {200}
    assert hall.services.store.read(lambda reader: reader.voters(voting.id)) == 1


def test_that_what_is_typed_survives_a_server_that_goes_and_comes_back(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        page.locator("#text").fill("Een pomp")
        port = hall.server.port
        hall.server.stop()
        page.locator("#note-form .main").click()
        expect(page.locator("#said")).to_contain_text(KEPT)
        hall.server = type(hall.server)(hall.services, hall.evening.id, port)
        again(page)
        expect(page.locator("#said")).to_have_text("Je briefje is verstuurd.")
    assert texts(hall).count("Een pomp") == 1


def test_that_a_note_of_a_step_that_is_over_is_offered_back(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.locator("#text").fill("Half af")
        hall.go_to(Kind.PAUSE)
        kept = page.locator("#kept")
        expect(kept).to_contain_text("Half af")
        expect(kept.locator(".put")).to_be_hidden()
        page.reload()
        expect(kept).to_contain_text("Half af")
        hall.go_to(Kind.THEMES)
        kept.locator(".put").click()
        expect(page.locator("#text")).to_have_value("Half af")
        expect(kept).to_have_count(0)
        page.locator("#note-form .main").click()
        expect(page.locator("#own li")).to_have_count(1)
        hall.go_to(Kind.PAUSE)
        expect(page.locator("h1")).to_have_text("Pauze")
        expect(kept).to_have_count(0)
    assert texts(hall).count("Half af") == 1


def test_that_a_note_that_comes_too_late_says_so_and_stays(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        page.route("**/note", lambda route: route.abort())
        write(page, "Te laat")
        expect(page.locator("#said")).to_contain_text(KEPT)
        hall.go_to(Kind.PAUSE)
        expect(page.locator("#kept")).to_contain_text("Te laat")
        page.unroute("**/note")
        again(page)
        expect(page.get_by_role("alert")).to_contain_text("We vragen nu even geen ideeën.")
        expect(page.locator("#kept")).to_contain_text("Te laat")
        page.locator("#kept .drop").click()
        expect(page.locator("#kept")).to_have_count(0)
    assert "Te laat" not in texts(hall)


def test_that_a_vote_that_comes_too_late_says_so(browser: Browser, hall: Hall) -> None:
    voting = opened(hall, "dots")
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        page.locator(".plus").first.click()
        page.route("**/vote", lambda route: route.abort())
        page.locator(".foot .main").click()
        expect(page.locator("#said")).to_contain_text(KEPT)
        hall.services.voting.close(voting.id)
        expect(page.locator(".tip")).to_contain_text("De stemming is gesloten.")
        page.unroute("**/vote")
        again(page)
        expect(page.get_by_role("alert")).to_contain_text("Had je al gestemd, dan telt die stem.")
    assert hall.services.store.read(lambda reader: reader.voters(voting.id)) == 0


def test_that_a_phone_that_was_away_is_back_in_its_place_with_its_vote(browser: Browser, hall: Hall) -> None:
    voting = opened(hall, "dots")
    with phone(browser) as context:
        page = joined(context, hall)
        page.locator(".plus").first.click()
        page.locator(".foot .main").click()
        expect(page.locator("#in")).to_be_visible()
        context.set_offline(True)
        expect(page.locator("#state")).to_have_text("Geen verbinding")
        shown(hall, voting.id)
        context.set_offline(False)
        expect(page.locator(".own")).to_contain_text("1 stip")
        expect(page.locator(".bars li")).to_have_count(3)
        expect(page.locator("#state")).to_have_text("Verbonden")


def test_that_a_note_taken_away_while_the_answer_is_lost_is_away(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        write(page, "Toch niet")
        page.locator("summary").click()
        with answers_lost(page, "**/withdraw"):
            page.locator(".withdraw button").click()
            expect(page.locator("#own .gone")).to_be_visible()
        again(page)
        expect(page.locator("#said")).to_have_text("Je briefje is weggehaald.")
    assert "Toch niet" not in texts(hall)


def test_that_without_a_script_too_a_note_that_comes_too_late_is_shown_again(
    browser: Browser, hall: Hall
) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser, script=False) as context:
        page = joined(context, hall)
        page.locator("#text").fill("Ook te laat")
        hall.go_to(Kind.PAUSE)
        page.locator("#note-form .main").click()
        expect(page.locator("h1")).to_have_text("Pauze")
        expect(page.get_by_role("alert")).to_contain_text("We vragen nu even geen ideeën.")
        expect(page.get_by_text("Ook te laat")).to_be_visible()


@pytest.mark.expected_log("what a phone sent could not be stored")
def test_that_nothing_is_called_sent_while_the_laptop_cannot_store_it(browser: Browser, hall: Hall) -> None:
    hall.go_to(Kind.IDEAS)
    with phone(browser) as context:
        page = joined(context, hall)
        page.clock.install()
        hall.store.full = True
        write(page, "Een tafel")
        expect(page.locator("#said")).to_contain_text("De laptop kon dit nu even niet bewaren.")
        expect(page.locator("#text")).to_have_value("Een tafel")
        hall.store.full = False
        again(page)
        expect(page.locator("#said")).to_have_text("Je briefje is verstuurd.")
    assert texts(hall).count("Een tafel") == 1
