"""A desk over a project in memory on which two laptops worked apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.codes.voting_codes import TypedVotingCodes
from cocreate_desktop.desktop.conflicts.screen import ConflictsScreen
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.services.services import Services, make_services
from tests.desktop.aftercare.conftest import aftercare as aftercare  # noqa: PLC0414 - a fixture of this folder too
from tests.desktop.scene import Heard
from tests.desktop.scene import scene as scene  # noqa: PLC0414 - a fixture of this folder too
from tests.services.apart import EVENING, GREEN, IDEAS, LAPTOPS, MEETING, TABLE, Apart, HallClock


@dataclass
class InMemory:
    """Of an open project only what this screen asks."""

    services: Services
    path: Path = field(default_factory=lambda: Path("plein.cocreate"))


class AtDesk(Apart):
    """Two laptops, and the screen of one of them."""

    def __init__(self, host: QWidget) -> None:
        super().__init__()
        self.add(*LAPTOPS, EVENING, IDEAS, MEETING, GREEN, TABLE)
        self.services = make_services(self.store, self.bus, HallClock(), TypedVotingCodes())
        self.heard = Heard()
        self.tasks, self.relay = Tasks(host), Relay(self.bus, host)
        project = cast(Any, InMemory(self.services))
        self.desk = Desk(project, self.relay, self.tasks, QUndoStack(host), self.heard)
        self.screen = ConflictsScreen(self.desk, host)
        self.screen.resize(host.size())

    def enter(self) -> None:
        self.screen.enter(EVENING.id)
        self.screen.show()

    def close(self) -> None:
        self.screen.close_down()
        self.tasks.shutdown()
        self.relay.close()


@pytest.fixture
def at_desk(qapp: QApplication, qtbot: QtBot) -> Iterator[AtDesk]:
    Theme(qapp, "light", still=True)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 712)
    host.show()
    made = AtDesk(host)
    yield made
    made.close()
