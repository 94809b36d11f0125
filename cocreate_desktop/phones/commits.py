"""Waiting for the group writer: what a phone sends is answered after the commit it is in.

The writer is a thread of its own. It wakes the event loop once for all answers of a commit, not once for each of them.
"""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from cocreate_desktop.services.ports import Store, Work

log = logging.getLogger(__name__)
T = TypeVar("T")

PATIENCE = 20.0
_Settle = Callable[[], None]


class Commits:
    """One for a served evening; only inside its event loop."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._settled: list[_Settle] = []

    async def stored(self, work: Work[T]) -> T:
        """Hands ``work`` to the group writer and waits for the commit. Raises what the work raises, and TimeoutError: then it
        is not known whether it was stored, and sending it again is harmless."""
        loop = asyncio.get_running_loop()
        waiter: asyncio.Future[T] = loop.create_future()
        timer = loop.call_later(PATIENCE, _give_up, waiter)

        def settled(future: Future[T]) -> None:
            self._soon(loop, lambda: _settle(waiter, future))

        self._store.submit(work).add_done_callback(settled)
        try:
            return await waiter
        finally:
            timer.cancel()

    def _soon(self, loop: asyncio.AbstractEventLoop, settle: _Settle) -> None:
        """In whatever thread the answer comes."""
        with self._lock:
            self._settled.append(settle)
            first = len(self._settled) == 1
        if first:
            try:
                loop.call_soon_threadsafe(self._settle_all)
            except RuntimeError:
                log.debug("the phone server has ended already")

    def _settle_all(self) -> None:
        with self._lock:
            some, self._settled = self._settled, []
        for settle in some:
            settle()


def _give_up(waiter: "asyncio.Future[Any]") -> None:
    if not waiter.done():
        waiter.set_exception(TimeoutError())


def _settle(waiter: "asyncio.Future[T]", future: Future[T]) -> None:
    if waiter.done():
        return
    problem = future.exception()
    if problem is not None:
        waiter.set_exception(problem)
    else:
        waiter.set_result(future.result())
