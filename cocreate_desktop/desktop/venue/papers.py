"""What is printed from the venue check: the page of this hall, and voting cards of A4."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from ...language import _
from ...services.outside import Paper
from ..desk import Desk
from ..printing import Printing
from ..saving import SaveAs


class VenuePapers:
    """Asks for a place, prints aside, and tells where it went."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        self._desk = desk
        self._printing = Printing(desk, host)

    @property
    def asking(self) -> SaveAs | None:
        """The question for a place, while it stands."""
        return self._printing.asking

    def print_sheet(self, evening_id: str) -> None:
        """The page of this hall."""
        hall = self._desk.services.evenings.get(evening_id).hall
        self._ask(evening_id, Paper.VENUE, " ".join((_("Venue check"), hall)).strip())

    def print_cards(self, evening_id: str) -> None:
        """Voting cards, each on a whole sheet."""
        self._ask(evening_id, Paper.CARDS, _("Voting cards A4"))

    def _ask(self, evening_id: str, what: Paper, name: str) -> None:
        self._printing.ask(name, partial(self._write, evening_id, what))

    def _write(self, evening_id: str, what: Paper, path: Path) -> Path:
        return self._desk.project.papers.print(what, evening_id, path, size="A4")
