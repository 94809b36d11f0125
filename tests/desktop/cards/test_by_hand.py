"""What people add to a sweep: a card by hand and its undo, which cards were handed out, and another sweep that only adds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cocreate_desktop.desktop.cards.cardrows import CardRows
from cocreate_desktop.desktop.cards.standing import Sign
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.seeing import CardSeen, CardsLooked, CardUnclear
from tests.desktop.cards.conftest import Voting

QUAD = ((10.0, 10.0), (40.0, 10.0), (40.0, 40.0), (10.0, 40.0))
FIVE = {1: "A", 2: "B", 3: "A", 5: "C", 6: "B"}


def tap(rows: CardRows, number: int, side: str) -> None:
    """Presses the letter beside a card."""
    place = next(n for n, row in enumerate(rows.rows) if row.number == number)
    spot = rows.button_box(place, side).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def counts(vote: Voting) -> list[int]:
    votes = vote.votes()
    return [votes[option.id] for option in vote.options]


def test_that_a_missing_card_is_entered_with_one_tap_and_taken_back(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(FIVE)
    screen = vote.open_screen()
    vote.sweep(5)
    assert vote.missing == [4]
    assert screen.side.missing.rows[0].sides == ("A", "B", "C")
    tap(screen.side.missing, 4, "C")
    assert vote.state().seen == (1, 2, 3, 4, 5, 6)
    assert vote.missing == []
    assert vote.heard.undo is not None
    vote.heard.undo()
    assert vote.state().seen == (1, 2, 3, 5, 6)
    assert vote.missing == [4]
    vote.desk.undo.redo()
    assert counts(vote) == [2, 2, 2]


def test_that_a_letter_on_the_keyboard_enters_the_chosen_card(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(FIVE)
    screen = vote.open_screen()
    vote.sweep(5)
    vote.focus(screen.camera.tile)
    vote.press(Qt.Key.Key_F6)
    assert screen.side.missing.hasFocus()
    vote.press(Qt.Key.Key_B)
    assert vote.state().seen == (1, 2, 3, 4, 5, 6)
    assert not vote.view.evening.blank
    vote.focus(screen.camera.tile)
    vote.press(Qt.Key.Key_B)
    assert vote.view.evening.blank


def test_that_the_space_bar_reads_and_stops(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(FIVE)
    screen = vote.open_screen()
    vote.focus(screen.camera.tile)
    vote.press(Qt.Key.Key_Space)
    assert vote.reads_now()
    vote.press(Qt.Key.Key_Space)
    assert not vote.reads_now()
    assert screen.camera.tile.hasFocus()


def test_that_the_first_reading_counts_until_somebody_taps(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall({1: "A", 2: "B"})
    screen = vote.open_screen()
    vote.sweep(2)
    vote.hall({1: "A", 2: "C"}, seed=6)
    vote.read()
    vote.until(lambda: vote.unclear == [2])
    vote.until(lambda: [one.sign for one in screen.camera.view.marks if one.number == 2] == [Sign.UNCLEAR])
    screen.camera.stop.click()
    vote.settle()
    assert vote.state().seen == (1, 2)
    assert screen.side.unclear.isVisible()
    tap(screen.side.unclear, 2, "C")
    assert vote.unclear == []
    assert counts(vote) == [1, 0, 1]


def test_that_another_side_is_pointed_out_also_after_another_step(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall({1: "A", 2: "B"})
    screen = vote.open_screen()
    vote.sweep(2)
    vote.go(Kind.PAUSE)
    assert not vote.cards.showing
    vote.go(Kind.VOTE)
    vote.hall({1: "A", 2: "C"}, seed=6)
    vote.open_screen()
    assert vote.seen() == (1, 2)
    vote.read()
    vote.until(lambda: vote.unclear == [2])
    screen.camera.stop.click()
    vote.settle()
    tap(screen.side.unclear, 2, "C")
    assert counts(vote) == [1, 0, 1]


def test_that_what_was_entered_by_hand_is_taken_back_while_another_step_is_shown(vote: Voting) -> None:
    vote.prepare("choice")
    vote.eyes.names = ()
    vote.open_screen()
    vote.cards.session.enter(1, "A")
    cards, round_id = vote.services.cards, vote.found.round.id
    vote.go(Kind.PAUSE)
    vote.undo()
    assert cards.state(round_id).seen == ()
    vote.desk.undo.redo()
    assert cards.state(round_id).seen == (1,)
    vote.go(Kind.VOTE)
    vote.open_screen()
    assert vote.seen() == (1,)


def test_that_a_card_that_wavers_is_asked_about_only_when_it_stays_askew(vote: Voting) -> None:
    vote.prepare("choice")
    vote.eyes.names = ()
    vote.open_screen()
    fine = CardsLooked(800, 450, (CardSeen(1, "A", QUAD, 1.0),))
    askew = CardsLooked(800, 450, (), (CardUnclear(1, "tilted", QUAD),))
    for looked in (fine, fine, askew, askew, fine):
        vote.cards.session.seen(looked)
        assert vote.seen() in ((), (1,))
        assert vote.unclear == []
    for _picture in range(4):
        vote.cards.session.seen(askew)
    assert vote.unclear == [1]
    vote.settle()
    assert vote.state().seen == (1,)


def test_that_another_sweep_adds_and_takes_nothing_away(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall({1: "A", 2: "B"})
    vote.open_screen()
    vote.sweep(2)
    vote.hall({3: "C", 4: "A"}, seed=6)
    vote.sweep(4)
    assert vote.state().seen == (1, 2, 3, 4)
    assert counts(vote) == [2, 1, 1]


def test_that_who_holds_a_card_is_typed_in_ranges_and_taken_back(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(FIVE)
    screen = vote.open_screen()
    vote.focus(screen.camera.tile)
    vote.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    assert screen.side.handed_out.hasFocus()
    vote.type(screen.side.handed_out, "1-3, 5")
    assert vote.view.evening.handed_out == "1-3, 5"
    assert vote.missing == [1, 2, 3, 5]
    vote.undo()
    assert vote.view.evening.handed_out == ""
    assert len(vote.missing) == 6


def test_that_numbers_that_are_none_get_one_line_and_stay_to_be_mended(vote: Voting) -> None:
    vote.prepare("choice")
    vote.hall(FIVE)
    screen = vote.open_screen()
    for wrong in ("veel", "1-99"):
        vote.type(screen.side.handed_out, wrong)
        assert (
            "1-6" in screen.side.label("handedProblem").text()
            or "1-44" in screen.side.label("handedProblem").text()
        )
        assert screen.side.label("handedProblem").isVisible()
        assert screen.side.handed_out.text() == wrong
        assert vote.view.evening.handed_out == ""
    vote.type(screen.side.handed_out, "1-2")
    assert not screen.side.label("handedProblem").isVisible()
    assert vote.problems == []


def test_that_a_card_that_was_not_handed_out_is_listed_and_does_not_count(vote: Voting) -> None:
    vote.prepare("choice")
    vote.services.cards.hand_out(vote.evening.id, "1-4")
    vote.hall({1: "A", 2: "B", 3: "A", 6: "C"})
    screen = vote.open_screen()
    vote.read()
    vote.until(lambda: len(vote.state().seen) == 3 and "6" in screen.side.label("others").text())
    screen.camera.stop.click()
    vote.settle()
    assert vote.state().seen == (1, 2, 3)
    assert vote.happened(Happening.NOT_HANDED_OUT) == ["6"]
    assert counts(vote) == [2, 1, 0]


def test_that_a_code_that_voted_by_phone_is_told_and_replaced_by_its_card(vote: Voting) -> None:
    vote.prepare("choice")
    vote.by_phone(2, {vote.options[0].id: 1})
    vote.hall({1: "A", 3: "B"})
    screen = vote.open_screen()
    assert "2" in screen.side.label("others").text()
    assert 2 not in vote.missing
    vote.sweep(2)
    vote.hall({2: "C"}, seed=6)
    vote.sweep(3)
    assert any("2" in words for words in vote.heard.messages)
    assert vote.happened(Happening.REPLACED) == ["2"]
    assert counts(vote) == [1, 1, 1]
