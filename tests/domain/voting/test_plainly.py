"""Every method on a thousand drawn rounds against the same method written plainly."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from cocreate_desktop.domain.voting import (
    Amount,
    Ballot,
    Count,
    Option,
    Round,
    Settings,
    Weights,
    answer_ids,
    tally,
)
from tests.domain.voting import plain

TIMES = 1000
CHANNELS = ("phone", "paper", "card")
Drawn = random.Random


def _amount(drawn: Drawn, most: int) -> Amount:
    """Whole euros, or cents."""
    return drawn.randint(1, most) if drawn.random() < 0.5 else Decimal(drawn.randint(1, most * 100)) / 100


def _chosen(drawn: Drawn, ids: tuple[str, ...], most: int) -> Weights:
    return dict.fromkeys(drawn.sample(ids, drawn.randint(0, min(most, len(ids)))), 1)


def _numbers(drawn: Drawn, ids: tuple[str, ...], low: int, high: int) -> Weights:
    return {option: drawn.randint(low, high) for option in ids if drawn.random() < 0.7}


def _money(drawn: Drawn, ids: tuple[str, ...]) -> Weights:
    return {option: _amount(drawn, 500) for option in _chosen(drawn, ids, 9)}


def _places(drawn: Drawn, ids: tuple[str, ...]) -> Weights:
    return {option: drawn.randint(1, len(ids)) for option in ids if drawn.random() < 0.7}


CHOICES: Mapping[str, Callable[[Drawn, tuple[str, ...]], Weights]] = {
    "choice": lambda drawn, ids: _chosen(drawn, ids, 1),
    "approval": lambda drawn, ids: _chosen(drawn, ids, 9),
    "yes-no": lambda drawn, ids: _chosen(drawn, ids, 1),
    "dots": lambda drawn, ids: _numbers(drawn, ids, 0, 2),
    "score": lambda drawn, ids: _numbers(drawn, ids, 0, 5),
    "ranking": _places,
    "support": lambda drawn, ids: _chosen(drawn, ids, 1),
    "consent": lambda drawn, ids: _chosen(drawn, ids, 1),
    "budget": lambda drawn, ids: _chosen(drawn, ids, 9),
    "chips": _money,
}
BY_EYE = ("choice", "approval", "yes-no", "dots", "support", "consent", "budget")


def drawn_rounds(settings: Settings) -> Iterator[Round]:
    """A thousand small rounds, the same on every run: few people, so that there are many ties."""
    drawn = random.Random(f"{settings}")
    for _time in range(TIMES):
        costs = {name: _amount(drawn, 40) for name in "abcde"[: drawn.randint(1, 5)]}
        options = tuple(Option(name, cost=cost) for name, cost in costs.items())
        ids = answer_ids(settings.method) or tuple(option.id for option in options)
        ballots = tuple(
            Ballot(
                f"v{n}",
                drawn.choice(CHANNELS),
                CHOICES[settings.method](drawn, ids),
                drawn.choice([1, 1, 1, 2, 3]),
            )
            for n in range(drawn.randint(0, 7))
        )
        eyes = drawn.randint(0, 2) if settings.method in BY_EYE and drawn.random() < 0.4 else 0
        counts = tuple(Count(drawn.choice(ids), "hands", drawn.randint(0, 4)) for _count in range(eyes))
        people = {"hands": drawn.randint(0, 6)} if drawn.random() < 0.2 else {}
        yield Round(replace(settings, budget=_amount(drawn, 100)), options, ballots, counts, people)


@pytest.mark.parametrize("method", ["choice", "approval", "yes-no", "dots", "support", "consent", "chips"])
def test_that_what_adds_up_adds_up(method: str) -> None:
    for voting in drawn_rounds(Settings(method, dots=99)):
        found, totals = tally(voting), plain.totals(voting)
        assert {one.id: one.total for one in found.options} == totals
        for one in found.options:
            chose = sum(bool(choices.get(one.id)) for choices in plain.voters(voting))
            typed = plain.hands(voting, one.id)
            assert one.people == (None if method == "dots" and typed else chose + typed)
        if method == "consent":
            assert bool(found.winners) == (totals["objection"] == 0 and sum(totals.values()) > 0)
        elif method == "chips" and plain.voters(voting):
            people = len(plain.voters(voting))
            assert {one.id: one.average for one in found.options} == {i: totals[i] / people for i in totals}
        elif method != "support":
            names = [one for one in totals if one != "abstain"]
            assert found.winners == plain.highest(totals, names)


def test_that_marks_have_their_mean_and_median() -> None:
    for voting in drawn_rounds(Settings("score")):
        for one in tally(voting).options:
            expected = plain.marks(voting, one.id)
            assert (one.mean, one.median) == (expected or (None, None))


def test_that_points_and_the_winner_from_every_other_are_right() -> None:
    for voting in drawn_rounds(Settings("ranking", "borda")):
        found, points = tally(voting), plain.borda(voting)
        assert {one.id: one.total for one in found.options} == points
        assert found.ranking is not None
        assert found.ranking.condorcet == plain.condorcet(voting)
        if len(points) > 1:
            assert found.winners == plain.highest(points, list(points))


def test_that_a_run_off_sends_the_same_away() -> None:
    for voting in drawn_rounds(Settings("ranking", "instant-runoff")):
        found, gone = tally(voting), plain.sent_away(voting)
        assert found.ranking is not None
        assert [one.out for one in found.ranking.runoff[:-1]] == gone[:-1]
        assert found.ranking.runoff_winner == (gone[-1] if gone else "")
        assert (found.winners[0] if found.winners else "") == found.ranking.runoff_winner
        # Places agree with that order: who went later never stands lower.
        places = [found.place(one) for one in gone]
        assert places == sorted(places, reverse=True)


@pytest.mark.parametrize("rule", ["most-votes", "votes-per-cost"])
def test_that_plans_are_bought_in_order_of_their_votes(rule: str) -> None:
    for voting in drawn_rounds(Settings("budget", rule)):
        assert list(tally(voting).winners) == plain.skipping(voting, per_cost=rule == "votes-per-cost")


@pytest.mark.parametrize("completion", ["", "add1"])
@pytest.mark.parametrize("utility", ["cost", "count"])
def test_that_equal_shares_are_spent_the_same_way(utility: str, completion: str) -> None:
    for voting in drawn_rounds(Settings("budget", "equal-shares", utility=utility, completion=completion)):
        found, expected = tally(voting).budget, plain.equal_shares(voting)
        assert found is not None
        assert [(one.id, one.pays) for one in found.bought] == expected.bought
        assert found.spent == expected.spent
        assert (found.share, found.raised) == (expected.share, expected.raised)
        for rest in found.rest:
            assert rest.money == sum(one.money for one in expected.people if rest.id in one.wants)
        assert found.spent <= (voting.settings.budget or 0)
        assert sum(one.paid for one in expected.people) == found.spent
