"""Words on the stage: the sizes there are, and how words shrink, then wrap, then are cut with "…" to fit.

Lengths are parts of a picture 1080 high. No size goes below the smallest of the picture that is being painted.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from ... import look
from ...domain.hyphens import HYPHEN, break_place
from ...domain.text import reads_from_right
from .. import utf16

SMALLEST: Final = 33
KICKER: Final = 36
BODY: Final = 42
OPTION: Final = 48
COUNT: Final = 62
QUESTION_LONG: Final = 60
QUESTION: Final = 76
CLOCK: Final = 240
REGULAR, STRONG, BOLD = 400, 600, 700
# Options of so many characters are never cut. One that is longer may be: for its sake the others do not become small, nor do
# the codes go.
ORDINARY: Final = 60

# Qt begins a new line here.
_BREAK: Final = "\u2028"
# Blanks are one blank; the one that keeps two words together stays what it is.
_BLANKS: Final = re.compile(r"[^\S\u00a0]+")
_OWN_HYPHEN: Final = re.compile(r"(?<=-)(?=[^-])")
# How much smaller the letters of a deep hall are made at a time where words do not fit: a tenth of the usual ones.
_LESS: Final = 3

Steps = Sequence[tuple[int, int]]
"""Sizes to try, each with the number of lines it may take; the last one is cut when it must."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words broken into lines at one size; ``line`` is the height of a line, ``width`` that of the longest, ``room`` the width
    they were fitted into."""

    lines: tuple[str, ...]
    size: int
    weight: int
    line: float
    width: float
    room: float = 0.0
    cut: bool = False
    """Whether words are missing at the end."""

    @property
    def height(self) -> float:
        """How high all lines are together."""
        return self.line * len(self.lines)

    @property
    def from_right(self) -> bool:
        """Whether they read from the right."""
        return reads_from_right("".join(self.lines))


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


def falling() -> Iterator[int]:
    """The smallest sizes to try in turn where words must not be cut: that of now first, then smaller, down to the usual one."""
    least = _least.get()
    while least > SMALLEST:
        yield least
        least -= _LESS
    yield SMALLEST


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
    return _fit(text, width, _allowed(steps), weight)


def spelled(text: str, width: float, steps: tuple[tuple[int, int], ...], weight: int = REGULAR) -> Fitted:
    """A name, password or address, for who types it over: no hyphen is added and nothing is cut. What does not fit at the last
    of ``steps`` is broken anywhere and takes the lines it needs."""
    plain, steps = _plain(text), _allowed(steps)
    tries = [(size, most, _spelled(plain, width, QFontMetricsF(face(size, weight)))) for size, most in steps]
    fits = (one for one in tries if len(one[2]) <= one[1])
    size, _most, lines = next(fits, tries[-1])
    return _fitted(lines, size, weight, width)


def _spelled(text: str, width: float, metrics: QFontMetricsF) -> list[str]:
    lines = []
    while text and metrics.horizontalAdvance(text) > width:
        fits = bisect_right(range(len(text)), width, key=lambda n: metrics.horizontalAdvance(text[:n])) - 1
        place = _readable_break(text, max(fits, 1))
        lines.append(text[:place].rstrip())
        text = text[place:].lstrip()
    return [*lines, text] if text else lines


def _readable_break(text: str, most: int) -> int:
    """A blank in the second half of the line if there is one. A line never ends in a hyphen: nobody could tell whose it is."""
    blank = text.rfind(" ", most // 2, most + 1)
    if blank > 0:
        return blank
    place = most
    while place > 1 and (text[place - 1] == HYPHEN or unicodedata.combining(text[place])):
        place -= 1
    return place


def _allowed(steps: Steps) -> tuple[tuple[int, int], ...]:
    return tuple((grown(size), most) for size, most in steps)


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


@lru_cache(maxsize=1024)
def _fit(text: str, width: float, steps: tuple[tuple[int, int], ...], weight: int) -> Fitted:
    plain = _plain(text)
    if not plain:
        return Fitted((), steps[0][0], weight, 0.0, 0.0)
    for size, most in steps:
        lines = _wrapped(plain, width, (size, most), weight)
        if lines:
            return _fitted(lines, size, weight, width)
    size, most = steps[-1]
    forced = _forced(plain, width, face(size, weight))
    if len(forced) <= most:
        return _fitted([line.text for line in forced], size, weight, width)
    kept = [line.text for line in forced[: most - 1]]
    last = _shortened(forced[most - 1].rest, width, face(size, weight))
    return replace(_fitted([*kept, last], size, weight, width), cut=True)


def _wrapped(plain: str, width: float, step: tuple[int, int], weight: int) -> list[str]:
    """Lines of whole words; none when they do not fit."""
    size, most = step
    lines = _broken(plain, width, face(size, weight))
    fits = len(lines) <= most and all(width_of(line, size, weight) <= width for line in lines)
    return lines if fits else []


def together(texts: Sequence[str], width: float, steps: Steps, weight: int = REGULAR) -> Steps:
    """The steps from the first one at which all ``texts`` fit, so that a row of equals is written in one size."""
    for place, step in enumerate(steps):
        if not any(fit(text, width, (step,), weight).cut for text in texts):
            return tuple(steps[place:])
    return tuple(steps)


@lru_cache(maxsize=4096)
def whole(text: str, width: float, size: int, lines: int, weight: int) -> bool:
    """Whether a text fits at exactly this size, with no word of it broken."""
    plain = _plain(text)
    return not plain or bool(_wrapped(plain, width, (size, lines), weight))


def _fitted(lines: Sequence[str], size: int, weight: int, room: float) -> Fitted:
    leading = 1.13 if size >= QUESTION_LONG else 1.24
    widest = max((width_of(line, size, weight) for line in lines), default=0.0)
    return Fitted(tuple(lines), size, weight, size * leading, widest, room)


def _broken(text: str, width: float, font: QFont) -> list[str]:
    return [_part(text, start, length) for start, length in _lines(text, width, font, anywhere=False)]


def _lines(text: str, width: float, font: QFont, *, anywhere: bool) -> list[tuple[int, int]]:
    """Where each line starts, and its length, in Qt's units."""
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if anywhere else mode.WordWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append((line.textStart(), line.textLength()))
    layout.endLayout()
    return lines


def _part(text: str, start: int, length: int) -> str:
    return utf16.part(text, start, length).strip()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line, and everything from its start on as it was written."""

    text: str
    rest: str


def _forced(text: str, width: float, font: QFont) -> list[_Line]:
    """Lines that fit whatever it takes: words too long for a line get a hyphen, or are broken anywhere."""
    metrics = QFontMetricsF(font)
    parted = " ".join(_hyphened(word, width, metrics) for word in text.split(" "))
    return [
        _Line(
            _part(parted, start, length), _part(parted, start, len(parted) * 2).replace(HYPHEN + _BREAK, "")
        )
        for start, length in _lines(parted, width, font, anywhere=True)
    ]


def _shortened(text: str, width: float, font: QFont) -> str:
    cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
    return cut if cut.endswith("…") else f"{cut[:-1]}…"


def _hyphened(word: str, width: float, metrics: QFontMetricsF) -> str:
    """A word in parts that fit, with a hyphen where a line ends in it. After its own hyphens Qt breaks it by itself."""
    if metrics.horizontalAdvance(word) <= width:
        return word
    return "".join(_parted(part, width, metrics) for part in _OWN_HYPHEN.split(word))


def _parted(word: str, width: float, metrics: QFontMetricsF) -> str:
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
    return _BREAK.join([*parts, word])
