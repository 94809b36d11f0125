"""Paper slips at the desk: the code on the slip, then its letters. In place of the counts' last line, never a dialog."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QWidget

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
        self._typing = forms.child(form, QWidget, "typing")
        self._code = forms.child(form, QLineEdit, "slipCode")
        self._letters = forms.child(form, QLineEdit, "slipLetters")
        self._told = forms.child(form, QLabel, "slipTold")
        self._button = forms.child(form, KeyButton, "slipButton")
        self._round: RoundView | None = None
        self._wanted = False
        self._code.returnPressed.connect(self._letters.setFocus)
        self._letters.returnPressed.connect(self._on_enter)
        self._button.clicked.connect(self._on_begin)
        forms.child(form, KeyButton, "slipEnter").clicked.connect(self._on_enter)
        forms.child(form, KeyButton, "slipDone").clicked.connect(self._on_done)
        away = QAction(self._panel)
        away.setShortcut(QKeySequence("Escape"))
        away.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.triggered.connect(self._on_done)
        self._panel.addAction(away)
        self._show()

    def show_round(self, found: RoundView) -> None:
        """Slips can be typed while the round is open."""
        self._round = found
        self._button.setEnabled(found.round.phase is Phase.OPEN)
        self._show()

    def forget(self) -> None:
        """Another step is shown: what was typed halfway for the one before goes."""
        self._wanted = False
        for field in (self._code, self._letters):
            field.clear()
        self._tell("")

    def _show(self) -> None:
        """The panel takes the place of the line under the counts, so that the list keeps its height."""
        phase = self._round.round.phase if self._round else Phase.DRAFT
        shown = self._wanted and phase is Phase.OPEN
        focused = QApplication.focusWidget()
        if not shown and focused is not None and self._panel.isAncestorOf(focused):
            focused.clearFocus()
        self._panel.setVisible(shown)
        self._typing.setVisible(not shown and phase in (Phase.OPEN, Phase.CLOSED))

    @Slot()
    def _on_begin(self) -> None:
        self._wanted = True
        self._show()
        self._code.setFocus()

    @Slot()
    def _on_done(self) -> None:
        """Puts the panel away; what was typed stays."""
        self._wanted = False
        self._show()
        self._button.setFocus()

    @Slot()
    def _on_enter(self) -> None:
        found = self._round
        if found is None:
            return
        if not self._code.text().strip():
            self._code.setFocus()
            return
        code, letters, voting = self._code.text(), self._letters.text(), self._desk.services.voting

        def enter() -> tuple[CastBallot, bool]:
            return voting.enter_slip(found.round.id, code, votewords.choices(letters, found.options))

        done = self._desk.attempt(enter)
        if done is None:
            self._tell("")
            return
        again = _("This code has been used before. The new vote counts, the earlier one no longer does.")
        self._tell(again if done[1] else _("Counted."))
        self._code.clear()
        self._letters.clear()
        self._code.setFocus()

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
