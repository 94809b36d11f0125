"""Votes on paper typed at the desk: slips with and without a code, tables, what is refused, and taking an entry back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QListView

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.services.auditing import channel_name
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
    choose,
    enter_slip,
    enter_table,
    found,
    label,
    open_up,
    press,
    reveal,
    rows,
    rules,
    tile,
)


@pytest.fixture(autouse=True)
def codes(hands: Hands) -> list[str]:
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)
    made = hands.services.cards.make_codes(hands.evening.id, 3)
    open_up(hands)
    choose(hands, Channel.PAPER)
    return [code.typed for code in made]


def field(hands: Hands, name: str) -> QLineEdit:
    return hands.part(QLineEdit, name)


def refusals(hands: Hands) -> list[Happening]:
    return [line.what for line in found(hands).audit if line.what is not Happening.OPENED]


def test_that_a_second_slip_of_one_code_replaces_the_first_says_so_and_can_be_taken_back(
    hands: Hands, codes: list[str]
) -> None:
    enter_slip(hands, codes[0], "AAC")
    enter_slip(hands, codes[0], "B")
    assert channel_name("paper") in label(hands, "line")
    assert refusals(hands) == [Happening.REPLACED]
    assert found(hands).voted == 1
    press(hands, "lineUndo")
    assert not hands.part(KeyButton, "lineUndo").isVisible()
    reveal(hands)
    assert [row.channel.text() for row in rows(hands)] == ["2", "0", "1", "0", "0"]


def test_that_a_code_that_voted_by_phone_is_named_with_that_channel(hands: Hands, codes: list[str]) -> None:
    token = hands.services.cards.codes(hands.evening.id)[1].token
    choices = {found(hands).options[2].id: 2}
    hands.services.casting.cast(found(hands).round.id, token, choices, Channel.PHONE, by_code=True)
    hands.see()
    enter_slip(hands, codes[1], "A")
    assert channel_name("phone") in label(hands, "line")
    assert {turnout.channel for turnout in found(hands).channels if turnout.people} == {Channel.PAPER}
    hands.undo()
    assert {turnout.channel for turnout in found(hands).channels if turnout.people} == {Channel.PHONE}
    hands.desk.undo.redo()
    assert {turnout.channel for turnout in found(hands).channels if turnout.people} == {Channel.PAPER}


@pytest.mark.parametrize(
    ("code", "letters", "what", "marked"),
    [
        ("ZZZZZZ", "AAC", [Happening.UNKNOWN_CODE], "slipCode"),
        ("", "AX", [Happening.BROKEN], "slipLetters"),
        ("", "AAAB", [Happening.BROKEN], "slipLetters"),
        ("", "&", [], "slipLetters"),
    ],
)
def test_that_a_slip_that_is_wrong_is_answered_and_listed_and_stays_to_be_mended(
    hands: Hands, codes: list[str], code: str, letters: str, what: list[Happening], marked: str
) -> None:
    wrong = code or codes[1]
    enter_slip(hands, wrong, letters)
    assert hands.problems == []
    assert label(hands, "line")
    assert hands.part(QLabel, "line").property("tone") == "warn"
    assert field(hands, marked).property("error") is True
    assert (field(hands, "slipCode").text(), field(hands, "slipLetters").text()) == (wrong, letters)
    assert found(hands).voted == 0
    assert refusals(hands) == what
    assert found(hands).refused == len(what)
    enter_slip(hands, codes[1], "A")
    assert found(hands).voted == 1
    assert field(hands, marked).property("error") is False


def test_that_enter_goes_to_the_first_empty_field_and_enters_nothing(hands: Hands, codes: list[str]) -> None:
    hands.type(field(hands, "slipLetters"), "A")
    assert QApplication.focusWidget() is field(hands, "slipCode")
    field(hands, "slipLetters").clear()
    hands.type(field(hands, "slipCode"), codes[0])
    hands.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is field(hands, "slipLetters")
    assert found(hands).voted == 0
    hands.type(field(hands, "slipLetters"), "-")
    assert found(hands).voted == 1, "a dash is a blank vote"


def test_that_a_slip_without_a_code_counts_and_the_doubt_is_said(hands: Hands) -> None:
    loose = hands.part(QCheckBox, "loose")
    loose.click()
    assert not field(hands, "slipCode").isEnabled()
    assert QApplication.focusWidget() is field(hands, "slipLetters")
    hands.type(field(hands, "slipLetters"), "AB")
    hands.type(field(hands, "slipLetters"), "AB")
    assert found(hands).voted == 2
    assert label(hands, "line") != _("Counted.")
    hands.undo()
    assert found(hands).voted == 1


def test_that_a_table_speaks_for_its_people_and_the_same_table_replaces(hands: Hands) -> None:
    choose(hands, Channel.TABLE)
    enter_table(hands, "Linde", 6, "AAB")
    enter_table(hands, "Eik", 5, "C")
    assert found(hands).voted == 11
    enter_table(hands, "linde", 7, "B")
    assert found(hands).voted == 12
    choose(hands, Channel.PHONE)
    choose(hands, Channel.TABLE)
    assert [one.people for one in hands.services.casting.tables(found(hands).round.id)] == [7, 5]
    assert "linde: 7" in label(hands, "line")
    assert "Eik: 5" in label(hands, "line")
    hands.undo()
    assert found(hands).voted == 11
    reveal(hands)
    assert [row.channel.text() for row in rows(hands)] == ["12", "6", "5", "0", "0"]


def test_that_a_final_result_still_names_the_tables_with_their_people(hands: Hands) -> None:
    choose(hands, Channel.TABLE)
    enter_table(hands, "Linde", 6, "AAB")
    reveal(hands)
    press(hands, "makeFinal")
    press(hands, "final")
    assert "Linde: 6" in label(hands, "line")


def test_that_a_table_needs_its_name(hands: Hands) -> None:
    choose(hands, Channel.TABLE)
    hands.type(field(hands, "slipLetters"), "A")
    assert QApplication.focusWidget() is field(hands, "tableName")
    assert found(hands).voted == 0
    assert hands.part(CountField, "tablePeople").minimum() == 1


def test_that_a_table_over_the_limit_is_listed_too(hands: Hands) -> None:
    choose(hands, Channel.TABLE)
    enter_table(hands, "Linde", 6, "AAAA")
    assert refusals(hands) == [Happening.BROKEN]
    assert hands.services.casting.tables(found(hands).round.id) == ()


def test_that_closing_puts_the_line_away_and_no_other_button_gets_the_next_key(
    hands: Hands, codes: list[str]
) -> None:
    hands.focus(field(hands, "slipCode"))
    tile(hands, "close").click()
    assert not field(hands, "slipCode").isVisible()
    focused = QApplication.focusWidget()
    assert focused is None or not isinstance(focused, KeyButton)


def test_that_a_slip_of_an_objection_brings_its_reason(hands: Hands, codes: list[str]) -> None:
    tile(hands, "close").click()
    press(hands, "askAgain")
    rules(hands, "consent", follows="")
    open_up(hands)
    choose(hands, Channel.PAPER)
    enter_slip(hands, codes[0], "B het wordt te druk")
    tile(hands, "close").click()
    assert [one.text for one in found(hands).objections] == ["het wordt te druk"]


def test_that_what_was_not_counted_is_opened_as_a_list_with_its_reason(
    hands: Hands, codes: list[str]
) -> None:
    enter_slip(hands, "ZZZZZZ", "A")
    button = hands.part(KeyButton, "happened")
    assert "1" in button.text()
    hands.focus(field(hands, "slipCode"))
    hands.press(Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    lines = hands.part(QListView, "audit")
    assert lines.isVisible()
    said = [str(lines.model().index(place, 0).data()) for place in range(lines.model().rowCount())]
    assert len(said) == 2
    assert said[-1].endswith(_("Opened.")), "the newest first"
    hands.press(Qt.Key.Key_Escape)
    assert not lines.isVisible()
    assert rows(hands)[0].isVisible()
