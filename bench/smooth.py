"""How late a clock of 16 ms in the desk's window is while 200 and 1,000 votes a second come in and the stage shows them at
1920 × 1080; beside the same window, the phones joined and listening, with nothing coming in. Also the window's processor time,
which says more than the clock where the machine is shared, and the memory of desk and phone server."""

import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.stand.desk import Crowd, ServedDesk, desk_at_the_vote
from bench.stand.figure import Figure, percentile, tell
from bench.stand.ticks import Ticks, live

SECONDS = 5
# Phones and votes a second: each votes once a second, or more than twice.
PACES = ((200, 200), (400, 1000))
BESIDE = "nothing comes in"


@dataclass(frozen=True, slots=True)
class Lived:
    """Some seconds of the window: how late each tick was in milliseconds, and its processor time, in milliseconds a second."""

    late: list[float]
    used: float


def lived() -> Lived:
    """The window lives for some seconds."""
    began = time.process_time()
    late = Ticks().during(SECONDS * 1000)
    return Lived(late, (time.process_time() - began) * 1000 / SECONDS)


def measured(desk: ServedDesk, number: int, rate: int) -> None:
    """Prints the figures of so many phones that vote at ``rate``."""
    phones = Crowd(desk, number, SECONDS * rate // number, rate)
    live(1000)
    idle, stored = lived(), desk.stored()
    phones.go()
    busy = lived()
    came = (desk.stored() - stored) / SECONDS
    phones.said()
    at = f"at {rate:,} votes/s"
    tell(
        Figure(f"votes stored meanwhile, {at}", came, "votes/s", rate, "sent"),
        Figure(
            f"lateness of a 16 ms clock {at}, p99",
            percentile(busy.late, 0.99),
            "ms",
            percentile(idle.late, 0.99),
            BESIDE,
            "≤ 16 ms",
        ),
        Figure(f"the latest tick {at}", max(busy.late), "ms", max(idle.late), BESIDE),
        Figure(f"processor time of the window, a second {at}", busy.used, "ms", idle.used, BESIDE),
    )


def main() -> None:
    """One evening with an open vote."""
    with tempfile.TemporaryDirectory() as folder, desk_at_the_vote(Path(folder)) as desk:
        desk.stage()
        live(1000)
        before = desk.memory()
        for number, rate in PACES:
            measured(desk, number, rate)
        after, votes = desk.memory(), desk.stored()
        tell(
            Figure(f"memory of the desk after {votes:,} votes", after[0], "MiB", before[0], "before them"),
            Figure("memory of the phone server then", after[1], "MiB", before[1], "before them"),
        )


if __name__ == "__main__":
    main()
