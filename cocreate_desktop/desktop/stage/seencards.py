"""While the desk reads voting cards: what each side says, and the numbers that were seen. Never what a card said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from ...language import _
from .blocks import fitted_head, foot_top, head
from .letters import (
    BODY,
    BOLD,
    COUNT,
    KICKER,
    OPTION,
    SMALLEST,
    STRONG,
    Fitted,
    at_least,
    falling,
    fit,
    grown,
    whole,
    width_of,
)
from .painting import Sheet
from .state import CardsSeen, StageState

_TILE, _GAP = 72.0, 6.0
_WIDEST, _TALLEST = 168.0, 112.0
_LARGEST = 60
_SIDES = ((OPTION, 1), (BODY, 1), (KICKER, 2), (SMALLEST, 2), (SMALLEST, 3))
# From this height on a seen number has a tick beside its ground.
_TICKED = 64.0


@dataclass(frozen=True, slots=True)
class _Grid:
    """Which numbers stand there, in cells ``wide`` and ``high`` (with the gap), in letters of ``size``."""

    numbers: tuple[int, ...]
    columns: int
    wide: float
    high: float
    size: int


@dataclass(frozen=True, slots=True)
class _Sides:
    """What the sides of a card say, in so many ``columns``, each ``wide``."""

    words: tuple[Fitted, ...]
    columns: int
    wide: float

    @property
    def row(self) -> float:
        """How high a row of them is."""
        return max([_TILE + 12, *(one.height + 8 for one in self.words)])

    @property
    def high(self) -> float:
        """How high they are together."""
        return self.row * -(-len(self.words) // self.columns)


def paint(sheet: Sheet, state: StageState, shown: CardsSeen) -> None:
    """The whole picture: all numbers, or only those still missing where there are too many."""
    seen = set(shown.seen)
    missing = tuple(number for number in shown.numbers if number not in seen)
    tries = [(least, numbers) for numbers in (shown.numbers, missing, ()) for least in falling()]
    for least, numbers in tries:
        with at_least(least):
            sides = _sides(sheet, shown)
            top = fitted_head(state, sheet.wide - 2 * sheet.margin).ends
            under = top + sides.high + 12
            room = QRectF(sheet.margin, under, sheet.wide - 2 * sheet.margin, _foot() - 24 - under)
            told = _told(room.width(), numbers, everybody=numbers == shown.numbers)
            grid = _grid(numbers, room.adjusted(0, told.height, 0, 0))
            if grid is not None or not numbers:
                head(sheet, state, sheet.wide - sheet.margin)
                _paint_sides(sheet, shown, sides, top)
                sheet.words(told, room.left(), room.top(), "ink2")
                if grid is not None:
                    _paint_grid(sheet, grid, seen, room.adjusted(0, told.height, 0, 0))
                _count(sheet, shown, len(seen & set(shown.numbers)))
                sheet.ribbon()
                return


def _told(wide: float, numbers: tuple[int, ...], *, everybody: bool) -> Fitted:
    """What stands above numbers that are not all there are."""
    words = _("Not read yet:") if numbers else _("When fewer are missing their numbers come here.")
    return fit("" if everybody else words, wide, ((KICKER, 1), (SMALLEST, 2)), STRONG)


def _foot() -> float:
    return foot_top() - 52 - grown(COUNT) * 1.13


def _sides(sheet: Sheet, shown: CardsSeen) -> _Sides:
    """All sides beside each other, or in two rows where their words would be broken."""
    width = sheet.wide - 2 * sheet.margin
    texts = [words for _side, words in shown.sides]
    made = _Sides((), 1, width)
    for columns in (len(texts), -(-len(texts) // 2)):
        wide = width / max(columns, 1)
        room = wide - _TILE - 20 - 24
        steps = [
            step
            for step in _SIDES
            if all(whole(text, room, grown(step[0]), step[1], STRONG) for text in texts)
        ]
        made = _Sides(
            tuple(fit(text, room, tuple(steps[:1] or _SIDES[-1:]), STRONG) for text in texts), columns, wide
        )
        if steps:
            break
    # Short ones stand close to each other.
    natural = max((one.width for one in made.words), default=0.0) + _TILE + 20 + 72
    return replace(made, wide=min(made.wide, natural))


def _paint_sides(sheet: Sheet, shown: CardsSeen, sides: _Sides, top: float) -> None:
    """What each side says."""
    for place, (side, _words) in enumerate(shown.sides):
        row, column = divmod(place, sides.columns)
        x, middle = sheet.margin + column * sides.wide, top - 8 + (row + 0.5) * sides.row
        sheet.tile(side, QRectF(x, middle - _TILE / 2, _TILE, _TILE))
        words = sides.words[place]
        sheet.words(words, x + _TILE + 20, middle - words.height / 2)


def _grid(numbers: tuple[int, ...], room: QRectF) -> _Grid | None:
    """The largest letters in which all numbers stand in ``room``; None when there are too many."""
    if not numbers or room.height() < grown(SMALLEST):
        return None
    digits = len(str(max(numbers)))
    sizes = [(size, 28.0, 12.0) for size in range(max(_LARGEST, grown(SMALLEST)), grown(SMALLEST) - 1, -3)]
    for size, beside, over in (*sizes, (grown(SMALLEST), 12.0, 2.0)):
        ticked = size * 1.5 >= _TICKED
        wide = width_of("0" * digits, size, BOLD) + beside + (size * 0.5 if ticked else 0)
        high = size * 1.5 if ticked else size * 1.24 + over
        columns = max(1, int((room.width() + _GAP) // (wide + _GAP)))
        rows = -(-len(numbers) // columns)
        if rows * (high + _GAP) - _GAP <= room.height():
            # Rows as full as each other, in cells as large as there is room for.
            columns = -(-len(numbers) // rows)
            cell = min((room.width() + _GAP) / columns, _WIDEST), min((room.height() + _GAP) / rows, _TALLEST)
            return _Grid(numbers, columns, *cell, size)
    return None


def _paint_grid(sheet: Sheet, grid: _Grid, seen: set[int], room: QRectF) -> None:
    for place, number in enumerate(grid.numbers):
        row, column = divmod(place, grid.columns)
        x, y = room.left() + column * grid.wide, room.top() + row * grid.high
        _cell(sheet, number, grid.size, QRectF(x, y, grid.wide - _GAP, grid.high - _GAP), read=number in seen)


def _cell(sheet: Sheet, number: int, size: int, box: QRectF, *, read: bool) -> None:
    sheet.box(box, 10, "accent" if read else "surface", "accent" if read else "edge", 3.0)
    words = fit(str(number), box.width(), ((size, 1),), BOLD)
    token = "on_accent" if read else "ink"
    ticked = read and box.height() >= _TICKED
    side = size * 0.6
    x = box.center().x() + (side * 0.6 if ticked else 0)
    sheet.words(words, x, box.center().y() - words.line / 2, token, align="middle")
    if ticked:
        tick = QRectF(x - words.width / 2 - side - 6, box.center().y() - side / 2, side, side)
        sheet.icon("check-bold", tick, token)


def _count(sheet: Sheet, shown: CardsSeen, read: int) -> None:
    """How many cards were read, with a meter."""
    number = fit(_("{n} of {m}").format(n=read, m=len(shown.numbers)), 700, ((COUNT, 1),), BOLD)
    y = foot_top() - 52 - number.line
    sheet.words(number, sheet.margin, y)
    left = sheet.margin + number.width + 20
    label = fit(_("cards read"), sheet.wide - sheet.margin - left, ((BODY, 1),))
    sheet.words(label, left, y + number.line - label.line - 3)
    told = _("Is your number filled? Then your card was read.")
    room = sheet.wide - sheet.margin - left - label.width - 40
    hint = fit(told, room, ((KICKER, 1), (SMALLEST, 1), (SMALLEST, 2)))
    if not hint.cut and hint.height <= number.line + 12:
        sheet.words(hint, sheet.wide - sheet.margin, y + number.line - hint.height - 3, "ink2", align="right")
    share = read / len(shown.numbers) if shown.numbers else 0.0
    sheet.meter(QRectF(sheet.margin, foot_top() - 40, sheet.wide - 2 * sheet.margin, 28), share)
