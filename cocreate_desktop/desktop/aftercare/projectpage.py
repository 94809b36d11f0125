"""What the pages about the whole project share: they read anew when something has changed, as long as they are shown."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ...domain.events import Changed
from ..desk import Desk
from ..relay import Batch
from .page import Page


class ProjectPage(Page):
    """A page of the room after the evening that is the same for every evening."""

    HEARS: tuple[type[object], ...] = (Changed,)
    """With which events it reads anew."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._here = False
        desk.relay.happened.connect(self._on_happened)

    def enter(self, _evening_id: str) -> None:
        """The page is shown; it is about the whole project."""
        self._here = True
        self._read()
        self._take_focus()

    def leave(self) -> None:
        """Another page or room is shown."""
        self._here = False

    def close_down(self) -> None:
        """The project closes."""
        self._here = False
        self._desk.relay.happened.disconnect(self._on_happened)

    def _read(self) -> None:
        """Shows the project as it is now."""

    def _take_focus(self) -> None:
        """The page was just entered: the focus goes to what is used first."""

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if self._here and batch.of(*self.HEARS):
            self._read()
