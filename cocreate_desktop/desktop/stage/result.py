"""The result of a round on the stage: bars that grow all together, places, ties with a bracket, and the base in words."""

from itertools import groupby

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from ...language import _, ngettext, number_text
from . import bars
from .blocks import fitted_head, foot_top, head
from .letters import BOLD, KICKER, OPTION, REGULAR, SMALLEST, STRONG, at_least, fit, grown, width_of
from .painting import FOOT, HIGH, Sheet
from .state import StageResult, StageState, Vote


def bar_length(total: int, most: int, room: float, progress: float) -> float:
    """How long a bar is: its share of the longest one, at ``progress`` 0 to 1 of the animation."""
    return room * total / most * min(max(progress, 0.0), 1.0) if most else 0.0


def paint(sheet: Sheet, state: StageState, body: Vote, progress: float) -> None:
    """The whole picture."""
    if not body.results:
        head(sheet, state, sheet.wide - sheet.margin, lines=1)
        _foot(sheet, body)
        return
    ties = _ties(body.results)
    shown = bars.arranged(body.results, lambda: _place(sheet, state, body), ties=bool(ties))
    with at_least(shown.least):
        head(sheet, state, sheet.wide - sheet.margin, lines=1)
        _rows(sheet, body.results, shown, progress)
        right = sheet.margin + shown.width + 28
        for first, last, number in ties:
            top, bottom = shown.top + first * shown.row, shown.top + (last + 1) * shown.row
            words = _tie_words(last - first + 1, number)
            _bracket(sheet, QRectF(right, top + 8, shown.tie - 28, bottom - top - 12), words)
        _foot(sheet, body)


def _place(sheet: Sheet, state: StageState, body: Vote) -> bars.Place:
    """What head and foot leave for the rows."""
    width = sheet.wide - 2 * sheet.margin
    top = fitted_head(state, width, lines=1).ends + 4
    return bars.Place(top, _foot_begins(sheet, body) - 26 - top, width)


def _ties(rows: tuple[StageResult, ...]) -> list[tuple[int, int, int]]:
    """First and last row and the place of each group of equals; those with nothing are no race."""
    found = []
    for place, group in groupby(range(len(rows)), key=lambda index: rows[index].place):
        members = list(group)
        if len(members) > 1 and rows[members[0]].total:
            found.append((members[0], members[-1], place))
    return found


def _rows(sheet: Sheet, results: tuple[StageResult, ...], shown: bars.Rows, progress: float) -> None:
    """All rows; bars begin behind the longest words, or under them."""
    words = [fit(row.text, shown.words, shown.steps, STRONG) for row in results]
    name = 0.0 if shown.above else max(one.width for one in words) + 20
    left = sheet.margin
    room = shown.width - shown.start - name - shown.total
    for place, row in enumerate(results):
        high = shown.bar
        y = shown.top + place * shown.row + shown.over
        _place_number(sheet, row, shown, y, ranked=bool(shown.most))
        sheet.tile(row.letter, QRectF(left + shown.tile, y, high, high))
        if row.picture is not None:
            sheet.picture(row.picture, QRectF(left + shown.tile + high + 12, y, high * 1.5, high))
        if shown.above:
            sheet.words(words[place], left + shown.tile, y - words[place].height - 2)
        else:
            sheet.words(words[place], left + shown.start, y + (high - words[place].height) / 2)
        length = bar_length(row.total, shown.most, room, progress)
        _bar(sheet, row, shown, QRectF(left + shown.start + name, y, length, high), arrived=progress >= 1.0)


def _place_number(sheet: Sheet, row: StageResult, shown: bars.Rows, y: float, *, ranked: bool) -> None:
    """Nobody has a place in a vote without votes."""
    if not ranked:
        return
    number = fit(str(row.place), 90, ((shown.count, 1),), BOLD)
    token = "ink" if row.place == 1 else "ink2"
    sheet.words(number, sheet.margin + 32, y + (shown.bar - number.line) / 2, token, align="middle")


def _bar(sheet: Sheet, row: StageResult, shown: bars.Rows, box: QRectF, *, arrived: bool) -> None:
    drawn = box.width() >= 8
    if drawn:
        sheet.bar(box, row.letter)
    if arrived:
        total = fit(number_text(row.total), 400, ((shown.count, 1),), BOLD)
        x = box.right() + 24 if drawn else box.left()
        sheet.words(total, x, box.top() + (box.height() - total.line) / 2)


def _tie_words(members: int, place: int) -> str:
    # A no-break space, for a number alone on a line says nothing.
    told = ngettext("{n} choice in place\u00a0{place}", "{n} choices in place\u00a0{place}", members)
    return told.format(n=members, place=place)


def _bracket(sheet: Sheet, box: QRectF, told: str) -> None:
    x, top, bottom = box.left(), box.top(), box.bottom()
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
    width = box.width() - 48
    word = fit(_("Equal"), width, ((OPTION, 1), (KICKER, 1)), BOLD)
    under = fit(told, width, ((SMALLEST, 3),), REGULAR)
    both = not under.cut and box.height() > word.height + under.height
    y = sheet.words(word, x + 48, box.center().y() - (word.height + (under.height if both else 0)) / 2)
    if both:
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
