"""What was half typed when the window was killed is there again, and gone when it was entered."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.storage import keys
from cocreate_desktop.storage.engine import connect
from cocreate_desktop.storage.inspection import read_salt
from tests.apps.hallevening import ideas_of
from tests.readymade import ready_file
from tests.source_tree import ROOT

WORDS = "Een bankje bij de vijver, want oma"
# The window as it is started, in which somebody types and is not done yet; it says when that is kept, and lives on.
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from cocreate_desktop.apps.desktop import make_application, make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop.steps.captureline import CaptureLine

app = make_application()
window = make_window(app, LocalProjects(0, "127.0.0.1"), theme="light", still=True)
window.shell.show()
window.back.go(Path(sys.argv[1]))
typed = []

def look():
    desk = window.shell.desk
    if desk is None or window.shell.room("evening").view is None:
        return
    line = window.shell.room("evening").findChild(CaptureLine, "line")
    if not typed:
        QTest.keyClicks(line, sys.argv[3])
    typed.append(line)
    kept = desk.project.drafts.kept(sys.argv[2]) == sys.argv[3]
    if kept or len(typed) > 400:
        again.stop()
        sys.stdout.write("kept\\n" if kept else "never\\n")
        sys.stdout.flush()

again = QTimer()
again.timeout.connect(look)
again.start(50)
app.exec()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    return tmp_path


def _collecting(path: Path) -> tuple[str, str]:
    """An evening that stands at its step for ideas; its key, and where one types in it."""
    key = ready_file(path, "half typed", {"name": "Buurtplein"})
    opened = open_services(path, key=key)
    services = opened.services
    services.playing.go_to(services.evenings.all()[0].id, ideas_of(services))
    place = f"ideas {ideas_of(services)}"
    opened.close()
    return key, place


def _killed_while_somebody_types(path: Path, place: str) -> None:
    window = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(path), place, WORDS],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert window.stdout is not None
    assert window.stdout.readline() == "kept\n"
    window.send_signal(signal.SIGKILL)
    window.communicate()


def _drafts_in(file: Path, key: str) -> int:
    with closing(connect(file, keys.parse(key), read_salt(file))) as connection:
        query = "SELECT count(*) FROM meta WHERE key LIKE 'draft %'"
        return int(connection.execute(query).fetchone()[0])


def test_that_what_was_half_typed_when_the_window_was_killed_is_there_again(
    qapp: QApplication, qtbot: QtBot, home: Path
) -> None:
    path = home / "plein.cocreate"
    key, place = _collecting(path)
    _killed_while_somebody_types(path, place)
    window = make_window(qapp, LocalProjects(0, "127.0.0.1"), theme="light", still=True)
    window.shell.show()
    window.back.go()
    qtbot.waitUntil(lambda: window.shell.desk is not None, timeout=20_000)
    desk, room = window.shell.desk, window.shell.room("evening")
    assert desk is not None
    line = room.findChild(CaptureLine, "line")
    assert line is not None
    assert line.text() == WORDS
    store = desk.services.store
    assert store.read(lambda reader: reader.find(Note)) == ()
    assert store.read(lambda reader: reader.ops_saying("vijver")) == (), "it travels to nobody"
    assert _drafts_in(Path(desk.project.backups.make()), key) == 0
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [note.text for note in store.read(lambda reader: reader.find(Note))] == [WORDS]
    assert desk.project.drafts.kept(place) == ""
    window.close()
    assert _drafts_in(path, key) == 0
