"""One thing that goes wrong, played again and again, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass(slots=True)
class Tried:
    """What came of so many ``states`` of a scene: how many things had been ``acknowledged`` and were looked for in all of them
    together, and each promise that was ``broken``, with the seed or place by which it is found again."""

    states: int = 0
    acknowledged: int = 0
    broken: list[str] = field(default_factory=list)

    def add(self, acknowledged: int, broken: str = "") -> None:
        """One more state."""
        self.states += 1
        self.acknowledged += acknowledged
        if broken:
            self.broken.append(broken)


@dataclass(frozen=True, slots=True)
class Scene:
    """``fault`` is the row of the table *What must survive* that it stands for, ``name`` what happens meanwhile. ``play`` tries
    about so many states, by chance as ``Random`` says, in an empty folder. One of its states takes as long as ``each`` of a
    power cut: programs have to be started and killed."""

    fault: str
    name: str
    play: Callable[[Random, int, Path], Tried]
    each: int = 1
