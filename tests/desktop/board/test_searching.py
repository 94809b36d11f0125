"""Searching the board by keys, and the board that fills the picture for the room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from cocreate_desktop.desktop.board.items import NoteItem
from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.desktop.evening.column import HallColumn
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.steps import Kind
from tests.desktop.board.conftest import Wall

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def looking_for(wall: Wall, words: str) -> QLineEdit:
    wall.hands.focus(wall.line)
    wall.key(Qt.Key.Key_F, CTRL)
    field = wall.hands.part(QLineEdit, "search")
    QTest.keyClicks(field, words)
    return field


def told(wall: Wall) -> str:
    return wall.hands.part(QLabel, "found").text()


def test_that_a_search_says_how_many_and_goes_round_by_enter(wall: Wall) -> None:
    field = looking_for(wall, "an")
    assert told(wall) == "3 gevonden. Enter toont het volgende."
    seen = []
    for _time in range(4):
        QTest.keyClick(field, Qt.Key.Key_Return)
        seen.append(wall.scene.picked)
    assert seen == [{wall.ids[0]}, {wall.ids[2]}, {wall.ids[3]}, {wall.ids[0]}]
    assert told(wall) == "1 van 3 gevonden"
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert wall.scene.picked == {wall.ids[3]}
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_F3)
    assert wall.scene.picked == {wall.ids[0]}
    QTest.keyClick(field, Qt.Key.Key_F3, SHIFT)
    assert wall.scene.picked == {wall.ids[3]}


def test_that_what_is_found_is_brought_into_view(wall: Wall) -> None:
    step = wall.note(0).step_id
    for number in range(60):
        wall.hands.services.capturing.write(step, f"Idee {number}")
    last = wall.hands.services.capturing.write(step, "Zwemvijver")
    wall.hands.see()
    field = looking_for(wall, "zwem")
    QTest.keyClick(field, Qt.Key.Key_Return)
    box = wall.scene.box_of(last.id)
    assert box is not None
    assert wall.view.viewport().rect().contains(wall.at(box.center()))


def test_that_nothing_found_is_said_and_escape_shows_all_again(wall: Wall) -> None:
    field = looking_for(wall, "xyz")
    assert told(wall) == "Niets gevonden."
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert wall.scene.picked == frozenset()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not wall.hands.part(QLabel, "found").isVisible()
    assert wall.outline.hasFocus()
    assert wall.outline.board_model.rowCount() == 9


def test_that_the_board_fills_the_picture_and_everything_comes_back(wall: Wall) -> None:
    column = wall.hands.room.findChild(HallColumn)
    assert column is not None
    parts = [wall.hands.part(QWidget, name) for name in ("bar", "foot")]
    feet = wall.hands.room.findChildren(QWidget, "foot")
    wall.open_outline()
    wall.hands.focus(wall.line)
    before = (wall.view.zoom, [one.isVisible() for one in (*parts, *feet, wall.outline)])
    wall.key(Qt.Key.Key_F11, SHIFT)
    assert wall.hands.room.isFullScreen()
    assert not any(one.isVisible() for one in (*parts, *feet, wall.outline, column))
    assert wall.hands.part(QLabel, "roomQuestion").isVisible()
    assert wall.hands.part(KeyButton, "roomBack").isVisible()
    assert wall.view.hasFocus()
    assert all(one.dress.large for one in wall.scene.items() if isinstance(one, NoteItem))
    wall.key(Qt.Key.Key_F11, SHIFT)
    assert not wall.hands.room.isFullScreen()
    assert (wall.view.zoom, [one.isVisible() for one in (*parts, *feet, wall.outline)]) == before
    assert not wall.hands.part(QLabel, "roomQuestion").isVisible()
    assert wall.line.hasFocus()


def test_that_escape_leaves_the_words_first_and_then_the_room_s_board(wall: Wall) -> None:
    wall.click(3)
    wall.key(Qt.Key.Key_F11, SHIFT)
    wall.key(Qt.Key.Key_F2)
    field = wall.view.viewport().findChild(NameField)
    assert field is not None
    wall.hands.until(field.hasFocus)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert wall.hands.room.isFullScreen()
    QTest.keyClick(wall.view, Qt.Key.Key_Escape)
    assert not wall.hands.room.isFullScreen()


def test_that_another_step_gives_the_desk_back(wall: Wall) -> None:
    wall.hands.focus(wall.line)
    wall.key(Qt.Key.Key_F11, SHIFT)
    wall.hands.go(Kind.IDEAS)
    column = wall.hands.room.findChild(HallColumn)
    assert column is not None
    assert column.isVisible()
    assert not wall.hands.room.isFullScreen()


def test_that_the_board_has_all_the_width_when_it_is_the_first_step_that_is_seen(wall: Wall) -> None:
    room = EveningRoom(wall.hands.desk)
    room.resize(1366, 712)
    room.show()
    room.enter(wall.hands.evening.id)
    column = room.findChild(HallColumn)
    assert column is not None
    assert not column.isVisible()
    room.close_down()
    room.close()
    room.deleteLater()


def test_that_the_outline_comes_and_goes_with_the_width_until_somebody_decides(wall: Wall) -> None:
    button = wall.hands.part(QToolButton, "outlineButton")
    face = button.window()
    for wide, there in ((1366, False), (1920, True), (1366, False)):
        face.resize(wide, 768)
        wall.hands.until(lambda there=there: wall.outline.isVisible() is there)  # type: ignore[misc]
    button.click()
    for wide in (1920, 1366):
        face.resize(wide, 768)
        wall.hands.until(lambda wide=wide: face.width() == wide)  # type: ignore[misc]
        assert wall.outline.isVisible()


def test_that_a_suggestion_waits_until_the_room_s_board_is_left(wall: Wall) -> None:
    wall.hands.focus(wall.line)
    wall.key(Qt.Key.Key_F11, SHIFT)
    step = wall.note(0).step_id
    for words in ("Hondenpoep op het gras", "Honden aan de lijn", "Waar mag een hond los"):
        wall.hands.services.capturing.write(step, words)
    wall.hands.see()
    wall.hands.until(lambda: not wall.hands.desk.tasks.busy)
    bar = wall.hands.part(QWidget, "suggestion")
    assert not bar.isVisible()
    wall.key(Qt.Key.Key_S)
    assert len(wall.themes) == 2
    wall.key(Qt.Key.Key_F11, SHIFT)
    wall.hands.until(bar.isVisible)
    wall.hands.focus(wall.line)
    wall.key(Qt.Key.Key_N, ALT)
    wall.hands.until(lambda: not bar.isVisible())
    wall.hands.undo()
    wall.hands.until(bar.isVisible)
    wall.hands.focus(wall.line)
    wall.key(Qt.Key.Key_S, ALT)
    assert len(wall.themes) == 3
