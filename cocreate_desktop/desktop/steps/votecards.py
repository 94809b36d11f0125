"""The cards of a vote at the desk: how many were heard of, and the way to the screen that reads them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.cards import ranges_of
from ...domain.notes import Channel
from ...domain.rounds import Phase
from ...language import _
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from .votekeys import ButtonKey


class CardsLine(QObject):
    """Wires the line under the list. ``wanted`` carries the id of the round whose cards should be read."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._round: RoundView | None = None
        self._host = forms.child(form, QWidget, "cardsHost")
        part = forms.fill(self._host, "steps/vote_cards")
        self._words = forms.child(part, QLabel, "cardsWords")
        self._read = forms.child(part, KeyButton, "readCards")
        self._read.clicked.connect(self._on_read)
        ButtonKey(form, "Alt+K", self._read)

    def show_round(self, found: RoundView, channel: Channel, *, able: bool) -> None:
        """Shows how the cards stand while the round is open."""
        self._round = found
        shown = able and channel is Channel.CARD and found.tally is None
        self._host.setVisible(shown)
        if shown:
            self._read.setVisible(found.round.phase is Phase.OPEN)
            self._words.setText(self._standing(found.round.id))

    def _standing(self, round_id: str) -> str:
        """Of the last question that was asked: who was heard of, and who was not."""
        cards = self._desk.services.cards
        states = [cards.state(round_id, question.option_id) for question in cards.questions(round_id)]
        state = next((one for one in reversed(states) if one.seen), states[0] if states else None)
        if state is None or not state.handed_out:
            return _("No cards were made for this evening yet. They are printed in Prepare.")
        n, m = len(state.handed_out) - len(state.missing), len(state.handed_out)
        if not state.missing:
            return _("All {m} cards were heard of.").format(m=m)
        said = _("{n} of {m} cards were heard of; missing: {numbers}.")
        return said.format(n=n, m=m, numbers=ranges_of(state.missing))

    @Slot()
    def _on_read(self) -> None:
        if self._round is not None:
            self.wanted.emit(self._round.round.id)
