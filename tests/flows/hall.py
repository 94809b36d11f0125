"""The hall of a flow test: the real window at the desk, neighbours with a real browser, and what the facilitator does with
mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, Page
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window, make_window
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.stage.state import StageState
from cocreate_desktop.desktop.stage.window import StageWindow
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.playing import BREATH
from cocreate_desktop.services.services import Services

WAIT = 15_000
LOCAL = "127.0.0.1"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
T = TypeVar("T", bound=QWidget)


class Hall:
    """What is done and seen at the desk, in the words of the evening."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot = qtbot
        self.window = window
        self.shell = window.shell

    @property
    def desk(self) -> Desk:
        assert self.shell.desk is not None, "no project is open"
        return self.shell.desk

    @property
    def services(self) -> Services:
        return self.desk.services

    @property
    def evening(self) -> Evening:
        return self.services.evenings.all()[-1]

    @property
    def view(self) -> EveningView:
        return self.services.overview.evening(self.evening.id)

    @property
    def kind(self) -> Kind | None:
        return self.view.step.kind if self.view.step else None

    @property
    def phase(self) -> Phase:
        found = self.view.round
        return found.round.phase if found is not None else Phase.DRAFT

    @property
    def stage(self) -> StageWindow:
        room = self.shell.room("evening")
        assert isinstance(room, EveningRoom)
        assert room.stage is not None, "the stage was never shown"
        return room.stage

    @property
    def room_sees(self) -> StageState:
        """What hangs on the wall now."""
        return self.stage.canvas.state

    def until(self, so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(so, timeout=WAIT)

    def step(self, kind: Kind) -> Step:
        """The first step of this kind on the run sheet."""
        return next(step for step in self.view.steps if step.kind is kind)

    def part(self, kind: type[T], name: str, within: QWidget | None = None) -> T:
        """A visible part of the window by its name in the forms, as soon as it is there."""
        self.until(lambda: bool(self.parts(kind, name, within)))
        return self.parts(kind, name, within)[0]

    def parts(self, kind: type[T], name: str = "", within: QWidget | None = None) -> list[T]:
        """All visible parts of a kind, from top to bottom."""
        found = (
            (within or self.shell).findChildren(kind, name)
            if name
            else (within or self.shell).findChildren(kind)
        )
        return sorted((one for one in found if one.isVisible()), key=lambda one: one.y())

    def activate(self) -> None:
        """The desk's window is in front."""
        self.shell.activateWindow()
        self.until(lambda: QApplication.activeWindow() is self.shell)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        """A key, wherever the focus is; a presenter remote sends PageDown and PageUp like this."""
        self.activate()
        for _time in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.shell, key, modifier)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """The left button, in the middle of it."""
        QTest.mouseClick(
            widget,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            at or widget.rect().center(),
        )

    def focus(self, widget: QWidget) -> None:
        self.activate()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.until(lambda: QApplication.focusWidget() is widget)

    def type(self, words: str, *, then: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Types where the focus is, letter by letter, and ends with a key."""
        self.activate()
        where = QApplication.focusWidget()
        assert where is not None
        QTest.keyClicks(where, words)
        if then is not None:
            self.press(then)

    def fill(self, widget: QWidget, words: str) -> None:
        """Types over what stands in a field and leaves it with Enter."""
        self.focus(widget)
        self.press(Qt.Key.Key_A, CTRL)
        self.type(words)

    def breathe(self) -> None:
        """Right after the start of the evening the remote goes nowhere, so that a second press skips nothing."""
        started = moment_of(self.evening.started_at)
        assert started is not None
        self.until(lambda: self.services.clock.now() - started >= BREATH)

    def go_on_to(self, title: str) -> None:
        """One press of the remote to the next step, which has this title."""
        self.press(Qt.Key.Key_PageDown)
        assert self.view.step is not None
        assert self.view.step.title == title

    def drop(self, widget: QWidget, *files: Path) -> None:
        """Files are dragged from a folder onto a part of the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        event = QDropEvent(
            QPointF(widget.rect().center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        widget.dropEvent(event)

    def neighbour(self, browser: Browser) -> Page:
        """Somebody scans the code of the page and joins."""
        phones = self.desk.project.hall.phones
        page = browser.new_page(viewport={"width": 390, "height": 844}, locale="nl-NL")
        page.goto(self.desk.project.join_address(self.evening.id))
        page.get_by_role("button", name="Doe mee").click()
        page.wait_for_selector("h1")
        self.until(lambda: self.desk.project.hall.phones == phones + 1)
        return page


@contextmanager
def window_open(qtbot: QtBot, qapp: QApplication, project: OpenWorkspace | None = None) -> Iterator[Hall]:
    """The window of a laptop, showing ``project`` or else where one begins; closed afterwards."""
    made = make_window(qapp, LocalProjects(0, LOCAL), theme="light", still=True)
    made.shell.resize(1366, 768)
    made.shell.show()
    if project is None:
        made.opener.refresh()
    else:
        made.shell.show_project(LocalProject(project, 0, LOCAL))
    yield Hall(qtbot, made)
    made.close()
