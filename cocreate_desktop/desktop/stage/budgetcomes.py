"""The plans of a budget that come, in the order of buying: who pays each of them, and what it costs."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...language import ngettext
from .letters import BODY, BOLD, COUNT, KICKER, OPTION, SMALLEST, STRONG, Fitted, fit, grown, width_of
from .painting import Sheet
from .state import Bought

_ROW, _TALLEST = 106.0, 130.0
# Rows that are no higher have a smaller tile and stand closer.
_LOW = 52.0
_TILE, _GAP = 76.0, 40.0
# From this width on costs are large.
_ROOMY = 900.0


@dataclass(frozen=True, slots=True)
class Row:
    """A plan that comes, as it was fitted; ``beside``: who pays stands before the cost and not under the name."""

    shown: Bought
    name: Fitted
    payers: Fitted
    beside: bool


@dataclass(frozen=True, slots=True)
class Comes:
    """The rows that fit, each ``high`` and ``wide``, so many in a column, and how many plans there are ``more``."""

    rows: tuple[Row, ...]
    high: float
    wide: float
    each: int
    more: int

    @property
    def missing(self) -> int:
        """How much of it is cut or not there."""
        return self.more + sum(row.name.cut + row.payers.cut for row in self.rows)


def fitted(bought: tuple[Bought, ...], wide: float, room: float, columns: int) -> Comes:
    """The plans in ``wide`` and ``room``: with two lines each where there is room, else with one; in two columns nobody is
    named who pays."""
    most = max(1, int(room // (grown(SMALLEST) * 1.24 + 4))) * columns
    shown = bought if len(bought) <= most else bought[: most - 1]
    each = max(1, -(-min(len(bought), most) // columns))
    high, column = (
        min(room / each, _TALLEST if columns == 1 else _LOW),
        (wide - (columns - 1) * _GAP) / columns,
    )
    size = _cost_size(high, column)
    cost = max((width_of(one.cost, size, BOLD) for one in shown), default=0.0) + 24
    rows = tuple(_fitted(one, column - _start(high) - cost, high, paid=columns == 1) for one in shown)
    return Comes(rows, high, column, each, len(bought) - len(shown))


def _fitted(one: Bought, wide: float, high: float, *, paid: bool) -> Row:
    """Name over payers where the row is high enough, the payers in a few words where there is no room for more."""
    steps = ((BODY, 1), (KICKER, 1), (SMALLEST, 1), (SMALLEST, 2))
    for words in (one.payers, one.payers_short) if paid else ():
        payers = fit(words, wide, ((34, 1), (SMALLEST, 1)))
        for size, lines in steps:
            name = fit(one.text, wide, ((size, lines),), STRONG)
            if name.height + payers.height <= high - 2 and not name.cut and not payers.cut:
                return Row(one, name, payers, beside=False)
    payers = fit(one.payers_short if paid else "", wide * 0.5, ((SMALLEST, 1),))
    lines = max(1, int((high - 2) // (grown(SMALLEST) * 1.24)))
    room = wide - payers.width - (24 if payers.lines else 0)
    name = fit(one.text, room, ((SMALLEST, 1), (SMALLEST, min(lines, 2))), STRONG)
    return Row(one, name, payers, beside=True)


def _order(high: float) -> float:
    """What the number before a plan takes."""
    return 60.0 if high > _LOW else 54.0


def _start(high: float) -> float:
    return _order(high) + _tile(high) + (20 if high > _LOW else 14)


def _tile(high: float) -> float:
    return min(_TILE, high - 8)


def _cost_size(high: float, wide: float) -> int:
    return grown(56 if high >= _ROW and wide >= _ROOMY else OPTION if high >= 76 else KICKER)


def paint(sheet: Sheet, shown: Comes, left: float, top: float, first: int = 1) -> None:
    """All rows, from the upper left corner on; they are numbered from ``first`` on."""
    for place, row in enumerate(shown.rows):
        column, line = divmod(place, shown.each)
        x, y = left + column * (shown.wide + _GAP), top + line * shown.high
        _row(sheet, row, first + place, QRectF(x, y, shown.wide, shown.high))
    if shown.more:
        column, line = divmod(len(shown.rows), shown.each)
        x, y = left + column * (shown.wide + _GAP) + _start(shown.high), top + line * shown.high
        more(sheet, shown.more, x, y)


def more(sheet: Sheet, number: int, x: float, y: float) -> None:
    """That there are so many more than stand there."""
    told = ngettext("and {n} more", "and {n} more", number).format(n=number)
    sheet.text(told, x, y, 500, ((SMALLEST, 1),), token="ink2")


def _row(sheet: Sheet, row: Row, place: int, box: QRectF) -> None:
    middle = box.center().y()
    size = _cost_size(box.height(), box.width())
    number = fit(str(place), 90, ((min(size, COUNT), 1),), BOLD)
    sheet.words(number, box.left() + 24, middle - number.line / 2, align="middle")
    tile = _tile(box.height())
    sheet.tile(row.shown.letter, QRectF(box.left() + _order(box.height()), middle - tile / 2, tile, tile))
    left = box.left() + _start(box.height())
    cost = fit(row.shown.cost, 500, ((size, 1),), BOLD)
    sheet.words(cost, box.right(), middle - cost.line / 2, align="right")
    if row.beside:
        sheet.words(row.name, left, middle - row.name.height / 2)
        right = box.right() - cost.width - 24
        sheet.words(row.payers, right, middle - row.payers.line / 2, "ink2", align="right")
        return
    y = middle - (row.name.height + row.payers.height) / 2
    sheet.words(row.payers, left, sheet.words(row.name, left, y), "ink2")
