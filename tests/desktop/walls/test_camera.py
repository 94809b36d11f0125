"""The camera of the laptop: a whole picture that is not mirrored, warnings in words, one photo after the other, and no harm
when it goes away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.tasks import SHUTDOWN_S
from cocreate_desktop.domain.walls import Way
from tests.desktop.walls.conftest import Wall
from tests.desktop.walls.eyes import PAPERS


def test_that_the_camera_is_off_until_it_is_asked_for(wall: Wall) -> None:
    dialog = wall.open()
    assert wall.eyes.opened == []
    assert dialog.camera.view.words
    assert not dialog.camera.live


def test_that_enter_turns_it_on_and_the_space_bar_takes_photos_in_a_row(wall: Wall) -> None:
    dialog = wall.open()
    dialog.activateWindow()
    wall.until(lambda: dialog.camera.turn_on.hasFocus())
    QTest.keyClick(dialog.camera.turn_on, Qt.Key.Key_Return)
    wall.until(lambda: dialog.camera.live and dialog.camera.shoot.hasFocus())
    for _shot in range(3):
        QTest.keyClick(dialog.camera.shoot, Qt.Key.Key_Space)
    wall.until_all_read(3)
    assert {photo.way for photo in wall.photos} == {Way.CAMERA}
    assert [photo.name for photo in wall.photos] == ["camera 1", "camera 2", "camera 3"]


def test_that_the_picture_is_whole_and_not_mirrored(wall: Wall) -> None:
    view = wall.live().camera.view
    box = view.picture_box
    assert abs(box.width() / box.height() - 640 / 360) < 0.02
    assert view.rect().contains(box)
    shown = view.grab().toImage()
    ratio = shown.width() / view.width()

    def at(x: float, y: float) -> str:
        spot = (box.left() + box.width() * x) * ratio, (box.top() + box.height() * y) * ratio
        return shown.pixelColor(int(spot[0]), int(spot[1])).name().upper()

    # The first note hangs at the left, the last at the right.
    left, right = at(80 / 640, 100 / 360), at((40 + 5 * 96 + 40) / 640, 100 / 360)
    assert (left[:2], right[:2]) == (PAPERS[0][:2], PAPERS[5][:2])


def test_that_a_warning_stands_in_words_and_goes_when_the_picture_is_good(wall: Wall) -> None:
    view = wall.live().camera.view
    wall.eyes.warn = ("glare",)
    wall.until(lambda: bool(view.warning))
    assert view.accessibleDescription() == view.warning
    wall.eyes.warn = ()
    wall.until(lambda: not view.warning)


def test_that_a_camera_that_goes_away_is_told_and_keeps_what_was_taken(wall: Wall) -> None:
    dialog = wall.live()
    dialog.camera.take()
    wall.until_all_read()
    wall.eyes.lose.set()
    wall.until(lambda: not dialog.camera.live)
    wall.until(lambda: "Ingebouwde camera" in dialog.camera.view.words)
    assert len(wall.photos) == 1
    assert dialog.buttons["files"].isEnabled()
    wall.eyes.lose.clear()
    dialog.camera.turn_on.click()
    wall.until(lambda: dialog.camera.live)


def test_that_without_a_camera_the_screen_leads_to_the_phone(wall: Wall) -> None:
    wall.eyes.names = ()
    dialog = wall.open()
    wall.until(lambda: "code" in dialog.camera.view.words)
    assert not dialog.camera.turn_on.isEnabled()


def test_that_another_camera_can_be_chosen_while_one_is_on(wall: Wall) -> None:
    wall.eyes.names = ("Ingebouwd", "Op statief")
    dialog = wall.live()
    choice = forms.child(dialog, QComboBox, "cameras")
    assert choice.isVisible()
    choice.setCurrentIndex(1)
    choice.activated.emit(1)
    wall.until(lambda: wall.eyes.opened == [0, 1] and dialog.camera.live)
    assert wall.eyes.let_go == [0]


def test_that_closing_the_screen_turns_the_camera_off(wall: Wall) -> None:
    dialog = wall.live()
    dialog.reject()
    wall.until(lambda: wall.eyes.let_go == [0])
    assert not wall.walls.tools.camera.on


def test_that_a_shot_comes_in_when_the_screen_closes_right_after_it(wall: Wall) -> None:
    dialog = wall.live()
    shots: list[object] = []
    wall.walls.tools.camera.shot.connect(shots.append)
    dialog.camera.take()
    wall.until(lambda: len(shots) == 1)
    dialog.reject()
    wall.until_all_read()


def test_that_closing_the_project_lets_go_of_the_camera(wall: Wall) -> None:
    wall.live()
    wall.desk.tasks.forget(SHUTDOWN_S)
    assert wall.eyes.let_go == [0]


@pytest.mark.expected_log("the camera failed")
def test_that_a_camera_that_breaks_in_its_own_way_is_told_in_plain_words(wall: Wall) -> None:
    dialog = wall.open()
    wall.eyes.broken = True
    dialog.camera.turn_on.click()
    wall.until(lambda: not wall.walls.tools.camera.on)
    assert dialog.camera.view.words
    assert "kapot" not in dialog.camera.view.words
