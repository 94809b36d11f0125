"""The check of photos in the room of the evening: it takes the room's place, the player's keys go on, and what is not
checked yet stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening.column import HallColumn
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.face import StepFace
from cocreate_desktop.desktop.walls.evening import FOUND
from cocreate_desktop.desktop.walls.review import ReviewScreen
from cocreate_desktop.domain.steps import Kind
from tests.desktop.walls.conftest import Wall


def reviewing(wall: Wall) -> ReviewScreen:
    wall.send_photo()
    wall.until_all_read()
    wall.walls.open_review()
    assert wall.walls.review is not None
    return wall.walls.review


def around(wall: Wall) -> list[bool]:
    """Whether run sheet, foot, face and column are to be seen."""
    card = forms.child(wall.room, QFrame, "faceCard")
    foot = next(one for one in wall.room.findChildren(QWidget, "foot") if one.property("bar") == "foot")
    parts = (forms.child(wall.room, QWidget, "sheetSide"), foot, card, forms.child(wall.room, HallColumn, ""))
    return [part.isVisible() for part in parts]


def blank(wall: Wall) -> bool:
    return wall.view.evening.blank


def test_that_the_check_takes_all_between_head_and_edge(wall: Wall) -> None:
    review = reviewing(wall)
    assert around(wall) == [False] * 4
    wall.until(lambda: review.size() == wall.room.size())
    wall.walls.close_review()
    assert around(wall) == [True] * 4
    assert not review.isVisible()


def test_that_the_number_to_check_stands_at_ideas_and_themes_until_all_is_checked(wall: Wall) -> None:
    wall.send_photo()
    wall.until_all_read()
    for kind in (Kind.IDEAS, Kind.THEMES):
        wall.go(kind)
        button = wall.part(KeyButton, "wallCheck")
        assert button.isVisible()
        assert "6" in button.text()
    seen = wall.review.sightings
    for one in seen[:2]:
        wall.services.walls.take(one.id, one.suggested)
    wall.see()
    assert "4" in wall.part(KeyButton, "wallCheck").text()
    wall.services.walls.reject([one.id for one in seen[2:]])
    wall.see()
    assert not wall.part(KeyButton, "wallCheck").isVisible()
    assert FOUND not in wall.heard.standing


def test_that_it_stands_there_again_when_the_evening_is_opened_anew(wall: Wall) -> None:
    wall.send_photo()
    wall.until_all_read()
    wall.room.leave()
    wall.room.enter(wall.evening.id)
    assert "6" in wall.part(KeyButton, "wallCheck").text()


def test_that_the_button_and_the_key_lead_to_the_check_and_later_leads_back(wall: Wall) -> None:
    wall.send_photo()
    wall.until_all_read()
    wall.part(KeyButton, "wallCheck").click()
    assert wall.walls.review is not None
    wall.walls.review.left.emit()
    assert not wall.walls.reviewing
    wall.focus(wall.part(QWidget, "line"))
    wall.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert wall.walls.reviewing


def test_that_blanking_and_going_on_work_during_the_check_and_letters_do_not(wall: Wall) -> None:
    review = reviewing(wall)
    review.setFocus()
    wall.room.activateWindow()
    for key in (Qt.Key.Key_B, Qt.Key.Key_Q):
        QTest.keyClick(QApplication.focusWidget() or review, key)
    assert not blank(wall)
    wall.press(Qt.Key.Key_F9)
    assert blank(wall)
    wall.press(Qt.Key.Key_F9)
    assert not blank(wall)
    wall.press(Qt.Key.Key_PageDown)
    assert wall.view.step is not None
    assert wall.view.step.kind is Kind.THEMES
    assert wall.walls.reviewing
    assert around(wall) == [False] * 4


def test_that_the_letters_work_again_afterwards(wall: Wall) -> None:
    reviewing(wall)
    wall.walls.close_review()
    wall.focus(forms.child(wall.room, KeyButton, "next"))
    wall.press(Qt.Key.Key_B)
    assert blank(wall)


def test_that_to_the_board_leads_back_to_the_face_of_the_step(wall: Wall) -> None:
    review = reviewing(wall)
    review.to_board.emit()
    assert not wall.walls.reviewing
    face = forms.child(wall.room, QStackedWidget, "faces").currentWidget()
    assert isinstance(face, StepFace)
    assert face.isVisible()
    assert wall.view.step is not None
    assert wall.view.step.kind is Kind.IDEAS


def test_that_the_check_stays_when_another_room_was_looked_at(wall: Wall) -> None:
    review = reviewing(wall)
    wall.room.leave()
    wall.room.enter(wall.evening.id)
    assert wall.walls.reviewing
    focused = QApplication.focusWidget()
    assert focused is not None
    assert review.isAncestorOf(focused)


def test_that_what_is_taken_hangs_and_one_undo_takes_it_back(wall: Wall) -> None:
    review = reviewing(wall)
    review.take_focus()
    wall.press(Qt.Key.Key_Return)
    assert [note.text for note in wall.notes] == ["Meer bankjes"]
    wall.undo()
    assert wall.notes == ()


def test_that_a_photo_is_asked_for_from_the_check(wall: Wall) -> None:
    review = reviewing(wall)
    review.photo_wanted.emit(None)
    assert wall.walls.dialog is not None
    wall.walls.dialog.reject()
    wall.until(lambda: wall.walls.dialog is None)
    assert wall.walls.reviewing


def test_that_no_bar_lies_over_the_check(wall: Wall) -> None:
    reviewing(wall)
    wall.send_photo("twee.jpg")
    wall.until_all_read(2)
    assert FOUND not in wall.heard.standing


def test_that_the_check_shows_the_step_for_which_notes_wait(wall: Wall) -> None:
    wall.arrive("ideeen.jpg")
    wall.see()
    wall.until_all_read()
    wall.go(Kind.THEMES)
    wall.walls.open_review()
    assert wall.walls.review is not None
    assert [photo.name for photo in wall.walls.review.state.photos] == ["ideeen.jpg"]


def test_that_a_photo_can_be_asked_for_from_the_check_during_a_pause(wall: Wall) -> None:
    wall.arrive()
    wall.see()
    wall.until_all_read()
    wall.go(Kind.PAUSE)
    wall.walls.open_review()
    assert wall.walls.open_photos() is not None
