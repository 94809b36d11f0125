"""A desk over a real, encrypted project with everything that belongs to it, and ears for what the facilitator is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.services.services import Services
from tests.readymade import ready_made

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
class Heard:
    """What the facilitator was told."""

    messages: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    problems: list[CocreateError] = field(default_factory=list)
    undo: Callable[[], None] | None = None
    standing: dict[str, tuple[str, str, Callable[[], None] | None]] = field(default_factory=dict)

    def message(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.messages.append(text)
        self.undo = undo

    def warning(
        self, key: str, text: str, more: str = "", button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        self.warnings.append(text)
        self.standing[key] = (more, button, act)

    def solved(self, key: str) -> None:
        self.standing.pop(key, None)

    def problem(self, problem: CocreateError) -> None:
        self.problems.append(problem)


@dataclass
class Scene:
    """Everything a test of a room holds on to."""

    desk: Desk
    heard: Heard
    project: LocalProject
    host: QWidget
    evening_id: str

    @property
    def services(self) -> Services:
        return self.project.services


@pytest.fixture
def scene(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    opened = ready_made(tmp_path / "plein.cocreate", "bare", {"question": "Wat mis je hier?"})
    project, heard = LocalProject(opened), Heard()
    Theme(qapp, "light", still=True)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 712)
    tasks, relay = Tasks(host), Relay(opened.services.bus, host)
    evening = opened.services.evenings.all()[0].id
    yield Scene(Desk(project, relay, tasks, QUndoStack(host), heard), heard, project, host, evening)
    tasks.shutdown()
    relay.close()
    project.close()
