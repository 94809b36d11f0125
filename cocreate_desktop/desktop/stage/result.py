"""The result of a round on the stage: bars that grow all together, places, ties with a bracket, and the base in words."""

from itertools import groupby

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPen

from ...domain.voting import Exact
from ...language import _, ngettext
from . import bars, resultfoot
from .blocks import fitted_head, head
from .letters import BOLD, KICKER, OPTION, REGULAR, SMALLEST, STRONG, at_least, fit
from .painting import Sheet
from .state import NOTHING, StageResult, StageState, Vote


def bar_length(total: Exact, most: Exact, room: float, progress: float) -> float:
    """How long a bar is: its share of the longest one, at ``progress`` 0 to 1 of the animation."""
    return float(room * total / most) * min(max(progress, 0.0), 1.0) if most else 0.0


def paint(sheet: Sheet, state: StageState, body: Vote, progress: float) -> None:
    """The whole picture."""
    if not body.results:
        head(sheet, state, sheet.wide - sheet.margin, lines=1)
        resultfoot.paint(sheet, body)
        return
    ties = _ties(body.results)
    shown = bars.arranged(body.results, lambda: _place(sheet, state, body), ties=bool(ties), full=body.full)
    with at_least(shown.least):
        head(sheet, state, sheet.wide - sheet.margin, lines=1)
        _rows(sheet, body, shown, progress)
        right = sheet.margin + shown.width + 28
        for first, last, number in ties:
            top, bottom = shown.top + first * shown.row, shown.top + (last + 1) * shown.row
            words = _tie_words(last - first + 1, number)
            _bracket(sheet, QRectF(right, top + 8, shown.tie - 28, bottom - top - 12), words)
        resultfoot.paint(sheet, body)


def _place(sheet: Sheet, state: StageState, body: Vote) -> bars.Place:
    """What head and foot leave for the rows."""
    width = sheet.wide - 2 * sheet.margin
    top = fitted_head(state, width, lines=1).ends + 4
    return bars.Place(top, resultfoot.begins(sheet, body) - 12 - (0 if body.lines else 14) - top, width)


def _ties(rows: tuple[StageResult, ...]) -> list[tuple[int, int, int]]:
    """First and last row and the place of each group of equals; those with nothing are no race."""
    found = []
    for place, group in groupby(range(len(rows)), key=lambda index: rows[index].place):
        members = list(group)
        if len(members) > 1 and place and rows[members[0]].total:
            found.append((members[0], members[-1], place))
    return found


def _rows(sheet: Sheet, body: Vote, shown: bars.Rows, progress: float) -> None:
    """All rows; bars begin behind the longest words, or under them."""
    results = body.results
    ranked = any(row.total for row in results)
    words = [fit(row.text, shown.words, shown.steps, STRONG) for row in results]
    name = 0.0 if shown.above else max(one.width for one in words) + 20
    left = sheet.margin
    room = shown.width - shown.start - name - shown.total
    for place, row in enumerate(results):
        high = shown.bar
        y = shown.top + place * shown.row + shown.over
        _place_number(sheet, row, shown, y, ranked=ranked)
        sheet.tile(row.letter, QRectF(left + shown.tile, y, high, high))
        if row.picture is not None:
            sheet.picture(row.picture, QRectF(left + shown.tile + high + 12, y, high * 1.5, high))
        if shown.above:
            sheet.words(words[place], left + shown.tile, y - words[place].height - 2)
        else:
            sheet.words(words[place], left + shown.start, y + (high - words[place].height) / 2)
        track = QRectF(left + shown.start + name, y, room, high)
        if body.full is not None:
            sheet.box(track, 8, "sunken")
        _bar(sheet, row, shown, track, progress)


def _place_number(sheet: Sheet, row: StageResult, shown: bars.Rows, y: float, *, ranked: bool) -> None:
    """Nobody has a place in a vote without votes, nor where nothing is a contest."""
    if not ranked or row.place < 1:
        return
    number = fit(str(row.place), 90, ((shown.count, 1),), BOLD)
    token = "ink" if row.place == 1 else "ink2"
    sheet.words(number, sheet.margin + 32, y + (shown.bar - number.line) / 2, token, align="middle")


def _bar(sheet: Sheet, row: StageResult, shown: bars.Rows, track: QRectF, progress: float) -> None:
    """The bar in its track; once it has arrived, its mark and the words behind it."""
    length = bar_length(row.total, shown.most, track.width(), progress)
    box = QRectF(track.left(), track.top(), length, track.height())
    drawn = length >= 8
    if drawn:
        sheet.bar(box, row.letter)
    if progress < 1.0:
        return
    if row.mark is not None:
        x = track.left() + bar_length(row.mark, shown.most, track.width(), 1.0)
        sheet.fill(QRectF(x - 4, box.top() - 4, 8, box.height() + 8), "ink")
    total = fit(bars.said(row), 600, ((shown.count, 1),), BOLD)
    # On a scale all numbers stand in a column behind it, for what is free of the bar means something too.
    scaled = row.mark is not None or row.said == NOTHING
    x = track.right() + 24 if scaled else box.right() + 24 if drawn else box.left()
    sheet.words(total, x, box.top() + (box.height() - total.line) / 2)
    beside = fit(row.beside, 900, ((shown.beside, 1),))
    y = box.top() + (box.height() - beside.line) / 2 + (total.size - beside.size) * 0.3
    sheet.words(beside, x + total.width + bars.BESIDE, y, "ink2")


def _tie_words(members: int, place: int) -> str:
    """How many are equal, and where; a place below 0 is that of yes and no."""
    if place < 0:
        return _("as many for it as against it")
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
