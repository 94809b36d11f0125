"""What goes wrong while cards are read: each is answered with a sentence and a way out, and nothing that was read is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.cards.cardrows import ROW
from cocreate_desktop.desktop.cards.standing import Sign
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.state import CardsOnStage
from cocreate_desktop.domain.rounds import Happening, Phase
from cocreate_desktop.domain.steps import Kind
from tests.desktop.cards.conftest import Voting
from tests.desktop.cards.halls import pictures, two_alike

HELD = {1: "A", 2: "B", 3: "A"}


def on_stage(vote: Voting) -> CardsOnStage:
    found = vote.cards.on_stage
    assert found is not None
    return found


def test_that_closing_the_vote_while_reading_stops_with_a_word_and_keeps_what_was_read(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    screen = vote.open_screen()
    vote.read()
    vote.until(lambda: len(vote.state().seen) == 3)
    vote.focus(screen.camera.tile)
    vote.press(Qt.Key.Key_PageDown)
    assert vote.found.round.phase is Phase.CLOSED
    assert not vote.cards.session.reading
    assert any("3" in words for words in vote.heard.messages)
    assert not screen.camera.tile.click_allowed()
    assert vote.state().seen == (1, 2, 3)


def test_that_what_is_read_in_the_last_moment_is_told_and_listed_when_it_came_too_late(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    vote.open_screen()
    vote.read()
    vote.until(lambda: vote.cards.session.busy or len(vote.state().seen) == 3)
    vote.services.voting.close(vote.found.round.id)
    vote.see()
    vote.settle()
    seen, late = len(vote.state().seen), vote.services.auditing.lines(vote.found.round.id)
    lost = sum(line.number for line in late if line.what is Happening.LATE)
    assert seen + lost == 3
    # That reading stopped is told in any case.
    assert (len(vote.heard.messages) > 1) == bool(lost)


def test_that_two_cards_with_one_number_count_for_none_and_are_warned_of(vote: Voting) -> None:
    vote.prepare("choice")
    vote.eyes.show(two_alike(HELD, 2))
    screen = vote.open_screen()
    vote.read()
    vote.until(lambda: vote.state().seen == (1, 3) and vote.happened(Happening.TWICE) == ["2"])
    row = next(row for row in screen.side.missing.rows if row.number == 2)
    assert row.reason != next(row for row in screen.side.missing.rows if row.number == 4).reason
    signs = [one.sign for one in screen.camera.view.marks if one.number == 2]
    assert signs == [Sign.UNCLEAR, Sign.UNCLEAR]


def test_that_without_a_camera_the_screen_leads_to_the_phone(vote: Voting) -> None:
    vote.prepare("choice")
    vote.eyes.names = ()
    screen = vote.open_screen()
    vote.until(lambda: "scan" in screen.camera.view.words)
    assert not screen.camera.tile.click_allowed()
    assert forms.child(screen, QWidget, "code").isVisible()


def test_that_a_camera_that_goes_away_is_told_and_comes_back_with_a_button(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    screen = vote.open_screen()
    vote.read()
    vote.until(lambda: len(vote.state().seen) == 3)
    vote.eyes.lose.set()
    vote.until(lambda: "Ingebouwde camera" in screen.camera.view.words)
    assert not vote.cards.session.reading
    vote.eyes.lose.clear()
    vote.until(lambda: screen.camera.turn_on.isVisible())
    screen.camera.turn_on.click()
    vote.until(lambda: screen.camera.live)
    assert vote.state().seen == (1, 2, 3)


@pytest.mark.parametrize(("method", "cards"), [("ranking", 3), ("choice", 0)])
def test_that_a_vote_without_cards_says_what_to_do_instead(vote: Voting, method: str, cards: int) -> None:
    vote.prepare(method, cards=cards)
    vote.hall(HELD)
    vote.cards.open_cards(vote.found.round.id)
    assert not vote.screen.camera.tile.click_allowed()
    vote.until(lambda: vote.screen.camera.live)
    assert vote.screen.camera.view.words


def test_that_a_card_that_voted_before_the_program_was_opened_is_left_as_it_is(vote: Voting) -> None:
    vote.prepare("choice")
    vote.services.cards.read(vote.found.round.id, {1: "C"})
    vote.see()
    vote.hall({1: "A", 2: "B"})
    vote.open_screen()
    assert vote.cards.session.standing.seen == (1,)
    vote.sweep(2)
    votes = vote.votes()
    assert [votes[option.id] for option in vote.options] == [0, 1, 1]


def test_that_the_stage_hears_which_numbers_were_seen_and_never_what_they_said(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    assert vote.cards.on_stage is None
    vote.open_screen()
    assert on_stage(vote) == CardsOnStage(False, "", (1, 2, 3, 4, 5, 6), ())
    vote.read()
    vote.until(lambda: on_stage(vote).seen == (1, 2, 3))
    assert on_stage(vote).reading
    assert "A" not in str(on_stage(vote))
    vote.screen.camera.stop.click()
    vote.settle()
    vote.focus(vote.screen.camera.tile)
    vote.press(Qt.Key.Key_Escape)
    assert vote.cards.on_stage is None
    assert not vote.cards.showing


def test_that_the_button_of_the_vote_opens_the_screen(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    vote.part(KeyButton, "readCards").click()
    assert vote.screen.isVisible()


def test_that_the_screen_goes_when_the_room_may_see_the_result(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    vote.open_screen()
    vote.votes()
    vote.see()
    assert not vote.cards.showing


def test_that_the_screen_takes_the_steps_place_while_the_foot_stays(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    screen = vote.open_screen()
    foot = next(one for one in vote.room.findChildren(QWidget, "foot") if one.property("bar") == "foot")
    parts = [forms.child(vote.room, QWidget, name) for name in ("sheetSide", "faceCard")]
    assert screen.isVisible()
    assert foot.isVisible()
    assert not any(part.isVisible() for part in parts)
    vote.cards.close_screen()
    assert all(part.isVisible() for part in parts)
    vote.until(lambda: not screen.camera.camera.on)


def test_that_the_screen_goes_when_another_step_comes_and_the_camera_goes_off(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    screen = vote.open_screen()
    vote.read()
    vote.go(Kind.PAUSE)
    assert not vote.cards.showing
    vote.until(lambda: not screen.camera.camera.on)
    assert not vote.cards.session.reading


def test_that_leaving_the_room_turns_the_camera_off_and_coming_back_turns_it_on(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(HELD)
    screen = vote.open_screen()
    vote.room.leave()
    vote.until(lambda: not screen.camera.camera.on)
    vote.room.enter(vote.evening.id)
    vote.until(lambda: screen.camera.live)
    assert screen.isVisible()


@pytest.mark.parametrize(("wide", "high"), [(1280, 664), (1366, 712), (1920, 1024)])
def test_that_everything_fits_in_a_window_of_every_size(vote: Voting, wide: int, high: int) -> None:
    vote.prepare("choice", cards=44)
    vote.hall(HELD)
    screen = vote.open_screen()
    vote.sweep(3)
    vote.room.resize(wide, high)
    vote.until(lambda: vote.room.width() == wide)
    assert vote.room.height() == high
    code = forms.child(screen, QWidget, "code")
    assert screen.rect().contains(code.mapTo(screen, code.rect().bottomRight()))
    assert screen.side.missing.height() >= 2 * ROW
    box = screen.camera.view.picture_box
    assert abs(box.width() / box.height() - 16 / 9) < 0.02


def test_that_no_letter_and_no_answer_is_told_of_the_picture(vote: Voting) -> None:
    vote.prepare("choice")
    vote.eyes.show(pictures(tuple(HELD.items()), 5))
    screen = vote.open_screen()
    vote.sweep(3)
    view = screen.camera.view
    told = f"{view.accessibleName()} {view.accessibleDescription()}"
    assert not {" A ", " B ", " C "} & {f" {word} " for word in told.split()}
