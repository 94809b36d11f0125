"""Numbers of a vote as they are typed and shown: whole, in euros or not, and empty for none."""

from __future__ import annotations

from ..prepare.fields import Writing, number_shown, number_typed


def whole(typed: str) -> object:
    """A whole number as it was typed; 0 for nothing, and what is no number as it stands."""
    found = str(number_typed(typed))
    return int(found) if found.lstrip("-").isdigit() else found or 0


def some(value: object) -> str:
    """A number with its grouping; nothing for 0."""
    return number_shown(value) if value else ""


WHOLE = Writing(some, whole)
