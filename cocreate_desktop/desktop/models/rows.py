"""Changing a list model from one list of rows to another with the fewest inserts and removals, so that views keep their place.

It knows rows by their key only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex


class Row(Protocol):
    """A row of a list."""

    @property
    def key(self) -> str:
        """What stays the same while the row changes."""


R = TypeVar("R", bound=Row)


class ListModel(QAbstractListModel):
    """A list of rows that can be shown anew without losing selection or scroll place."""

    def begin_insert(self, first: int, last: int) -> None:
        """Says that rows come."""
        self.beginInsertRows(QModelIndex(), first, last)

    def end_insert(self) -> None:
        """They are there."""
        self.endInsertRows()

    def begin_remove(self, first: int, last: int) -> None:
        """Says that rows go."""
        self.beginRemoveRows(QModelIndex(), first, last)

    def end_remove(self) -> None:
        """They are gone."""
        self.endRemoveRows()


def update(model: ListModel, rows: list[R], wanted: Sequence[R], changed: Callable[[int], None]) -> None:
    """Turns ``rows`` (the model's own list) into ``wanted``; ``changed(place)`` is called for rows that only changed."""
    for kind, first, last, start, end in reversed(_differences(rows, wanted)):
        if kind in ("delete", "replace"):
            model.begin_remove(first, last - 1)
            del rows[first:last]
            model.end_remove()
        if kind in ("insert", "replace"):
            model.begin_insert(first, first + end - start - 1)
            rows[first:first] = wanted[start:end]
            model.end_insert()
    for place, row in enumerate(wanted):
        if rows[place] != row:
            rows[place] = row
            changed(place)


def _differences(rows: Sequence[Row], wanted: Sequence[Row]) -> list[tuple[str, int, int, int, int]]:
    """What is done to the rows, as difflib tells it. Mostly one comes, goes or moves among thousands that stay: only what lies
    between the first and the last that differ is looked through."""
    old, new = [row.key for row in rows], [row.key for row in wanted]
    shorter = min(len(old), len(new))
    head = next((place for place in range(shorter) if old[place] != new[place]), shorter)
    tail = next((back for back in range(shorter - head) if old[-1 - back] != new[-1 - back]), shorter - head)
    inner = SequenceMatcher(
        None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False
    ).get_opcodes()
    return [(kind, a + head, b + head, c + head, d + head) for kind, a, b, c, d in inner]
