"""What belongs to the evening in the window's head: the clock and when the evening ends."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from ...language import _, time_text
from ...services.overview import EveningView
from .. import forms
from ..parts.keybutton import KeyButton
from .words import end_text


class EveningHead(QWidget):
    """Shown in the head while the evening is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "evening/head")
        self._clock = forms.child(form, QLabel, "clock")
        self._end = forms.child(form, QLabel, "end")
        self.beamer = forms.child(form, KeyButton, "headBeamer")
        self.where = forms.child(form, KeyButton, "headWhere")
        self._where_place = forms.child(form, QWidget, "headWherePlace")
        self.beamer.setText(_("beamer off"))
        self.show_beamer(False)

    def show_beamer(self, shown: bool) -> None:
        """Shows the beamer's button here while the column that holds it made room."""
        self.beamer.setVisible(shown)
        self._where_place.setVisible(shown)

    def show_time(self, view: EveningView, now: datetime) -> None:
        """Shows the time of now."""
        self._clock.setText(time_text(now))
        self._end.setText(end_text(view, now))
