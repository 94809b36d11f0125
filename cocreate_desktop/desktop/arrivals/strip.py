"""The strip with the person who was counted last and the way back. It is always there, not a message that goes."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ...language import _
from .. import forms, theme
from ..drawing import paint_box
from ..parts.iconlabel import IconLabel
from ..parts.keybutton import KeyButton
from . import words
from .counter import CounterCard

_HIGH = 64


class CountedStrip(QWidget):
    """Belongs to one counter; 64 high on sunken ground."""

    def __init__(self, counter: CounterCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        form = forms.fill(self, "arrivals/strip")
        self._icon = forms.child(form, IconLabel, "stripIcon")
        self._words = forms.child(form, QLabel, "lastWords")
        self._when = forms.child(form, QLabel, "lastWhen")
        self.undo = forms.child(form, KeyButton, "undo")
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.undo.clicked.connect(counter.take_back)
        counter.changed.connect(self.show_last)
        self.show_last()

    def show_last(self) -> None:
        """Shows the last one counted here who is still counted."""
        last = self._counter.last
        self._icon.setVisible(last is not None)
        self.undo.setEnabled(last is not None)
        self._when.setVisible(last is not None)
        if last is None:
            self._words.setText(_("nobody counted here just now"))
            return
        self._words.setText(words.person(last.arrival))
        self._when.setText(_("just counted, {time}").format(time=last.at))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints its ground."""
        paint_box(QPainter(self), QRectF(self.rect()), 12, theme.colour("sunken"), None)
