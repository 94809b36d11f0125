"""A desk over a real, encrypted project, with a voice that remembers and printing and files that write plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.workspace import OpenWorkspace, create_services
from cocreate_desktop.desktop.desk import Desk
from cocreate_desktop.desktop.relay import Relay
from cocreate_desktop.desktop.tasks import Tasks
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.errors import BadFile, CocreateError
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.outside import BadRow, Format, IdeasFound, Paper
from cocreate_desktop.services.services import Services


@dataclass
class Heard:
    """What the facilitator was told."""

    messages: list[str] = field(default_factory=list)
    problems: list[CocreateError] = field(default_factory=list)

    def message(self, text: str, undo: Callable[[], None] | None = None) -> None:
        self.messages.append(text)

    def warning(
        self, key: str, text: str, more: str = "", button: str = "", act: Callable[[], None] | None = None
    ) -> None:
        self.messages.append(text)

    def solved(self, key: str) -> None:
        """Nothing is remembered of it."""

    def problem(self, problem: CocreateError) -> None:
        self.problems.append(problem)


class PlainPapers:
    """Writes what was asked instead of a PDF."""

    def print(self, what: Paper, evening_id: str, out: Path) -> Path:
        out.write_text(f"{what} {evening_id}", encoding="utf-8")
        return out


class PlainFiles:
    """A line of three words or more is an idea; shorter ones are bad."""

    def export(self, evening_id: str, form: Format, out: Path) -> Path:
        out.write_text(f"{form} {evening_id}", encoding="utf-8")
        return out

    def read_ideas(self, path: Path) -> IdeasFound:
        if not path.exists():
            raise BadFile(path=path, why="weg")
        return self.read_pasted(path.read_text(encoding="utf-8"))

    def read_pasted(self, words: str) -> IdeasFound:
        lines = [(n, line) for n, line in enumerate(words.splitlines(), 1) if line.strip()]
        good = tuple(NewNote(line) for _n, line in lines if len(line.split()) > 2)
        return IdeasFound(good, tuple(BadRow(n, "te kort") for n, line in lines if len(line.split()) < 3))


@dataclass
class PlainBackups:
    """Backups that are empty files."""

    folder: Path
    made: list[str] = field(default_factory=list)

    def make(self) -> str:
        path = self.folder / f"kopie {len(self.made) + 1}.cocreate"
        path.write_text("kopie", encoding="utf-8")
        self.made.insert(0, str(path))
        return str(path)

    def all(self) -> Sequence[str]:
        return tuple(self.made)


class NoHall:
    """No phones here."""

    address = ""
    running = False
    phones = 0

    def start(self, evening_id: str) -> None:
        """Serves nobody."""

    def stop(self) -> None:
        """Served nobody."""


class TestProject:
    """A project over a real file."""

    __test__ = False

    def __init__(self, opened: OpenWorkspace, folder: Path) -> None:
        self._opened = opened
        self.hall = NoHall()
        self.papers = PlainPapers()
        self.files = PlainFiles()
        self.backups = PlainBackups(folder)
        self.path = opened.workspace.path
        self.key_in_plain_file = False

    @property
    def services(self) -> Services:
        return self._opened.services

    def recovery_key(self) -> str:
        return self._opened.workspace.recovery_key()

    def join_address(self, evening_id: str) -> str:
        return f"HTTP://192.168.1.2:8080/{evening_id[:4]}"

    def close(self) -> None:
        self._opened.close()


@dataclass
class Scene:
    """Everything a test of a room holds on to."""

    desk: Desk
    heard: Heard
    project: TestProject
    host: QWidget
    evening_id: str

    @property
    def services(self) -> Services:
        return self.project.services


@pytest.fixture
def scene(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Scene]:
    opened = create_services(tmp_path / "plein.cocreate", {"question": "Wat mis je hier?"}, "ideas")
    project, heard = TestProject(opened, tmp_path), Heard()
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
