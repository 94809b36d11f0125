"""The venue check in the room to prepare, over a real, encrypted project; only phones, camera and laptop are played."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.desktop.venue.row import RowPressed
from cocreate_desktop.desktop.venue.screen import VenueScreen
from cocreate_desktop.domain.errors import CocreateError, DiskFull
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.events import GuestsChanged
from cocreate_desktop.domain.venue import BackupFacts, Facts, VenuePart
from cocreate_desktop.services.onsite import CrowdFound
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.venue import VenueItem
from tests.desktop.cards.halls import HallEyes
from tests.desktop.quiet import QuietProject
from tests.desktop.scene import HandClock, Heard
from tests.readymade import ready_made

STICK = BackupFacts("BUURT-01", True, 14_000, "2026-11-24T17:32:00+00:00", 90_000, 96)


@dataclass
class PlayedSite:
    """A laptop that is as a test says; fulfils ``services.onsite.Site``."""

    folder: Path
    machine: str = "laptop-3"
    seen: BackupFacts = STICK
    names: tuple[str, ...] | None = ("HP LaserJet",)
    found: CrowdFound | None = None
    refused: CocreateError | None = None
    broken: CocreateError | None = None
    folders: list[Path | None] = field(default_factory=list)
    sheets: list[Path] = field(default_factory=list)
    asked: list[tuple[str, int]] = field(default_factory=list)

    def laptop(self) -> BackupFacts:
        if self.broken is not None:
            raise self.broken
        return self.seen

    def back_up(self, folder: Path | None = None) -> BackupFacts:
        self.folders.append(folder)
        return self.seen

    def printers(self) -> tuple[str, ...] | None:
        return self.names

    def test_sheet(self, evening_id: str) -> Path:
        assert evening_id
        if self.refused is not None:
            raise self.refused
        self.sheets.append(self.folder / "sheet.pdf")
        self.sheets[-1].write_bytes(b"%PDF")
        return self.sheets[-1]

    def crowd(
        self, address: str, people: int, going: Callable[[], bool], told: Callable[[int], None]
    ) -> CrowdFound:
        self.asked.append((address, people))
        assert going()
        for number in range(1, people + 1):
            told(number)
        return self.found or CrowdFound(people, people, 380)


class VenueProject(QuietProject):
    """A real project, but for its phone server, its camera and the laptop."""

    def __init__(self, opened: OpenWorkspace, site: PlayedSite, eyes: HallEyes) -> None:
        super().__init__(opened)
        self._played, self._hall_eyes = site, eyes

    @property
    def site(self) -> PlayedSite:
        return self._played

    @property
    def eyes(self) -> HallEyes:
        return self._hall_eyes


@dataclass
class Check:
    """What a facilitator does in an empty hall."""

    qtbot: QtBot
    desk: Desk
    room: PrepareRoom
    heard: Heard
    site: PlayedSite
    eyes: HallEyes
    project: VenueProject
    evening: Evening
    opened: list[str] = field(default_factory=list)

    @property
    def services(self) -> Services:
        return self.project.services

    @property
    def screen(self) -> VenueScreen:
        if self.room.venue.screen is None or not self.room.venue.showing:
            self.room.venue.open()
        screen = self.room.venue.screen
        assert screen is not None
        return screen

    def until(self, so: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(so, timeout=20_000)

    def settle(self) -> None:
        """What runs aside is done, and the window has heard of it."""
        self.until(lambda: not self.desk.tasks.busy)
        self.desk.relay.tell_now()

    def printed(self, name: str) -> bytes:
        """What is written where the window asks for a file."""
        asking = self.screen.papers.asking
        assert asking is not None, "it asks for no file"
        out = self.site.folder / name
        asking.dialog.fileSelected.emit(str(out))
        self.settle()
        asking.dialog.close()
        return out.read_bytes()

    def open(self, part: VenuePart, *, deed: bool = False) -> None:
        """Presses a row, or its button."""
        self.screen.rows[part].pressed.emit(RowPressed(part, deed))

    def item(self, part: VenuePart) -> VenueItem:
        return self.services.venues.view(self.evening.id, self.site.machine).item(part)

    def facts(self, part: VenuePart) -> Facts:
        found = self.item(part).facts
        assert found is not None
        return found

    def phones(self, number: int) -> None:
        """So many phones have the page open now."""
        self.project.hall.phones = number
        self.services.bus.publish(GuestsChanged(number))
        self.desk.relay.tell_now()


@pytest.fixture
def check(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Check]:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    clock, heard = HandClock(), Heard()
    opened = ready_made(tmp_path / "plein.cocreate", "bare", {"question": "Wat mis je?"}, clock=clock)
    site, eyes = PlayedSite(tmp_path), HallEyes(tmp_path)
    project = VenueProject(opened, site, eyes)
    evening = opened.services.evenings.all()[0]
    opened.services.evenings.change(evening.id, hall="De Kom", viewing_distance=6, screen_height=150)
    Theme(qapp, "light", still=True)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 712)
    tasks, relay = Tasks(host), Relay(opened.services.bus, host)
    desk = Desk(project, relay, tasks, QUndoStack(host), heard)
    room = PrepareRoom(desk, host)
    room.resize(host.size())
    host.show()
    room.enter(evening.id)
    found = Check(qtbot, desk, room, heard, site, eyes, project, evening)
    _catch_opened(found, monkeypatch)
    yield found
    eyes.lose.set()
    room.close_down()
    tasks.shutdown()
    relay.close()
    project.close()


def _catch_opened(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other program opens while tests run."""

    def take(address: object) -> bool:
        check.opened.append(address.toString())  # type: ignore[attr-defined]  # a QUrl
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)


STICK_FULL = DiskFull(path="/media/BUURT-01")
