"""The result of a round on the stage: bars that grow all together, places, ties with a bracket, and the base in words."""

from itertools import groupby

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from ...language import _, ngettext, number_text
from .blocks import foot_top, head
from .letters import (
    BODY,
    BOLD,
    COUNT,
    KICKER,
    OPTION,
    QUESTION,
    REGULAR,
    SMALLEST,
    STRONG,
    Fitted,
    fit,
    grown,
    width_of,
)
from .painting import FOOT, HIGH, Sheet
from .state import StageResult, StageState, Vote

_TIE = 300.0
# Two or three options may fill the picture, more share it.
TALLEST, TALLEST_BAR = 240.0, 148.0


def bar_length(total: int, most: int, room: float, progress: float) -> float:
    """How long a bar is: its share of the longest one, at ``progress`` 0 to 1 of the animation."""
    return room * total / most * min(max(progress, 0.0), 1.0) if most else 0.0


def paint(sheet: Sheet, state: StageState, body: Vote, progress: float) -> None:
    """The whole picture."""
    top = head(sheet, state, sheet.wide - sheet.margin, lines=1) + 4
    rows = body.results
    if rows:
        room = _foot_begins(sheet, body) - 26 - top
        step = min(room / len(rows), TALLEST)
        ties = _ties(rows)
        right = sheet.wide - sheet.margin - (_TIE if ties else 0)
        name = 0.0 if step >= 92 else min(sheet.wide * 0.34, 660.0)
        for place, row in enumerate(rows):
            _row(
                sheet,
                row,
                QRectF(sheet.margin, top + place * step, right - sheet.margin, step),
                name,
                rows,
                progress,
            )
        for first, last, number in ties:
            _bracket(
                sheet, top + first * step, top + last * step + step, right + 28, last - first + 1, number
            )
    _foot(sheet, body)


def _ties(rows: tuple[StageResult, ...]) -> list[tuple[int, int, int]]:
    """First and last row and the place of each group of equals; those with nothing are no race."""
    found = []
    for place, group in groupby(range(len(rows)), key=lambda index: rows[index].place):
        members = list(group)
        if len(members) > 1 and rows[members[0]].total:
            found.append((members[0], members[-1], place))
    return found


def _row(
    sheet: Sheet, row: StageResult, box: QRectF, name: float, rows: tuple[StageResult, ...], progress: float
) -> None:
    """One option. With ``name`` its words stand before the bar in that width, else above it."""
    high = max(68.0, min(TALLEST_BAR, box.height() - 92)) if not name else min(68.0, box.height() - 10)
    size = QUESTION if high >= 100 else COUNT if high >= 60 else OPTION if high >= 50 else BODY
    above = box.height() - high - 6 if not name else (box.height() - high) / 2
    y = box.top() + above
    number = fit(str(row.place), 90, ((size, 1),), BOLD)
    if any(one.total for one in rows):
        token = "ink" if row.place == 1 else "ink2"
        sheet.words(number, box.left() + 32, y + (high - number.line) / 2, token, align="middle")
    x = box.left() + 112 if not name else box.left() + 84
    sheet.tile(row.letter, QRectF(x, y, high, high))
    start = x + high + 12
    if any(one.picture is not None for one in rows):
        if row.picture is not None:
            sheet.picture(row.picture, QRectF(start, y, high * 1.5, high))
        start += high * 1.5 + 12
    if name:
        _words_beside(sheet, row.text, start + 4, name - 16, y, high)
        start += name
    else:
        large = ((OPTION, 1),) if box.height() >= 180 else ()
        words = fit(row.text, box.right() - x, (*large, (KICKER + 2, 1), (SMALLEST, 1)), STRONG)
        sheet.words(words, x, y - words.height - 2)
    most = max(one.total for one in rows)
    count = number_text(row.total)
    room = box.right() - start - width_of(number_text(most), grown(size), BOLD) - 28
    length = bar_length(row.total, most, room, progress)
    if length >= 8:
        sheet.bar(QRectF(start, y, length, high), row.letter)
    total = fit(count, 400, ((size, 1),), BOLD)
    if progress >= 1.0:
        sheet.words(total, start + length + (24 if length >= 8 else 0), y + (high - total.line) / 2)


def _words_beside(sheet: Sheet, text: str, x: float, width: float, y: float, high: float) -> None:
    lines = 2 if high >= 2 * SMALLEST * 1.24 - 16 else 1
    words: Fitted = fit(text, width, ((KICKER, 1), (SMALLEST, lines)), STRONG)
    sheet.words(words, x, y + (high - words.height) / 2)


def _bracket(sheet: Sheet, top: float, bottom: float, x: float, members: int, place: int) -> None:
    top, bottom = top + 8, bottom - 4
    path = QPainterPath(QPointF(x, top))
    path.lineTo(x + 12, top)
    path.quadTo(x + 24, top, x + 24, top + 12)
    path.lineTo(x + 24, bottom - 12)
    path.quadTo(x + 24, bottom, x + 12, bottom)
    path.lineTo(x, bottom)
    sheet.painter.save()
    sheet.painter.setBrush(sheet.colour("paper"))
    sheet.painter.setPen(QPen(sheet.colour("ink"), 4))
    sheet.painter.drawPath(path)
    sheet.painter.restore()
    width = _TIE - 28 - 48
    word = fit(_("Equal"), width, ((OPTION, 1), (KICKER, 1)), BOLD)
    told = ngettext("{n} choice in place {place}", "{n} choices in place {place}", members)
    under = fit(told.format(n=members, place=place), width, ((SMALLEST, 3),), REGULAR)
    whole = word.height + (under.height if bottom - top > word.height + under.height else 0)
    y = sheet.words(word, x + 48, (top + bottom - whole) / 2)
    if whole > word.height:
        sheet.words(under, x + 48, y, "ink2")


def _in_one_line(sheet: Sheet, body: Vote) -> int:
    """The size at which the whole base stands in one line beside the ribbon; 0 when none is small enough."""
    first, rest = _base(body)
    for size in (grown(KICKER), grown(SMALLEST)):
        wide = (
            width_of(first, size, STRONG) + width_of(" ", size, REGULAR) + 2 + width_of(rest, size, REGULAR)
        )
        if wide <= _foot_room(sheet):
            return size
    return 0


def _base(body: Vote) -> tuple[str, str]:
    return " ".join(body.base[:1]), " ".join(body.base[1:])


def _foot_room(sheet: Sheet) -> float:
    return sheet.wide - 2 * sheet.margin - 270


def _foot_begins(sheet: Sheet, body: Vote) -> float:
    """Where the line above the base stands; two lines of large letters need more room."""
    if _in_one_line(sheet, body):
        return foot_top() - 14
    return min(foot_top() - 14, HIGH - 24 - 2 * grown(SMALLEST) * 1.24)


def _foot(sheet: Sheet, body: Vote) -> None:
    right = sheet.wide - sheet.margin
    top = _foot_begins(sheet, body)
    sheet.line(sheet.margin, top, right, top)
    sheet.ribbon()
    first, rest = _base(body)
    size = _in_one_line(sheet, body)
    if size:
        lead, tail = fit(first, right, ((size, 1),), STRONG), fit(rest, right, ((size, 1),))
        y = HIGH - FOOT - 16 - tail.line / 2
        sheet.words(lead, right - tail.width - width_of(" ", size, REGULAR) - 2, y, align="right")
        sheet.words(tail, right, y, align="right")
        return
    room = _foot_room(sheet)
    y = sheet.text(first, right, top + 6, room, ((SMALLEST, 1),), weight=STRONG, align="right")
    sheet.text(rest, right, y, room, ((SMALLEST, 1),), align="right")
