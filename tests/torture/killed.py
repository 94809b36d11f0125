"""The program that kills: it begins a work in a process of its own, ends that from one moment to the next, and looks at what is
left.

    python -m tests.torture.killed FOLDER "a backup"
"""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.storage import backups_beside, keys
from cocreate_desktop.storage.backups import PART_STAYS_S, verify
from cocreate_desktop.storage.check import check_workspace
from cocreate_desktop.storage.writer import at_once
from tests.filedump import said_in
from tests.torture.disk import Fault
from tests.torture.works import (
    HERS,
    KEY,
    WORDS,
    BackingUp,
    Erasing,
    Making,
    Opening,
    PuttingBack,
    Upgrading,
    Work,
    not_as_said,
    notes_in,
)

KILLED: dict[str, type[Work]] = {
    "opening and closing": Opening,
    "a backup": BackingUp,
    "a backup put back": PuttingBack,
    "a file of an older version": Upgrading,
    "an erasure": Erasing,
    "a new project": Making,
}
_NONE = Fault("full", 0)


class Killer:
    """Plays one work, each time in a fresh copy of what it begins with, and kills it after so long."""

    def __init__(self, folder: Path, work: type[Work]) -> None:
        self._folder, self._work = folder, work
        (folder / "first").mkdir(parents=True)
        work.prepare(folder / "first")
        began = time.monotonic()
        if not self._run(self._fresh(), None):
            raise AssertionError("a work that nobody kills is refused: there would be nothing to lose")
        self.whole_s = time.monotonic() - began

    def play(self, after_s: float) -> tuple[int, str]:
        """How often the work had been done when it was killed, and what is wrong afterwards."""
        place = self._fresh()
        done = self._run(place, after_s)
        problem = at_once(lambda: _expect_nothing(LOOKS[self._work](place, done))).exception()
        return done, "" if problem is None else f"{type(problem).__name__}: {problem}"

    def _fresh(self) -> Path:
        place = self._folder / "now"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._folder / "first", place)
        return place

    def _run(self, place: Path, after_s: float | None) -> int:
        """Does the work in a process of its own; how often it was done, as that said itself."""
        hears, says = os.pipe()
        child = os.fork()
        if not child:
            _do(self._work, place, says, times=1 if after_s is None else 20)
        os.close(says)
        with os.fdopen(hears, "rb") as told:
            told.read(1)  # it begins
            if after_s is not None:
                threading.Event().wait(after_s)
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return len(told.read())


def _do(work: type[Work], place: Path, says: int, times: int) -> None:
    os.write(says, b".")
    begun = at_once(lambda: work(place, _NONE)).result()
    for _time in range(times):
        if at_once(begun.deed).exception() is None:
            os.write(says, b".")
        if work in (PuttingBack, Erasing, Making):
            break  # once is all there is to do
    if times == 1:
        begun.end()
    os._exit(0)


def _expect_nothing(wrong: Iterator[str]) -> None:
    found = [*wrong]
    if found:
        raise AssertionError("; ".join(found))


def _sound(place: Path) -> Iterator[str]:
    """It opens, and everything in it fits together; a second time too."""
    path = place / "buurt.cocreate"
    for _time in range(2):
        yield from check_workspace(path, key=KEY).problems
    for backup in backups_beside(path):
        verify(backup, keys.parse(KEY))


def _opened(place: Path, done: int) -> Iterator[str]:
    yield from _sound(place)
    tried = [WORDS, *(f"{WORDS} {number + 1}" for number in range(done + 1))]
    with Opening(place, _NONE).looking() as services:
        yield from not_as_said(notes_in(services), tried[: done + 1], tried)


def _upgraded(place: Path, done: int) -> Iterator[str]:
    yield from _opened(place, done)
    if len(backups_beside(place / "buurt.cocreate")) < 2:
        yield "no backup was made before"


def _backed_up(place: Path, done: int) -> Iterator[str]:
    yield from _sound(place)
    if len(backups_beside(place / "buurt.cocreate")) < 1 + done:
        yield f"{done} backups were acknowledged"
    long_ago = time.time() - PART_STAYS_S - 1
    for part in place.rglob("*.part*"):
        os.utime(part, (long_ago, long_ago))
    again = BackingUp(place, _NONE)
    again.deed()
    again.end()
    yield from (f"left behind: {part.name}" for part in place.rglob("*.part*"))


def _put_back(place: Path, done: int) -> Iterator[str]:
    """The backup, or still the file that is damaged; then it is put back once more."""
    path = place / "buurt.cocreate"
    if not path.exists():
        yield "neither the old file nor the backup"
        return
    opens = at_once(lambda: check_workspace(path, key=KEY)).exception()
    if done and opens is not None:
        yield f"put back, but {opens!r}"
    if opens is not None:
        if not isinstance(opens, CocreateError):
            yield f"it said {opens!r}"
        PuttingBack(place, _NONE).deed()
    yield from _sound(place)
    aside = any("put-aside" in one.name for one in place.iterdir())
    if (done or opens is not None) and not aside:
        yield "the damaged file is gone"


def _erased(place: Path, done: int) -> Iterator[str]:
    yield from _sound(place)
    with Erasing(place, _NONE).looking() as services:
        there = notes_in(services)
    if there != [WORDS] and (done or there != sorted([WORDS, HERS])):
        yield f"notes: {there}"
    if there == [WORDS] and HERS in said_in(place / "buurt.cocreate", KEY):
        yield "what was erased can still be read in the file"


def _made(place: Path, done: int) -> Iterator[str]:
    """The project; or nobody was told that it is there, and then what lies there says what it is."""
    path = place / "buurt.cocreate"
    opens = at_once(lambda: check_workspace(path, key=KEY)).exception()
    if opens is not None and (done or not isinstance(opens, CocreateError)):
        yield f"it said {opens!r}"


LOOKS: dict[type[Work], Callable[[Path, int], Iterator[str]]] = {
    Opening: _opened,
    BackingUp: _backed_up,
    PuttingBack: _put_back,
    Upgrading: _upgraded,
    Erasing: _erased,
    Making: _made,
}


def main(folder: Path, name: str) -> None:
    """Says first how long the work takes, then what came of each kill, as it is told after how long."""
    logging.disable()
    killer = Killer(folder, KILLED[name])
    _say({"whole_s": killer.whole_s})
    for line in sys.stdin:
        done, broken = killer.play(float(line))
        _say({"done": done, "broken": broken})


def _say(told: object) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
