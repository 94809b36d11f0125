"""Paper slips at the desk: the code on the slip, then its letters. A panel beside the counts, never a dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from ...domain.rounds import CastBallot, Phase
from ...language import _
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from . import votewords


class SlipPanel(QObject):
    """Wires the panel of the vote's form."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._panel = forms.child(form, QFrame, "slipPanel")
        self._code = forms.child(form, QLineEdit, "slipCode")
        self._letters = forms.child(form, QLineEdit, "slipLetters")
        self._told = forms.child(form, QLabel, "slipTold")
        self._button = forms.child(form, KeyButton, "slipButton")
        self._round: RoundView | None = None
        self._panel.hide()
        self._code.returnPressed.connect(self._letters.setFocus)
        self._letters.returnPressed.connect(self._on_enter)
        forms.child(form, KeyButton, "slipEnter").clicked.connect(self._on_enter)

    def show_round(self, found: RoundView) -> None:
        """Slips can be typed while the round is open."""
        self._round = found
        able = found.round.phase is Phase.OPEN
        self._button.setEnabled(able)
        if not able:
            self._panel.hide()

    @Slot()
    def toggle(self) -> None:
        """Shows the panel, or puts it away; what was typed stays."""
        self._panel.setVisible(self._panel.isHidden())
        if self._panel.isVisible():
            self._code.setFocus()

    @Slot()
    def _on_enter(self) -> None:
        found = self._round
        if found is None or not self._code.text().strip():
            return
        code, letters, told = self._code.text(), self._letters.text(), self._desk.services.voting

        def enter() -> tuple[CastBallot, bool]:
            return told.enter_slip(found.round.id, code, votewords.choices(letters, found.options))

        done = self._desk.attempt(enter)
        if done is None:
            return
        again = _("This code has been used before. The new vote counts, the earlier one no longer does.")
        self._told.setText(again if done[1] else _("Counted."))
        self._code.clear()
        self._letters.clear()
        self._code.setFocus()
