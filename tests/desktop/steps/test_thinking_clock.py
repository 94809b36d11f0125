"""The clock of 1-2-4-All at the desk: it goes by key while one types, and lives in the step, not in the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QStackedWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.state import Ideas, StageState, Thinking
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.desktop.steps.face import StepFace
from cocreate_desktop.desktop.steps.ideas import Face
from cocreate_desktop.domain.steps import IdeasSettings, Kind, read_settings
from tests.desktop.steps.conftest import Hands

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(autouse=True)
def at_ideas(hands: Hands) -> None:
    hands.go(Kind.IDEAS)


@pytest.fixture
def line(hands: Hands) -> CaptureLine:
    found = hands.part(CaptureLine, "line")
    hands.focus(found)
    return found


def phase(hands: Hands) -> int:
    settings = read_settings(hands.step(Kind.IDEAS))
    assert isinstance(settings, IdeasSettings)
    return settings.think_phase


def strip(hands: Hands) -> tuple[str, str, str]:
    names = ("thinkPhase", "thinkLeft", "thinkAfter")
    phase_of, left, after = (hands.part(QLabel, name).text() for name in names)
    return phase_of, left, after


def tick(hands: Hands) -> None:
    face = forms.child(hands.room, QStackedWidget, "faces").currentWidget()
    assert isinstance(face, StepFace)
    face.tick(hands.view)


def wall(hands: Hands) -> StageState:
    return stage_state(hands.view, address="", now=hands.clock.now())


def test_that_one_key_starts_the_clock_and_goes_through_the_phases(hands: Hands, line: CaptureLine) -> None:
    found = hands.part(QFrame, "think")
    assert not found.isVisible()
    assert hands.part(KeyButton, "thinkStart").isVisible()
    seen = []
    for _turn in range(4):
        hands.press(Qt.Key.Key_T, CONTROL)
        seen.append(strip(hands))
    assert found.isVisible()
    assert not hands.part(KeyButton, "thinkStart").isVisible()
    assert seen == [
        ("Eerst alleen", "1:00", "Hierna: met z'n tweeën, 2 minuten"),
        ("Met z'n tweeën", "2:00", "Hierna: met z'n vieren, 4 minuten"),
        ("Met z'n vieren", "4:00", "Hierna: met z'n allen, 5 minuten"),
        ("Met z'n allen", "5:00", "Hierna is de klok klaar."),
    ]
    hands.press(Qt.Key.Key_T, CONTROL)
    assert phase(hands) == 0
    assert not found.isVisible()


def test_that_the_clock_never_takes_the_line_nor_what_is_typed(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Een half id", key=None)
    hands.press(Qt.Key.Key_T, CONTROL)
    hands.qtbot.mouseClick(hands.part(KeyButton, "thinkNext"), Qt.MouseButton.LeftButton)
    assert phase(hands) == 2
    hands.press(Qt.Key.Key_E)
    hands.clock.pass_by(minutes=5)
    tick(hands)
    hands.qtbot.mouseClick(hands.part(KeyButton, "thinkStop"), Qt.MouseButton.LeftButton)
    assert phase(hands) == 0
    assert QApplication.focusWidget() is line
    assert line.text() == "Een half ide"


def test_that_the_clock_counts_down_and_then_waits_for_the_facilitator(
    hands: Hands, line: CaptureLine
) -> None:
    hands.press(Qt.Key.Key_T, CONTROL)
    hands.clock.pass_by(seconds=25)
    tick(hands)
    assert strip(hands)[1] == "0:35"
    hands.clock.pass_by(minutes=3)
    tick(hands)
    assert strip(hands)[1:] == ("0:00", "De tijd is om. Hierna: met z'n tweeën, 2 minuten")
    assert phase(hands) == 1


def test_that_going_on_and_stopping_can_be_taken_back_to_the_second(hands: Hands, line: CaptureLine) -> None:
    hands.press(Qt.Key.Key_T, CONTROL)
    hands.clock.pass_by(seconds=20)
    hands.press(Qt.Key.Key_T, CONTROL)
    hands.undo()
    assert strip(hands)[:2] == ("Eerst alleen", "0:40")
    hands.press(Qt.Key.Key_T, CONTROL | SHIFT)
    assert phase(hands) == 0
    hands.undo()
    assert strip(hands)[:2] == ("Eerst alleen", "0:40")


def test_that_the_room_sees_the_clock_while_it_thinks_and_notes_when_it_talks(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Bankjes")
    hands.press(Qt.Key.Key_T, CONTROL)
    scenes = set()
    for number in (1, 2, 3):
        state = wall(hands)
        assert isinstance(state.body, Thinking)
        assert (state.body.phase, state.body.left) == (number, state.body.planned)
        scenes.add(state.scene)
        hands.press(Qt.Key.Key_T, CONTROL)
    assert len(scenes) == 3
    assert isinstance(wall(hands).body, Ideas)
    hands.press(Qt.Key.Key_T, CONTROL)
    assert isinstance(wall(hands).body, Ideas)


def test_that_another_window_finds_the_phase_in_the_step(hands: Hands, line: CaptureLine) -> None:
    hands.press(Qt.Key.Key_T, CONTROL, times=2)
    hands.clock.pass_by(seconds=50)
    face = Face(hands.desk, hands.room)
    face.show_view(hands.view)
    assert forms.child(face, QLabel, "thinkLeft").text() == "1:10"
    assert forms.child(face, QLabel, "thinkPhase").text() == "Met z'n tweeën"


def test_that_the_minutes_of_the_step_are_those_of_the_clock(hands: Hands, line: CaptureLine) -> None:
    hands.services.evenings.change_settings(hands.step(Kind.IDEAS).id, think=(3, 5, 8, 10))
    hands.see()
    hands.press(Qt.Key.Key_T, CONTROL)
    assert strip(hands) == ("Eerst alleen", "3:00", "Hierna: met z'n tweeën, 5 minuten")
