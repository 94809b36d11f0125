"""From the bus to the window: events of any thread come out in the window's thread, gathered, at most twenty times a second;
what comes after a pause is told nearly at once.

It only carries; who listens asks the services what is so now.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from ..domain.events import Changed, Event
from ..domain.ops import OpKind
from ..services.bus import Bus

GATHER_MS = 50
COMMIT_MS = 4
"""After a pause: what one commit changed comes as several events, and is told together."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Events in the order they came, each told once."""

    events: tuple[Event, ...]

    def of(self, *kinds: type[object]) -> bool:
        """Whether one of the events is of these kinds."""
        return any(isinstance(event, kinds) for event in self.events)

    @property
    def entities(self) -> frozenset[str]:
        """The words of the things that changed ("note", "evening" …)."""
        return frozenset(event.entity for event in self.events if isinstance(event, Changed))

    def only(self, *kinds: type[object]) -> bool:
        """Whether all of the events are of these kinds."""
        return all(isinstance(event, kinds) for event in self.events)


class Relay(QObject):
    """Made in the window's thread. Call `close` before it goes."""

    # Emits: Batch, in the window's thread.
    happened = Signal(object)
    _woken = Signal()

    def __init__(self, bus: Bus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = threading.Lock()
        self._events: dict[Event, None] = {}
        self._turns: Counter[str] = Counter()
        self._erased = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._since = QElapsedTimer()  # since it told for the last time; invalid before the first
        self._timer.timeout.connect(self._tell)
        self._woken.connect(self._wait, Qt.ConnectionType.QueuedConnection)
        self._stop: Callable[[], None] = bus.subscribe(self._take)

    def close(self) -> None:
        """Hears and tells no more."""
        self._stop()
        self._timer.stop()
        with self._lock:
            self._events.clear()

    def turns(self, *entities: str) -> int:
        """How often things of these words changed until now, told or not: what was read at the same number is still so."""
        with self._lock:
            return self._erased + sum(self._turns[entity] for entity in entities)

    def tell_now(self) -> None:
        """Tells at once what has come so far; what the facilitator did herself is seen without waiting."""
        self._timer.stop()
        self._tell()

    def _take(self, event: Event) -> None:
        with self._lock:
            first = not self._events
            self._events[event] = None
            if isinstance(event, Changed):
                self._turns[event.entity] += 1
                self._erased += event.kind is OpKind.ERASE  # things of any word are gone
        if first:
            self._woken.emit()

    @Slot()
    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start(wait_ms(self._since.elapsed() if self._since.isValid() else None))

    @Slot()
    def _tell(self) -> None:
        with self._lock:
            events = tuple(self._events)
            self._events.clear()
        if events:
            self.happened.emit(Batch(events))
            self._since.start()  # afterwards: whoever listens may take long, and the window must live in between


def wait_ms(since: int | None) -> int:
    """How long an event waits for others, in milliseconds; ``since`` the last were told, None when none were."""
    return COMMIT_MS if since is None else max(COMMIT_MS, GATHER_MS - since)
