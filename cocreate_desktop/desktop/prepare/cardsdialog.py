"""Which voting cards are printed: how large they are, and how they say their answer."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QRadioButton, QWidget

from ...domain.cards import CardForm
from ...language import _
from .. import forms
from ..parts.dialogs import SafeDialog


@dataclass(frozen=True, slots=True)
class CardKind:
    """The ``size`` of a card, A5 or A4, and its ``form``."""

    size: str
    form: CardForm


KINDS = {
    "a5": CardKind("A5", CardForm.TURNED),
    "a4": CardKind("A4", CardForm.TURNED),
    "folded": CardKind("A4", CardForm.FOLDED),
}
"""By the name of their line in the form."""


class CardsDialog(SafeDialog):
    """Opened with ``open()``; ``kind`` is what was chosen when it was left with its deed."""

    def __init__(self, form: CardForm, parent: QWidget | None = None) -> None:
        title, text = _("Voting cards"), _("The camera reads the form that was printed last.")
        super().__init__(title, text, _("Cancel"), _("Save as PDF…"), parent=parent)
        part = forms.load("prepare/cards", self)
        self.body.addWidget(part)
        self.choices = {name: forms.child(part, QRadioButton, name) for name in KINDS}
        self.choices["folded" if form is CardForm.FOLDED else "a5"].setChecked(True)

    @property
    def kind(self) -> CardKind:
        """What is chosen."""
        return next(KINDS[name] for name, choice in self.choices.items() if choice.isChecked())
