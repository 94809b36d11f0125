"""The review of a wall in a real window, over a real, encrypted project: notes on made-up photos, and who checks them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QUndoStack
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.desktop.walls.notetext import NoteText
from cocreate_desktop.desktop.walls.photoview import PhotoView
from cocreate_desktop.desktop.walls.review import ReviewScreen
from cocreate_desktop.desktop.walls.reviewlist import NextList
from cocreate_desktop.domain.notes import Note, hanging
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Photo, Quad, Sighting, SightingState, Way
from cocreate_desktop.services.seeing import Crop, Looked, Reading, Seen
from cocreate_desktop.services.services import Services
from tests.desktop.scene import HandClock, Heard
from tests.desktop.walls.conftest import WallProject
from tests.desktop.walls.eyes import packed, picture
from tests.readymade import ready_made

NO_KEY = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
WIDE, HIGH, SIDE, ROW = 1280, 960, 90, 10


@dataclass(frozen=True)
class Hung:
    """A note on a made-up wall: what the machine reads (None: nothing yet), and how sure it is."""

    words: str | None
    doubts: tuple[tuple[str, str], ...] = ()
    sure: float = 0.97
    colour: str = "pink"
    more: dict[str, object] = field(default_factory=dict)


def place(number: int) -> Quad:
    """Where the note of that number hangs, from 0."""
    left, top = 20.0 + number % ROW * 125, 40.0 + number // ROW * 130
    return (left, top), (left + SIDE, top), (left + SIDE, top + SIDE), (left, top + SIDE)


def crop(number: int, colour: str = "pink") -> Crop:
    """A crop like no other."""
    image = QImage(40, 40, QImage.Format.Format_RGB888)
    image.fill(QColor(255, 100 + number % 150, number // 150))
    return Crop(packed(image, "PNG"), colour)


class Checking:
    """The facilitator at the review; ``strokes`` counts the keys she pressed."""

    def __init__(self, qtbot: QtBot, desk: Desk, heard: Heard, screen: ReviewScreen) -> None:
        self.qtbot, self.desk, self.heard, self.screen = qtbot, desk, heard, screen
        self.evening = self.services.evenings.all()[0]
        steps = self.services.evenings.steps(self.evening.id)
        self.step_id = next(step.id for step in steps if step.kind is Kind.IDEAS)
        self.view = forms.child(screen, PhotoView, "photo")
        self.text = forms.child(screen, NoteText, "text")
        self.list = forms.child(screen, NextList, "list")
        self.strokes = 0

    @property
    def services(self) -> Services:
        return self.desk.services

    @property
    def notes(self) -> tuple[Note, ...]:
        """What hangs on the board."""
        return hanging(self.services.capturing.notes(self.evening.id))

    @property
    def one(self) -> Sighting:
        """The note that is checked now."""
        return self.screen.state.by_id[self.screen.current]

    def seen(self, photo: Photo) -> tuple[Sighting, ...]:
        return self.services.walls.review(self.evening.id).of(photo.id)

    def states(self, photo: Photo) -> list[SightingState]:
        return [one.state for one in self.seen(photo)]

    def hang(self, hung: Sequence[Hung], *, first: int = 0, **more: object) -> Photo:
        """A photo of a wall comes, is looked at and read."""
        walls, content = self.services.walls, picture(WIDE, HIGH, first)
        whole = self.desk.project.eyes.take(content, "muur.jpg")
        photo = walls.arrive(self.step_id, whole, way=Way.FILE)
        seen = [
            Seen(place(n), crop(first + n, one.colour), **{"confidence": 0.97, **one.more})  # type: ignore[arg-type]
            for n, one in enumerate(hung)
        ]
        looked = Looked(WIDE, HIGH, tuple(seen), picture(320, 240, first), (0, 0, WIDE, HIGH), **more)  # type: ignore[arg-type]
        walls.looked(photo.id, looked)
        readings = {
            one.id: Reading(n, words.words, words.sure, words.doubts)
            for n, (one, words) in enumerate(zip(self.seen(photo), hung, strict=True))
            if words.words is not None
        }
        walls.read(readings)
        return self.services.walls.review(self.evening.id).photos[-1]

    def open(self, *words: str) -> Photo:
        """The review of one photo with these notes, all of them sure."""
        photo = self.hang([Hung(one) for one in words])
        self.show()
        return photo

    def show(self) -> None:
        self.screen.show_evening(self.evening.id, self.step_id)
        self.screen.activateWindow()
        self.screen.take_focus()
        self.rest()

    def rest(self) -> None:
        """Until nothing is read or cut any more."""
        self.qtbot.waitUntil(lambda: not self.desk.tasks.busy)
        self.desk.relay.tell_now()

    def button(self, name: str) -> KeyButton:
        return forms.child(self.screen, KeyButton, name)

    def part(self, name: str) -> QWidget:
        return forms.child(self.screen, QWidget, name)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEY, times: int = 1) -> None:
        for _time in range(times):
            target = QApplication.focusWidget()
            assert target is not None
            QTest.keyClick(target, key, modifier)
            self.strokes += 1

    def enter(self) -> None:
        self.press(Qt.Key.Key_Return)

    def type(self, words: str) -> None:
        """Types over what is there."""
        self.press(Qt.Key.Key_A, CTRL)
        self.write(words)

    def write(self, words: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, words)
        self.strokes += len(words)

    def at(self, number: int) -> QPoint:
        """The middle of a note's place in the view."""
        (left, top), *_corners = place(number)
        return self.view.placing().point((left + SIDE / 2, top + SIDE / 2)).toPoint()

    def click(self, number: int, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        QTest.mouseClick(self.view, Qt.MouseButton.LeftButton, modifier, self.at(number))

    def drag(self, start: QPointF, end: QPointF) -> None:
        """Presses, moves in steps as a hand does, and lets go; points of the photo."""
        here, there = (self.view.placing().point((p.x(), p.y())) for p in (start, end))
        QTest.mousePress(self.view, Qt.MouseButton.LeftButton, NO_KEY, here.toPoint())
        for share in (0.2, 0.6, 1.0):
            QTest.mouseMove(self.view, (here + (there - here) * share).toPoint())
        QTest.mouseRelease(self.view, Qt.MouseButton.LeftButton, NO_KEY, there.toPoint())


@pytest.fixture
def checking(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Checking]:
    Theme(qapp, "light", still=True)
    wanted: dict[str, object] = {"name": "Plein", "question": "Wat wil je?"}
    opened = ready_made(tmp_path / "plein.cocreate", "bare", wanted, clock=HandClock())
    keeper = QObject()
    relay, tasks, heard = Relay(opened.services.bus, keeper), Tasks(keeper), Heard()
    project = WallProject(opened)
    desk = Desk(project, relay, tasks, QUndoStack(keeper), heard)
    screen = ReviewScreen(desk)
    screen.resize(1366, 712)
    screen.show()
    yield Checking(qtbot, desk, heard, screen)
    tasks.forget()
    relay.close()
    tasks.shutdown()
    screen.close()
    screen.deleteLater()
    project.close()
