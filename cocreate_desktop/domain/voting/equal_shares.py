"""The Method of Equal Shares for a whole round, and its completion "Add1"."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from cocreate_desktop.domain.voting.budget import not_bought
from cocreate_desktop.domain.voting.buying import Purse, Run, Shop
from cocreate_desktop.domain.voting.exact import Amount, Exact, exact, money
from cocreate_desktop.domain.voting.model import BudgetResult
from cocreate_desktop.domain.voting.raising import Raising
from cocreate_desktop.domain.voting.standing import Standing


def by_equal_shares(
    found: Standing, votes: Mapping[str, Exact], budget: Amount, *, by_cost: bool, add1: bool
) -> BudgetResult:
    """What everybody buys with ``budget`` ÷ the number of people; ``by_cost``: a plan is worth its cost to who wants it, else
    one point. ``add1``: all shares are raised one unit at a time, while the budget can pay for what is bought."""
    shop = Shop(found.options, _purses(found), by_cost=by_cost)
    people = _people(found)
    share = max(Fraction(0), Fraction(budget)) / people if people else Fraction(0)
    raised, run = (
        Raising(shop, share, Fraction(budget)).furthest() if add1 and people else (0, Run(shop, share))
    )
    bought = tuple(replace(one, supporters=votes[one.id]) for one in run.bought)
    left = {option.id: run.money_for(option.id) for option in found.options}
    return BudgetResult(
        budget=budget,
        spent=money(exact(run.spent)),
        bought=bought,
        rest=not_bought(found.options, bought, votes, left),
        share=share + raised,
        raised=raised,
    )


def _people(found: Standing) -> int:
    """Everybody who holds a share: voters, also blank ones, and the people behind counts; a hand is one where nobody
    counted these."""
    behind = (
        _hands(found, channel) if people is None else people for channel, people in found.people.items()
    )
    return found.voters + sum(behind)


def _purses(found: Standing) -> list[Purse]:
    """Equal ballots in one purse. A counted hand wants one plan; where more hands than people were counted, each has its part
    of the share of a person."""
    wishes: defaultdict[frozenset[str], int] = defaultdict(int)
    for ballot in found.valid:
        choices = ballot.choices
        plans = (
            frozenset(choices) if all(choices.values()) else frozenset(one for one in choices if choices[one])
        )
        wishes[plans] += ballot.people
    purses = [Purse(plans, number) for plans, number in wishes.items()]
    for count in found.counts:
        people, hands = found.people[count.channel], _hands(found, count.channel)
        if count.number:
            part = Fraction(1) if people is None else min(Fraction(1), Fraction(people, hands))
            purses.append(Purse(frozenset({count.option}), count.number, part))
    return purses


def _hands(found: Standing, channel: str) -> int:
    return sum(count.number for count in found.counts if count.channel == channel)
