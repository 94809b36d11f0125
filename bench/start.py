"""How long the desk takes from a new process to its first painted window, and its memory then; beside a bare QApplication with
an empty QMainWindow, started in turn with it. Python's files are in the system's cache, as at a second start."""

import os
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING

from bench.stand.figure import Figure, middle, tell

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

TIMES = 5
BARE = "a bare window"
MIB = 1 << 20


def desk() -> None:
    """A child: the window as `cocreate` opens it."""
    from cocreate_desktop import language, settings

    found = settings.load().settings
    language.use(found.language)
    from cocreate_desktop.apps.desktop import make_application, make_window
    from cocreate_desktop.apps.projects import LocalProjects

    app = make_application()
    window = make_window(app, LocalProjects(found.port))
    window.shell.showMaximized()
    window.opener.refresh()
    _say_when_shown(app, window.shell)
    window.close()


def bare() -> None:
    """A child: the reference."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.showMaximized()
    _say_when_shown(app, window)


def _say_when_shown(app: "QApplication", window: "QMainWindow") -> None:
    handle = window.windowHandle()
    while not handle.isExposed():
        app.processEvents()
    app.processEvents()
    print("shown", flush=True)
    import psutil

    print(psutil.Process().memory_info().rss, flush=True)


def one(kind: str, home: str) -> tuple[float, float]:
    """Seconds and MiB of one start."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "bench.start", kind]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "COCREATE_HOME": home}
    ) as child:
        assert child.stdout is not None
        if child.stdout.readline() != "shown\n":
            raise SystemExit(f"{kind} showed no window")
        return time.perf_counter() - began, int(child.stdout.readline()) / MIB


def main() -> None:
    """Or, with a word after it, one of the children."""
    if sys.argv[1:]:
        {"desk": desk, "bare": bare}[sys.argv[1]]()
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as home:
        one("desk", home), one("bare", home)  # both have been read from the disk once
        turns = [(one("desk", home), one("bare", home)) for _turn in range(TIMES)]
    (seconds, memory), (bare_seconds, bare_memory) = (
        tuple(middle([turn[side][which] for turn in turns]) for which in range(2)) for side in range(2)
    )
    tell(
        Figure(f"start to first window, median of {TIMES}", seconds, "s", bare_seconds, BARE, "≤ 1.5 ×"),
        Figure("memory of the desk at its start", memory, "MiB", bare_memory, BARE),
    )


if __name__ == "__main__":
    main()
