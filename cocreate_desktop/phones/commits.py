"""Waiting for the group writer: what a phone sends is answered after the commit it is in.

The writer is a thread of its own. It wakes the event loop once for all answers of a commit, not once for each of them.
"""

import asyncio
import logging
import threading
from collections import deque
from concurrent.futures import Future
from typing import Any, TypeVar

from cocreate_desktop.services.ports import Store, Work

log = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE = 20.0
_Waiter = asyncio.Future[Any]


class Commits:
    """One for a served evening; only inside its event loop."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._settled: list[tuple[_Waiter, Future[Any]]] = []
        self._waiting: deque[tuple[float, _Waiter]] = deque()  # whoever has waited longest is the first
        self._timer: asyncio.TimerHandle | None = None

    async def stored(self, work: Work[T]) -> T:
        """Hands ``work`` to the group writer and waits for the commit. Raises what the work raises, and TimeoutError: then it
        is not known whether it was stored, and sending it again is harmless."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[T] = loop.create_future()
        self._store.submit(work).add_done_callback(lambda future: self._soon(loop, waiter, future))
        self._waiting.append((loop.time() + PATIENCE, waiter))
        self._look(loop)
        return await waiter

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """Sees to it that nobody waits too long: all are as patient, so that one timer is enough for a full hall."""
        while self._waiting and self._waiting[0][1].done():
            self._waiting.popleft()
        if self._waiting and self._timer is None:
            self._timer = loop.call_at(self._waiting[0][0], self._give_up, loop)
        elif not self._waiting and self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _give_up(self, loop: asyncio.AbstractEventLoop) -> None:
        self._timer = None
        while self._waiting and self._waiting[0][0] <= loop.time():
            _late(self._waiting.popleft()[1])
        self._look(loop)

    def _soon(self, loop: asyncio.AbstractEventLoop, waiter: _Waiter, future: Future[Any]) -> None:
        """In whatever thread the answer comes."""
        with self._lock:
            self._settled.append((waiter, future))
            first = len(self._settled) == 1
        if first:
            try:
                loop.call_soon_threadsafe(self._settle_all, loop)
            except RuntimeError:
                log.debug("the phone server has ended already")

    def _settle_all(self, loop: asyncio.AbstractEventLoop) -> None:
        with self._lock:
            some, self._settled = self._settled, []
        for waiter, future in some:
            _settle(waiter, future)
        self._look(loop)


def _late(waiter: _Waiter) -> None:
    if not waiter.done():
        waiter.set_exception(TimeoutError())


def _settle(waiter: _Waiter, future: Future[Any]) -> None:
    if waiter.done():
        return
    problem = future.exception()
    if problem is not None:
        waiter.set_exception(problem)
    else:
        waiter.set_result(future.result())
