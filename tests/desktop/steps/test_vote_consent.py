"""Objections of a consent round at the desk: written down, worded, dealt with one by one, and asked again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.voteobjection import STATES, ObjectionRow
from cocreate_desktop.domain.rounds import Objection, ObjectionState, Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import by_phone, found, label, open_up, phase, press, rules, tile

NARROW = "De weg wordt te smal"


@pytest.fixture(autouse=True)
def an_objection_was_heard(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, present=12)
    hands.go(Kind.VOTE)
    rules(hands, "consent")
    open_up(hands)
    assert not hands.part(QWidget, "objectionsHost").isVisible()
    by_phone(hands, {"A": 1}, {"B": 1})
    tile(hands, "close").click()


def objections(hands: Hands) -> tuple[Objection, ...]:
    return found(hands).objections


def lines(hands: Hands) -> list[ObjectionRow]:
    there = hands.part(QWidget, "objections").findChildren(ObjectionRow)
    return sorted((row for row in there if row.isVisibleTo(hands.room)), key=lambda row: row.y())


def deal(hands: Hands, row: ObjectionRow, state: ObjectionState) -> None:
    hands.focus(row.state)
    hands.press(Qt.Key.Key_Home)
    hands.press(Qt.Key.Key_Down, times=list(STATES).index(state))


def test_that_an_objection_without_a_reason_gets_its_words(hands: Hands) -> None:
    assert [one.text for one in objections(hands)] == [""]
    hands.type(lines(hands)[0].reason, NARROW)
    assert [one.text for one in objections(hands)] == [NARROW]
    hands.undo()
    assert lines(hands)[0].reason.text() == ""


def test_that_a_spoken_objection_is_written_down_and_taken_away_with_undo(hands: Hands) -> None:
    hands.type(hands.part(QLineEdit, "newObjection"), NARROW)
    assert [one.text for one in objections(hands)] == ["", NARROW]
    assert hands.part(QLineEdit, "newObjection").text() == ""
    lines(hands)[1].drop.click()
    assert len(objections(hands)) == 1
    hands.undo()
    assert [row.reason.text() for row in lines(hands)] == ["", NARROW]


@pytest.mark.parametrize(
    ("state", "asks"),
    [(ObjectionState.SOLVED, True), (ObjectionState.WITHDRAWN, False), (ObjectionState.STAYS, True)],
)
def test_that_an_objection_is_dealt_with_and_what_changed_is_kept(
    hands: Hands, state: ObjectionState, asks: bool
) -> None:
    row = lines(hands)[0]
    deal(hands, row, state)
    assert objections(hands)[0].state is state
    assert row.answer.isVisible() is asks
    if asks:
        hands.type(row.answer, "Er komt een hek")
        assert objections(hands)[0].answer == "Er komt een hek"
        hands.undo()
    for _n in range(list(STATES).index(state)):
        hands.undo()
    assert objections(hands)[0].state is ObjectionState.OPEN


def test_that_words_too_long_stay_marked_and_the_rest_is_kept(hands: Hands) -> None:
    row = lines(hands)[0]
    hands.focus(row.reason)
    row.reason.insert("x" * 5000)
    hands.press(Qt.Key.Key_Return)
    assert row.reason.property("error") is True
    assert objections(hands)[0].text == ""


def test_that_the_result_says_how_it_stands_and_asking_again_lays_a_round_over_it(hands: Hands) -> None:
    first = found(hands).round.id
    tile(hands, "reveal").click()
    assert label(hands, "summary")
    before = label(hands, "summary")
    deal(hands, lines(hands)[0], ObjectionState.SOLVED)
    assert label(hands, "summary") != before
    assert hands.part(KeyButton, "askAgain").text() == _("Ask again")
    press(hands, "askAgain")
    assert (phase(hands), found(hands).round.follows) == (Phase.DRAFT, first)
    open_up(hands)
    by_phone(hands, {"A": 1}, {"A": 1})
    tile(hands, "close").click()
    assert objections(hands) == ()
    tile(hands, "reveal").click()
    assert _("Nobody has an objection: there is consent.") in label(hands, "summary")


def test_that_a_final_round_keeps_its_objections_as_they_are(hands: Hands) -> None:
    tile(hands, "reveal").click()
    press(hands, "makeFinal")
    press(hands, "final")
    assert not lines(hands)[0].reason.isEnabled()
    assert not hands.part(QLineEdit, "newObjection").isEnabled()
