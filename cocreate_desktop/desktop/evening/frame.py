"""How the room of the evening lies in its window: run sheet and column beside a step's face, or the face alone to the edges."""

from __future__ import annotations

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from .. import forms, theme
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
        self._foot = forms.child(form, QWidget, "foot")
        self._room = forms.child(form, QVBoxLayout, "roomLayout")
        self._column, self._head = column, head
        body = forms.child(form, QHBoxLayout, "bodyLayout")
        inside = forms.child(form, QVBoxLayout, "faceLayout")
        self._margins: dict[QLayout, QMargins] = {one: one.contentsMargins() for one in (body, inside)}
        body.addWidget(column)
        self._wide = False
        self._screen: QWidget | None = None
        self._over_face: QWidget | None = None

    def fit(self, width: int) -> None:
        """Width goes to the middle first, then to the picture of the stage; pixels."""
        free = width - LEFT - 64
        self._column.fit(max(RIGHT, min(WIDEST_RIGHT, free - CENTRE)))

    def spread(self, wide: bool) -> None:
        """A wide face gets all between head and foot, to the edges."""
        self._wide = wide
        self._lay_out(alone=bool(self._screen or self._over_face), foot=self._screen is None)

    def show_screen(self, screen: QWidget | None) -> None:
        """A screen that stands in the place of everything here, the foot too; None puts it all back."""
        self._put(self._over_face, screen)
        self._screen = screen

    def show_over_face(self, screen: QWidget | None) -> None:
        """A screen in the place of run sheet, face and column, with the foot below it; None puts these back. A screen that
        takes the foot's place too lies above it, and it is there again afterwards."""
        self._put(screen, self._screen)
        self._over_face = screen

    def _put(self, over_face: QWidget | None, screen: QWidget | None) -> None:
        before, now = self._screen or self._over_face, screen or over_face
        if before is not None and before is not now:
            self._room.removeWidget(before)
            before.hide()
        # First the place is cleared: both at once ask for more height than a small window has, and it would grow.
        self._lay_out(alone=now is not None, foot=screen is None)
        if now is not None and now is not before:
            self._room.insertWidget(1, now, 1)
            now.show()

    def _lay_out(self, *, alone: bool, foot: bool) -> None:
        wide = self._wide or alone
        self._card.setVisible(not alone)
        self._foot.setVisible(foot)
        # A row with nothing to be seen in it would still ask for its share of the height.
        self._room.setStretch(0, 0 if alone else 1)
        self._sheet_side.setVisible(not wide)
        self._column.setVisible(not wide)
        self._head.show_alone(wide)
        for layout, usual in self._margins.items():
            layout.setContentsMargins(QMargins() if wide else usual)
        theme.set_style_property(self._card, "card", "" if wide else "true")
