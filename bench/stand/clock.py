"""How long a piece of work takes beside its reference: both in turn, so that whatever else the machine does falls on both; and
how many pieces a second when many wait at once."""

import statistics
import threading
import time
from collections.abc import Callable

Work = Callable[[], object]


def milliseconds(work: Work) -> float:
    """How long it takes once."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def typical(ours: Work, reference: Work, times: int = 5) -> tuple[float, float]:
    """The median of each in milliseconds: for what waits for a disk or another process."""
    turns = [(milliseconds(ours), milliseconds(reference)) for _turn in range(times)]
    return statistics.median(turn[0] for turn in turns), statistics.median(turn[1] for turn in turns)


def fastest(ours: Work, reference: Work, times: int = 5) -> tuple[float, float]:
    """The shortest of each in milliseconds: for what only computes."""
    turns = [(milliseconds(ours), milliseconds(reference)) for _turn in range(times)]
    return min(turn[0] for turn in turns), min(turn[1] for turn in turns)


def rate(piece: Callable[[int], object], threads: int, each: int) -> float:
    """Pieces a second when each of ``threads`` does ``each`` of them, waiting for every one; they are numbered from 0."""
    ready = threading.Barrier(threads + 1)

    def several(place: int) -> None:
        ready.wait()
        for turn in range(each):
            piece(place * each + turn)

    started = [threading.Thread(target=several, args=(place,)) for place in range(threads)]
    for thread in started:
        thread.start()
    ready.wait()
    began = time.perf_counter()
    for thread in started:
        thread.join()
    return threads * each / (time.perf_counter() - began)
