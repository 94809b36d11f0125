"""The hand that moves the window of the gallery: it looks, presses and takes pictures; it knows no screen by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QScrollArea, QWidget

from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.apps.gallery.keeping import Keeping
from cocreate_desktop.apps.gallery.phones import Pages
from cocreate_desktop.apps.gallery.project import BEGINS, GalleryProject
from cocreate_desktop.desktop import theme
from cocreate_desktop.desktop.parts.messages import MessageBar
from cocreate_desktop.desktop.stage.canvas import render
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.state import CardsOnStage
from cocreate_desktop.desktop.stage.window import StageWindow
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.services import Services

SMALL, LARGE = QSize(1366, 768), QSize(1920, 1080)
WIDE, SQUARE = QSize(1920, 1080), QSize(1024, 768)
SETTLES_MS = 60
DEEP = 6

T = TypeVar("T", bound=QWidget)


class Hand:
    """One window in one theme and language."""

    def __init__(
        self,
        window: Window,
        project: GalleryProject,
        keeping: Keeping,
        pages: Pages,
        *,
        dark: bool,
    ) -> None:
        self.window = window
        self.shell = window.shell
        self.project = project
        self.clock = project.clock
        self.dark = dark
        self.phone = pages.take
        self.open_pages = pages.open
        self.keep = keeping.keep
        self.asks_for_kind = keeping.asks_for_kind
        self._asks_for = keeping.asks_for

    @property
    def fine(self) -> bool:
        """Whether this is a screen with more than a pixel in each of the window's own: then only the desk is looked at."""
        return self.shell.devicePixelRatioF() > 1

    @property
    def services(self) -> Services:
        """The services of the example."""
        return self.project.services

    @property
    def evening(self) -> Evening:
        """Its first evening."""
        return self.services.evenings.all()[0]

    @property
    def view(self) -> EveningView:
        """The evening now."""
        return self.services.overview.evening(self.evening.id)

    def step(self, kind: Kind) -> Step:
        """The first step of a kind; it is added at the end when the example has none."""
        for step in self.view.steps:
            if step.kind is kind:
                return step
        return self.services.evenings.add_step(self.evening.id, kind)

    def go_to(self, kind: Kind, hour: int, minute: int) -> Step:
        """Goes to a step at that time of the evening."""
        self.clock.put(hour, minute)
        step = self.step(kind)
        self.services.playing.go_to(self.evening.id, step.id)
        self.settle()
        return step

    def at(self, hour: int, minute: int) -> None:
        """Lets time pass; the desk looks at its clock."""
        self.clock.put(hour, minute)
        self.project.hall.tell()
        self.settle()

    def later(self, minutes: int, since: datetime = BEGINS) -> None:
        """Lets so many minutes pass, from the beginning of the evening on."""
        time = since + timedelta(minutes=minutes)
        self.at(time.hour, time.minute)

    def part(self, kind: type[T], name: str, within: QWidget | None = None) -> T:
        """A visible part by its name in the forms; any part of that name when none is visible."""
        found = (within or self.shell).findChildren(kind, name)
        return next((one for one in found if one.isVisible()), found[0])

    def press(self, name: str, within: QWidget | None = None) -> None:
        """Presses a button."""
        self.part(QAbstractButton, name, within).click()
        self.settle()

    def scroll_to(self, part: QWidget) -> None:
        """Brings a part that lies further down into sight."""
        above = part.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(part)
            above = above.parentWidget()
        self.settle()

    def settle(self, milliseconds: int = SETTLES_MS) -> None:
        """Lets the window hear, lay itself out and paint."""
        if self.shell.desk is not None:
            self.shell.desk.relay.tell_now()
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        # What changes deep inside is laid out outwards, part by part; on a busy machine that takes more than a moment.
        for _part in range(DEEP):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def read(self) -> None:
        """Lets what is read aside come: the pages about a whole project."""
        self.until(lambda: not self.shell.tasks.busy)

    def until(self, so: Callable[[], bool], milliseconds: int = 20_000) -> bool:
        """Lets time pass until it is so; whether it came to that."""
        for _turn in range(milliseconds // SETTLES_MS):
            if so():
                return True
            self.settle()
        return so()

    def desk(self, name: str, *sizes: QSize) -> None:
        """The window as it is, with what lies over it, at 1366 × 768 and at the other sizes. On a fine screen (with
        QT_SCALE_FACTOR=2) only at the other sizes, in its own pixels: 3840 × 2160."""
        ratio = self.shell.devicePixelRatioF()
        for size in sizes if self.fine else (SMALL, *sizes):
            kept = _named(f"desk-{name}", size * ratio, SMALL)
            if not self._asks_for(kept):
                continue
            self.shell.resize(size)
            self.settle()
            self.keep(kept, self._whole())
        self.shell.resize(SMALL)
        self.settle()

    def stage(
        self,
        name: str,
        *sizes: QSize,
        qr_only: bool = False,
        cards: CardsOnStage | None = None,
        practice: bool = False,
        of: str = "",
    ) -> None:
        """What the room sees, at 1920 × 1080 and at the other sizes; ``cards`` while they are read, ``practice`` in a dry
        run, ``of`` another evening (its id)."""
        asked = [size for size in (WIDE, *sizes) if self._asks_for(_named(f"stage-{name}", size, WIDE))]
        if self.fine or not asked:
            return
        state = stage_state(
            self.services.overview.evening(of) if of else self.view,
            address=self.project.hall.address,
            now=self.clock.now(),
            dark=self.dark,
            qr_only=qr_only,
            pictures=self.services.showing.picture,
            cards=cards,
            practice=practice,
        )
        for size in asked:
            self.keep(_named(f"stage-{name}", size, WIDE), render(state, size))

    def read_message(self) -> None:
        """Somebody read the message at the foot: it goes as it would after a while."""
        for bar in self.shell.findChildren(MessageBar):
            bar.hide()

    def close_dialogs(self) -> None:
        """Puts away what lies over the window."""
        for one in reversed(self.over()):
            one.close()
        self.settle()

    def over(self) -> list[QWidget]:
        """Dialogs, menus and the large picture, what lies over another one after it; the stage hangs in the hall."""
        found = [
            one
            for one in QApplication.topLevelWidgets()
            if one.isVisible() and one is not self.shell and not isinstance(one, StageWindow)
        ]
        return sorted(found, key=_depth)

    def _whole(self) -> QImage:
        picture = self.shell.grab().toImage()
        painter = QPainter(picture)
        for one in self.over():
            self._lay_over(painter, one)
        painter.end()
        return picture

    def _lay_over(self, painter: QPainter, one: QWidget) -> None:
        """A dialog stands in the middle, as a window manager puts it; a menu where it was opened."""
        place = one.mapToGlobal(QPoint(0, 0)) - self.shell.mapToGlobal(QPoint(0, 0))
        if one.windowType() is not Qt.WindowType.Popup:
            middle = self.shell.rect().center() - one.rect().center()
            place = QPoint(middle.x(), max(middle.y(), 0))
        if isinstance(one, QDialog):
            painter.fillRect(self.shell.rect(), QColor(0, 0, 0, 70))
        painter.drawPixmap(place, one.grab())
        painter.setPen(QPen(QColor(theme.colour("edge")), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(place, one.size()))


def _named(name: str, size: QSize, usual: QSize) -> str:
    """The name of a picture: with its width where that is not the usual one."""
    return name if size == usual else f"{name}-{size.width()}"


def _depth(one: QWidget) -> int:
    """How many widgets it was opened from, one from another."""
    above = one.parentWidget()
    return 0 if above is None else 1 + _depth(above)
