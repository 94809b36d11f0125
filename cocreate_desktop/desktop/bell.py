"""A short bell, for who asked for one: played by what every system has for it, so that the program needs no library for sound.

Windows plays it by itself, macOS with ``afplay``, Linux with the first player of its sound server that is there; where none is,
the system's own signal sounds.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from .. import paths

# Nobody hears these: pictures are made with them, and tests run on them.
_SILENT: Final = ("offscreen", "minimal")
_PLAYERS: Final = {"darwin": ("afplay",), "linux": ("pw-play", "paplay", "aplay")}


class Bell(QObject):
    """One bell of a face."""

    # Emits: nothing; it rang, or would have on a machine that makes a sound.
    rang = Signal()

    def ring(self) -> None:
        """Rings once and waits for nothing."""
        if QGuiApplication.platformName() not in _SILENT:
            _sound(paths.resources() / "sounds" / "bell.wav")
        self.rang.emit()


def player(system: str, found: Callable[[str], str | None] = shutil.which) -> str:
    """The program that plays a sound on this ``system`` (as ``sys.platform`` names it); empty where there is none."""
    return next((path for name in _PLAYERS.get(system, ()) if (path := found(name))), "")


def _sound(file: Path) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(file), winsound.SND_FILENAME | winsound.SND_ASYNC)
        return
    program = player(sys.platform)
    if not program or not QProcess.startDetached(program, [str(file)])[0]:
        QApplication.beep()
