"""Moments as they are stored: UTC in ISO 8601 to the second. The clock itself is asked elsewhere."""

from datetime import UTC, datetime
from typing import Final

NO_DAY: Final = "9999"
"""Sorts in the place of a day (YYYY-MM-DD) that nobody has chosen: behind all others."""


def utc_text(moment: datetime) -> str:
    """``moment`` (with a time zone) as stored text, such as 2026-11-24T18:30:00+00:00."""
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def moment_of(stored: str) -> datetime | None:
    """The moment of stored text, None for empty text."""
    return datetime.fromisoformat(stored) if stored else None
