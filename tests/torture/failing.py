"""The program whose disk fails: plays one work with one fault after the other, as it is told line by line.

python -m tests.torture.failing FOLDER "votes in groups"
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import shutil
import sys
import traceback
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.storage.writer import at_once
from tests.torture.disk import KINDS, FailingDisk, Fault
from tests.torture.works import WORKS, Work

HANGS_AFTER = 60
"""Seconds after which a state that does not end is ended, with a word on where it hangs."""


@dataclass(frozen=True, slots=True)
class Came:
    """What came of one state: how many calls of its kind were made, how much was acknowledged, and what was wrong."""

    calls: int
    acknowledged: int
    broken: str = ""


class Stage:
    """Plays one work, each time in a fresh copy of what it begins with."""

    def __init__(self, folder: Path, work: type[Work], disk: FailingDisk) -> None:
        self._folder, self._work, self._disk = folder, work, disk
        (folder / "first").mkdir(parents=True)
        work.prepare(folder / "first")

    def counted(self) -> dict[str, int]:
        """How many calls of each kind the work makes when nothing fails."""
        return {kind: self.play(Fault(kind, 0)).calls for kind in KINDS}

    def play(self, fault: Fault) -> Came:
        """The work while the disk fails so."""
        place = self._folder / "now"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._folder / "first", place)
        faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)
        work = self._work(place, fault)
        self._disk.told = work.asked
        with self._disk.failing(fault):
            refused = at_once(work.deed).exception()
        calls = self._disk.calls
        broken = (
            ""
            if refused is None or isinstance(refused, CocreateError)
            else f"it said {refused!r} {_where(refused)}"
        )
        for doing in (work.again, work.end, lambda: _expect_nothing(work)):
            problem = at_once(doing).exception()
            if problem is not None and not broken:
                broken = f"afterwards: {problem!r} {_where(problem)}"
        faulthandler.cancel_dump_traceback_later()
        return Came(calls, work.acknowledged, broken)


def _expect_nothing(work: Work) -> None:
    found = [*work.wrong()]
    if found:
        raise AssertionError("; ".join(found))


def _where(problem: BaseException) -> str:
    """The last lines of ours that it came through."""
    frames = traceback.extract_tb(problem.__traceback__)
    ours = [one for one in frames if "cocreate_desktop" in one.filename or "torture" in one.filename]
    return " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(ours[-6:]))


def main(folder: Path, name: str) -> None:
    """Says what came of each fault that it is told of, and to an empty line how many calls of each kind there are."""
    logging.disable()
    stage = Stage(folder, WORKS[name], FailingDisk())
    for line in sys.stdin:
        if not line.strip():
            _say(stage.counted())
            continue
        came = stage.play(Fault(**json.loads(line)))
        _say({"calls": came.calls, "acknowledged": came.acknowledged, "broken": came.broken})
    sys.stdout.flush()
    os._exit(0)  # what libfiu counts must not be asked of a Python that is going


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
