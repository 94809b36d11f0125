"""Counting 10,000 ballots with every method and rule, beside a plain loop over the same ballots that only adds up."""

import random
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from bench.stand.clock import fastest, milliseconds
from bench.stand.figure import Figure, tell
from cocreate_desktop.domain.voting import (
    METHODS,
    RULES,
    Amount,
    Ballot,
    Exact,
    Option,
    Round,
    Settings,
    Tally,
    Weights,
    answer_ids,
    tally,
)

BALLOTS = 10_000
OPTIONS = tuple(Option(f"option {number}", cost=1000 * (number + 3)) for number in range(12))
PLANS = tuple(Option(f"plan {number}", cost=5000 + 7000 * (number * 37 % 100)) for number in range(100))
BUDGET = 5_000_000
CHANNELS = ("phone", "paper", "card")
TIMES = 15
Drawn = random.Random


def _taken(drawn: Drawn, ids: tuple[str, ...], most: int = 3) -> list[str]:
    return drawn.sample(ids, drawn.randint(0, most))


CHOICES: Mapping[str, Callable[[Drawn, tuple[str, ...]], Weights]] = {
    "choice": lambda drawn, ids: dict.fromkeys(_taken(drawn, ids, 1), 1),
    "score": lambda drawn, ids: {option: drawn.randint(0, 5) for option in _taken(drawn, ids)},
    "ranking": lambda drawn, ids: {option: place for place, option in enumerate(_taken(drawn, ids), 1)},
    "chips": lambda drawn, ids: {option: 100 * drawn.randint(1, 9) for option in _taken(drawn, ids)},
}
"""Of one neighbour, by method; a method that is not here takes up to three options, or one of its answers."""


def a_round(settings: Settings, options: tuple[Option, ...] = OPTIONS, most: int = 3) -> Round:
    """The same round on every run: each neighbour takes up to ``most`` options, one in twenty votes twice."""
    drawn = random.Random(24)
    answers = answer_ids(settings.method)
    ids = answers or tuple(option.id for option in options)
    usual = partial(_usual, most=1 if answers else most)
    choices = CHOICES.get(settings.method, usual)
    ballots = tuple(
        Ballot(
            f"{drawn.randrange(BALLOTS * 10) if drawn.random() < 0.05 else number:064x}",
            drawn.choice(CHANNELS),
            choices(drawn, ids),
        )
        for number in range(BALLOTS)
    )
    return Round(settings, options, ballots)


def _usual(drawn: Drawn, ids: tuple[str, ...], most: int) -> Weights:
    return dict.fromkeys(_taken(drawn, ids, most), 1)


def plain_loop(voting: Round) -> dict[str, Amount]:
    """The reference: the last ballot of each voter, added up (rankings: in points after Borda, doubled so that they are whole);
    no rules, channels, people or ties."""
    last = {}
    for ballot in voting.ballots:
        last[ballot.voter] = ballot
    ids = answer_ids(voting.settings.method) or [one.id for one in voting.options]
    totals: dict[str, Amount] = dict.fromkeys(ids, 0)
    if voting.settings.method == "ranking":
        for ballot in last.values():
            for option in ids if ballot.choices else ():
                place = ballot.choices.get(option)
                totals[option] += (
                    len(ids) - 1 - len(ballot.choices) if place is None else 2 * (len(ids) - place)
                )
        return totals
    for ballot in last.values():
        for option, weight in ballot.choices.items():
            totals[option] += weight
    return totals


def added_up(found: Tally) -> Mapping[str, Exact]:
    """What the plain loop has to find as well."""
    if found.ranking is not None:
        return {option: 2 * points for option, points in found.ranking.borda.items()}
    return {one.id: one.total for one in found.options}


def settings() -> Iterator[Settings]:
    """Every method with each of its rules."""
    for method in METHODS:
        for rule in RULES.get(method, ("",)):
            yield Settings(method, rule, dots=3, max_per_option=2, budget=BUDGET // 100)


def main() -> None:
    """A figure a method and rule: the fastest of some turns. Then Equal Shares for a whole town."""
    for rules in settings():
        voting = a_round(rules)
        assert plain_loop(voting) == added_up(tally(voting))
        name = f"tally of {BALLOTS:,} ballots, {rules.method}" + (f" ({rules.rule})" if rules.rule else "")
        ours, reference = fastest(partial(tally, voting), partial(plain_loop, voting), TIMES)
        tell(Figure(name, ours, "ms", reference, "a plain loop", "≤ 5 ×"))
    for completion, turns, aim in (("", 3, "≤ 1,000 ms"), ("add1", 2, "≤ 2,000 ms")):
        for utility in ("cost", "count"):
            rules = Settings("budget", "equal-shares", budget=BUDGET, utility=utility, completion=completion)
            town = a_round(rules, PLANS, most=20)
            with_it = " with Add1" if completion else ""
            name = f"Equal Shares{with_it}, {BALLOTS:,} ballots, {len(PLANS)} plans, utility {utility}"
            took = min(milliseconds(partial(tally, town)) for _turn in range(turns))
            tell(Figure(name, took, "ms", aim=aim))


if __name__ == "__main__":
    main()
