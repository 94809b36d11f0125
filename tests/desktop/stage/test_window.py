"""The stage's window finds its screen, passes keys on, and never loses anything by one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.stage.canvas import StageCanvas
from cocreate_desktop.desktop.stage.window import StageKey, StageWindow
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.rounds import Phase
from tests.desktop.stage import rooms


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light", still=True)


@pytest.mark.parametrize(
    ("key", "deed"),
    [
        (Qt.Key.Key_PageDown, "next"),
        (Qt.Key.Key_PageUp, "previous"),
        (Qt.Key.Key_B, "blank"),
        (Qt.Key.Key_Escape, "leave"),
    ],
)
def test_that_a_clickers_keys_are_passed_on_and_the_stage_stays(qtbot: QtBot, key: Qt.Key, deed: str) -> None:
    window = StageWindow()
    qtbot.addWidget(window)
    window.open()
    pressed = QSignalSpy(window.pressed)
    qtbot.keyClick(window, key)
    assert [pressed.at(i)[0] for i in range(pressed.count())] == [StageKey(deed)]  # type: ignore[arg-type]
    assert window.isVisible()


def test_that_a_lone_laptop_shows_the_stage_in_a_window_of_16_to_9(qtbot: QtBot) -> None:
    window = StageWindow()
    qtbot.addWidget(window)
    window.open()
    assert len(QGuiApplication.screens()) == 1
    assert not window.isFullScreen()
    assert not window.present
    assert window.width() * 9 // 16 == pytest.approx(window.height(), abs=1)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert window.width() <= room.width() / 3, "the work stays in sight"
    assert room.bottom() - window.geometry().bottom() >= 72, "the foot too"
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint


def test_that_the_canvas_tells_what_it_shows_and_keeps_still_when_asked(qtbot: QtBot) -> None:
    canvas = StageCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(480, 270)
    canvas.show()
    canvas.show_state(rooms.every_picture()["open"])
    qtbot.waitUntil(lambda: "34 van 41 hebben gestemd" in canvas.accessibleName())
    canvas.show_state(rooms.vote(rooms.voting_round(Phase.REVEALED, rooms.RESULT)))
    assert not canvas.moving
    assert canvas.grab().toImage().size().width() >= 480


def test_that_a_reveal_moves_and_a_tick_of_the_clock_does_not(qtbot: QtBot, worn: Theme) -> None:
    worn.set_still(False)
    canvas = StageCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(320, 180)
    canvas.show()
    canvas.show_state(rooms.vote(rooms.voting_round(Phase.CLOSED, rooms.RESULT)))
    canvas.show_state(rooms.vote(rooms.voting_round(Phase.REVEALED, rooms.RESULT)))
    assert canvas.moving
    # 0.9 s of the wall's clock; a machine that stands still for some seconds is no fault of the picture
    qtbot.waitUntil(lambda: not canvas.moving, timeout=20_000)
    canvas.show_state(rooms.vote(rooms.voting_round(Phase.REVEALED, rooms.RESULT, present=42)))
    assert not canvas.moving
