"""Words on the stage: the sizes there are, and how words shrink, then wrap, then are cut with "…" to fit.

Lengths are parts of a picture 1080 high. No size goes below the smallest of the picture that is being painted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ... import look
from ...domain.hyphens import HYPHEN, break_place

SMALLEST: Final = 33
KICKER: Final = 36
BODY: Final = 42
OPTION: Final = 48
COUNT: Final = 62
QUESTION_LONG: Final = 60
QUESTION: Final = 76
CLOCK: Final = 240
REGULAR, STRONG, BOLD = 400, 600, 700

Steps = Sequence[tuple[int, int]]
"""Sizes to try, each with the number of lines it may take; the last one is cut when it must."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words broken into lines at one size; ``line`` is the height of a line, ``width`` that of the longest."""

    lines: tuple[str, ...]
    size: int
    weight: int
    line: float
    width: float

    @property
    def height(self) -> float:
        """How high all lines are together."""
        return self.line * len(self.lines)


# The smallest letters of the picture that is being painted; in a deep hall more than the usual smallest.
_least: ContextVar[int] = ContextVar("least", default=SMALLEST)


@contextmanager
def at_least(size: int) -> Iterator[None]:
    """No letters below ``size`` while a picture is painted."""
    before = _least.set(size)
    try:
        yield
    finally:
        _least.reset(before)


def as_usual() -> AbstractContextManager[None]:
    """The usual smallest letters, for how one joins: a cut address helps nobody, and who sits far away scans the code alone."""
    return at_least(SMALLEST)


def grown(size: int) -> int:
    """``size``, or the smallest that may be used now."""
    return max(size, _least.get())


@lru_cache(maxsize=128)
def face(size: int, weight: int) -> QFont:
    """The stage's font with equal digits."""
    font = QFont([look.FONT_FAMILY, *look.FALLBACK_FAMILIES])
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def width_of(text: str, size: int, weight: int) -> float:
    """How wide one line of words is."""
    return QFontMetricsF(face(size, weight)).horizontalAdvance(text)


def fit(text: str, width: float, steps: tuple[tuple[int, int], ...], weight: int = REGULAR) -> Fitted:
    """The words at the first of ``steps`` where they fit into ``width``; else the last one, cut with "…". No step is below
    the smallest size of now."""
    least = _least.get()
    if least > SMALLEST:
        steps = tuple((max(size, least), most) for size, most in steps)
    return _fit(text, width, steps, weight)


@lru_cache(maxsize=1024)
def _fit(text: str, width: float, steps: tuple[tuple[int, int], ...], weight: int) -> Fitted:
    plain = " ".join(text.split())
    if not plain:
        return Fitted((), steps[0][0], weight, 0.0, 0.0)
    for size, most in steps:
        lines = _broken(plain, width, face(size, weight))
        metrics = QFontMetricsF(face(size, weight))
        if len(lines) <= most and all(metrics.horizontalAdvance(line) <= width for line in lines):
            return _fitted(lines, size, weight)
    size, most = steps[-1]
    return _fitted(_cut(plain, width, most, face(size, weight)), size, weight)


def together(texts: Sequence[str], width: float, steps: Steps, weight: int = REGULAR) -> Steps:
    """The steps from the first one at which all ``texts`` fit, so that a row of equals is written in one size."""
    for place, step in enumerate(steps):
        fitted = [fit(text, width, (step,), weight) for text in texts]
        if not any(line.endswith("…") for one in fitted for line in one.lines):
            return tuple(steps[place:])
    return tuple(steps)


def _fitted(lines: Sequence[str], size: int, weight: int) -> Fitted:
    leading = 1.13 if size >= QUESTION_LONG else 1.24
    widest = max((width_of(line, size, weight) for line in lines), default=0.0)
    return Fitted(tuple(lines), size, weight, size * leading, widest)


def _broken(text: str, width: float, font: QFont, *, anywhere: bool = False) -> list[str]:
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if anywhere else mode.WordWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(_part(text, line.textStart(), line.textLength()))
    layout.endLayout()
    return lines


def _part(text: str, start: int, length: int) -> str:
    """Qt counts in UTF-16 units; an emoji takes two."""
    units = text.encode("utf-16-le")
    return units[start * 2 : (start + length) * 2].decode("utf-16-le", errors="ignore").strip()


def _cut(text: str, width: float, most: int, font: QFont) -> list[str]:
    metrics = QFontMetricsF(font)
    text = " ".join(part for word in text.split() for part in _hyphened(word, width, metrics))
    lines = _broken(text, width, font, anywhere=True)
    if len(lines) <= most:
        return lines
    last = f"{lines[most - 1]} {lines[most]}"
    cut = metrics.elidedText(last, Qt.TextElideMode.ElideRight, width)
    return [*lines[: most - 1], cut if cut.endswith("…") else f"{cut[:-1]}…"]


def _hyphened(word: str, width: float, metrics: QFontMetricsF) -> list[str]:
    """A word in parts that fit, with a hyphen at the end of all but the last."""
    parts = []
    while metrics.horizontalAdvance(word) > width:
        fits = (
            bisect_right(range(len(word)), width, key=lambda n: metrics.horizontalAdvance(word[:n] + HYPHEN))
            - 1
        )
        place = break_place(word, fits)
        if not place:
            break
        parts.append(word[:place] + HYPHEN)
        word = word[place:]
    return [*parts, word]
