"""The square tile of an option or a table: colour, pattern and letter together. It shows, and does nothing else."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ... import look
from ...language import _
from .. import theme
from ..drawing import paint_letter_tile


class LetterTile(QWidget):
    """The tile of `letter` ("A" to "Z"), `side` pixels square. Designer properties: letter, side."""

    def __init__(self, parent: QWidget | None = None, letter: str = "A", side: int = 32) -> None:
        super().__init__(parent)
        self._letter, self._side = "A", side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._set_letter(letter)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        paint_letter_tile(painter, QRectF(self.rect()), self._letter, dark=theme.tokens_now().dark)

    def _get_letter(self) -> str:
        return self._letter

    def _set_letter(self, letter: str) -> None:
        note = look.note_colour(letter)
        self._letter = letter
        self.setAccessibleName(_("{letter}, {colour}").format(letter=letter, colour=_(note.name)))
        self.update()

    def _get_side(self) -> int:
        return self._side

    def _set_side(self, side: int) -> None:
        self._side = side
        self.updateGeometry()

    letter = Property(str, _get_letter, _set_letter)
    side = Property(int, _get_side, _set_side)
