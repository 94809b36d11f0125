"""Full disks and disks that fail: the n-th call is answered with an error, in the middle of what people do.

Promised: one clear error of the house, nothing that was accepted is lost, nobody hangs, and the same program goes on once
the disk is whole again.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from random import Random

from tests.source_tree import ROOT
from tests.torture.disk import Fault, chosen, lacking, preloaded
from tests.torture.failing import Came
from tests.torture.scene import Scene, Tried
from tests.torture.works import WORKS


class Failing:
    """The program whose disk fails."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._to, self._from = process.stdin, process.stdout

    def counted(self) -> dict[str, int]:
        """How many calls of each kind its work makes."""
        self._to.write("\n")
        self._to.flush()
        found: dict[str, int] = json.loads(self._from.readline())
        return found

    def play(self, fault: Fault) -> Came | None:
        """What came of it; None when it hung or crashed."""
        try:
            self._to.write(json.dumps(asdict(fault)) + "\n")
            self._to.flush()
        except BrokenPipeError:
            return None
        told = self._from.readline()
        return Came(**json.loads(told)) if told else None


@contextmanager
def failing(folder: Path, name: str) -> Iterator[Failing]:
    """A program that does the work ``name`` in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.torture.failing", str(folder / "work"), name]
    environment = {**preloaded(), "COCREATE_HOME": str(folder / "home")}
    with (folder / "trouble").open("w") as trouble:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=trouble,
            text=True,
            cwd=ROOT,
            env=environment,
        )
    try:
        yield Failing(process)
    finally:
        process.kill()
        process.communicate()


def play(name: str, faults: Iterable[Fault], folder: Path) -> Tried:
    """Plays these faults, one after the other."""
    tried = Tried()
    waiting = list(faults)
    while waiting:
        place = folder / f"{name} {tried.states}"
        with failing(place, name) as program:
            while waiting:
                fault = waiting.pop(0)
                came = program.play(fault)
                if came is None:
                    said = (place / "trouble").read_text(encoding="utf-8")
                    tried.add(0, f"{name}, {fault}: it hung or crashed. {said}")
                    break
                tried.add(came.acknowledged, came.broken and f"{name}, {fault}: {came.broken}")
    return tried


def by_chance(name: str, chance: Random, states: int, folder: Path) -> Tried:
    """So many states of a work, by chance."""
    if reason := lacking():
        raise SystemExit(reason)
    with failing(folder / "counting", name) as program:
        counted = {kind: calls for kind, calls in program.counted().items() if kind in WORKS[name].kinds}
    return play(name, [chosen(chance, counted) for _state in range(states)], folder)


def _scene(name: str) -> Scene:
    return Scene(
        "disk full, I/O errors",
        name,
        lambda chance, states, folder: by_chance(name, chance, states, folder),
        each=4,
    )


SCENES = [_scene(name) for name in WORKS]
