"""Power cuts: what a program wrote is recorded once, and the disk is put together as a cut may have left it, again and again.

Promised: whatever was acknowledged before is there, the file opens, and work goes on in it.

    python -m tests.torture.powercuts MODULE:STORY FOLDER …

plays stories; ``recording.record`` starts it so.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import logging
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from cocreate_desktop.storage.writer import at_once
from tests.torture import copies, recording, stories
from tests.torture.recording import Did, Record, Recording
from tests.torture.scene import Scene, Tried
from tests.torture.states import RecordedDisk, begun, cuts
from tests.torture.stories import Marks, Story

FAULT = "power cut at any byte"
STORIES: dict[str, type[Story]] = {
    story.name: story
    for story in (
        stories.Votes,
        stories.Notes,
        stories.Again,
        stories.Pictures,
        stories.Older,
        stories.New,
        copies.BackingUp,
        copies.PuttingBack,
        copies.Forgetting,
        copies.Ending,
        copies.Syncing,
        copies.SmallFiles,
    )
}


class Played:
    """A story that was played once in ``folder``, and can be looked at as often as wanted after the power went."""

    def __init__(self, story: Story, folder: Path, recorded: Recording) -> None:
        self._story, self._disk, self.recorded = story, folder / "disk", recorded

    def after_cuts(self, seed: str, states: int) -> Tried:
        """So many states, by chance, half of them on each kind of disk."""
        tried = Tried()
        for ordered, share in ((True, states - states // 2), (False, states // 2)):
            self._try(
                tried, cuts(self.recorded.records, Random(f"{seed}:{ordered}"), share), seed, ordered=ordered
            )
        return tried

    def after(self, calls: Sequence[int], seed: str) -> Tried:
        """One state on each kind of disk after each of so many ``calls``, in order."""
        tried = Tried()
        for ordered in (True, False):
            self._try(tried, calls, seed, ordered=ordered)
        return tried

    def _try(self, tried: Tried, calls: Sequence[int], seed: str, *, ordered: bool) -> None:
        records, seen = self.recorded.records, 0
        disk = RecordedDisk(self.recorded.before, ordered=ordered)
        kind = "ordered" if ordered else "unordered"
        for number, at in enumerate(calls):
            for record in records[seen:at]:
                disk.go_by(record)
            seen, chance = at, Random(f"{seed}:{ordered}:{number}")
            recording.lay(disk.after_cut(chance, begun(records, at, chance)), self._disk)
            marks = marks_of(records[:at])
            where = f"{self._story.name}, seed {seed}, {kind} disk, state {number} after call {at}"
            broken = "; ".join(f"{where}: {one}" for one in self._found(marks))
            tried.add(sum(one["word"] == "told" for one in marks), broken)

    def _found(self, marks: Marks) -> Sequence[str]:
        with at_home(self._disk):
            looking = at_once(lambda: [*self._story.wrong(self._disk / "work", marks)])
        problem = looking.exception()
        return looking.result() if problem is None else [f"{problem!r} {_where(problem)}"]


def _where(problem: BaseException) -> str:
    frames = traceback.extract_tb(problem.__traceback__)
    return " < ".join(f"{Path(one.filename).name}:{one.lineno}" for one in reversed(frames[-5:]))


def marks_of(records: Sequence[Record]) -> Marks:
    """What the story said meanwhile."""
    return [json.loads(one.data) for one in records if one.did is Did.MARKED]


@contextlib.contextmanager
def at_home(disk: Path) -> Iterator[None]:
    """The program's own folder lies on this disk too."""
    before = os.environ.get("COCREATE_HOME")
    os.environ["COCREATE_HOME"] = str(disk / "home")
    try:
        yield
    finally:
        if before is None:
            del os.environ["COCREATE_HOME"]
        else:
            os.environ["COCREATE_HOME"] = before


def played(wanted: Sequence[Story], folder: Path) -> list[Played]:
    """Plays stories, all in one program, each on a disk of its own. What follows stays in ``folder``."""
    if reason := recording.lacking():
        raise SystemExit(reason)
    places = [folder.resolve() / str(number) for number, _story in enumerate(wanted)]
    for story, place in zip(wanted, places, strict=True):
        (place / "disk" / "work").mkdir(parents=True)
        with at_home(place / "disk"):
            story.prepare(place / "disk" / "work")
    names = [f"{type(story).__module__}:{type(story).__qualname__}" for story in wanted]
    recorded = recording.record("tests.torture.powercuts", names, places)
    return [Played(*one) for one in zip(wanted, places, recorded, strict=True)]


def main(words: Sequence[str]) -> None:
    """Plays stories, each in a process of its own: ``module:Story folder …``."""
    logging.disable()
    for name, folder in zip(words[::2], words[1::2], strict=True):
        module, _, kind = name.partition(":")
        story: Story = getattr(importlib.import_module(module), kind)()
        with recording.in_a_fork(Path(folder)) as here:
            if here:
                os.environ["COCREATE_HOME"] = str(Path(folder) / "disk" / "home")
                story.play(Path(folder) / "disk" / "work")


def _scene(name: str, story: type[Story]) -> Scene:
    def play(chance: Random, states: int, folder: Path) -> Tried:
        (one,) = played([story()], folder)
        return one.after_cuts(f"{chance.random()}", states)

    return Scene(FAULT, name, play)


SCENES = [_scene(name, story) for name, story in STORIES.items()]


if __name__ == "__main__":
    main(sys.argv[1:])
