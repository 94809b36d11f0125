"""How well the photographed notes were read stands in one line in the room after the evening; without photos there is none."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.aftercare.eveningpage import EveningPage
from cocreate_desktop.domain.steps import Kind
from tests.desktop.scene import Scene
from tests.photographed import Paper, taken


def line(room: EveningPage) -> QLabel:
    return forms.child(room, QLabel, "wallWords")


def ideas(scene: Scene) -> str:
    return next(
        step.id for step in scene.services.evenings.steps(scene.evening_id) if step.kind is Kind.IDEAS
    )


def test_that_without_photos_nothing_is_said(scene: Scene, room: EveningPage) -> None:
    scene.services.capturing.write(ideas(scene), "Een lange tafel")
    scene.desk.relay.tell_now()
    assert not line(room).isVisible()


def test_that_the_line_counts_what_was_found_and_read(qtbot: QtBot, scene: Scene, room: EveningPage) -> None:
    taken(scene.services, ideas(scene), [Paper("bankje"), Paper("rollator", read="rolator"), Paper("wip")])
    scene.desk.relay.tell_now()
    qtbot.waitUntil(lambda: line(room).isVisible())
    assert "3" in line(room).text()
    assert "6" in line(room).text(), "of a hundred letters"


def test_that_a_note_that_was_taken_back_takes_the_line_along(
    qtbot: QtBot, scene: Scene, room: EveningPage
) -> None:
    (note,) = taken(scene.services, ideas(scene), [Paper("bankje")])
    scene.desk.relay.tell_now()
    qtbot.waitUntil(lambda: line(room).isVisible())
    scene.services.capturing.remove([note.id])
    scene.desk.relay.tell_now()
    assert not line(room).isVisible()
