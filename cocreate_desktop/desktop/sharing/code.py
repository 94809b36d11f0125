"""A pairing code, painted so large that it is read from two metres: its groups on plates, with room between them."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_box

LARGEST, SMALLEST = 64, 30  # pixels; 30 gives capitals of 5.5 mm, which is read from two metres
HIGH: Final = 104
_GAP, _PAD = 16, 16


class CodePicture(QWidget):
    """Shows what ``show_code`` is given; a screen reader hears it letter by letter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def groups(self) -> tuple[str, ...]:
        """What stands on each plate."""
        return self._groups

    def show_code(self, code: str) -> None:
        """Shows a code, in the groups in which it was given."""
        self._groups = tuple(re.split(r"[\s-]+", code.strip())) if code.strip() else ()
        self.setAccessibleName(" · ".join(" ".join(group) for group in self._groups))
        self.update()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(480, HIGH)

    def letter_height(self) -> int:
        """How large the letters are now, in pixels."""
        return next(
            (side for side in range(LARGEST, SMALLEST, -2) if self._wide(side) <= self.width()), SMALLEST
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        if not self._groups:
            return
        painter = QPainter(self)
        side = self.letter_height()
        face, metrics = _face(side), QFontMetricsF(_face(side))
        left = (self.width() - self._wide(side)) / 2
        painter.setFont(face)
        for group in self._groups:
            plate = QRectF(left, 0, metrics.horizontalAdvance(group) + 2 * _PAD, self.height())
            paint_box(painter, plate, 12, theme.colour("tint"), theme.colour("accent"))
            painter.setPen(theme.colour("ink"))
            painter.drawText(plate, int(Qt.AlignmentFlag.AlignCenter), group)
            left = plate.right() + _GAP

    def _wide(self, side: int) -> float:
        metrics = QFontMetricsF(_face(side))
        letters = sum(metrics.horizontalAdvance(group) for group in self._groups)
        return letters + 2 * _PAD * len(self._groups) + _GAP * (len(self._groups) - 1)


def _face(side: int) -> QFont:
    face = theme.font("body", tabular=True)
    face.setPixelSize(side)
    face.setWeight(QFont.Weight.DemiBold)
    face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, max(2.0, side / 16))
    return face
