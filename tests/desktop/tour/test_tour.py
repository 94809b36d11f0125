"""The first walk through the window: five places, by keys and by mouse, once, and again for whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import settings
from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.roomtabs import RoomTabs
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.tour.stops import STOPS
from cocreate_desktop.desktop.tour.veil import Veil, beside

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(window: Window, qtbot: QtBot) -> Window:
    """The window, with the keyboard."""
    window.shell.activateWindow()
    qtbot.waitUntil(window.shell.isActiveWindow)
    return window


@pytest.fixture
def example(window: Window, qtbot: QtBot) -> Window:
    """The window with the example open, its tour on."""
    window.tour.welcome(opening=True)
    window.start._on_example()
    qtbot.waitUntil(lambda: window.tour.veil is not None, timeout=30_000)
    return window


def veil(window: Window) -> Veil:
    assert window.tour.veil is not None
    return window.tour.veil


def words(window: Window, name: str) -> str:
    return forms.child(veil(window).bubble, QLabel, name).text()


def press(key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def places(window: Window) -> list[QWidget]:
    room, tabs = window.shell.room("prepare"), window.shell.findChild(RoomTabs)
    assert isinstance(room, PrepareRoom)
    assert tabs is not None
    return [room.project, room.sheet, room.prints, room.head_items().start, tabs.button("aftercare")]


def covers(window: Window, target: QWidget) -> bool:
    """Whether the middle of what can be seen of the target is left clear, and the bubble lies beside it."""
    corner = target.mapTo(window.shell, QPoint(0, 0))
    clear, bubble = veil(window).clear, veil(window).bubble.geometry()
    inside = QRect(corner, target.size()).intersects(clear) and clear.width() <= target.width() + 16
    return inside and not bubble.intersects(clear) and window.shell.rect().contains(bubble)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_that_five_places_are_shown_by_the_keyboard(example: Window, key: Qt.Key) -> None:
    for place, target in enumerate(places(example)):
        assert words(example, "place") == f"{place + 1} van 5"
        assert words(example, "title")
        assert covers(example, target), place
        assert veil(example).next_button.hasFocus()
        press(key)
    assert example.tour.veil is None
    assert settings.load().settings.tour_seen


def test_that_left_goes_back_and_nothing_lies_before_the_first(example: Window) -> None:
    press(Qt.Key.Key_Left)
    assert words(example, "place") == "1 van 5"
    assert not veil(example).back_button.isVisible()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Left)
    assert words(example, "place") == "1 van 5"


def test_that_escape_skips_it_for_good_and_the_focus_goes_back(example: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Escape)
    assert example.tour.veil is None
    room = example.shell.room("prepare")
    assert isinstance(room, PrepareRoom)
    assert room.sheet.sheet.hasFocus()
    example.shell.close_project()
    example.tour.welcome()
    assert example.tour.veil is None


def test_that_it_goes_by_the_mouse_and_what_lies_under_it_is_not_pressed(example: Window) -> None:
    tabs = example.shell.findChild(RoomTabs)
    assert tabs is not None
    spot = tabs.button("aftercare").mapTo(example.shell, tabs.button("aftercare").rect().center())
    there = example.shell.childAt(spot)
    assert there is not None
    QTest.mouseClick(there, LEFT)
    assert tabs.property("room") == "prepare"
    QTest.mouseClick(veil(example).next_button, LEFT)
    QTest.mouseClick(veil(example).next_button, LEFT)
    QTest.mouseClick(veil(example).back_button, LEFT)
    assert words(example, "place") == "2 van 5"
    QTest.mouseClick(veil(example).skip_button, LEFT)
    assert example.tour.veil is None


def test_that_no_key_of_the_window_works_under_it_and_tab_stays_in_it(example: Window) -> None:
    press(Qt.Key.Key_Right)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert example.shell._tabs.property("room") == "prepare"
    seen = []
    for _turn in range(4):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == ["next", "back", "skip", "next"]


def test_that_the_start_screen_says_how_to_begin_and_the_rest_comes_with_the_project(
    window: Window, qtbot: QtBot
) -> None:
    window.tour.welcome()
    assert words(window, "place") == "1 van 5"
    card = window.shell.findChild(QWidget, "projectsCard")
    assert card is not None
    assert covers(window, card)
    press(Qt.Key.Key_Return)
    assert window.tour.veil is None
    assert not settings.load().settings.tour_seen
    window.start._on_example()
    qtbot.waitUntil(lambda: window.tour.veil is not None, timeout=30_000)
    assert words(window, "place") == "2 van 5"


def test_that_shift_f1_shows_it_again(example: Window) -> None:
    press(Qt.Key.Key_Escape)
    example.shell.go("aftercare")
    focus = QApplication.focusWidget() or example.shell
    QTest.keyClick(focus, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert words(example, "place") == "1 van 5"
    assert example.shell._tabs.property("room") == "prepare"


def test_that_it_never_comes_in_a_running_evening(
    window: Window, projects: LocalProjects, tmp_path: Path
) -> None:
    path = tmp_path / "plein.cocreate"
    project = projects.create(path, {"question": "Wat mis je hier?", "name": "Plein"}, "ideas")
    evening = project.services.evenings.all()[0]
    project.services.playing.go_to(evening.id, project.services.evenings.steps(evening.id)[0].id)
    window.tour.welcome(opening=True)
    window.shell.show_project(project)
    # What it would begin with was due before this.
    QTimer.singleShot(0, window.shell, window.shell.update)
    QApplication.processEvents()
    assert window.shell._tabs.property("room") == "evening"
    assert window.tour.veil is None


def test_that_the_bubble_follows_the_size_of_the_window(example: Window, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Right)
    example.shell.resize(1920, 1080)
    qtbot.waitUntil(lambda: veil(example).size() == example.shell.size())
    qtbot.waitUntil(lambda: covers(example, places(example)[1]))


def test_that_a_sentence_is_short_and_in_one_breath() -> None:
    for stop in STOPS:
        assert len(stop.sentence.split()) <= 14, stop.sentence
        assert stop.sentence.count(".") == 1


@pytest.mark.parametrize(
    "clear", [QRect(16, 72, 1334, 140), QRect(700, 220, 640, 500), QRect(0, 0, 1366, 768)]
)
def test_that_the_bubble_stays_in_the_window_and_beside_the_place(clear: QRect) -> None:
    size, room = QSize(400, 180), QSize(1366, 768)
    spot = QRect(beside(clear, size, room), size)
    assert QRect(QPoint(0, 0), room).contains(spot)
    assert not spot.intersects(clear) or clear.size() == room
