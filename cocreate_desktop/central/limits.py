"""How much the wire takes of one device and of all together, so that one that goes on without end leaves room for the
others."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``at_once`` requests are answered, others wait ``waits_s`` seconds for their turn; a device may ask ``a_minute`` times;
    so many codes may be tried ``tries_a_minute`` by all together; a body has ``body_s`` seconds to come in."""

    at_once: int = 16
    waits_s: float = 20
    a_minute: int = 12_000
    tries_a_minute: int = 30
    body_s: float = 600


class Pace:
    """So many in a minute of each: what is not used is saved up for one minute at most. ``clock`` gives seconds. Only for the
    thread of the event loop."""

    def __init__(self, a_minute: int, clock: Callable[[], float]) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._left: dict[str, tuple[float, float]] = {}

    def may(self, who: str = "") -> bool:
        """Whether there is one left."""
        return self._now(who) >= 1

    def count(self, who: str = "") -> None:
        """One is used."""
        self._left[who] = self._now(who) - 1, self._clock()

    def _now(self, who: str) -> float:
        left, at = self._left.get(who, (float(self._a_minute), self._clock()))
        return min(left + (self._clock() - at) * self._a_minute / 60, float(self._a_minute))


class Full(Exception):
    """No turn came in time."""


class Turns:
    """So many at once; the others wait, in the order in which they came."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = asyncio.Semaphore(limits.at_once)

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """A turn. Raises Full."""
        try:
            async with asyncio.timeout(self._limits.waits_s):
                await self._free.acquire()
        except TimeoutError as problem:
            raise Full from problem
        try:
            yield
        finally:
            self._free.release()
