"""Group commit: one thread writes what many threads submit, many units of work in one commit, and answers after it.

A failing unit fails alone; a failing commit fails every unit of its group, and none is left waiting.
"""

import logging
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, TypeVar

from sqlalchemy.exc import DBAPIError

from cocreate_desktop.domain.errors import HallStopped
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.services.ports import UnitOfWork, Work

log = logging.getLogger(__name__)
T = TypeVar("T")
_LARGEST_GROUP = 200
# Without a pause between groups another process waits for its turn to write for a second and more.
_PAUSE_SECONDS = 0.001


class Waiting:
    """One submitted unit of work and what came of it."""

    def __init__(self, work: Work[Any]) -> None:
        self.future: Future[Any] = Future()
        self._work = work
        self._result: Any = None
        self._problem: BaseException | None = None

    def attempt(self, unit: UnitOfWork) -> bool:
        """Runs the work; False when it raised. Raises DBAPIError."""
        try:
            self._result = self._work(unit)
        except DBAPIError:
            raise  # the database may have rolled everything back: no unit of this group can go on
        except Exception as problem:  # noqa: BLE001 - it goes to whoever waits; the writer lives on for the others
            self._problem = problem
            return False
        return True

    def answer(self) -> None:
        """Tells whoever waits, after the commit."""
        if self._problem is not None:
            self.future.set_exception(self._problem)
        else:
            self.future.set_result(self._result)

    def fail(self, problem: BaseException) -> None:
        """The commit failed: so did this."""
        self.future.set_exception(self._problem or problem)


def at_once(call: Callable[[], T]) -> Future[T]:
    """A future of ``call`` that is done already."""
    future: Future[T] = Future()
    try:
        future.set_result(call())
    except Exception as problem:  # noqa: BLE001 - whatever it raises belongs to whoever waits for the future
        future.set_exception(problem)
    return future


class GroupWriter:
    """The writing thread. ``commit`` runs a group in one transaction and returns its ops; ``tell`` speaks of them."""

    def __init__(
        self, commit: Callable[[Sequence[Waiting]], list[Op]], tell: Callable[[Sequence[Op]], None]
    ) -> None:
        self._commit = commit
        self._tell = tell
        self._queue: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._write, name="group-writer")
        self._thread.start()

    def submit(self, work: Work[T]) -> Future[T]:
        """Queues a unit of work. After ``close`` its future fails with HallStopped."""
        waiting = Waiting(work)
        with self._lock:
            if self._closed:
                waiting.fail(HallStopped())
            else:
                self._queue.put(waiting)
        return waiting.future

    def wait_for(self, future: Future[T]) -> T:
        """The future's result. Waiting in the writing thread itself would last for ever and is refused."""
        if threading.current_thread() is self._thread and not future.done():
            raise RuntimeError("the writing thread cannot wait for itself")
        return future.result()

    def close(self) -> None:
        """Writes everything that was submitted, then ends the thread."""
        with self._lock:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()

    def _write(self) -> None:
        more = True
        while more:
            group, more = self._next_group()
            if group:
                self._write_group(group)
                time.sleep(_PAUSE_SECONDS)

    def _next_group(self) -> tuple[list[Waiting], bool]:
        """Waits for one, and takes along what else is there; False after the last."""
        group: list[Waiting] = []
        waiting = self._queue.get()
        while waiting is not None:
            if waiting.future.set_running_or_notify_cancel():
                group.append(waiting)
            if len(group) >= _LARGEST_GROUP or self._queue.empty():
                return group, True
            waiting = self._queue.get()
        return group, False

    def _write_group(self, group: Sequence[Waiting]) -> None:
        try:
            made = self._commit(group)
        except Exception as problem:  # noqa: BLE001 - every waiting future must hear of it, none may hang
            log.error("a group of %d was not written: %s", len(group), type(problem).__name__)
            for waiting in group:
                waiting.fail(problem)
            return
        try:
            self._tell(made)
        except Exception:
            log.exception("a listener failed after a commit")
        for waiting in group:
            waiting.answer()
