"""An X server of its own with monitors that come and go by ``xrandr``, and a window manager as on a real desktop."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from tests.patience import until
from tests.source_tree import ROOT

NEEDED = ("Xvfb", "xrandr", "openbox", "xdotool")
WIDE, HIGH = 4080, 1200
# The laptop's own screen, and a beamer at its right; in pixels and, as xrandr wants it, in millimetres.
LAPTOP = "2160/571x1200/317+0+0"
BEAMER = "1920/508x1080/286+2160+0"


def lacking() -> list[str]:
    """Which of the programs these tests need are not there."""
    return [name for name in NEEDED if shutil.which(name) is None]


@dataclass(frozen=True, slots=True)
class Display:
    """A running X server."""

    surroundings: Mapping[str, str]

    def call(self, *words: str) -> str:
        """Runs a program on this display and returns what it says."""
        env = {**os.environ, **self.surroundings}
        return subprocess.run(words, env=env, check=True, capture_output=True, text=True, timeout=30).stdout

    def plug_in(self, name: str, place: str, output: str = "none") -> None:
        """A monitor is there; ``place`` is width/mm x height/mm + x + y."""
        self.call("xrandr", "--setmonitor", name, place, output)

    def change(self, name: str, place: str, output: str = "none") -> None:
        """A monitor gets another place or size, or hangs on another output."""
        self.unplug(name)
        self.plug_in(name, place, output)

    def name_screen(self, model: str, serial: str) -> None:
        """Has what hangs on the output "screen" say who it is, as a beamer does with its EDID."""
        env = {**os.environ, **self.surroundings}
        words = [sys.executable, "-m", "tests.system.edid", model, serial]
        subprocess.run(words, cwd=ROOT, env=env, check=True, timeout=30)

    def unplug(self, name: str) -> None:
        """A monitor is gone."""
        self.call("xrandr", "--delmonitor", name)


@contextmanager
def display(folder: Path) -> Iterator[Display]:
    """Starts X server and window manager, with a laptop's screen and a beamer, and ends both."""
    reading, writing = os.pipe()
    log = (folder / "xvfb.txt").open("w", encoding="utf-8")
    words = [
        "Xvfb",
        "-displayfd",
        str(writing),
        "-screen",
        "0",
        f"{WIDE}x{HIGH}x24",
        "-nolisten",
        "tcp",
        "-noreset",
    ]
    with log, subprocess.Popen(words, stdout=log, stderr=log, pass_fds=(writing,)) as server:
        try:
            os.close(writing)
            number = os.read(reading, 16).decode().strip()
            assert number, (folder / "xvfb.txt").read_text(encoding="utf-8")
            found = Display(_surroundings(folder, number))
            found.plug_in("laptop", LAPTOP, "screen")
            found.plug_in("beamer", BEAMER)
            with _window_manager(found, folder, log):
                yield found
        finally:
            os.close(reading)
            server.terminate()


def _surroundings(folder: Path, number: str) -> dict[str, str]:
    # Nothing of the machine's own session: neither its display nor what it would have everything scaled by.
    plain = dict.fromkeys(
        ("WAYLAND_DISPLAY", "XAUTHORITY", "QT_SCALE_FACTOR", "QT_FONT_DPI", "SESSION_MANAGER"), ""
    )
    return {
        **plain,
        "DISPLAY": f":{number}",
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CONFIG_HOME": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "HOME": str(folder),
    }


@contextmanager
def _window_manager(found: Display, folder: Path, log: TextIO) -> Iterator[None]:
    ready = folder / "managed"
    words = ["openbox", "--sm-disable", "--startup", f"touch {shlex.quote(str(ready))}"]
    env = {**os.environ, **found.surroundings}
    with subprocess.Popen(words, env=env, stdout=log, stderr=log) as manager:
        try:
            until(ready.exists)
            yield
        finally:
            manager.terminate()
