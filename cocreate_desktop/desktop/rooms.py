"""The common face of the three rooms, by which the window knows them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtWidgets import QWidget


class Room(Protocol):
    """What the window asks of a room."""

    def enter(self, evening_id: str) -> None:
        """The room is shown for this evening."""

    def leave(self) -> None:
        """Another room is shown."""

    def close_down(self) -> None:
        """The project closes."""

    def head_items(self) -> QWidget | None:
        """What the room puts at the right of the head. The room to prepare also has a signal ``go``: to the evening,
        ``evening_wanted`` with another evening's id, and ``rehearse``; that of the evening has ``aim``, to be told which one
        it would be."""
