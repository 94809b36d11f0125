"""The buttons at the foot of the evening: what is done next, one step back, and the blank screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ...language import _
from ...services.overview import EveningView
from ...services.playing import Deed, DeedKind
from .. import forms
from ..parts.keybutton import KeyButton
from .words import deed_text


class Foot:
    """Fed with views; what the buttons do is wired elsewhere."""

    def __init__(self, form: QWidget) -> None:
        self.previous = forms.child(form, KeyButton, "previous")
        self.blank = forms.child(form, KeyButton, "blank")
        self.next = forms.child(form, KeyButton, "next")

    def show(self, view: EveningView, deed: Deed, *, acting: bool) -> None:
        """``deed`` comes next; ``acting``: the screen above has a main deed of its own."""
        self.next.setText(deed_text(deed, view))
        self.next.setEnabled(deed.kind is not DeedKind.NOTHING)
        self.next.setProperty("role", "plain" if acting else "main")
        first = view.step is None or (bool(view.steps) and view.step.id == view.steps[0].id)
        self.previous.setEnabled(not first)
        self.blank.setText(_("Show again") if view.evening.blank else _("Blank screen"))
