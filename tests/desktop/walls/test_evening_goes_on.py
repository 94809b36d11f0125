"""The evening goes on around photos: the step changes while they are checked, a part is photographed again, and the way to
the check has its place on the step's face."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.face import WallStanding
from cocreate_desktop.desktop.walls.notetext import NoteText
from cocreate_desktop.desktop.walls.photoview import PhotoView
from cocreate_desktop.desktop.walls.review import ReviewScreen
from cocreate_desktop.desktop.walls.wantedpart import PhotoWanted
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Box
from cocreate_desktop.services.seeing import Again, Looked, Seen
from tests.desktop.walls.conftest import Wall
from tests.desktop.walls.reviews import HIGH, WIDE, crop, place

CTRL = Qt.KeyboardModifier.ControlModifier
PART: Box = (900, 640, 300, 200)


@pytest.fixture
def dutch() -> Iterator[None]:
    before = language.current()
    language.use("nl")
    yield
    language.use(before)


def reviewing(wall: Wall) -> ReviewScreen:
    wall.send_photo()
    wall.until_all_read()
    wall.walls.open_review()
    assert wall.walls.review is not None
    return wall.walls.review


def text(review: ReviewScreen) -> NoteText:
    return forms.child(review, NoteText, "text")


def kind(wall: Wall) -> Kind:
    assert wall.view.step is not None
    return wall.view.step.kind


def test_that_the_step_moves_on_during_the_check_and_nothing_typed_is_lost(wall: Wall) -> None:
    review = reviewing(wall)
    current = review.current
    text(review).selectAll()
    text(review).insertPlainText("Half getypt")
    wall.press(Qt.Key.Key_PageDown)
    assert kind(wall) is Kind.THEMES
    assert (wall.walls.reviewing, review.isVisible(), review.current) == (True, True, current)
    assert text(review).toPlainText() == "Half getypt"
    assert QApplication.focusWidget() is text(review)
    wall.press(Qt.Key.Key_Return)
    assert [note.text for note in wall.notes] == ["Half getypt"]
    wall.press(Qt.Key.Key_PageUp)
    assert kind(wall) is Kind.IDEAS
    wall.walls.close_review()
    button = wall.part(KeyButton, "wallCheck")
    assert button.isVisible()
    assert "5" in button.text()


def test_that_the_window_does_not_grow_when_the_check_opens_and_closes(wall: Wall) -> None:
    before = wall.room.size()
    reviewing(wall)
    QApplication.processEvents()
    assert wall.room.size() == before
    wall.walls.close_review()
    QApplication.processEvents()
    assert wall.room.size() == before


def test_that_an_outline_that_is_drawn_outlives_a_change_of_step(wall: Wall) -> None:
    review = reviewing(wall)
    wall.press(Qt.Key.Key_Plus, CTRL)
    drawn = forms.child(review, PhotoView, "photo").outlines
    assert drawn
    wall.press(Qt.Key.Key_PageDown)
    assert forms.child(review, PhotoView, "photo").outlines == drawn
    assert forms.child(review, KeyButton, "makingYes").isVisible()


def test_that_the_room_behind_knows_the_new_notes_when_the_check_is_left(wall: Wall) -> None:
    reviewing(wall)
    for _time in range(3):
        wall.press(Qt.Key.Key_Return)
    wall.walls.close_review()
    assert wall.room.view is not None
    assert len(wall.room.view.notes) == 3


def test_that_the_stage_gets_the_new_notes_while_photos_are_checked(wall: Wall) -> None:
    reviewing(wall)
    wall.press(Qt.Key.Key_Return)
    room = wall.room
    wall.until(lambda: room.view is not None and len(room.view.notes) == 1)
    assert wall.walls.reviewing


def photo_with_a_blurred_part(wall: Wall) -> str:
    photo = wall.arrive()
    seen = (Seen(place(57), crop(1), 0.9, unclear=True),)
    again = (Again(PART, 1, "blur"),)
    looked = Looked(WIDE, HIGH, seen, wall.services.walls.whole(photo.id), (0, 0, WIDE, HIGH), again=again)
    wall.services.walls.looked(photo.id, looked)
    return photo.id


def test_that_the_screen_for_photos_says_which_part_is_asked_for_until_it_came(wall: Wall) -> None:
    photo_id = photo_with_a_blurred_part(wall)
    wall.see()
    wall.until_all_read()
    wall.walls.open_review()
    assert wall.walls.review is not None
    wall.walls.review.photo_wanted.emit(PhotoWanted(photo_id, PART))
    dialog = wall.walls.dialog
    assert dialog is not None
    assert "1" in dialog.wanted.words
    picture = forms.child(dialog, QLabel, "wantedPicture")
    wall.until(lambda: not picture.pixmap().isNull())
    assert picture.isVisible()
    wall.services.walls.take(wall.review.sightings[0].id, "Toch leesbaar")
    wall.see()
    assert dialog.wanted.words == ""
    dialog.reject()


def test_that_no_part_is_named_when_none_is_asked_for(wall: Wall) -> None:
    photo_with_a_blurred_part(wall)
    dialog = wall.open()
    assert dialog.wanted.words == ""
    dialog.ask_for(PhotoWanted(""))
    dialog.ask_for(PhotoWanted("weg", PART))
    assert dialog.wanted.words == ""
    dialog.reject()


@pytest.mark.parametrize("wide", [1280, 1366, 1920])
def test_that_all_that_waits_has_room_with_its_key(dutch: None, wall: Wall, wide: int) -> None:
    step = wall.step(Kind.IDEAS)
    note = wall.services.capturing.write(step.id, "Een bankje")
    wall.services.capturing.set_state([note.id], NoteState.WAITING)
    wall.room.resize(QSize(wide, 712))
    wall.see()
    wall.room.walls.changed.emit(WallStanding(115, False))
    QApplication.processEvents()
    for name in ("goWaiting", "wallCheck", "wallPhoto", "thinkStart"):
        button = wall.part(KeyButton, name)
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width(), name
    kicker = wall.part(QLabel, "kicker")
    assert kicker.width() >= kicker.sizeHint().width()
