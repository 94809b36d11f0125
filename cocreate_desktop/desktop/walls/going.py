"""Whether work outside the window's thread goes on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event


class Going:
    """Whether work goes on: until somebody ends it, or the window drops everything."""

    def __init__(self, wanted: Callable[[], bool]) -> None:
        self._wanted = wanted
        self._ended = Event()

    def __call__(self) -> bool:
        """True while it goes on; from any thread."""
        return self._wanted() and not self._ended.is_set()

    def end(self) -> None:
        """No further."""
        self._ended.set()
