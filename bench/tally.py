"""Counting 10,000 ballots with every method, beside a plain loop over the same ballots that only adds up."""

import random
from functools import partial

from bench.stand.clock import fastest
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


def main() -> None:
    """A figure a method: the fastest of some turns."""
    for method in METHODS:
        voting = a_round(method)
        assert plain_loop(voting) == {one.id: one.total for one in tally(voting).options}
        name = f"tally of {BALLOTS:,} ballots, {method}"
        ours, reference = fastest(partial(tally, voting), partial(plain_loop, voting), TIMES)
        tell(Figure(name, ours, "ms", reference, "a plain loop", "≤ 5 ×"))


if __name__ == "__main__":
    main()
