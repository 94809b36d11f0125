"""The dialog for other systems over a real project, with what would leave made up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import language
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.leaving.dialog import LeavingDialog
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from tests.desktop.leaving.staged import StagedLeaving, StagedProject
from tests.desktop.scene import Heard
from tests.readymade import ready_made


@dataclass
class Counter:
    """What a test of the dialog holds on to."""

    desk: Desk
    heard: Heard
    staged: StagedLeaving
    dialog: LeavingDialog
    host: QWidget
    evening_id: str


@pytest.fixture
def counter(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Counter]:
    language.use("en")
    opened = ready_made(tmp_path / "plein.cocreate", "bare", {"question": "Wat mis je hier?"})
    opened.services.evenings.plan("work", date="2026-12-01", name="Werkavond")
    project, heard = StagedProject(opened), Heard()
    Theme(qapp, "light", still=True)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 712)
    host.show()
    tasks, relay = Tasks(host), Relay(opened.services.bus, host)
    desk = Desk(project, relay, tasks, QUndoStack(host), heard)
    evening = opened.services.evenings.all()[0].id
    dialog = LeavingDialog(desk, evening, host)
    dialog.open()
    yield Counter(desk, heard, project.files.staged, dialog, host, evening)
    project.files.staged.let_go.set()
    dialog.reject()
    tasks.shutdown()
    relay.close()
    project.close()
