"""A program with screens of its own, in a process of its own, as a test holds it: it is told, asked and waited for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.patience import until
from tests.source_tree import ROOT

Seen = dict[str, Any]
Place = tuple[int, int, int, int]


class Driven:
    """The running program. What it writes to its error stream lies in ``complaints``."""

    def __init__(self, process: subprocess.Popen[str], complaints: Path) -> None:
        self._process = process
        self._complaints = complaints
        assert process.stdin is not None
        assert process.stdout is not None
        self._in, self._out = process.stdin, process.stdout
        self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """The window stands and the evening is shown."""
        assert self._out.readline().strip() == "ready", self.complaints()

    def ask(self, do: str, **more: object) -> Any:
        """Asks one thing and returns the answer."""
        self._in.write(json.dumps({"do": do, **more}) + "\n")
        self._in.flush()
        line = self._out.readline()
        assert line, self.complaints()
        return json.loads(line)

    def look(self) -> Seen:
        """How everything stands now."""
        seen: Seen = self.ask("look")
        return seen

    def press(self, name: str) -> None:
        """Presses a button of the evening."""
        self.ask("press", name=name)

    def wait(self, right: Callable[[Seen], object]) -> Seen:
        """Looks until it is right, and says what was seen last when it never is."""
        seen: list[Seen] = []

        def look() -> bool:
            seen.append(self.look())
            return bool(right(seen[-1]))

        try:
            until(look)
        except AssertionError:
            raise AssertionError(f"last seen: {seen[-1]}\n{self.complaints()}") from None
        return seen[-1]

    def complaints(self) -> str:
        """What the program wrote to its error stream so far."""
        return self._complaints.read_text(encoding="utf-8", errors="replace")

    def quit(self) -> int:
        """Ends it as a person does, once the page for phones has started; returns the exit code."""
        self.wait(lambda seen: seen["phones"])
        self.ask("quit")
        return self._process.wait(60)


@contextmanager
def driven(folder: Path, desk: Place, surroundings: Mapping[str, str]) -> Iterator[Driven]:
    """Runs the program in ``folder``, which keeps project and settings for the next time, with its desk at this place."""
    complaints = folder / "complaints.txt"
    more = {"COCREATE_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    with complaints.open("w", encoding="utf-8") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.system.program", str(folder / "plein.cocreate"), json.dumps(desk)],
            cwd=ROOT,
            env={**os.environ, **more, **surroundings},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
        with process:
            try:
                program = Driven(process, complaints)
                yield program
                assert program.quit() == 0, program.complaints()
            finally:
                process.kill()


def covers(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two places (x, y, width, height) lie over one another."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return wide > 0 and high > 0


def fills(name: str, seen: Seen) -> bool:
    """Whether the stage fills this screen, and the desk does not lie under it."""
    stage: Any = seen["stage"]
    if stage is None or not (stage["full"] and stage["fills"] and stage["screen"] == name):
        return False
    return not covers(stage["place"], seen["desk"]["place"])
