"""Words on the stage that are marked: what came is bold and underlined, what went is struck through; never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from ...domain.difference import Mark, Run
from ...domain.text import reads_from_right
from .. import utf16
from .letters import BOLD, QUESTION_LONG, REGULAR, face
from .painting import Drawn, Sheet

_LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class Written:
    """Runs broken into lines; ``line`` is the height of one, ``cut`` whether words are missing at the end."""

    layout: QTextLayout
    size: int
    line: float
    room: float
    cut: bool = False

    @property
    def height(self) -> float:
        """Of all lines."""
        return self.line * self.layout.lineCount()


def write(runs: Sequence[Run], width: float, size: int, most: int, *, told: str = "") -> Written:
    """The runs in lines of ``width`` at one size, ``most`` lines at most; what does not fit is cut with "…". ``told`` stands
    before them in bold."""
    whole = _laid(runs, width, size, told)
    if whole.layout.lineCount() <= most:
        return whole
    low, high = 0, sum(len(run.text) for run in runs)
    while low < high:
        middle = (low + high + 1) // 2
        if _laid(_first(runs, middle), width, size, told).layout.lineCount() <= most:
            low = middle
        else:
            high = middle - 1
    return replace(_laid(_first(runs, low), width, size, told), cut=True)


def paint(sheet: Sheet, written: Written, x: float, y: float) -> float:
    """Paints the lines from ``y`` down; returns where they end."""
    layout = written.layout
    sheet.painter.setPen(sheet.colour("ink"))
    layout.draw(sheet.painter, QPointF(x, y))
    text = layout.text()
    for place in range(layout.lineCount()):
        line = layout.lineAt(place)
        box = QRectF(x + line.x(), y + place * written.line, line.naturalTextWidth(), written.line)
        words = utf16.part(text, line.textStart(), line.textLength()).replace(_LINE_BREAK, " ").strip()
        sheet.drawn.append(Drawn(words, written.size, box))
    return y + written.height


def _laid(runs: Sequence[Run], width: float, size: int, told: str) -> Written:
    shown: list[tuple[str, int, Mark | None]] = [(f"{told}: ", BOLD, None)] if told else []
    for run in runs:
        weight = BOLD if run.mark is Mark.ADDED else REGULAR
        shown.append((run.text.replace("\n", _LINE_BREAK), weight, run.mark))
    text = "".join(words for words, _weight, _mark in shown)
    layout = QTextLayout(text, face(size, REGULAR))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if reads_from_right(text):
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.setFormats(_formats(shown, size))
    line_high = size * (1.2 if size >= QUESTION_LONG else 1.3)
    metrics = QFontMetricsF(face(size, REGULAR))
    down = (line_high - metrics.height()) / 2
    layout.beginLayout()
    place = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, place * line_high + down))
        place += 1
    layout.endLayout()
    return Written(layout, size, line_high, width)


def _formats(shown: Sequence[tuple[str, int, Mark | None]], size: int) -> list[QTextLayout.FormatRange]:
    found, start = [], 0
    for words, weight, mark in shown:
        length = utf16.units(words)
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = start, length, _format(weight, mark, size)
        found.append(one)
        start += length
    return found


def _format(weight: int, mark: Mark | None, size: int) -> QTextCharFormat:
    made = QTextCharFormat()
    font = QFont(face(size, weight))
    font.setUnderline(mark is Mark.ADDED)
    font.setStrikeOut(mark is Mark.REMOVED)
    made.setFont(font)
    return made


def _first(runs: Sequence[Run], length: int) -> list[Run]:
    """The first ``length`` characters, with "…" behind them."""
    found: list[Run] = []
    for run in runs:
        words = run.text[:length]
        length -= len(words)
        if words:
            found.append(Run(run.mark, words))
    last = found.pop() if found else Run(Mark.SAME, "")
    return [*found, Run(last.mark, f"{last.text.rstrip()}…")]
