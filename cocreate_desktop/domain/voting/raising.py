"""Add1: how far all shares can be raised, by whole units, before the plans cost more than there is. Not every raise has to be
tried, and most are only estimated."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from cocreate_desktop.domain.voting.buying import Run, Shop
from cocreate_desktop.domain.voting.estimating import Book, Bounds, Estimate, always_the_same

_BLOCK = 32
"""So many raises are looked at from the highest down, since each estimate makes the next lower one quicker."""
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
        self._walked = 0
        self._run = lru_cache(4)(lambda raised: Run(shop, share + raised))

    def furthest(self) -> tuple[int, Run]:
        """The last raise, and its run, of which the budget pays what is bought; all before it could be paid as well. It ends
        too when no plan that somebody wants fits in what is left of the budget."""
        now, step = self._try(0, {}), _BLOCK
        last = 0 if self._complete(now) else None
        while last is None:
            ahead = self._try(now.raised + step, {})
            if self._same(now, ahead):
                now, step = ahead, step * 2
            elif step > _BLOCK:
                step //= 2
            else:
                last = self._last_of(now, ahead)
                now = ahead
        return last, self._run(last)

    def _try(self, raised: int, known: Bounds) -> _Try:
        estimate = Estimate(self._book, self._share + raised, known)
        if estimate.sure:
            return _Try(raised, estimate.bought, estimate)
        return _Try(raised, tuple(self._run(raised).order), None)

    def _same(self, now: _Try, ahead: _Try) -> bool:
        """Whether all raises between these are known to buy the same: estimates say so, or every comparison of exact runs."""
        if now.bought != ahead.bought:
            return False
        if now.estimate and ahead.estimate and always_the_same(now.estimate, ahead.estimate):
            return True
        if ahead.raised - now.raised == _BLOCK and self._walked * _EXACT_IS_DEARER < len(self._shop.purses):
            return False
        self._walked = 0
        return self._run(now.raised).trace == self._run(ahead.raised).trace

    def _last_of(self, now: _Try, ahead: _Try) -> int | None:
        """The last raise, when it is one of these."""
        tries = [ahead]
        known: Bounds = {}
        while (raised := tries[-1].raised - 1) > now.raised:
            estimate = tries[-1].estimate
            known = estimate.bounds if estimate else known
            tries.append(self._try(raised, known))
        self._walked += len(tries)
        for one in reversed(tries):
            if self._spent(one) > self._budget:
                return one.raised - 1
            if self._complete(one):
                return one.raised
        return None

    def _spent(self, one: _Try) -> int:
        return sum(self._shop.costs[plan] for plan in one.bought)

    def _complete(self, one: _Try) -> bool:
        left = self._budget - self._spent(one)
        return not any(cost <= left for plan, cost in enumerate(self._shop.costs) if plan not in one.bought)
