"""From a phone's vote to the picture of 1920 × 1080 on the projector that counts it, at 200 votes a second; beside the event
stream by which another phone hears of the same vote."""

import os
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.stand.desk import Crowd, ServedDesk, desk_at_the_vote
from bench.stand.figure import Figure, middle, percentile, tell
from bench.stand.phones import PATIENCE, Heard
from bench.stand.ticks import live
from bench.stand.watcher import Watcher

PHONES, RATE = 400, 200
BESIDE = "heard by a phone"


def waits(sent: list[float], seen: Heard) -> list[float]:
    """Milliseconds from when the n-th vote was due until n votes were seen; ends the measurement when one never was."""
    found = []
    for number, due in enumerate(sorted(sent), 1):
        when = next((when for when, voted in seen if voted >= number), None)
        if when is None:
            raise SystemExit(f"vote {number} was never seen")
        found.append((when - due) * 1000)
    return found


def measured(desk: ServedDesk) -> None:
    """Prints the figures."""
    canvas = desk.stage()
    phones = Crowd(desk, PHONES, 1, RATE)
    live(1000)
    watcher = Watcher(canvas)
    phones.go()
    last = time.monotonic() + PATIENCE
    while time.monotonic() < last and not (watcher.seen and watcher.seen[-1][1] >= PHONES):
        live(50)
    sent, heard = phones.said()
    painted, told = waits(sent, watcher.seen), waits(sent, heard)
    name = f"a vote until it is painted, {RATE} votes/s"
    tell(
        Figure(f"{name}, p50", middle(painted), "ms", middle(told), BESIDE),
        Figure(f"{name}, p99", percentile(painted, 0.99), "ms", percentile(told, 0.99), BESIDE, "≤ 150 ms"),
    )


def main() -> None:
    """One evening with an open vote."""
    with tempfile.TemporaryDirectory() as folder, desk_at_the_vote(Path(folder)) as desk:
        measured(desk)


if __name__ == "__main__":
    main()
