"""Photos of walls and the notes of an evening, read once after each change for all who show them. It stores nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from .relay import Relay

if TYPE_CHECKING:
    from ..domain.notes import Note
    from ..services.services import Services
    from ..services.walls import WallReview

T = TypeVar("T")


class WallBook:
    """Asked in the window's thread. What it gives is never older than the last change that was heard of."""

    def __init__(self, services: Services, relay: Relay) -> None:
        self._seen = _Page(relay, ("photo", "sighting"), services.walls.review)
        self._notes = _Page(relay, ("note",), services.capturing.notes)

    def review(self, evening_id: str) -> WallReview:
        """All photos of an evening with all that was seen. Raises what the services raise."""
        return self._seen.of(evening_id)

    def notes(self, evening_id: str) -> tuple[Note, ...]:
        """The notes of an evening. Raises what the services raise."""
        return self._notes.of(evening_id)


class _Page(Generic[T]):
    """The last that was read, for one evening."""

    def __init__(self, relay: Relay, entities: tuple[str, ...], read: Callable[[str], T]) -> None:
        self._relay, self._entities, self._read = relay, entities, read
        self._kept: tuple[str, int, T] | None = None

    def of(self, evening_id: str) -> T:
        # Counted before it is read: what changes meanwhile is read again the next time.
        turn = self._relay.turns(*self._entities)
        if self._kept is None or self._kept[:2] != (evening_id, turn):
            self._kept = evening_id, turn, self._read(evening_id)
        return self._kept[2]
