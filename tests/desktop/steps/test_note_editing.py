"""Other words for a note, in place at the desk: the original stays, and what is typed survives whatever arrives meanwhile."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.desktop.steps.noteediting import NoteEditor
from cocreate_desktop.domain.errors import Empty, TextTooLong
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.notes import choose, rows

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def at_ideas(hands: Hands) -> None:
    hands.go(Kind.IDEAS)
    hands.services.evenings.change(hands.evening.id, moderated=False)


@pytest.fixture
def line(hands: Hands) -> CaptureLine:
    found = hands.part(CaptureLine, "line")
    hands.focus(found)
    return found


def editor(hands: Hands) -> NoteEditor:
    (found,) = hands.part(QListWidget, "notes").findChildren(NoteEditor)
    return found


def edit(hands: Hands, words: str) -> NoteEditor:
    hands.press(Qt.Key.Key_F2)
    field = editor(hands)
    hands.until(lambda: QApplication.focusWidget() is field)
    hands.press(Qt.Key.Key_A, CONTROL)
    QTest.keyClicks(field, words)
    return field


def test_that_the_newest_note_is_changed_from_the_line_and_the_original_stays(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Bankjs")
    hands.type(line, "half", key=None)
    field = edit(hands, "Bankjes")
    hands.press(Qt.Key.Key_Return)
    assert not field.isVisible()
    note = hands.notes[0]
    assert (note.text, note.original) == ("Bankjes", "Bankjs")
    assert rows(hands) == ["andere woorden · Bankjes"]
    assert "Bankjs" in field.accessibleName()
    hands.press(Qt.Key.Key_Escape)
    assert (line.text(), QApplication.focusWidget()) == ("half", line)
    hands.undo()
    assert hands.notes[0].text == "Bankjs"


def test_that_the_chosen_note_is_changed_and_the_list_has_the_focus_again(
    hands: Hands, line: CaptureLine
) -> None:
    for words in ("Een", "Twee", "Drie"):
        hands.type(line, words)
    found = choose(hands, 1)
    edit(hands, "Twee bankjes")
    hands.press(Qt.Key.Key_Return)
    assert [note.text for note in hands.notes] == ["Een", "Twee bankjes", "Drie"]
    assert QApplication.focusWidget() is found


def test_that_escape_leaves_the_words_and_the_line_as_they_were(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, "half", key=None)
    edit(hands, "Iets heel anders")
    hands.press(Qt.Key.Key_Escape)
    assert hands.notes[0].text == "Bankjes"
    assert not editor(hands).isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert (line.text(), QApplication.focusWidget()) == ("half", line)


def test_that_notes_that_arrive_leave_the_words_that_are_typed(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    field = edit(hands, "Bankjes met ")
    before = field.geometry().top()
    for number in range(3):
        hands.send(f"Van telefoon {number}")
    assert field.isVisible()
    assert QApplication.focusWidget() is field
    assert field.geometry().top() > before, "it follows its note down the list"
    QTest.keyClicks(field, "leuning")
    hands.press(Qt.Key.Key_Return)
    assert hands.notes[0].text == "Bankjes met leuning"


def test_that_refused_words_stay_where_they_were_typed(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    field = edit(hands, "x")
    field.setPlainText("y" * 2001)
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [TextTooLong]
    assert field.toPlainText() == "y" * 2001
    field.setPlainText("  ")
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [TextTooLong, Empty]
    field.setPlainText("Goed")
    hands.press(Qt.Key.Key_Return)
    assert hands.notes[0].text == "Goed"


def test_that_going_to_the_line_stores_the_words(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    edit(hands, "Bankjes en bomen")
    hands.focus(line)
    assert hands.notes[0].text == "Bankjes en bomen"
    assert QApplication.focusWidget() is line


def test_that_a_note_that_was_taken_back_takes_the_field_along(hands: Hands, line: CaptureLine) -> None:
    note = hands.send("Van een buur")
    edit(hands, "Anders")
    hands.services.store.run(hands.services.capturing.withdrawing(note.id, note.author))
    hands.see()
    assert not editor(hands).isVisible()
    assert hands.notes[0].text == "Van een buur"


def test_that_lines_can_be_written_with_shift(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    field = edit(hands, "Bankjes")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "en bomen")
    hands.press(Qt.Key.Key_Return)
    assert hands.notes[0].text == "Bankjes\nen bomen"
