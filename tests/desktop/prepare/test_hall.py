"""How deep the hall is: told in the card of the evening, set in a dialog, and taken back with one undo."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.prepare.eveningcard import EveningCard
from cocreate_desktop.desktop.prepare.halldialog import HallDialog, codes_words, letters_words
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.domain.viewing import Hall
from tests.desktop.scene import Scene


def opened(room: PrepareRoom) -> HallDialog:
    card = room.findChild(EveningCard)
    assert card is not None
    forms.child(room, KeyButton, "lastRow").click()
    assert card.hall.dialog is not None
    return card.hall.dialog


def test_that_the_card_says_how_far_the_last_row_sits(scene: Scene, room: PrepareRoom) -> None:
    assert forms.child(room, KeyButton, "lastRow").text() == "Laatste rij: 10 m"
    dialog = opened(room)
    assert [forms.child(dialog, CountField, name).value() for name in ("distance", "height")] == [10, 150]


def test_that_a_deep_hall_is_kept_at_once_and_taken_back_with_one_undo(
    scene: Scene, room: PrepareRoom
) -> None:
    dialog = opened(room)
    distance = forms.child(dialog, CountField, "distance")
    distance.setFocus()
    QTest.keyClick(distance, Qt.Key.Key_Up)
    QTest.keyClick(distance, Qt.Key.Key_Up)
    scene.desk.relay.tell_now()
    (evening,) = scene.services.evenings.all()
    assert evening.viewing_distance == 12
    assert forms.child(dialog, QLabel, "letters").text() == letters_words(Hall(12))
    assert "20 %" in letters_words(Hall(12))
    assert forms.child(room, KeyButton, "lastRow").text() == "Laatste rij: 12 m"
    scene.desk.undo.undo()
    scene.desk.relay.tell_now()
    assert forms.child(room, KeyButton, "lastRow").text() == "Laatste rij: 11 m"
    dialog.reject()
    scene.desk.undo.undo()
    scene.desk.relay.tell_now()
    assert forms.child(room, KeyButton, "lastRow").text() == "Laatste rij: 10 m"


@pytest.mark.parametrize(
    ("hall", "letters", "codes"),
    [
        (Hall(4, 150), "gewone letters", "tot 4 meter."),
        (Hall(5, 150), "gewone letters", "tot 4 meter. Druk"),
        (Hall(7, 150), "gewone letters", "lukt het tot 7 meter."),
        (Hall(10, 150), "gewone letters", "tot 7 meter. Hang daarachter posters op."),
        (Hall(10, 150, wifi=False), "gewone letters", "lukt het tot 10 meter."),
        (Hall(25, 150), "niet lezen", "posters"),
        (Hall(25, 400), "gewone letters", "tot 10 meter. Druk"),
    ],
)
def test_that_it_says_what_the_last_row_can_read_and_scan(hall: Hall, letters: str, codes: str) -> None:
    assert letters in letters_words(hall)
    assert codes in codes_words(hall)


@pytest.mark.parametrize("height", range(50, 610, 10))
def test_that_no_more_metres_are_promised_than_hold(height: int) -> None:
    for wifi in (True, False):
        hall = Hall(60, height, wifi)
        beside, alone = (int(number) for number in re.findall(r"tot (\d+) meter", codes_words(hall)))
        assert beside <= hall.reach_beside
        assert alone <= hall.reach_alone


def test_that_very_full_pictures_are_no_part_of_the_promise() -> None:
    assert "erg vol beeld" in letters_words(Hall(12))
    assert "erg vol beeld" not in letters_words(Hall(10))
