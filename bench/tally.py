"""Counting 10,000 ballots with every method, against a plain loop over the same ballots that only adds up.

Run it with ``python bench/tally.py``; it prints one line of JSON a method. The ratio counts, the figures do not travel.
"""

import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from cocreate_desktop.domain.voting import METHODS, Ballot, Option, Round, Settings, tally

BALLOTS = 10_000
OPTIONS = tuple(Option(f"option {number}") for number in range(12))
CHANNELS = ("phone", "paper", "card")
AIM = 5
TIMES = 15


def a_round(method: str) -> Round:
    """The same round on every run: each neighbour takes up to three options, one in twenty votes twice."""
    drawn = random.Random(24)
    most = 1 if method == "choice" else 3
    ballots = tuple(
        Ballot(
            f"{drawn.randrange(BALLOTS * 10) if drawn.random() < 0.05 else number:064x}",
            drawn.choice(CHANNELS),
            {option.id: 1 for option in drawn.sample(OPTIONS, drawn.randint(0, most))},
        )
        for number in range(BALLOTS)
    )
    return Round(Settings(method, dots=3, max_per_option=2), OPTIONS, ballots)


def plain_loop(voting: Round) -> dict[str, int]:
    """The reference: the last ballot of each voter, added up; no rules, channels, people or ties."""
    last = {}
    for ballot in voting.ballots:
        last[ballot.voter] = ballot
    totals = {option.id: 0 for option in voting.options}
    for ballot in last.values():
        for option, weight in ballot.choices.items():
            totals[option] += weight
    return totals


def seconds(work: Callable[[Round], object], voting: Round) -> float:
    """How long ``work`` takes once."""
    start = time.perf_counter()
    work(voting)
    return time.perf_counter() - start


def main() -> None:
    """One line of JSON a method: the fastest of some turns."""
    for method in METHODS:
        voting = a_round(method)
        assert plain_loop(voting) == {one.id: one.total for one in tally(voting).options}
        # in turn, so that whatever else the machine does falls on both
        turns = [(seconds(tally, voting), seconds(plain_loop, voting)) for _turn in range(TIMES)]
        figure, reference = (min(column) for column in zip(*turns, strict=True))
        line = {
            "what": f"tally of {BALLOTS} ballots, {method}",
            "figure_ms": round(figure * 1000, 2),
            "reference_ms": round(reference * 1000, 2),
            "ratio": round(figure / reference, 2),
            "aim": AIM,
        }
        print(json.dumps(line))


if __name__ == "__main__":
    main()
