"""How late a clock of 16 ms in the desk's window is while two hundred phones vote, once a second each, and the memory of desk
and phone server after it; beside the same window, the phones joined and listening, with nothing coming in."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.stand.desk import Crowd, ServedDesk, desk_at_the_vote
from bench.stand.figure import Figure, percentile, tell
from bench.stand.ticks import Ticks, live

PHONES, SECONDS = 200, 5
BESIDE = "nothing comes in"


def measured(desk: ServedDesk) -> None:
    """Prints the figures."""
    phones = Crowd(desk, PHONES, SECONDS, PHONES)
    live(1000)
    before, idle = desk.memory(), Ticks().during(SECONDS * 1000)
    phones.go()
    busy = Ticks().during(SECONDS * 1000)
    phones.said()
    after = desk.memory()
    late = f"lateness of a 16 ms clock at {PHONES} votes/s, p99"
    tell(
        Figure(late, percentile(busy, 0.99), "ms", percentile(idle, 0.99), BESIDE, "≤ 16 ms"),
        Figure("the latest tick", max(busy), "ms", max(idle), BESIDE),
        Figure(
            f"memory of the desk after {PHONES * SECONDS} votes", after[0], "MiB", before[0], "before them"
        ),
        Figure("memory of the phone server then", after[1], "MiB", before[1], "before them"),
    )


def main() -> None:
    """One evening with an open vote."""
    with tempfile.TemporaryDirectory() as folder, desk_at_the_vote(Path(folder)) as desk:
        measured(desk)


if __name__ == "__main__":
    main()
