"""What takes longer to read than a key press may is read aside. However much changes meanwhile, one read goes at a time, and
what is shown in the end is what is so in the end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Generic, TypeVar

from ..domain.errors import CocreateError
from .desk import Desk

T = TypeVar("T")
log = logging.getLogger(__name__)


class Reading(Generic[T]):
    """``work`` gives, in the window's thread, what is then done aside; ``show`` gets what it found. What cannot be read is only
    logged, unless ``failed`` is told: what was shown before stays, and the next change reads again."""

    def __init__(
        self,
        desk: Desk,
        work: Callable[[], Callable[[], T]],
        show: Callable[[T], None],
        failed: Callable[[CocreateError], None] | None = None,
    ) -> None:
        self._desk, self._work, self._show, self._failed = desk, work, show, failed
        self._reading = self._again = self._closed = False

    def ask(self) -> None:
        """Reads, or reads once more when what is being read now is there."""
        self._again = True
        if not self._reading and not self._closed:
            self._reading, self._again = True, False
            self._desk.tasks.run(self._work(), self._have_read, self._not_read)

    def wanted(self) -> bool:
        """Whether what is being read now is still what was asked for last; for work that can end half-way, in any thread."""
        return not self._again and not self._closed

    def close(self) -> None:
        """Nothing is shown any more."""
        self._closed = True

    def _have_read(self, found: T) -> None:
        self._reading = False
        if not self._closed:
            self._show(found)
        self._go_on()

    def _not_read(self, problem: BaseException) -> None:
        self._reading = False
        if not isinstance(problem, CocreateError):
            raise problem
        log.info("what a page shows could not be read", exc_info=problem)
        if self._failed is not None and not self._closed:
            self._failed(problem)
        self._go_on()

    def _go_on(self) -> None:
        """Something came while it was being read."""
        if self._again:
            self.ask()
