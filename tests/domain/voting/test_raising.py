"""Add1: whatever is skipped or only estimated, the raise is the one that trying each of them exactly finds."""

import random
from collections.abc import Sequence
from fractions import Fraction

import pytest

from cocreate_desktop.domain.voting.buying import Purse, Run, Shop
from cocreate_desktop.domain.voting.model import Option
from cocreate_desktop.domain.voting.raising import Raising

MOST = 3000


def shop(costs: Sequence[int], wishes: Sequence[str], people: Sequence[int], *, by_cost: bool) -> Shop:
    options = [Option(name, cost=cost) for name, cost in zip("abcdefghijkl", costs, strict=False)]
    purses = [Purse(frozenset(plans), many) for plans, many in zip(wishes, people, strict=True)]
    return Shop(options, purses, by_cost=by_cost)


def one_by_one(whole: Shop, share: Fraction, budget: int) -> int:
    """The definition: each raise by itself, until it costs too much or nothing more fits."""
    for raised in range(MOST):
        run = Run(whole, share + raised)
        if run.spent > budget:
            return raised - 1
        if not any(
            cost <= budget - run.spent for plan, cost in enumerate(whole.costs) if plan not in run.order
        ):
            return raised
    raise AssertionError("the budget was too large for trying all")


def found(whole: Shop, budget: int, people: int) -> tuple[int, list[int]]:
    share = Fraction(budget, people)
    raised, run = Raising(whole, share, Fraction(budget)).furthest()
    assert raised == one_by_one(whole, share, budget)
    assert run.order == Run(whole, share + raised).order
    return raised, run.order


@pytest.mark.parametrize("by_cost", [True, False])
@pytest.mark.parametrize("seed", range(40))
def test_that_trying_every_raise_would_find_the_same(seed: int, by_cost: bool) -> None:
    drawn = random.Random(seed)
    names = "abcdefghijkl"[: drawn.randint(2, 12)]
    costs = [drawn.choice((20, 30, 60, 90)) if seed % 2 else drawn.randint(9, 300) for _name in names]
    wishes = ["".join(drawn.sample(names, drawn.randint(0, 4) % len(names))) for _one in range(3 + seed)]
    people = [drawn.choice((1, 1, 2)) for _wish in wishes]
    found(shop(costs, wishes, people, by_cost=by_cost), sum(costs) * drawn.randint(1, 5) // 6, sum(people))


@pytest.mark.parametrize("by_cost", [True, False])
def test_that_a_hall_in_which_every_raise_changes_something_is_raised_alike(by_cost: bool) -> None:
    drawn = random.Random(4)
    costs = [drawn.randint(1_000, 9_000) for _name in range(12)]
    wishes = ["".join(drawn.sample("abcdefghijkl", drawn.randint(1, 4))) for _one in range(160)]
    raised, bought = found(shop(costs, wishes, [1] * 160, by_cost=by_cost), sum(costs) // 2, 160)
    assert raised > 32
    assert bought


@pytest.mark.parametrize("far", [1, 10**6, 10**11])
def test_that_a_tie_that_stays_is_no_long_work_however_far_it_goes(far: int) -> None:
    # Who wants a pays less than the others for b and for c, which cost the same at every raise: only exact runs can tell.
    # From a share of 60 on somebody can pay d by herself.
    wishes = ["ab", "b", "ac", "c", "d"]
    whole = shop([40 * far, 35 * far, 35 * far, 60 * far], wishes, [1] * 5, by_cost=True)
    raised, run = Raising(whole, Fraction(34 * far), Fraction(170 * far)).furthest()
    assert (raised, run.order) == (26 * far, [0, 1, 2, 3])
