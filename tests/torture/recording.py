"""What a program wrote to the disk, call by call: the recorder is compiled, preloaded into the program, and its log is read.

Linux only; elsewhere ``lacking`` says what is missing.
"""

from __future__ import annotations

import atexit
import json
import os
import platform
import shutil
import struct
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from pathlib import Path, PurePosixPath

from tests.source_tree import ROOT

_SOURCE = Path(__file__).with_name("recorder.c")
_HEAD = struct.Struct("=IIQqIIQ")
_MAGIC = 0x43435452
_MACHINES = ("x86_64", "aarch64")
_FLAGS = ("-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-U_FORTIFY_SOURCE")

Disk = Mapping[str, bytes | None]
"""Each file's content by its name from the top of a folder; None for a folder in it."""


class Did(IntEnum):
    """What a call did, as recorder.c numbers it."""

    OPENED = 1
    WROTE = 2
    CUT = 3
    SYNCED = 4
    RENAMED = 5
    UNLINKED = 6
    MADE_FOLDER = 7
    TOOK_FOLDER = 8
    LINKED = 9
    MARKED = 10
    IN_MEMORY = 11


@dataclass(frozen=True, slots=True)
class Record:
    """One call. ``file`` is the number that the disk gave a file, ``path`` and ``other`` its names from the top of the folder,
    ``at`` where ``data`` was written, how long it became, or 1 where it was emptied when it was opened."""

    did: Did
    file: int = 0
    at: int = 0
    path: str = ""
    other: str = ""
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Recording:
    """``before`` is the disk as it was when the ``records`` began."""

    before: Disk
    records: tuple[Record, ...]


def lacking() -> str:
    """Why nothing can be recorded here, empty when it can."""
    if not sys.platform.startswith("linux") or platform.machine() not in _MACHINES:
        return "the recorder is for Linux on x86-64 and aarch64"
    return "" if shutil.which("gcc") else "gcc is not installed"


@cache
def built() -> Path:
    """The recorder, compiled: once in every program, in a folder that is nobody else's."""
    folder = Path(tempfile.mkdtemp(prefix="cocreate-recorder-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    made = folder / "recorder.so"
    subprocess.run(["gcc", *_FLAGS, "-o", str(made), str(_SOURCE), "-ldl", "-lpthread"], check=True)
    return made


def mark(word: str, **about: object) -> None:
    """The workload's own word in the log, from within it."""
    place = os.open(os.environ["RECORD_MARKS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(place, json.dumps({"word": word, **about}).encode())
    finally:
        os.close(place)


def record(module: str, names: Sequence[str], folders: Sequence[Path]) -> list[Recording]:
    """Runs ``python -m module name folder …`` and writes down what it does in each folder's ``disk`` while it is there
    ``in_a_fork``. Raises CalledProcessError."""
    before = [dict(disk_of(folder / "disk")) for folder in folders]
    environment = {
        **os.environ,
        **_names_for(folders[0]),
        "LD_PRELOAD": str(built()),
        "PYTHONPATH": str(ROOT),
    }
    words = [word for name, folder in zip(names, folders, strict=True) for word in (name, str(folder))]
    subprocess.run([sys.executable, "-m", module, *words], check=True, cwd=ROOT, env=environment)
    logs = [tuple(read((folder / "log").read_bytes(), folder / "disk")) for folder in folders]
    return [Recording(*one) for one in zip(before, logs, strict=True)]


def _names_for(folder: Path) -> dict[str, str]:
    """What the recorder wants to know."""
    names = {"RECORD_FOLDER": "disk", "RECORD_LOG": "log", "RECORD_MARKS": "marks"}
    return {name: str(folder / place) for name, place in names.items()}


@contextmanager
def in_a_fork(folder: Path) -> Iterator[bool]:
    """True in a process of its own, whose writing in this folder is recorded; False in the one that waits for it. Raises
    RuntimeError when it failed."""
    other = os.fork()
    if not other:
        os.environ.update(_names_for(folder))
        failed = True
        try:
            yield True
            failed = False
        finally:
            if failed:
                traceback.print_exc()
            os._exit(int(failed))
    yield False
    if os.waitpid(other, 0)[1]:
        raise RuntimeError(f"the story in {folder} ended by an error")


def read(log: bytes, disk: Path) -> Iterator[Record]:
    """The records of a log. A log ends with a whole record."""
    at = 0
    while at < len(log):
        magic, did, file, place, path, other, data = _HEAD.unpack_from(log, at)
        if magic != _MAGIC:
            raise ValueError(f"no record at {at}")
        names, at = at + _HEAD.size, at + _HEAD.size + path + other + data
        yield Record(
            Did(did),
            file,
            place,
            _inside(log[names : names + path], disk),
            _inside(log[names + path : names + path + other], disk),
            log[at - data : at],
        )


def _inside(name: bytes, disk: Path) -> str:
    return "" if not name else str(PurePosixPath(name.decode()).relative_to(disk))


def disk_of(folder: Path) -> Iterator[tuple[str, bytes | None]]:
    """What lies in a folder, but for what SQLite keeps in memory."""
    for place in sorted(folder.rglob("*")):
        if not place.name.endswith("-shm"):
            yield str(place.relative_to(folder)), None if place.is_dir() else place.read_bytes()


def lay(disk: Disk, folder: Path) -> None:
    """Makes ``folder`` the disk, and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in disk.items():
        place = folder / name
        if content is None:
            place.mkdir(parents=True, exist_ok=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
