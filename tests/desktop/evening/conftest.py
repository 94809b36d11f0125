"""The room of the evening over the real, encrypted workspace, with a hall that serves nobody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.services import Services

NOW = datetime.fromisoformat("2026-11-24T20:53:00+01:00")


@dataclass
class HandClock:
    """A clock that goes on when told."""

    time: datetime = NOW

    def now(self) -> datetime:
        return self.time

    def pass_by(self, **how_long: float) -> None:
        self.time += timedelta(**how_long)


@dataclass
class QuietHall:
    """A hall that is open as soon as it is asked, and serves nobody."""

    bus: Bus
    address: str = ""
    phones: int = 0
    started: list[str] = field(default_factory=list)

    @property
    def running(self) -> bool:
        return bool(self.address)

    def start(self, evening_id: str) -> None:
        self.started.append(evening_id)
        self.address = "http://192.168.8.2:8080"
        self.bus.publish(HallChanged(True, self.address))

    def stop(self) -> None:
        self.address = ""


class OutOfReach:
    """What these tests never ask for."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(name)


@dataclass
class ProjectWithoutPhones:
    """A real, open workspace with a quiet hall."""

    opened: OpenWorkspace
    hall: QuietHall
    papers: Any = field(default_factory=OutOfReach)
    files: Any = field(default_factory=OutOfReach)
    backups: Any = field(default_factory=OutOfReach)
    path: Path = Path("plein.cocreate")
    key_in_plain_file: bool = True

    @property
    def services(self) -> Services:
        return self.opened.services

    def recovery_key(self) -> str:
        return ""

    def join_address(self, evening_id: str) -> str:
        token = self.services.evenings.get(evening_id).join_token
        return f"{self.hall.address}/J/{token}".upper() if self.hall.running else ""

    def close(self) -> None:
        self.opened.close()


@dataclass
class WrittenVoice:
    """What was said."""

    messages: list[str] = field(default_factory=list)
    problems: list[CocreateError] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def message(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.messages.append(text)
        assert undo is None or callable(undo)

    def warning(self, key: str, text: str, *rest: object, **named: object) -> None:
        assert key, (rest, named)
        self.warnings.append(text)

    def solved(self, key: str) -> None:
        """Nothing to do."""

    def problem(self, problem: CocreateError) -> None:
        self.problems.append(problem)


@dataclass
class Scene:
    """Everything a test holds."""

    desk: Desk
    room: EveningRoom
    hall: QuietHall
    voice: WrittenVoice
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
    opened = create_services(
        tmp_path / "plein.cocreate", {"name": "Plein", "question": "Wat wil je?"}, key="", clock=clock
    )
    evening = fill_example(opened.services)
    hall = QuietHall(opened.services.bus)
    keeper = QObject()
    relay, tasks, voice = Relay(opened.services.bus, keeper), Tasks(keeper), WrittenVoice()
    desk = Desk(ProjectWithoutPhones(opened, hall), relay, tasks, QUndoStack(keeper), voice)
    room = EveningRoom(desk)
    room.resize(1366, 712)
    room.show()
    room.enter(evening.id)
    relay.tell_now()
    yield Scene(desk, room, hall, voice, clock, opened.services.evenings.get(evening.id))
    room.close_down()
    relay.close()
    tasks.shutdown()
    room.close()
    room.deleteLater()
    opened.close()
