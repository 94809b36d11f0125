"""What is printed from the venue check: the page of this hall, and voting cards of A4."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ...language import _
from ...services.outside import Paper
from ..desk import Desk
from ..saving import SaveAs, Saved, SavedDialog


class VenuePapers(QObject):
    """Asks for a place, prints aside, and tells where it went."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self._evening_id = ""
        self.asking: SaveAs | None = None

    def print_sheet(self, evening_id: str) -> None:
        """The page of this hall."""
        hall = self._desk.services.evenings.get(evening_id).hall
        self._ask(evening_id, Paper.VENUE, " ".join((_("Venue check"), hall)).strip())

    def print_cards(self, evening_id: str) -> None:
        """Voting cards, each on a whole sheet."""
        self._ask(evening_id, Paper.CARDS, _("Voting cards A4"))

    def _ask(self, evening_id: str, what: Paper, name: str) -> None:
        self._evening_id = evening_id
        self.asking = SaveAs(self._host, name, f"{name}.pdf", _("PDF file") + " (*.pdf)", what)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        papers, evening_id, what = self._desk.project.papers, self._evening_id, place.token
        if not isinstance(what, Paper):
            return

        def work() -> Path:
            return papers.print(what, evening_id, place.path, size="A4")

        self._desk.aside(work, self._done)

    def _done(self, path: Path) -> None:
        SavedDialog(path, self._host.window()).open()
