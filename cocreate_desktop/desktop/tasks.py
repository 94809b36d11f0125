"""The one place for threads in the window: a plain function runs aside, its result comes back in the window's thread.

The function must touch no widget. Nothing here waits in the window's thread except `shutdown`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")

SHUTDOWN_S: Final = 2.0
WORKERS: Final = 4


class TasksStillRunning(Exception):
    """Work that did not end in time at shutdown: a programming error, named by the functions that hang."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    name: str
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class Tasks(QObject):
    """Runs functions aside. Make one for the window and call `shutdown` when it closes."""

    _ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="task")
        self._waiting: dict[Future[Any], _Waiting] = {}
        self._closed = False
        self._dropped = threading.Event()
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self, fn: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run `fn` aside; then `done(result)` or `failed(exception)` here. After shutdown neither is called."""
        if self._closed:
            raise RuntimeError("tasks are shut down")
        future = self._pool.submit(fn)
        self._waiting[future] = _Waiting(getattr(fn, "__qualname__", repr(fn)), done, failed)
        future.add_done_callback(self._tell)

    def going(self) -> Callable[[], bool]:
        """For work that can end half-way: says no, in any thread, once what runs now is to be dropped."""
        dropped = self._dropped
        return lambda: not dropped.is_set()

    @property
    def busy(self) -> bool:
        """Whether anything runs or waits to be delivered."""
        return bool(self._waiting)

    def forget(self, patience: float = SHUTDOWN_S) -> None:
        """Drop what waits, join what runs and deliver neither. TasksStillRunning when that takes over ``patience`` seconds."""
        self._dropped.set()
        self._dropped = threading.Event()
        # A future that was cancelled before it began never counts as done for `wait`.
        running = [future for future in self._waiting if not future.cancel()]
        hanging = wait(running, timeout=patience).not_done
        names = ", ".join(self._waiting[future].name for future in hanging)
        self._waiting.clear()
        if hanging:
            raise TasksStillRunning(names)

    def shutdown(self, patience: float = SHUTDOWN_S) -> None:
        """`forget`, and take no more."""
        if self._closed:
            return
        self._closed = True
        self._pool.shutdown(wait=False)
        self.forget(patience)

    def _tell(self, future: Future[Any]) -> None:
        if not self._closed:
            self._ended.emit(future)

    @Slot(object)
    def _deliver(self, future: Future[Any]) -> None:
        waiting = self._waiting.pop(future, None)
        if waiting is None or self._closed:
            return
        problem = future.exception()
        if isinstance(problem, Exception):
            waiting.failed(problem)
        else:
            waiting.done(future.result())
