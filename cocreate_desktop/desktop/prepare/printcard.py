"""What can be printed for the evening: posters, voting slips and cards, idea cards, a sheet to sign on, all of it. The printing
itself runs aside."""

from __future__ import annotations

from math import ceil
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from ...domain.cards import MOST_CARDS
from ...domain.evening import Evening
from ...language import _
from ...services.outside import Paper
from .. import forms, theme
from ..desk import Desk
from ..parts.countfield import CountField
from ..parts.dialogs import Decided
from ..parts.tile import TileButton
from ..saving import SaveAs, Saved, SavedDialog
from .cardsdialog import KINDS, CardsDialog
from .signingdialog import SigningDialog

USUAL_SLIPS = 60
BESIDE = 57  # pixels of a tile that are not for its words: its icon and margins


class PrintCard(QWidget):
    """Prints for one evening."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._evening: Evening | None = None
        form = forms.fill(self, "prepare/print")
        self.slips = forms.child(form, CountField, "slips")
        self.slips.setRange(1, 2000)
        self.slips.show_count(USUAL_SLIPS)
        self.tiles = {
            what: forms.child(form, TileButton, name)
            for what, name in (
                (Paper.POSTERS, "posters"),
                (Paper.BALLOTS, "ballots"),
                (Paper.IDEA_CARDS, "ideaCards"),
                (Paper.KIT, "kit"),
                (Paper.CARDS, "votingCards"),
                (Paper.SUPPORT_SHEET, "supportSheet"),
                (Paper.PRIVACY, "privacySheet"),
            )
        }
        for tile in self.tiles.values():
            tile.setMinimumWidth(_needs(tile))
        self.tiles[Paper.POSTERS].clicked.connect(self._on_posters)
        self.tiles[Paper.BALLOTS].clicked.connect(self._on_ballots)
        self.tiles[Paper.IDEA_CARDS].clicked.connect(self._on_idea_cards)
        self.tiles[Paper.KIT].clicked.connect(self._on_kit)
        self.tiles[Paper.CARDS].clicked.connect(self._on_cards)
        self.tiles[Paper.SUPPORT_SHEET].clicked.connect(self._on_support_sheet)
        self.tiles[Paper.PRIVACY].clicked.connect(self._on_privacy)
        self.asking: SaveAs | None = None
        self.choosing: CardsDialog | None = None
        self._kind = KINDS["a5"]
        self.signing: SigningDialog | None = None
        self._needed: int | None = None

    def show_evening(self, evening: Evening) -> None:
        """Prints are for this evening from now on."""
        self._evening = evening

    @Slot()
    def _on_posters(self) -> None:
        self._ask(Paper.POSTERS, _("Posters with QR"))

    @Slot()
    def _on_ballots(self) -> None:
        self._ask(Paper.BALLOTS, _("Voting slips"))

    @Slot()
    def _on_idea_cards(self) -> None:
        self._ask(Paper.IDEA_CARDS, _("Idea cards"))

    @Slot()
    def _on_kit(self) -> None:
        self._ask(Paper.KIT, _("All on paper"))

    @Slot()
    def _on_cards(self) -> None:
        """How large they are and how they answer is asked first."""
        if self._evening is None:
            return
        evening = self._desk.services.evenings.get(self._evening.id)
        self.choosing = dialog = CardsDialog(evening.card_form, self.window())
        dialog.decided.connect(self._on_kind)
        dialog.open()

    @Slot(object)
    def _on_kind(self, decided: Decided) -> None:
        dialog, self.choosing = self.choosing, None
        if dialog is not None and decided.deed:
            self._kind = dialog.kind
            self._ask(Paper.CARDS, _("Voting cards"))

    @Slot()
    def _on_support_sheet(self) -> None:
        """How many signatures there must be is asked first."""
        self.signing = SigningDialog(self.window())
        self.signing.said.connect(self._on_signatures)
        self.signing.open()

    @Slot(object)
    def _on_signatures(self, needed: int | None) -> None:
        self._needed = needed
        self._ask(Paper.SUPPORT_SHEET, _("Support sheet"))

    @Slot()
    def _on_privacy(self) -> None:
        self._ask(Paper.PRIVACY, _("Privacy sheet"))

    def _ask(self, what: Paper, name: str) -> None:
        if self._evening is None:
            return
        file = f"{name} {self._evening.name}".strip() + ".pdf"
        self.asking = SaveAs(self, name, file, _("PDF file") + " (*.pdf)", what)
        self.asking.saved.connect(self._on_place)
        self.asking.open()

    @Slot(object)
    def _on_place(self, place: Saved) -> None:
        evening, what = self._evening, place.token
        if evening is None or not isinstance(what, Paper):
            return
        slips = self._slips(what)
        papers, cards, kind = self._desk.project.papers, self._desk.services.cards, self._kind
        needed = self._needed if what is Paper.SUPPORT_SHEET else None

        def work() -> Path:
            if what is not Paper.CARDS:
                return papers.print(what, evening.id, place.path, slips, needed=needed)
            made = papers.print(what, evening.id, place.path, slips, kind.size, kind.form)
            # The camera must know which cards people will hold: those that lie there now.
            cards.use_form(evening.id, kind.form)
            return made

        self._desk.aside(work, self._done)

    def _slips(self, what: Paper) -> int | None:
        """How many personal codes are printed; there are no more cards than markers."""
        if what is Paper.CARDS:
            return min(self.slips.value(), MOST_CARDS)
        return self.slips.value() if what in (Paper.BALLOTS, Paper.KIT) else None

    def _done(self, path: Path) -> None:
        SavedDialog(path, self.window()).open()


def _needs(tile: TileButton) -> int:
    """How wide a tile is with none of its words cut off: the widest word gets more room than the others where there is little,
    and in each language that is another one."""
    title = theme.font("body")
    title.setWeight(title.Weight.DemiBold)
    lines = ((title, tile.accessibleName()), (theme.font("caption"), tile.accessibleDescription()))
    return BESIDE + ceil(max(QFontMetricsF(face).horizontalAdvance(words) for face, words in lines))
