"""One run of the Method of Equal Shares as in `buying.py`, in floating point: quicker, and with a bound on what it may be off.
It says in which order plans are bought where that is beyond doubt, and where it is not that it cannot tell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import inf
from operator import itemgetter
from sys import float_info

from cocreate_desktop.domain.voting.buying import Shop

_OFF = float_info.epsilon  # twice what one step of arithmetic may be off, as a part of what comes out
_SLACK = 8 * _OFF
_APART = 2**51  # fractions whose parts multiplied stay below this are other numbers in floating point too
Bounds = Mapping[tuple[int, ...], Sequence[float]]
"""By what was bought (places of plans): what each plan costs then at least, with this share and so with any lower one."""


class Book:
    """A shop in floating point. ``clear``: whether plans that cost different at first still do."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.costs = [cost / shop.unit for cost in shop.costs]
        exact = [Fraction(1 if shop.by_cost else cost, people * (1 if shop.by_cost else shop.unit))
                 for cost, people in zip(shop.costs, shop.everybody, strict=True)]  # fmt: skip
        self.at_first = [price.numerator / price.denominator for price in exact]
        """The price of each plan while all who want it can pay the same."""
        self.clear = len(set(self.at_first)) == len(set(exact))
        self.apart = max(shop.costs, default=0) * max(shop.everybody, default=0) < _APART
        """Whether plans that cost different still do when only so many of those who want them pay."""
        self.points = self.costs if shop.by_cost else [1.0] * len(exact)
        single = [purse.people == 1 for purse in shop.purses]
        self.singles = [[purse for purse in wanted if single[purse]] for wanted in shop.wanted_by]
        self.singles = [purses if len(purses) > 1 else [] for purses in self.singles]
        self.held_by = [itemgetter(*purses) if purses else _nothing for purses in self.singles]
        self.groups = [
            [(purse, shop.purses[purse].people) for purse in wanted if not (single[purse] and alone)]
            for wanted, alone in zip(shop.wanted_by, self.singles, strict=True)
        ]

    def price(self, plan: int, payers: int) -> float:
        """The price of a plan that so many pay alike, rounded; equal prices are equal."""
        shop = self.shop
        return 1 / payers if shop.by_cost else shop.costs[plan] / (payers * shop.unit)


def _nothing(_money: Sequence[float]) -> tuple[float, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Stage:
    """The plan that was bought, its price at most, and the other that comes nearest with its price at least."""

    plan: int
    most: float
    least: float
    other: int


class Estimate:
    """What is bought with this ``share``: places of plans in ``bought``, as long as it is ``sure``. ``known`` are the bounds of
    estimates with higher shares, ``bounds`` these and its own."""

    def __init__(self, book: Book, share: Fraction, known: Bounds) -> None:
        self._book = book
        held = [float(share * part) for part in book.shop.parts]
        self._money = [held[part] for part in book.shop.part_of]
        self._top = max(held, default=0.0)
        self._off = self._top * _OFF
        """What the money of anybody may be off."""
        self._least, self._most = book.at_first.copy(), [inf] * len(book.costs)
        self._pays = [(0.0, 0.0)] * len(book.costs)
        self._asked: set[int] = set()
        self._exact: set[int] = set()
        self._hardly: set[int] = set()
        """Purses of which it cannot tell whether anything is left in them."""
        self.sure = book.clear
        self.bounds: dict[tuple[int, ...], Sequence[float]] = dict(known)
        self.stages: list[Stage] = []
        self.bought: tuple[int, ...] = ()
        self._look_up()
        while self.sure and min(self._least, default=inf) < inf:
            self._next()

    def _look_up(self) -> None:
        """Prices only fall when shares rise, and only rise while others are bought."""
        known = self.bounds.get(self.bought)
        if known is not None:
            self._least = list(map(max, self._least, known))

    def _next(self) -> None:
        least = self._least
        price = min(least)
        plan = least.index(price)
        if plan not in self._asked:
            self._ask(plan)
            return
        least[plan] = inf
        nearest = min(least)
        other = least.index(nearest)
        least[plan] = price
        # Equal bounds are equal prices, those at first: the plan that is listed first goes before.
        if (self._most[plan], plan) < (nearest, other) or nearest == inf:
            self._buy(Stage(plan, self._most[plan], nearest, other))
        elif other not in self._asked:
            self._ask(other)
        else:
            self.sure = self._settle(plan, other)

    def _ask(self, plan: int) -> None:
        """Narrows the price of a plan down."""
        book, money, off = self._book, self._money, self._off
        everybody, cost = book.shop.everybody[plan], book.costs[plan]
        held = book.held_by[plan](money)
        groups = [(money[purse], people) for purse, people in book.groups[plan]]
        self._asked.add(plan)
        same = cost / everybody
        # Once somebody had less than the others would pay it stays so.
        fresh = self._least[plan] == book.at_first[plan]
        if fresh and _lowest(held, groups) > same * (1 + _SLACK) + off:
            self._least[plan] = self._most[plan] = book.at_first[plan]
            self._pays[plan] = same, same * _SLACK
            return
        total = _sum(held, groups)
        rounding = (len(held) + len(groups) + 8) * _OFF * (total + cost)
        doubt = everybody * off + rounding
        if total + doubt < cost:
            self._least[plan] = inf
        elif total - doubt < cost:
            self.sure = False
        else:
            self._fill(plan, held, groups, total, rounding)

    def _settle(self, plan: int, other: int) -> bool:
        """Whether two prices that lie too near one another can be made exact."""
        fresh = {plan, other} - self._exact
        self._exact |= fresh
        return bool(fresh) and self._book.apart and all(self._pay_alike(one) for one in fresh)

    def _pay_alike(self, plan: int) -> bool:
        """Whether those who have nothing left are the only ones who pay less than the others: then the price is exact."""
        book, money = self._book, self._money
        some = [money[purse] for purse in book.singles[plan] if money[purse]]
        parts = [(money[purse], people) for purse, people in book.groups[plan] if money[purse]]
        payers = len(some) + sum([people for _money, people in parts])
        if not payers or not self._hardly.isdisjoint(book.shop.wanted_by[plan]):
            return False
        same = book.costs[plan] / payers
        if _lowest(some, parts) <= same * (1 + _SLACK) + self._off:
            return False
        self._least[plan] = self._most[plan] = book.price(plan, payers)
        self._pays[plan] = same, same * _SLACK
        return True

    def _fill(
        self, plan: int, held: Sequence[float], groups: list[tuple[float, int]], total: float, rounding: float
    ) -> None:
        """Whoever has less than the others would pay gives all; everybody together has more than the plan costs."""
        book, off = self._book, self._off
        everybody, cost, points = book.shop.everybody[plan], book.costs[plan], book.points[plan]
        pays, lowest, payers = self._least[plan] * points * (1 - _SLACK), 0.0, everybody
        while lowest < pays:
            held = [money for money in held if money >= pays]
            groups = [one for one in groups if one[0] >= pays]
            payers = len(held) + sum([people for _money, people in groups])
            pays = (cost - (total - _sum(held, groups))) / payers
            lowest = _lowest(held, groups)
        # Those who may have less do not help to make up for what the others may have less.
        far = pays + off + 2 * (everybody * off + rounding) / payers
        able = payers
        if lowest < far:
            able = sum(money >= far for money in held)
            able += sum(people for money, people in groups if money >= far)
        if 2 * able < payers:
            self.sure = False
            return
        doubt = ((everybody - able) * off + rounding) / able
        self._pays[plan] = pays, doubt
        self._least[plan] = max(book.at_first[plan], (pays - doubt) / points * (1 - _SLACK))
        self._most[plan] = (pays + doubt) / points * (1 + _SLACK)

    def _buy(self, stage: Stage) -> None:
        plan, money = stage.plan, self._money
        self.bounds[self.bought] = self._least.copy()
        self.stages.append(stage)
        pays, doubt = self._pays[plan]
        self._off = off = (self._off + doubt + _SLACK * self._top) * (1 + _SLACK)
        for purse in self._book.shop.wanted_by[plan]:
            left = money[purse] - pays
            if left > off:
                money[purse] = left
                continue
            money[purse] = max(0.0, left)
            if left >= -off:
                self._hardly.add(purse)
        self._least[plan] = inf
        self._asked.clear()
        self._exact.clear()
        self.bought += (plan,)
        self._look_up()


def _lowest(held: Sequence[float], groups: list[tuple[float, int]]) -> float:
    lowest = min(held, default=inf)
    return min(lowest, min(groups)[0]) if groups else lowest


def _sum(held: Sequence[float], groups: list[tuple[float, int]]) -> float:
    return sum(held) + sum([money * people for money, people in groups])


def always_the_same(lower: Estimate, higher: Estimate) -> bool:
    """Whether every share between buys what both buy, beyond doubt: at each stage what the plan costs at most, with the lower
    share, is less than what any other costs at least, with the higher one."""
    return lower.bought == higher.bought and all(
        (one.most, one.plan) < (other.least, other.other)
        for one, other in zip(lower.stages, higher.stages, strict=True)
    )
