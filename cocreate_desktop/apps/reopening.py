"""Keeps in the user's own folder where each window is, so that the next one goes on there after a crash or a power cut. A file
for each process; paths and yes or no, nothing else."""

import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop import lasting, paths
from cocreate_desktop.services.reopening import SOON_S, Place


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the file of a process says, in seconds: when it ``began``, when it ``returned_at`` its place after a crash (0: it
    did not), and ``at`` what moment this was written."""

    place: Place
    began: float
    returned_at: float
    at: float


class LocalReopening:
    """Fulfils ``services.reopening.Reopening``. Nothing raises: without it one finds the project in the list."""

    def __init__(self) -> None:
        self._returned_at = 0.0

    def keep(self, place: Place) -> None:
        """Writes it down."""
        told: dict[str, object] = {"beamer": place.beamer, "began": _began(os.getpid())}
        told |= {"returned_at": self._returned_at, "at": time.time()}
        with suppress(OSError):
            told["path"] = str(place.path.resolve())
            lasting.write(_folder() / f"{os.getpid()}.json", json.dumps(told))

    def leave(self) -> None:
        """Takes it away."""
        self._returned_at = 0.0
        with suppress(OSError):
            (_folder() / f"{os.getpid()}.json").unlink(missing_ok=True)

    def left_behind(self) -> Place | None:
        """The newest that a process left that is gone; all such are told once."""
        newest: _Kept | None = None
        for file in _folder().glob("*.json"):
            kept = _read(file)
            if kept is not None and _lives(file, kept):
                continue
            with suppress(OSError):
                file.unlink()
            if kept is not None and (newest is None or kept.at > newest.at):
                newest = kept
        return self._place(newest) if newest is not None else None

    def _place(self, kept: _Kept) -> Place | None:
        ended_by_it = kept.returned_at and kept.at - kept.returned_at < SOON_S
        if ended_by_it or not _is_there(kept.place.path):
            return None
        self._returned_at = time.time()
        return kept.place


def _is_there(path: Path) -> bool:
    """A stick that is locked, or a folder of the office that answers with an error, is not there."""
    try:
        return path.is_file()
    except OSError:
        return False


def _read(file: Path) -> _Kept | None:
    """None for a file that says no place: it was cut off, or is none of ours."""
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        place = Place(Path(found["path"]), found.get("beamer") is True)
        return _Kept(place, float(found["began"]), float(found["returned_at"]), float(found["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _lives(file: Path, kept: _Kept) -> bool:
    """Whether the process that wrote it is there still, and not another one under its number."""
    return file.stem.isdecimal() and kept.began == _began(int(file.stem)) != 0.0


def _began(pid: int) -> float:
    """When a process began. On Linux in seconds since the system did: its time of day moves when the clock is set, and a window
    that lives would be taken for one that is gone."""
    import psutil

    try:
        at = psutil.Process(pid).create_time()
    except (psutil.Error, OverflowError):
        return 0.0
    return round(at - psutil.boot_time() if sys.platform.startswith("linux") else at, 2)


def _folder() -> Path:
    return paths.data() / "open"
