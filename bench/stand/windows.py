"""Starts a window in a process of its own and says when it has been painted: `desk` as `cocreate` opens it, or a `bare` one."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow


def start(kind: str, home: str) -> tuple[float, float]:
    """Seconds from the start of the process to its painted window, and its MiB then; ``home`` is the user's folder. What Python
    compiles is kept there, also where this process is told to keep nothing: an installed program is compiled."""
    command = [sys.executable, "-m", "bench.stand.windows", kind]
    surroundings = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "COCREATE_HOME": home}
    surroundings.pop("PYTHONDONTWRITEBYTECODE", None)
    surroundings["PYTHONPYCACHEPREFIX"] = str(Path(home) / "compiled")
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as child:
        assert child.stdout is not None
        if child.stdout.readline() != "shown\n":
            raise SystemExit(f"{kind} showed no window")
        return time.perf_counter() - began, float(child.stdout.readline())


def desk() -> None:
    """The child that opens ours."""
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
    """The child that opens the reference."""
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
    from bench.stand.memory import held

    print(held(), flush=True)


if __name__ == "__main__":
    {"desk": desk, "bare": bare}[sys.argv[1]]()
