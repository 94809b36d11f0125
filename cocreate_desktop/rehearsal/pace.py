"""A clock for the dry run: it begins at the evening's own hour and may run up to twenty times as fast as a real one."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

SLOWEST: Final = 1
FASTEST: Final = 20


class PacedClock:
    """Fulfils ``services.ports.Clock``. It never jumps: another pace goes on from the moment that it is. ``ticks`` are seconds
    that pass for real. Safe from any thread."""

    def __init__(
        self, start: datetime, pace: int = SLOWEST, ticks: Callable[[], float] = time.monotonic
    ) -> None:
        self._lock = threading.Lock()
        self._ticks = ticks
        self._at = start
        self._since = ticks()
        self._pace = held(pace)
        self._still = False

    @property
    def pace(self) -> int:
        """How many seconds pass in a real one, 1 to 20; also while it stands still."""
        return self._pace

    @property
    def still(self) -> bool:
        """Whether it stands still."""
        return self._still

    def now(self) -> datetime:
        """Now, in the time zone of its start."""
        with self._lock:
            return self._now()

    def run(self, pace: int) -> None:
        """Goes on at another pace; beyond 1 to 20 it takes the nearest."""
        with self._lock:
            self._at, self._since = self._now(), self._ticks()
            self._pace = held(pace)

    def stand(self, still: bool) -> None:
        """Stands still, or goes on from there."""
        with self._lock:
            self._at, self._since = self._now(), self._ticks()
            self._still = still

    def _now(self) -> datetime:
        pace = 0 if self._still else self._pace
        return self._at + timedelta(seconds=(self._ticks() - self._since) * pace)


def held(pace: int) -> int:
    """``pace``, kept between the slowest and the fastest."""
    return min(max(pace, SLOWEST), FASTEST)
