"""The desk's real window over an evening with an open vote, served to phones that live in a process of their own."""

import contextlib
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from bench.stand.hall import HOST, evening_with_vote
from bench.stand.memory import held
from bench.stand.phones import Heard
from bench.stand.ticks import live
from cocreate_desktop.apps.desktop import Window, make_application, make_window
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.apps.openproject import LocalProject
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop.stage.canvas import StageCanvas


@dataclass(frozen=True, slots=True)
class ServedDesk:
    """A window that shows the evening."""

    window: Window
    project: LocalProject
    join_path: str
    round_id: str

    def stage(self) -> StageCanvas:
        """The stage as large as on a beamer, shown from now on; it is a window, for there is no beamer here."""
        wanted = self.window.shell.findChild(QAction, "stage.fullscreen")
        assert wanted is not None, "the evening can show the stage"
        wanted.trigger()
        shown = (one for one in QApplication.allWidgets() if isinstance(one, StageCanvas) and one.isVisible())
        canvas = next(shown)
        canvas.window().resize(1920, 1080)
        return canvas

    def stored(self) -> int:
        """How many ballots are in the file."""
        return self.project.services.store.read(lambda reader: len(reader.ballots(self.round_id)))

    def memory(self) -> tuple[float, float]:
        """MiB of the desk and of the phone server."""
        lock = read_lock(self.project.path)
        assert lock is not None, "the phone server runs"
        return held(), held(lock.pid)


@contextlib.contextmanager
def desk_at_the_vote(folder: Path) -> Iterator[ServedDesk]:
    """Opens it, waits until phones are served, and closes it."""
    opened, evening_id, round_id = evening_with_vote(folder)
    project = LocalProject(opened, port=0, host=HOST)
    window = make_window(make_application(), LocalProjects(0), theme="light")
    window.shell.resize(1366, 768)
    window.shell.show()
    window.shell.show_project(project)
    window.shell.go("evening")
    try:
        project.hall.start(evening_id)
        while not project.hall.running:
            live(50)
        join_path = f"/J/{project.services.evenings.get(evening_id).join_token}"
        yield ServedDesk(window, project, join_path, round_id)
    finally:
        window.close()


class Crowd:
    """Phones in a process of their own: they join at once, and vote when told, ``turns`` times each, ``rate`` a second."""

    def __init__(self, desk: ServedDesk, number: int, turns: int, rate: int) -> None:
        numbers = map(str, (number, turns, rate))
        command = [
            sys.executable,
            "-m",
            "bench.stand.phones",
            desk.project.hall.address,
            desk.join_path,
            *numbers,
        ]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        if self._process.stdout.readline() != "ready\n":
            raise SystemExit("the phones did not join")

    def go(self) -> None:
        """They begin to vote."""
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def said(self) -> tuple[list[float], Heard]:
        """When each vote was due, and when the last phone heard how many had voted."""
        told, _nothing = self._process.communicate()
        found = json.loads(told)
        return found["sent"], [(when, voted) for when, voted in found["heard"]]
