"""The settings of the count at the door: five ways of hearing of it at most, those of the project in one press, and the
question."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.steps import ArrivalsSettings, Kind, read_settings
from tests.desktop.prepare.test_step import open_step, part, step_of, write
from tests.desktop.scene import Scene


@pytest.fixture
def opened(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> PrepareRoom:
    found = [one.kind for one in scene.services.evenings.steps(scene.evening_id)]
    if Kind.ARRIVALS not in found:
        scene.services.evenings.add_step(scene.evening_id, Kind.ARRIVALS)
    scene.services.outreach.invite(OutreachChannel.LETTER, name="Brief")
    scene.services.outreach.invite(OutreachChannel.SCHOOL, name="School")
    open_step(qtbot, scene, room, Kind.ARRIVALS)
    return room


def kept(scene: Scene) -> ArrivalsSettings:
    settings = read_settings(step_of(scene, Kind.ARRIVALS))
    assert isinstance(settings, ArrivalsSettings)
    return settings


def test_that_five_ways_can_be_asked_and_those_of_the_project_in_one_press(
    qtbot: QtBot, scene: Scene, opened: PrepareRoom
) -> None:
    boxes = [part(opened, QCheckBox, f"way{n}") for n in range(len(OutreachChannel))]
    assert [box.isChecked() for box in boxes] == [True] * 5 + [False] * 6
    assert not boxes[5].isEnabled()
    boxes[4].click()
    assert boxes[5].isEnabled()
    boxes[7].click()
    assert kept(scene).heard == ("flyer", "whatsapp", "door", "poster", "social")
    scene.desk.undo.undo()
    assert kept(scene).heard == ("flyer", "whatsapp", "door", "poster")
    part(opened, KeyButton, "ofProject").click()
    assert kept(scene).heard == ("letter", "school")
    question = part(opened, QLineEdit, "expectation")
    assert question.placeholderText()
    write(qtbot, question, "Wat mag je beslissen?")
    assert kept(scene).expectation == "Wat mag je beslissen?"
    part(opened, QCheckBox, "askExpectation").click()
    assert not kept(scene).ask_expectation
    assert not question.isEnabled()
