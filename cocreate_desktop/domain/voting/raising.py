"""Add1: how far all shares can be raised, by whole units, before the plans cost more than there is. Not every raise has to be
tried, and most are only estimated."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from cocreate_desktop.domain.voting.buying import Run, Shop
from cocreate_desktop.domain.voting.estimating import Book, Bounds, Estimate, always_the_same

_STEP = 32
"""So many raises are looked ahead at first."""
_NEAR = 8
"""Where something changes within so many raises, all of them are looked at from the highest down: each makes the next lower
one quicker."""
_EXACT_IS_DEARER = 4
"""After a quarter as many raises as there are purses it is worth two exact runs to find out whether many can be skipped."""


@dataclass(frozen=True, slots=True)
class _Try:
    """With shares that are ``raised`` so much plans are ``bought`` (their places)."""

    raised: int
    bought: tuple[int, ...]
    estimate: Estimate | None


class Raising:
    """For a shop in which everybody has ``share`` and all together ``budget``."""

    def __init__(self, shop: Shop, share: Fraction, budget: Fraction) -> None:
        self._shop, self._share = shop, share
        self._budget = budget * shop.unit
        self._book = Book(shop)
        self._tried = 0
        """Since exact runs were compared last."""
        self._run = lru_cache(4)(lambda raised: Run(shop, share + raised))

    def furthest(self) -> tuple[int, Run]:
        """The last raise, and its run, of which the budget pays what is bought; all before it could be paid as well. It ends
        too when no plan that somebody wants fits in what is left of the budget."""
        now, step = self._try(0, {}), _STEP
        ahead: list[_Try] = []
        while self._spent(now) <= self._budget:
            if self._complete(now):
                return now.raised, self._run(now.raised)
            if not ahead:
                ahead.append(self._try(now.raised + step, {}))
                step *= 2
            nearest = ahead[-1]
            between = (nearest.raised - now.raised) // 2
            if not between or self._same(now, nearest):
                now = ahead.pop()
                continue
            # Something changes on the way there. Bounds of a higher share hold for a lower one.
            if nearest.raised - now.raised <= _NEAR:
                ahead += self._downwards(nearest, now.raised)
                continue
            # What is halfway tells on which side.
            ahead.append(self._try(now.raised + between, _bounds(nearest)))
            step = max(between, 1)
        return now.raised - 1, self._run(now.raised - 1)

    def _downwards(self, start: _Try, end: int) -> list[_Try]:
        """All raises between these, the highest first."""
        tries, known = [start], _bounds(start)
        while (raised := tries[-1].raised - 1) > end:
            tries.append(self._try(raised, known))
            known = _bounds(tries[-1]) or known
        return tries[1:]

    def _try(self, raised: int, known: Bounds) -> _Try:
        self._tried += 1
        estimate = Estimate(self._book, self._share + raised, known)
        if estimate.sure:
            return _Try(raised, estimate.bought, estimate)
        return _Try(raised, tuple(self._run(raised).order), None)

    def _same(self, now: _Try, ahead: _Try) -> bool:
        """Whether all raises between these are known to buy the same: estimates say so, or every comparison of exact runs."""
        if now.bought != ahead.bought:
            return False
        if now.estimate and ahead.estimate:
            if always_the_same(now.estimate, ahead.estimate):
                return True
            if self._tried * _EXACT_IS_DEARER < len(self._shop.purses):
                return False
        self._tried = 0
        return self._run(now.raised).trace == self._run(ahead.raised).trace

    def _spent(self, one: _Try) -> int:
        return sum(self._shop.costs[plan] for plan in one.bought)

    def _complete(self, one: _Try) -> bool:
        left = self._budget - self._spent(one)
        return not any(cost <= left for plan, cost in enumerate(self._shop.costs) if plan not in one.bought)


def _bounds(one: _Try) -> Bounds:
    return one.estimate.bounds if one.estimate else {}
