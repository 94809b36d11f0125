"""The real window with a real project whose other sides do what the test says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window, make_window
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.parts.messages import MessageBar
from cocreate_desktop.desktop.sharing.chip import StateChip
from cocreate_desktop.desktop.sharing.head import SharingHead
from cocreate_desktop.desktop.sharing.sheet import SharingSheet
from cocreate_desktop.desktop.start.rowbutton import RowButton
from cocreate_desktop.services.sharing import Road, ShareState
from tests.desktop.scene import HandClock
from tests.desktop.sharing.roads import HandSharing, JoiningProjects, SharedProject
from tests.readymade import ready_file, ready_made
from tests.thin import thin_example

WANTED: dict[str, object] = {"name": "Buurtplein Den Bosch", "question": "Wat wil je?"}


@dataclass
class Shown:
    """The window as a test holds on to it."""

    qtbot: QtBot
    window: Window
    projects: JoiningProjects
    project: SharedProject
    clock: HandClock

    @property
    def hand(self) -> HandSharing:
        return self.project.hand

    @property
    def head(self) -> SharingHead:
        found = self.window.shell.findChild(SharingHead)
        assert found is not None
        return found

    @property
    def chip(self) -> StateChip:
        return forms.child(self.window.shell, StateChip, "sharing")

    @property
    def said(self) -> str:
        """The message at the foot."""
        (bar,) = self.window.shell.findChildren(MessageBar)
        return bar.text()

    def be(self, state: ShareState, *roads: Road) -> None:
        """From now on it stands so, and the window has heard of it."""
        self.hand.be(state, *roads)
        self.told()

    def told(self) -> None:
        """What is on the bus has come."""
        assert self.window.shell.desk is not None
        self.window.shell.desk.relay.tell_now()

    def settle(self) -> None:
        """What runs aside has ended, and the window has heard of it."""
        self.qtbot.waitUntil(lambda: not self.window.shell.tasks.busy)
        if self.window.shell.desk is not None:
            self.told()

    def sheet(self) -> SharingSheet:
        """The sheet, opened by a click on the chip when it is not open yet."""
        if self.head.sheet is None:
            self.qtbot.mouseClick(self.chip, Qt.MouseButton.LeftButton)
        assert self.head.sheet is not None
        return self.head.sheet

    def way(self, name: str) -> SafeDialog:
        """The dialog of one of the ways on the sheet."""
        sheet = self.sheet()
        forms.child(sheet, RowButton, name).click()
        assert sheet.dialog is not None
        return sheet.dialog


@pytest.fixture
def shown(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shown]:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    clock = HandClock()

    def make(path: Path) -> Path:
        (tmp_path / "key").write_text(ready_file(path, "shared", WANTED, thin_example, clock=clock))
        return path

    projects = JoiningProjects(make)
    window = make_window(qapp, projects, theme="light", still=True)
    window.shell.resize(1366, 768)
    window.shell.show()
    window.opener.refresh()
    opened = ready_made(tmp_path / "plein.cocreate", "shared", WANTED, thin_example, clock=clock)
    project = SharedProject(opened)
    window.shell.show_project(project)
    yield Shown(qtbot, window, projects, project, clock)
    projects.hand.held.free.set()
    project.hand.held.free.set()
    window.close()
