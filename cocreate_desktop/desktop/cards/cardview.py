"""The live picture of the room with what was seen painted over it: whole, never mirrored, and without a letter or an answer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ...language import _, ngettext
from ..walls.cameraview import CameraView
from ..walls.photomarks import Placing
from .cardmarks import paint_marks
from .sight import CardFrame
from .standing import CardMark, Sign


class CardView(CameraView):
    """Promoted in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[CardMark, ...] = ()
        self._wide = 0
        self.setAccessibleName(_("The room, as the camera sees it"))

    @property
    def marks(self) -> tuple[CardMark, ...]:
        """What is painted over the picture."""
        return self._marks

    def show_seen(self, seen: CardFrame, marks: Sequence[CardMark]) -> None:
        """Shows a live picture with the cards in it."""
        self._wide = seen.frame.width
        self.show_image(seen.image, seen.frame.pixels)
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.setAccessibleDescription(self._spoken())

    def show_words(self, words: str, icon: str = "camera") -> None:
        """No picture; a sentence instead."""
        self._marks = ()
        super().show_words(words, icon)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        super().paintEvent(event)
        box = self.picture_box
        if box.isEmpty() or not self._marks:
            return
        painter = QPainter(self)
        painter.setClipRect(box)
        paint_marks(painter, self._marks, Placing(box.width() / self._wide, box.left(), box.top()))

    def _spoken(self) -> str:
        read = sum(mark.sign is Sign.READ for mark in self._marks)
        other = len(self._marks) - read
        words = ngettext("{n} card read in the picture", "{n} cards read in the picture", read).format(n=read)
        return f"{words}, " + _("{n} in doubt or not sure yet").format(n=other)
