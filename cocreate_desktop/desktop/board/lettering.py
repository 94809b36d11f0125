"""Words on the board: measured, wrapped and shortened to the room there is. It paints words and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from ... import look


def wrapped(painter: QPainter, width: float, words: str) -> int:
    """Flags to draw and to measure with: between words, and inside one only when it is wider than all there is."""
    longest = max(words.split(), key=len, default="")
    anywhere = Qt.TextFlag.TextWrapAnywhere if wide(painter, longest) > width else Qt.TextFlag.TextWordWrap
    return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | anywhere)


def high(painter: QPainter, room: QRectF, words: str) -> float:
    """How high the words are when they are wrapped in a room's width."""
    flags = wrapped(painter, room.width(), words)
    return painter.boundingRect(QRectF(0, 0, room.width(), 4000), flags, words).height()


def draw(painter: QPainter, room: QRectF, words: str) -> None:
    """Paints them from the top of the room."""
    painter.drawText(room, wrapped(painter, room.width(), words), words)


def wide(painter: QPainter, words: str) -> float:
    """How wide the words are on one line."""
    return painter.fontMetrics().horizontalAdvance(words)


def fitted(text: str, fits: Callable[[str], bool]) -> str:
    """The longest beginning of ``text`` that ``fits`` with "…" after it; found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle].rstrip() + "…"):
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def face(size: int, weight: QFont.Weight) -> QFont:
    """The app's face in pixels."""
    found = QFont([look.FONT_FAMILY, *look.FALLBACK_FAMILIES])
    found.setPixelSize(size)
    found.setWeight(weight)
    return found
