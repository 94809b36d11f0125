"""A disk that fails when a test says so: libfiu answers the n-th call of a kind with an error, in this process.

Only in a process that was started in ``preloaded`` surroundings; elsewhere ``lacking`` says what is missing.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

_PRELOAD = Path("/usr/lib/fiu/fiu_posix_preload.so")
_ASKED = ctypes.CFUNCTYPE(
    ctypes.c_int,
    ctypes.c_char_p,
    ctypes.POINTER(ctypes.c_int),
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_uint),
)
_WRITING = ("rw/pwrite", "rw/write", "rw/ftruncate")
KINDS: Mapping[str, tuple[tuple[str, ...], int]] = {
    "full": (_WRITING, errno.ENOSPC),
    "writing": (_WRITING, errno.EIO),
    "syncing": (("sync/fsync", "sync/fdatasync"), errno.EIO),
    "reading": (("rw/pread",), errno.EIO),
    "folder": (("dir/rename", "dir/unlink"), errno.EIO),
    "opening": (("oc/open",), errno.EIO),
}
"""Which calls fail together, and with which error."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The ``nth`` call of a ``kind`` fails (0: none, they are only counted), and all after it when it is ``lasting``."""

    kind: str
    nth: int
    lasting: bool = False

    def __str__(self) -> str:
        return f"{self.kind} {self.nth}{' and all after it' if self.lasting else ''}"


def chosen(chance: Random, counted: Mapping[str, int]) -> Fault:
    """One of all the faults that there may be, when so many calls of each kind are made."""
    kind = chance.choice([one for one, calls in counted.items() if calls])
    # Where no file can be opened any more, nothing can be written down about it either: docs/decisions/046.
    lasting = kind != "opening" and chance.random() < 0.5
    return Fault(kind, chance.randint(1, counted[kind]), lasting)


def lacking() -> str:
    """Why a disk cannot be made to fail here, empty when it can."""
    if not sys.platform.startswith("linux"):
        return "libfiu answers calls on Linux only"
    return "" if _PRELOAD.exists() else "fiu-utils is not installed"


def preloaded() -> dict[str, str]:
    """The environment of a process whose disk may fail."""
    return {**os.environ, "LD_PRELOAD": str(_PRELOAD)}


class FailingDisk:
    """Counts calls and lets one fail. Whole again after each ``failing``. ``told`` hears of each call whether it fails."""

    def __init__(self) -> None:
        self._fiu = ctypes.CDLL("libfiu.so.0")
        self._fiu.fiu_init(0)
        self._fiu.fiu_enable_external.argtypes = [
            ctypes.c_char_p,
            ctypes.c_int,
            ctypes.c_void_p,
            ctypes.c_uint,
            _ASKED,
        ]
        self._counting = threading.Lock()
        self.calls = 0
        self.told: Callable[[bool], None] = _nobody

    @contextmanager
    def failing(self, fault: Fault) -> Iterator[None]:
        """While it lasts the disk fails as ``fault`` says; ``calls`` counts from nothing."""
        points, code = KINDS[fault.kind]
        names = [f"posix/io/{point}".encode() for point in points]
        asked = _ASKED(self._answer(fault))
        self.calls = 0
        for name in names:
            self._fiu.fiu_enable_external(name, 1, code, 0, asked)
        try:
            yield
        finally:
            for name in names:
                self._fiu.fiu_disable(name)

    def _answer(self, fault: Fault) -> Callable[..., int]:
        def answer(*_of_the_call: object) -> int:
            with self._counting:
                self.calls += 1
                fails = self.calls == fault.nth or (fault.lasting and 0 < fault.nth < self.calls)
                self.told(fails)
            return int(fails)

        return answer


def _nobody(_fails: bool) -> None:
    """Nobody asks."""
