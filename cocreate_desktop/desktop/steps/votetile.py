"""The tile of what can be chosen: a letter with its colour and pattern, or a plain plate for the answers 1 to 5 and "?"."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from .. import theme
from ..drawing import has_colour, paint_box, paint_letter_tile, paint_pattern


def paint_mark(painter: QPainter, box: QRectF, mark: str) -> None:
    """The tile of a mark in ``box``."""
    if has_colour(mark):
        paint_letter_tile(painter, box, mark, dark=theme.tokens_now().dark)
        return
    paint_box(painter, box, box.width() * 0.12, theme.colour("surface"), theme.colour("ink2"))
    face = theme.font("strong")
    face.setWeight(QFont.Weight.Bold)
    painter.setFont(face)
    painter.setPen(QColor(theme.colour("ink")))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, mark)


def paint_fill(painter: QPainter, box: QRectF, mark: str) -> None:
    """The fill of a bar of a mark: its pattern, or plain."""
    if has_colour(mark):
        paint_pattern(painter, box, mark, 8, theme.tokens_now().dark)
    else:
        painter.fillRect(box, theme.colour("edge"))
