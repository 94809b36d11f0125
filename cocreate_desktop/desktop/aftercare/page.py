"""What the room after the evening asks of each of its pages."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One is shown at a time."""

    def enter(self, evening_id: str) -> None:
        """The page is shown for this evening."""

    def leave(self) -> None:
        """Another page or room is shown."""

    def close_down(self) -> None:
        """The project closes."""
