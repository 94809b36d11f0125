"""Words on the board: measured, wrapped and shortened to the room there is. It paints words and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from ... import look


def wrapped(painter: QPainter, width: float, words: str) -> int:
    """Flags to draw and to measure with: between words, and inside one only when it is wider than all there is."""
    longest = max(words.split(), key=len, default="")
    return _flags(painter.fontMetrics().horizontalAdvance(longest) <= width)


def high(painter: QPainter, room: QRectF, words: str) -> float:
    """How high the words are when they are wrapped in a room's width."""
    flags = wrapped(painter, room.width(), words)
    return painter.boundingRect(QRectF(0, 0, room.width(), 4000), flags, words).height()


def draw(painter: QPainter, room: QRectF, words: str) -> None:
    """Paints them from the top of the room."""
    painter.drawText(room, wrapped(painter, room.width(), words), words)


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


@dataclass(frozen=True, slots=True)
class Laid:
    """How words are drawn in a room: the size of the face, what of them there is room for, and the flags of the wrapping."""

    size: int
    words: str
    flags: int


@lru_cache(maxsize=4096)
def lay(text: str, width: float, height: float, sizes: tuple[int, ...]) -> Laid:
    """The words in the first of ``sizes`` in which they fit, or shortened in the last. It is kept: nothing about it depends on
    the zoom, and the same words are painted over and over."""
    longest = max(text.split(), key=len, default="")
    # A smaller face rather than a word broken where nobody would break it.
    whole = (size for size in sizes if _metrics(size).horizontalAdvance(longest) <= width)
    fits = (size for size in whole if _high(_metrics(size), width, _flags(True), text) <= height)
    size = next(fits, sizes[-1])
    metrics = _metrics(size)
    flags = _flags(metrics.horizontalAdvance(longest) <= width)
    if _high(metrics, width, flags, text) > height:
        most = max(1, int(height // metrics.lineSpacing())) * metrics.lineSpacing() + 1
        text = fitted(text, lambda words: _high(metrics, width, flags, words) <= most)
    return Laid(size, text, flags)


def _flags(whole: bool) -> int:
    wrap = Qt.TextFlag.TextWordWrap if whole else Qt.TextFlag.TextWrapAnywhere
    return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | wrap)


def _high(metrics: QFontMetricsF, width: float, flags: int, words: str) -> float:
    return metrics.boundingRect(QRectF(0, 0, width, 4000), flags, words).height()


@lru_cache(maxsize=16)
def _metrics(size: int) -> QFontMetricsF:
    return QFontMetricsF(face(size, QFont.Weight.Normal))


@lru_cache(maxsize=32)
def face(size: int, weight: QFont.Weight) -> QFont:
    """The app's face in pixels."""
    found = QFont([look.FONT_FAMILY, *look.FALLBACK_FAMILIES])
    found.setPixelSize(size)
    found.setWeight(weight)
    return found
