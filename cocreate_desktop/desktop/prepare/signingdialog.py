"""How many signatures there must be under a proposal, asked before the sheet to sign on is saved."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ...language import _
from .. import forms
from ..parts.countfield import CountField
from ..parts.dialogs import SafeDialog

MOST: Final = 1_000_000


class SigningDialog(SafeDialog):
    """Opened with ``open()``."""

    # Emits: int, how many there must be; None: the sheet says nothing about it.
    said = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        text = _("The number stands on every page. Leave it at 0 where nobody asks for one.")
        super().__init__(_("Support sheet"), text, _("Cancel"), _("Save as PDF…"), parent=parent)
        form = forms.load("prepare/signing", self)
        self.body.addWidget(form)
        self.number = forms.child(form, CountField, "signatures")
        self.number.setRange(0, MOST)
        self.number.setFocus()

    def accept(self) -> None:
        """What is half typed counts too."""
        self.number.interpretText()
        super().accept()
        self.said.emit(self.number.value() or None)
