"""The button beside the time: offers to make up for lost time, or to give time back. Each is one act that can be undone."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ...domain.drift import OFFER_FROM, Offer
from ...language import _
from ...services.overview import EveningView
from ...services.pacing import Pace, pace
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps import acts
from .offerpanel import OfferPanel, OfferWords
from .pacewords import button_text, detail_text, done_text, end_words, head_text, title_text


def told(view: EveningView, found: Pace, now: datetime) -> tuple[OfferWords, ...]:
    """The offers as they are read."""
    return tuple(
        OfferWords(offer, title_text(offer, view), detail_text(offer, view), *end_words(offer, found, now))
        for offer in found.offers
    )


def take(desk: Desk, view: EveningView, offer: Offer) -> None:
    """Takes an offer, with undo and a message."""
    pacing, evening_id = desk.services.pacing, view.evening.id
    done = acts.do(desk, _("Shorten"), lambda: pacing.take(evening_id, offer), pacing.put_back)
    if done is not None:
        desk.voice.message(done_text(offer), desk.undo.undo)


class ShortenMenu(QObject):
    """The button for the offers, and their sheet above it."""

    def __init__(self, desk: Desk, button: KeyButton, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._button, self._host = desk, button, host
        self._view: EveningView | None = None
        self.panel: OfferPanel | None = None
        button.clicked.connect(self.open)

    def wire(self, action: QAction) -> None:
        """The key that does the same as the button."""
        action.setAutoRepeat(False)
        action.triggered.connect(self.open)

    def show_view(self, view: EveningView, now: datetime) -> None:
        """The button works while there is something to offer, and has an edge once it is worth a look."""
        self._view = view
        found = pace(view, now)
        wanted = abs(found.behind) >= OFFER_FROM and bool(found.offers)
        words, role = button_text(found) if found.offers else _("Shorten…"), "plain" if wanted else "quiet"
        if self._button.text() != words:
            self._button.setText(words)
        if self._button.property("role") != role:
            self._button.setProperty("role", role)
        self._button.setEnabled(bool(found.offers))

    @Slot()
    def open(self) -> None:
        """Opens the sheet with what can be offered at this minute."""
        if self._view is None:
            return
        now = self._desk.services.clock.now()
        found = pace(self._view, now)
        if found.offers:
            self.panel = OfferPanel(head_text(found), told(self._view, found, now), self._host)
            self.panel.taken.connect(self._on_taken)
            self.panel.destroyed.connect(self._on_gone)
            self.panel.open_above(self._button)

    @Slot(object)
    def _on_taken(self, offer: Offer) -> None:
        if self._view is not None:
            take(self._desk, self._view, offer)

    @Slot()
    def _on_gone(self) -> None:
        self.panel = None
