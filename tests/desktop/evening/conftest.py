"""The room of the evening over a real, encrypted project and its real phone server; only the clock is turned by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.outside import Hall
from cocreate_desktop.services.services import Services
from tests.desktop.scene import HandClock, Heard
from tests.readymade import ready_made
from tests.thin import thin_example


@dataclass
class Scene:
    """Everything a test holds."""

    desk: Desk
    room: EveningRoom
    hall: Hall
    voice: Heard
    clock: HandClock
    evening: Evening

    @property
    def services(self) -> Services:
        return self.desk.services

    def step(self, kind: Kind) -> Step:
        return next(one for one in self.services.evenings.steps(self.evening.id) if one.kind is kind)

    def go(self, kind: Kind) -> None:
        self.services.playing.go_to(self.evening.id, self.step(kind).id)
        self.desk.relay.tell_now()


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Scene]:
    Theme(qapp, "light", still=True)
    clock = HandClock()
    wanted: dict[str, object] = {"name": "Plein", "question": "Wat wil je?"}
    opened = ready_made(tmp_path / "plein.cocreate", "thin example", wanted, thin_example, clock=clock)
    (evening,) = opened.services.evenings.all()
    project = LocalProject(opened, 0, "127.0.0.1")
    keeper = QObject()
    relay, tasks, voice = Relay(opened.services.bus, keeper), Tasks(keeper), Heard()
    desk = Desk(project, relay, tasks, QUndoStack(keeper), voice)
    room = EveningRoom(desk)
    room.resize(1366, 712)
    room.show()
    room.enter(evening.id)
    relay.tell_now()
    yield Scene(desk, room, project.hall, voice, clock, opened.services.evenings.get(evening.id))
    room.close_down()
    relay.close()
    tasks.shutdown()
    room.close()
    room.deleteLater()
    project.close()
