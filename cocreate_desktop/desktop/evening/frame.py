"""How the room of the evening lies in its window: run sheet and column beside a step's face, or the face alone to the edges."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from .. import forms
from .column import HallColumn
from .head import EveningHead

LEFT, RIGHT, WIDEST_RIGHT, CENTRE = 292, 264, 420, 960  # pixels
LINE = 72
"""How high the line at the foot of a wide face is: a message keeps off it."""


class RoomFrame:
    """The parts beside the face, and what becomes of them."""

    def __init__(self, form: QWidget, column: HallColumn, head: EveningHead) -> None:
        self._sheet_side = forms.child(form, QWidget, "sheetSide")
        self._card = forms.child(form, QFrame, "faceCard")
        self._column, self._head = column, head
        body = forms.child(form, QHBoxLayout, "bodyLayout")
        inside = forms.child(form, QVBoxLayout, "faceLayout")
        self._margins: dict[QLayout, QMargins] = {one: one.contentsMargins() for one in (body, inside)}
        body.addWidget(column)

    def fit(self, width: int) -> None:
        """Width goes to the middle first, then to the picture of the stage; pixels."""
        free = width - LEFT - 64
        self._column.fit(max(RIGHT, min(WIDEST_RIGHT, free - CENTRE)))

    def spread(self, wide: bool) -> None:
        """A wide face gets all between head and foot, to the edges."""
        self._sheet_side.setVisible(not wide)
        self._column.setVisible(not wide)
        self._head.show_alone(wide)
        for layout, usual in self._margins.items():
            layout.setContentsMargins(QMargins() if wide else usual)
        self._card.setProperty("card", "" if wide else "true")
        self._card.style().unpolish(self._card)
        self._card.style().polish(self._card)
