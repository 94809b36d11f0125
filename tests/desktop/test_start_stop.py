"""The app starts and stops twenty times in one process and leaves nothing behind: no thread, no widget, no open file."""

import gc
import sys
import threading
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window, make_window
from cocreate_desktop.apps.projects import LocalProjects

TIMES = 20
WARM_UP = 3


def test_that_qt_calls_do_not_eat_none(qapp: QApplication) -> None:
    assert qapp is not None
    widget = QWidget()
    before = sys.getrefcount(None)
    for _time in range(500):
        widget.setObjectName("x")
    assert sys.getrefcount(None) > before - 100


def test_that_twenty_starts_and_stops_leave_nothing_behind(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    path = tmp_path / "plein.cocreate"
    projects = LocalProjects(0, "127.0.0.1")
    projects.create(path, {"question": "Wat mis je hier?"}, "ideas").close()
    counts: list[tuple[int, int, int]] = []
    for _time in range(TIMES):
        window = make_window(qapp, projects, theme="light", still=True)
        window.shell.show()
        window.opener.open(path)
        qtbot.waitUntil(lambda w=window: w.shell.desk is not None, timeout=10_000)  # type: ignore[misc]
        for room in ("prepare", "evening", "aftercare", "evening"):
            window.shell.go(room)
        window.spelling.switch(True)
        _write(window, qtbot)
        window.close()
        del window
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        counts.append((threading.active_count(), len(QApplication.allWidgets()), _open_files(tmp_path)))
    assert counts[-1] == counts[WARM_UP], counts
    assert not psutil.Process().children()


def _write(window: Window, qtbot: QtBot) -> None:
    """In a field that is looked at, with words of a process of its own; some windows close while that begins."""
    field = QPlainTextEdit(window.shell)
    field.setProperty("spelling", True)
    field.show()
    window.shell.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "fietsenstaling fuot ")


def _open_files(folder: Path) -> int:
    return sum(file.path.startswith(str(folder)) for file in psutil.Process().open_files())
