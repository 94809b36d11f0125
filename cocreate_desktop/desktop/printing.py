"""One paper from a place beside the cards of what can be printed: asks where it should go, prints aside, and tells where it
went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ..language import _
from .desk import Desk
from .saving import SaveAs, Saved, SavedDialog

Print = Callable[[Path], Path]
"""Writes a PDF to the path and returns it; long work."""


class Printing(QObject):
    """``host`` is what the dialogs stand before."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self.asking: SaveAs | None = None

    def ask(self, name: str, work: Print) -> None:
        """Asks for a place for the paper called ``name``; then ``work`` writes it there."""
        self.asking = SaveAs(self._host, name, f"{name}.pdf", _("PDF file") + " (*.pdf)", work)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        work = place.token
        if callable(work):
            self._desk.aside(lambda: work(place.path), self._done)

    def _done(self, path: Path) -> None:
        SavedDialog(path, self._host.window()).open()
