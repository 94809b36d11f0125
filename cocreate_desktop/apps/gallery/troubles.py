"""The pictures of errors that come as a dialog: from the shortest to the longest, on the start screen and over a room."""

from __future__ import annotations

from cocreate_desktop.apps.gallery.hand import Hand
from cocreate_desktop.apps.gallery.shown import FOLDER
from cocreate_desktop.desktop import problems
from cocreate_desktop.domain.backuperrors import DrillFailed
from cocreate_desktop.domain.errors import (
    CameraGone,
    CocreateError,
    DiskFull,
    InUse,
    MissingWal,
    NewerWorkspace,
    PortInUse,
    WrongKey,
)
from cocreate_desktop.domain.syncerrors import Garbled, WrongPassphrase

FILE = FOLDER / "buurtplein.cocreate"
LONG = FOLDER / "Hoe wordt het Buurtplein een plek voor iedereen, ook voor wie er nooit komt.cocreate"


def opening(hand: Hand) -> None:
    """What can be wrong with a file, before a project is open."""
    told: dict[str, CocreateError] = {
        "wrongkey": WrongKey(path=str(LONG)),
        "newer": NewerWorkspace(path=str(FILE)),
        "missing": MissingWal(path=str(FILE), wal=f"{FILE.name}-wal"),
        "inuse": InUse(path=str(FILE)),
    }
    _show(hand, "start", told)


def working(hand: Hand) -> None:
    """What can be wrong with a disk, a camera, a network or a backup, over a room."""
    told: dict[str, CocreateError] = {
        "diskfull": DiskFull(path=str(FILE)),
        "camera": CameraGone(name="HD Webcam"),
        "port": PortInUse(port=8080),
        "drill": DrillFailed(name="buurtplein-2026-11-24-1928.cocreate"),
        "wifi": Garbled(peer="samen.rivierstad.nl"),
        "passphrase": WrongPassphrase(path=str(FOLDER / "buurtplein.cocreate-bundle")),
    }
    _show(hand, "trouble", told)


def _show(hand: Hand, where: str, told: dict[str, CocreateError]) -> None:
    for name, problem in told.items():
        problems.show(problem, hand.shell)
        hand.desk(f"{where}-{name}")
        hand.close_dialogs()
