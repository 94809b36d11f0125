"""Counting 10,000 ballots with every method, beside a plain loop over the same ballots that only adds up."""

import random
import time
from collections.abc import Callable

from bench.stand.figure import Figure, tell
from cocreate_desktop.domain.voting import METHODS, Ballot, Option, Round, Settings, tally

BALLOTS = 10_000
OPTIONS = tuple(Option(f"option {number}") for number in range(12))
CHANNELS = ("phone", "paper", "card")
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


def milliseconds(work: Callable[[Round], object], voting: Round) -> float:
    """How long ``work`` takes once."""
    start = time.perf_counter()
    work(voting)
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """A figure a method: the fastest of some turns."""
    for method in METHODS:
        voting = a_round(method)
        assert plain_loop(voting) == {one.id: one.total for one in tally(voting).options}
        # in turn, so that whatever else the machine does falls on both
        turns = [(milliseconds(tally, voting), milliseconds(plain_loop, voting)) for _turn in range(TIMES)]
        figure, reference = (min(column) for column in zip(*turns, strict=True))
        tell(
            Figure(
                f"tally of {BALLOTS:,} ballots, {method}", figure, "ms", reference, "a plain loop", "≤ 5 ×"
            )
        )


if __name__ == "__main__":
    main()
