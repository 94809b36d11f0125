"""Whether a day of deletion has come. Pure. A clock that is wrong must not erase: what it says is believed at once when the
record was written lately, else only when it says so on a second day too."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

QUIET: Final = timedelta(days=60)
"""After so long without a word in the record the clock is asked a second time, on another day."""
GRACE: Final = timedelta(days=30)
"""So long after the day of a project laptops can still hand in at a hub; then it deletes its copy by itself."""


@dataclass(frozen=True, slots=True)
class Days:
    """``today`` by the clock; ``written``: the day of the last word in the record (None: none); ``doubted``: the day on which
    the clock was doubted last (None: never)."""

    today: date
    written: date | None = None
    doubted: date | None = None

    @property
    def sure(self) -> bool:
        """Whether the clock may be believed in what it takes away."""
        if self.doubted == self.today:
            return False
        return any(
            seen is not None and self.today - seen <= QUIET for seen in (self.written, self._doubted_before)
        )

    @property
    def _doubted_before(self) -> date | None:
        return self.doubted if self.doubted is not None and self.doubted < self.today else None


def has_come(day: str, today: date) -> bool:
    """Whether something is to be gone on ``today`` that is deleted on ``day`` (YYYY-MM-DD; empty: never)."""
    return bool(day) and day <= today.isoformat()


def is_over(day: str, today: date) -> bool:
    """Whether the last day on which something is kept lies behind ``today``."""
    return bool(day) and day < today.isoformat()


def left_at_hub(day: str, today: date) -> bool:
    """Whether a hub still holds a project with this last day."""
    return not is_over(day, today - GRACE)
