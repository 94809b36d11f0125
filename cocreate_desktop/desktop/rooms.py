"""The common face of the three rooms, by which the window knows them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Room(QWidget):
    """What the window asks of a room, and what a room asks of the window. Each says what it does in these; what it leaves out
    does nothing."""

    # Emits: StartWanted; on to the evening.
    start_wanted = Signal(object)
    # Emits: EveningWanted.
    evening_wanted = Signal(object)
    # Emits: nothing; the evening should be practised.
    rehearsal_wanted = Signal()

    def aim(self, evening_id: str) -> None:
        """Which evening the room would be entered for; also while another one is shown."""

    def enter(self, evening_id: str) -> None:
        """The room is shown for this evening."""

    def leave(self) -> None:
        """Another room is shown."""

    def close_down(self) -> None:
        """The project closes."""

    def head_items(self) -> QWidget | None:
        """What the room puts at the right of the head."""
        return None

    def places(self) -> tuple[str, ...]:
        """Where in the room the facilitator is, as docs/handbook/pages.toml names places: the nearest first."""
        return ()
