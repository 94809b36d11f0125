"""What one version says: a note's text on its paper, or fields under one another; what only this version says is bold with a
line under it. It paints what it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from ... import look
from ...domain.difference import Mark, Run
from ...domain.text import reads_from_right
from ...language import _
from ...services.conflictwords import Line, Side
from .. import theme
from ..drawing import paint_box, paint_icon, paint_pattern
from ..shadow import paint_shadow

STRIP: Final = 22
SIZES: Final = ((24, 32), (18, 25), (14, 20))
"""Letter and line in pixels; the first with which everything fits, else the last and it scrolls."""
LEAST: Final = 205
"""Pixels: that high it is with few words, with the shadow of its note."""
_LINE: Final = 3
_RIM: Final = 9  # under a note, for its shadow
_PAD, _NAME, _GAP, _LETTER = 19, 20, 14, 30


@dataclass(frozen=True, slots=True)
class _Block:
    """A field as it is painted: its name (empty: none), its laid out text, and where it begins."""

    name: str
    runs: tuple[Run, ...]
    layout: QTextLayout
    top: float


class VersionText(QWidget):
    """Stands in a scroll area; as high as its words need."""

    # Emits: nothing; ``wanted`` is another height now.
    fitted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side: Side | None = None
        self._letter = ""
        self._blocks: list[_Block] = []
        self.wanted = LEAST
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def side(self) -> Side | None:
        """What is shown."""
        return self._side

    def show_side(self, side: Side, letter: str) -> None:
        """Shows a version; with a ``letter`` on a note of that colour."""
        self._side, self._letter = side, letter
        said = [f"{line.name}: {line.text}" if line.name else line.text for line in side.lines]
        self.setAccessibleName(_removed() if side.gone else "\n".join(said))
        self._lay()
        self.update()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(300, self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the lines anew."""
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        if self._side is None:
            return
        painter = QPainter(self)
        if self._letter:
            self._paint_paper(painter)
        if self._side.gone:
            self._paint_gone(painter)
            return
        for block in self._blocks:
            self._paint_block(painter, block)

    def _area(self) -> QScrollArea | None:
        """What it is seen through."""
        port = self.parentWidget()
        area = port.parentWidget() if port is not None else None
        return area if isinstance(area, QScrollArea) else None

    def _lay(self) -> None:
        side = self._side
        if side is None:
            return
        wide = self.width() - 2 * _PAD
        high = 0.0
        before, area = self.wanted, self._area()
        room = area.viewport().height() if area is not None else self.height()
        for size, line in SIZES:
            self._blocks, high = self._laid(side.lines, wide, size, line)
            if size == SIZES[0][0]:
                self.wanted = max(LEAST, round(high) + _RIM)
            if high <= room:
                break
        self.setMinimumHeight(round(high) if high > room else 0)
        if area is not None:  # what must be scrolled can be by keyboard too
            area.setFocusPolicy(Qt.FocusPolicy.TabFocus if high > room else Qt.FocusPolicy.NoFocus)
        if self.wanted != before:
            self.fitted.emit()

    def _laid(self, lines: Sequence[Line], wide: float, size: int, high: int) -> tuple[list[_Block], float]:
        top = float(STRIP + 16 if self._letter else 4)
        blocks = []
        for line in lines:
            name = "" if self._letter else line.name
            top += _NAME if name else 0
            layout = lay(line.runs or (Run(Mark.SAME, nothing()),), wide, size, high)
            blocks.append(_Block(name, line.runs, layout, top))
            top += layout.lineCount() * high + _GAP
        return blocks, top

    def _paint_paper(self, painter: QPainter) -> None:
        dark = theme.tokens_now().dark
        colour = look.note_colour(self._letter)
        box = QRectF(self.rect()).adjusted(0, 0, 0, -_RIM)
        paint_shadow(painter, box, theme.tokens_now())
        paint_box(painter, box, 3, QColor(colour.fill(dark)), QColor(colour.edge(dark)))
        paint_pattern(painter, QRectF(_LETTER, 1, box.width() - _LETTER - 1, STRIP), self._letter, 8, dark)
        painter.setFont(_face(15, bold=True))
        painter.setPen(QColor(look.NOTE_INK))
        at = QRectF(3, 2, _LETTER, STRIP)
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, self._letter)

    def _paint_gone(self, painter: QPainter) -> None:
        middle = QRectF(self.rect()).center()
        tone = QColor(look.NOTE_INK) if self._letter else theme.colour("ink2")
        paint_icon(painter, "trash", QRectF(middle.x() - 16, middle.y() - 30, 32, 32), tone)
        painter.setPen(tone)
        painter.setFont(_face(18, bold=False))
        box = QRectF(0, middle.y() + 8, self.width(), 28)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _removed())

    def _paint_block(self, painter: QPainter, block: _Block) -> None:
        left = float(_PAD if self._letter else 0)
        if block.name:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(left, block.top - _NAME, self.width() - left, _NAME)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, block.name)
        ink = QColor(look.NOTE_INK) if self._letter else theme.colour("ink" if block.runs else "ink3")
        painter.setPen(ink)
        block.layout.draw(painter, QPointF(left, block.top))
        deep = QColor(look.note_colour(self._letter).deep) if self._letter else theme.colour("accent")
        for place in marked(block.layout, block.runs):
            painter.fillRect(place.translated(left, block.top), deep)


def nothing() -> str:
    """What stands where a version says nothing."""
    return _("nothing filled in")


def _removed() -> str:
    return _("removed")


def lay(runs: Sequence[Run], wide: float, size: int, high: int) -> QTextLayout:
    """The runs as lines of ``high`` pixels within ``wide``; what differs is bold."""
    text = "".join(run.text for run in runs).replace("\n", "\N{LINE SEPARATOR}")
    layout = QTextLayout(text, _face(size, bold=False))
    option, from_right = QTextOption(), reads_from_right(text)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    if from_right:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.setFormats([_bold(start, length, size) for start, length in _differing(runs)])
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(wide, 20))
        left = line.width() - line.naturalTextWidth() if from_right else 0
        line.setPosition(QPointF(left, (layout.lineCount() - 1) * high + (high - line.height()) / 2))
    layout.endLayout()
    return layout


def marked(layout: QTextLayout, runs: Sequence[Run]) -> list[QRectF]:
    """Where the lines under what differs come, from the layout's corner."""
    text, metrics = layout.text(), QFontMetricsF(layout.font())
    found = []
    for start, length in _differing(runs):
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            end = min(start + length, line.textStart() + line.textLength())
            while end > first and text[end - 1 : end].isspace():
                end -= 1
            while first < end and text[first : first + 1].isspace():
                first += 1
            if end <= first:
                continue
            one, two = _across(line, first), _across(line, end)
            top = line.y() + line.ascent() + metrics.descent() * 0.6 + 2
            found.append(QRectF(min(one, two), round(top), abs(two - one), _LINE))
    return found


def _across(line: object, place: int) -> float:
    """How far along its line a place is; Qt gives the place back beside it."""
    at = line.cursorToX(place)  # type: ignore[attr-defined]  # a QTextLine
    return float(at[0] if isinstance(at, tuple) else at)


def _differing(runs: Sequence[Run]) -> list[tuple[int, int]]:
    """Where each run that differs begins and how long it is, as Qt counts: an emoji is two."""
    found, at = [], 0
    for run in runs:
        length = len(run.text.encode("utf-16-le", "surrogatepass")) // 2
        if run.mark is Mark.ADDED:
            found.append((at, length))
        at += length
    return found


def _bold(start: int, length: int, size: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    style = QTextCharFormat()
    style.setFont(_face(size, bold=True))
    made.format = style
    return made


def _face(size: int, *, bold: bool) -> QFont:
    face = theme.font("body")
    face.setPixelSize(size)
    face.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return face
