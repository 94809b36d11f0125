"""A million steps of laptops and a hub that write, meet over lines that cut, break, are copied and are put back: does anything
get lost, and does everybody show the same at the end? Beside it: in how many worlds of the same kind that is noticed when a bug
is planted in them (of two values of one moment the one that came last wins).

    python -m bench.simulation [STEPS]
"""

import itertools
import os
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from bench.stand.figure import Figure, tell
from cocreate_desktop.domain import merge
from cocreate_desktop.domain.chains import TIME
from tests.sync.histories import end, new_world, play

STEPS = 1_000_000
IN_A_WORLD = 150
AT_ONCE = 25  # worlds that one process plays before it tells
PLANTED = 100  # worlds
FIRST = 1_000_000  # seeds that no test plays


@dataclass(frozen=True, slots=True)
class Played:
    """Worlds that were played: their ``steps``, in how many something was ``lost`` or shown ``otherwise``, and what
    was wrong."""

    worlds: int = 0
    steps: int = 0
    lost: int = 0
    otherwise: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "Played") -> "Played":
        """Both."""
        return Played(
            self.worlds + other.worlds,
            self.steps + other.steps,
            self.lost + other.lost,
            self.otherwise + other.otherwise,
            (*self.wrong, *other.wrong),
        )


def worlds(first: int, number: int) -> Played:
    """Plays so many worlds, each from its seed."""
    made = Played()
    for seed in range(first, first + number):
        world = new_world(seed)
        play(world, IN_A_WORLD)
        wrong = end(world)
        lost = any("lost" in one for one in wrong)
        made += Played(
            1, world.steps, int(lost), int(bool(wrong) and not lost), tuple(f"{seed}: {one}" for one in wrong)
        )
    return made


def planted(first: int, number: int) -> Played:
    """The same with the bug in them, in a process of its own."""
    vars(merge)["_earlier"] = lambda stamp, other: stamp[:TIME] < other[:TIME]
    return worlds(first, number)


def main() -> None:
    """Prints figures; says which worlds went wrong, so that they can be played again."""
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else STEPS
    began = time.perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        portions = -(-steps // (AT_ONCE * IN_A_WORLD))
        firsts = list(itertools.islice(_firsts(), portions))
        whole = sum(processes.map(worlds, firsts, [AT_ONCE] * portions), Played())
    took = time.perf_counter() - began
    with ProcessPoolExecutor(1) as process:
        bug = process.submit(planted, FIRST, PLANTED).result()
    beside = f"of {PLANTED} worlds with a planted bug"
    tell(
        Figure("worlds with laptops and a hub that met", whole.worlds, "worlds"),
        Figure("steps in them", whole.steps, "steps"),
        Figure("worlds in which something was lost", whole.lost, "worlds", bug.lost, beside, "0"),
        Figure(
            "worlds in which not all showed the same", whole.otherwise, "worlds", bug.otherwise, beside, "0"
        ),
        Figure("time", took, "s"),
    )
    for line in whole.wrong[:20]:
        print(line)


def _firsts() -> Iterator[int]:
    return itertools.count(FIRST, AT_ONCE)


if __name__ == "__main__":
    main()
