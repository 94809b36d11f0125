"""How late a clock of 16 ms in the desk's window is while two hundred phones vote, once a second each, and the memory of desk
and phone server after it; beside the same window, the phones joined and listening, with nothing coming in."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil

from bench.stand.figure import Figure, percentile, tell
from bench.stand.hall import HOST, evening_with_vote
from bench.stand.ticks import Ticks, live
from cocreate_desktop.apps.desktop import make_application, make_window
from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.apps.projects import LocalProject, LocalProjects

PHONES, SECONDS = 200, 5
BESIDE = "nothing comes in"
MIB = 1 << 20


def memory(project: LocalProject) -> tuple[float, float]:
    """MiB of the desk and of the phone server."""
    lock = read_lock(project.path)
    assert lock is not None, "the phone server runs"
    return tuple(psutil.Process(pid).memory_info().rss / MIB for pid in (os.getpid(), lock.pid))  # type: ignore[return-value]


def measured(project: LocalProject, evening_id: str) -> None:
    """Prints the figures; the window shows the evening."""
    while not project.hall.running:
        live(50)
    join = f"/J/{project.services.evenings.get(evening_id).join_token}"
    command = [
        sys.executable,
        "-m",
        "bench.stand.phones",
        project.hall.address,
        join,
        str(PHONES),
        str(SECONDS),
    ]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as phones:
        assert phones.stdin is not None
        assert phones.stdout is not None
        phones.stdout.readline()
        live(1000)
        before, idle = memory(project), Ticks().during(SECONDS * 1000)
        phones.stdin.write("go\n")
        phones.stdin.flush()
        busy = Ticks().during(SECONDS * 1000)
        phones.wait()
    after = memory(project)
    at = f"{PHONES} votes/s"
    tell(
        Figure(
            f"lateness at {at}, p99", percentile(busy, 0.99), "ms", percentile(idle, 0.99), BESIDE, "≤ 16 ms"
        ),
        Figure("the latest tick", max(busy), "ms", max(idle), BESIDE),
        Figure(
            f"memory of the desk after {PHONES * SECONDS} votes", after[0], "MiB", before[0], "before them"
        ),
        Figure("memory of the phone server then", after[1], "MiB", before[1], "before them"),
    )


def main() -> None:
    """One evening with an open vote."""
    with tempfile.TemporaryDirectory() as folder:
        opened, evening_id, _round_id = evening_with_vote(Path(folder))
        project = LocalProject(opened, port=0, host=HOST)
        window = make_window(make_application(), LocalProjects(0), theme="light")
        window.shell.resize(1366, 768)
        window.shell.show()
        window.shell.show_project(project)
        window.shell.go("evening")
        project.hall.start(evening_id)
        measured(project, evening_id)
        window.close()


if __name__ == "__main__":
    main()
