"""The faces of the steps in the real room of the evening, over a real, encrypted project that serves no phones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.services import Services
from tests.desktop.quiet import QuietProject
from tests.desktop.scene import HandClock, Heard
from tests.readymade import ready_made
from tests.thin import thin_example

T = TypeVar("T", bound=QWidget)


class Hands:
    """What a facilitator does at the desk: she looks, types, clicks and takes back."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, room: EveningRoom, heard: Heard, clock: HandClock, evening: Evening
    ) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.room = room
        self.heard = heard
        self.clock = clock
        self.evening = evening

    @property
    def services(self) -> Services:
        return self.desk.services

    @property
    def view(self) -> EveningView:
        return self.services.overview.evening(self.evening.id)

    @property
    def notes(self) -> tuple[Note, ...]:
        return self.services.capturing.notes(self.evening.id)

    @property
    def problems(self) -> list[type[CocreateError]]:
        return [type(problem) for problem in self.heard.problems]

    def part(self, kind: type[T], name: str) -> T:
        """A part of the step that is shown, or of the room around it, by its name in the forms."""
        face = forms.child(self.room, QStackedWidget, "faces").currentWidget()
        found = face.findChild(kind, name) if face is not None else None
        return found or forms.child(self.room, kind, name)

    def go(self, kind: Kind) -> None:
        self.services.playing.go_to(self.evening.id, self.step(kind).id)
        self.see()
        self.qtbot.waitUntil(lambda: self.room.isVisible())

    def step(self, kind: Kind) -> Step:
        return next(one for one in self.services.evenings.steps(self.evening.id) if one.kind is kind)

    def see(self) -> None:
        """What others did meanwhile comes to the window."""
        self.desk.relay.tell_now()

    def focus(self, widget: QWidget) -> None:
        self.room.activateWindow()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _time in range(times):
            target = QApplication.focusWidget()
            assert target is not None
            QTest.keyClick(target, key, modifier)

    def type(self, widget: QWidget, words: str, key: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Types over what is there, letter by letter where this keyboard has the letters, and ends with a key."""
        self.focus(widget)
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.press(Qt.Key.Key_Delete)
        if words.isascii():
            QTest.keyClicks(widget, words)
        else:
            assert isinstance(widget, QLineEdit)
            widget.insert(words)
        if key is not None:
            self.press(key)

    def undo(self) -> None:
        self.desk.undo.undo()

    def until(self, so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(so)

    def send(self, words: str, author: str = "buur") -> Note:
        """A note from a phone."""
        work = self.services.capturing.sending(self.evening.id, words, author=author)
        note = self.services.store.run(work)
        self.see()
        return note


H = TypeVar("H", bound=Hands)
P = TypeVar("P", bound=QuietProject)


@contextmanager
def hands_in_the_room(
    qtbot: QtBot, qapp: QApplication, folder: Path, kinds: tuple[type[H], Callable[[OpenWorkspace], P]]
) -> Iterator[tuple[H, P]]:
    """Hands of a kind in the room of an evening, and the project of a kind that is open there."""
    Theme(qapp, "light", still=True)
    clock = HandClock()
    wanted: dict[str, object] = {"name": "Plein", "question": "Wat wil je?"}
    opened = ready_made(folder / "plein.cocreate", "thin example", wanted, thin_example, clock=clock)
    (evening,) = opened.services.evenings.all()
    keeper = QObject()
    relay, tasks, heard = Relay(opened.services.bus, keeper), Tasks(keeper), Heard()
    project = kinds[1](opened)
    desk = Desk(project, relay, tasks, QUndoStack(keeper), heard)
    room = EveningRoom(desk)
    room.resize(1366, 712)
    room.show()
    room.enter(evening.id)
    relay.tell_now()
    yield kinds[0](qtbot, desk, room, heard, clock, opened.services.evenings.get(evening.id)), project
    tasks.forget()
    room.close_down()
    relay.close()
    tasks.shutdown()
    room.close()
    room.deleteLater()
    project.close()


@pytest.fixture
def hands(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Hands]:
    with hands_in_the_room(qtbot, qapp, tmp_path, (Hands, QuietProject)) as (found, _project):
        yield found
