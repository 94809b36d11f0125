"""The two buttons for photos of a wall on a step's face, and pictures that are dropped or pasted on it. They only tell what is
wished."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from .. import forms
from ..parts.keybutton import KeyButton
from ..walls.bringwords import check_words
from ..walls.drops import Brought, PictureDrops
from .face import StepFace, WallDeed, WallStanding, WallWish


class WallButtons(QObject):
    """Wires ``wallPhoto`` and ``wallCheck`` of a face's form; ``also`` are parts that would take drops or keys themselves."""

    def __init__(self, face: StepFace, form: QWidget, *also: QWidget) -> None:
        super().__init__(face)
        self._face = face
        self._check = forms.child(form, KeyButton, "wallCheck")
        self._drops = PictureDrops(face)
        for part in also:
            self._drops.also(part)
        self._drops.brought.connect(self._on_brought)
        self._check.clicked.connect(self._on_check)
        forms.child(form, KeyButton, "wallPhoto").clicked.connect(self._on_photo)
        self.show_wall(WallStanding(0, False))

    def show_wall(self, standing: WallStanding) -> None:
        """The way to the check is there as long as something waits for it."""
        self._check.setText(check_words(standing.waiting))
        self._check.setVisible(standing.waiting > 0)

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        self._face.wall_wished.emit(WallWish(WallDeed.PHOTO, brought))

    @Slot()
    def _on_photo(self) -> None:
        self._face.wall_wished.emit(WallWish(WallDeed.PHOTO))

    @Slot()
    def _on_check(self) -> None:
        self._face.wall_wished.emit(WallWish(WallDeed.CHECK))
