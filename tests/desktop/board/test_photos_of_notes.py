"""The photo of a note at the board: beside it for who looks or changes words, large by a key, never for the room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.desktop.board.notesight import LargePhoto
from cocreate_desktop.desktop.parts.notepicture import NotePicture
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import Kind
from tests.desktop.board.conftest import Wall
from tests.photographed import Paper, taken


@pytest.fixture
def photographed(wall: Wall) -> Note:
    (note,) = taken(
        wall.hands.services, wall.hands.step(Kind.THEMES).id, [Paper("Een klimrek", colour="blue")]
    )
    wall.ids.append(note.id)
    wall.hands.see()
    return note


def beside(wall: Wall) -> NotePicture:
    found = wall.view.viewport().findChild(NotePicture)
    assert found is not None
    return found


def large(wall: Wall) -> LargePhoto:
    found = wall.view.findChild(LargePhoto)
    assert found is not None
    return found


def rest(wall: Wall, place: int) -> QPoint:
    """The mouse rests on a note, as long as a hint needs."""
    here = wall.at(wall.box(place).center())
    hint = QHelpEvent(QHelpEvent.Type.ToolTip, here, wall.view.viewport().mapToGlobal(here))
    QApplication.sendEvent(wall.view.viewport(), hint)
    return here


def test_that_the_mouse_on_a_note_shows_its_photo_beside_it(wall: Wall, photographed: Note) -> None:
    here = rest(wall, 6)
    shown = beside(wall)
    assert shown.isVisible()
    assert not shown.geometry().contains(here), "the note can still be read"
    assert wall.view.viewport().rect().contains(shown.geometry())
    QTest.mouseMove(wall.view.viewport(), wall.at(wall.box(3).center()))
    assert not shown.isVisible()
    assert photographed.picture


def test_that_a_typed_note_has_none(wall: Wall, photographed: Note) -> None:
    rest(wall, 3)
    assert not beside(wall).isVisible()
    wall.choose(3)
    wall.key(Qt.Key.Key_P)
    assert not large(wall).isVisible()
    assert photographed.picture


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_that_words_are_changed_beside_the_photo(wall: Wall, photographed: Note, end: Qt.Key) -> None:
    wall.choose(6)
    wall.key(Qt.Key.Key_F2)
    field = wall.view.viewport().findChild(NameField)
    assert field is not None
    assert beside(wall).isVisible()
    assert not beside(wall).geometry().intersects(field.geometry())
    QTest.keyClick(field, end)
    assert not beside(wall).isVisible()
    assert photographed.picture


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_P, Qt.Key.Key_Space])
def test_that_p_shows_it_large_and_gives_the_focus_back(wall: Wall, photographed: Note, key: Qt.Key) -> None:
    wall.choose(6)
    wall.key(Qt.Key.Key_P)
    shown = large(wall)
    assert shown.isVisible()
    assert shown.hasFocus()
    assert photographed.text in shown.accessibleName()
    QTest.keyClick(shown, key)
    assert not shown.isVisible()
    assert wall.outline.hasFocus()
    assert wall.hands.problems == []


def test_that_the_room_never_sees_a_photo(wall: Wall, photographed: Note) -> None:
    rest(wall, 6)
    assert beside(wall).isVisible()
    wall.choose(6)
    wall.act("board.room")
    assert not beside(wall).isVisible()
    rest(wall, 6)
    assert not beside(wall).isVisible()
    wall.key(Qt.Key.Key_P)
    assert not large(wall).isVisible()
    wall.act("board.room")
    wall.hands.focus(wall.view)
    wall.key(Qt.Key.Key_P)
    assert large(wall).isVisible()
    assert photographed.picture


def test_that_a_photo_that_another_laptop_has_not_sent_yet_is_no_problem(
    wall: Wall, photographed: Note
) -> None:
    missing = "0" * 64
    wall.hands.services.store.run(lambda unit: unit.change(Note, photographed.id, picture=missing))
    wall.hands.see()
    rest(wall, 6)
    assert not beside(wall).isVisible()
    wall.choose(6)
    wall.key(Qt.Key.Key_F2)
    assert not beside(wall).isVisible()
    assert wall.hands.problems == []
