"""Other words for a photographed note are typed beside its photo, in the list of what hangs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from cocreate_desktop.desktop.parts.notepicture import NotePicture
from cocreate_desktop.desktop.steps.noteediting import NoteEditor
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.photographed import Paper, taken


@pytest.fixture
def rows(hands: Hands) -> QListWidget:
    """The list of what hangs; the newest note is from a photo, the one before was typed."""
    hands.go(Kind.IDEAS)
    hands.services.capturing.write(hands.step(Kind.IDEAS).id, "Getypt")
    taken(hands.services, hands.step(Kind.IDEAS).id, [Paper("Een klimrek")])
    hands.see()
    return hands.part(QListWidget, "notes")


def parts(rows: QListWidget) -> tuple[NoteEditor, NotePicture]:
    editor, picture = rows.viewport().findChild(NoteEditor), rows.viewport().findChild(NotePicture)
    assert editor is not None
    assert picture is not None
    return editor, picture


def test_that_the_photo_stands_beside_the_field_and_goes_with_it(hands: Hands, rows: QListWidget) -> None:
    rows.setCurrentRow(0)
    hands.focus(rows)
    hands.press(Qt.Key.Key_F2)
    editor, picture = parts(rows)
    hands.until(picture.isVisible)
    assert editor.toPlainText() == "Een klimrek"
    assert not editor.geometry().intersects(picture.geometry())
    assert rows.viewport().rect().contains(picture.geometry())
    hands.press(Qt.Key.Key_Escape)
    assert not picture.isVisible()


def test_that_a_typed_note_has_the_whole_width(hands: Hands, rows: QListWidget) -> None:
    rows.setCurrentRow(0)
    hands.focus(rows)
    hands.press(Qt.Key.Key_F2)
    editor, picture = parts(rows)
    beside = editor.width()
    hands.press(Qt.Key.Key_Escape)
    rows.setCurrentRow(1)
    hands.press(Qt.Key.Key_F2)
    assert editor.toPlainText() == "Getypt"
    assert not picture.isVisible()
    assert editor.width() > beside
