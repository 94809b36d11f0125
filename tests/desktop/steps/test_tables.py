"""The table of the next notes, chosen by one key: it brings its colour, and stands wherever the note does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu

from cocreate_desktop.desktop.models.board import BoardModel
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.notes import table_words
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.notes import paste, rows

TABLE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def at_ideas(hands: Hands) -> None:
    hands.go(Kind.IDEAS)


@pytest.fixture
def line(hands: Hands) -> CaptureLine:
    found = hands.part(CaptureLine, "line")
    hands.focus(found)
    return found


def test_that_a_key_sets_the_table_of_the_next_notes_until_another_does(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Zonder")
    hands.press(Qt.Key.Key_3, TABLE)
    hands.type(line, "Bankjes")
    hands.type(line, "Bomen")
    hands.press(Qt.Key.Key_0, TABLE)
    hands.type(line, "Ook zonder")
    assert [(note.text, note.table) for note in hands.notes] == [
        ("Zonder", ""),
        ("Bankjes", "3"),
        ("Bomen", "3"),
        ("Ook zonder", ""),
    ]


def test_that_a_table_brings_its_colour_and_a_colour_can_still_be_chosen(
    hands: Hands, line: CaptureLine
) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_6, Qt.Key.Key_7):
        hands.press(key, TABLE)
        hands.type(line, f"Van tafel {key.value - Qt.Key.Key_0.value}")
    hands.press(Qt.Key.Key_2, ALT)
    hands.type(line, "Zelf gekozen")
    hands.press(Qt.Key.Key_0, TABLE)
    hands.type(line, "Geen tafel")
    assert [(note.table, note.colour) for note in hands.notes] == [
        ("1", "A"),
        ("6", "F"),
        ("7", "A"),
        ("7", "B"),
        ("", "B"),
    ]


def test_that_the_table_is_changed_in_the_middle_of_typing_without_leaving_the_line(
    hands: Hands, line: CaptureLine
) -> None:
    chip = hands.part(Chip, "tableChip")
    assert not chip.isVisible()
    hands.type(line, "Half", key=None)
    hands.press(Qt.Key.Key_4, TABLE)
    assert (line.text(), chip.text(), chip.isVisible()) == ("Half", "Tafel 4", True)
    assert QApplication.focusWidget() is line
    hands.press(Qt.Key.Key_0, TABLE)
    assert not chip.isVisible()


def test_that_the_mouse_chooses_a_table_too(hands: Hands, line: CaptureLine) -> None:
    button = hands.part(KeyButton, "table")
    button.click()
    menu = next(one for one in hands.room.findChildren(QMenu) if one.isVisible())
    words = [action.text() for action in menu.actions()]
    assert words == ["Geen tafel", *(f"Tafel {n}" for n in range(1, 10))]
    chosen: QAction = menu.actions()[2]
    chosen.trigger()
    menu.close()
    hands.type(line, "Bankjes")
    assert hands.notes[0].table == "2"
    hands.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    menu.close()
    assert QApplication.focusWidget() is line


def test_that_pasted_lines_come_from_the_table_too_and_undo_takes_them(
    hands: Hands, line: CaptureLine
) -> None:
    hands.press(Qt.Key.Key_5, TABLE)
    paste(hands, line, "Bankjes\nBomen")
    assert {(note.table, note.colour) for note in hands.notes} == {("5", "E")}
    hands.undo()
    assert hands.notes == ()


def test_that_the_list_and_the_board_say_the_table(hands: Hands, line: CaptureLine) -> None:
    hands.press(Qt.Key.Key_3, TABLE)
    hands.type(line, "Bankjes")
    assert rows(hands) == ["Tafel 3 · Bankjes"]
    model = BoardModel()
    model.show_board(hands.view.board)
    said = [str(model.index(row).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    assert said[-1] == "briefje C: Bankjes, Tafel 3"


def test_that_a_table_with_a_name_keeps_it() -> None:
    assert [table_words(table) for table in ("", "3", "Bij het raam")] == ["", "Tafel 3", "Bij het raam"]
