"""After a window that was killed in the middle of an evening the next one goes on there by itself."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from psutil import _pslinux
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.reopening import LocalReopening
from cocreate_desktop.apps.workspace import create_services
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.messages import MessageBar
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.reopening import Place
from tests.source_tree import ROOT

# The window as it is started, with the beamer on once the evening is shown; it says so and lives on.
_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from cocreate_desktop.apps.desktop import make_application, make_window
from cocreate_desktop.apps.projects import LocalProjects

app = make_application()
window = make_window(app, LocalProjects(0, "127.0.0.1"), theme="light", still=True)
window.shell.show()
window.back.go(Path(sys.argv[1]))

def look():
    if window.shell.desk is not None and window.shell.room("evening").view is not None:
        again.stop()
        window.shell.room("evening").turn_beamer()
        sys.stdout.write("shown\\n")
        sys.stdout.flush()

again = QTimer()
again.timeout.connect(look)
again.start(50)
app.exec()
"""


def _playing(path: Path) -> str:
    """An evening that stands at its step for ideas, with a blank screen; returns the title of that step."""
    opened = create_services(path, {"name": "Buurtplein"})
    services = opened.services
    (evening,) = services.evenings.all()
    services.playing.forward(evening.id)
    step = next(step for step in services.evenings.steps(evening.id) if step.kind is Kind.IDEAS)
    services.playing.go_to(evening.id, step.id)
    services.playing.blank(evening.id, True)
    opened.close()
    return step.title


def test_that_a_killed_window_is_followed_by_one_in_the_same_place(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, path = tmp_path / "home", tmp_path / "plein.cocreate"
    monkeypatch.setenv("COCREATE_HOME", str(home))
    title = _playing(path)
    first = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "shown\n"
    assert LocalReopening().left_behind() is None  # it is there still
    first.send_signal(signal.SIGKILL)
    first.communicate()
    window = make_window(qapp, LocalProjects(0, "127.0.0.1"), theme="light", still=True)
    window.shell.show()
    window.back.go()
    qtbot.waitUntil(lambda: window.shell.desk is not None, timeout=20_000)
    room = window.shell.room("evening")
    assert isinstance(room, EveningRoom)
    qtbot.waitUntil(lambda: room.stage is not None and room.stage.isVisible(), timeout=10_000)
    assert room.isVisible()
    assert room.view is not None
    assert room.view.step is not None
    assert (room.view.step.title, room.view.evening.blank) == (title, True)
    bar = window.shell.findChild(MessageBar)
    assert bar is not None
    assert any(title in label.text() for label in bar.findChildren(QLabel))
    (stayed,) = window.back.findChildren(QTimer)
    began = _kept_at(home)
    stayed.setInterval(0)  # half a minute later it is there still
    qtbot.waitUntil(lambda: _kept_at(home) > began)
    window.close()
    assert (
        LocalReopening().left_behind() is None
    )  # closed as it should: the list of projects is shown next time


def test_that_a_project_that_ends_the_window_at_once_is_not_opened_by_itself_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    path = tmp_path / "plein.cocreate"
    path.write_bytes(b"x")
    window = LocalReopening()
    window.keep(Place(path, beamer=True))
    assert window.left_behind() is None  # of a window that lives
    _dies(tmp_path)
    again = LocalReopening()
    assert again.left_behind() == Place(path, beamer=True)
    again.keep(Place(path))
    _dies(tmp_path)
    assert LocalReopening().left_behind() is None  # going back there ended it
    again.keep(Place(path))
    _dies(tmp_path, after=31)
    assert LocalReopening().left_behind() == Place(path)  # it went on there, and ended of something else
    LocalReopening().keep(Place(path))
    _dies(tmp_path)
    path.unlink()
    assert LocalReopening().left_behind() is None  # a stick that is out


@pytest.mark.parametrize("content", ["", "[]", '{"path": 7}', '{"at": "x"}', '{"at": 1, "returned_at": 0}'])
def test_that_a_spoiled_place_is_none_and_goes(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    file = tmp_path / "home" / "open" / "12.json"
    file.parent.mkdir(parents=True)
    file.write_text(content)
    assert LocalReopening().left_behind() is None
    assert not file.exists()


def test_that_a_place_that_cannot_be_looked_at_keeps_no_window_from_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    path = tmp_path / ("a" * 300)  # the system itself refuses this name, as it does a stick that is locked
    with pytest.raises(OSError, match="too long"):
        path.is_file()
    LocalReopening().keep(Place(path))
    _dies(tmp_path)
    assert LocalReopening().left_behind() is None


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere a start keeps its time of day")
def test_that_a_clock_that_is_set_makes_no_window_that_lives_one_that_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    path = tmp_path / "plein.cocreate"
    path.write_bytes(b"x")
    LocalReopening().keep(Place(path))
    since = psutil.boot_time()
    monkeypatch.setattr(_pslinux, "boot_time", lambda: since + 3600)
    assert psutil.boot_time() == since + 3600
    assert LocalReopening().left_behind() is None


def _kept_at(home: Path) -> float:
    (file,) = (home / "open").glob("*.json")
    return float(json.loads(file.read_text())["at"])


def _dies(folder: Path, after: float = 0.0) -> None:
    """What this process wrote becomes that of one that is gone, ``after`` seconds later."""
    (file,) = (folder / "home" / "open").glob("*.json")
    told = json.loads(file.read_text())
    told["at"] += after
    file.unlink()
    file.with_name("99999999.json").write_text(json.dumps(told))
