"""A talk on the stage: who sits where before each round, the clock during it, and the room together after the last."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from ...language import _
from .blocks import foot_top, head
from .letters import BODY, BOLD, OPTION, QUESTION_LONG, SMALLEST, STRONG, fit, grown, width_of
from .painting import Sheet
from .state import Places, StageState, Thinking
from .thinking import TILES, foot, tiles_and_foot
from .thinking import paint as paint_clock

_LINE_GAP = 12.0
_GAP = 24.0
# Room beside the numbers within a place, and the least that a row is higher than its letters.
_AIR, _MORE = 34.0, 18.0


def paint(sheet: Sheet, state: StageState, progress: float) -> None:
    """The whole picture."""
    body = state.body
    if isinstance(body, Thinking):
        paint_clock(sheet, state, progress)
        return
    assert isinstance(body, Places), "the talk face carries a clock or Places"
    many = bool(body.seats)
    top = head(sheet, state, sheet.wide - sheet.margin, lines=1 if many else 2, small=many)
    below = foot_top() if many or not body.tiles else TILES - 24
    top = _what(sheet, body, top, below)
    if not many:
        tiles_and_foot(sheet, body.tiles, body.after)
        return
    pages = _seats(sheet, body, QRectF(sheet.margin, top, sheet.wide - 2 * sheet.margin, below - top))
    foot(sheet, body.after if pages < 2 else _("{after} · page {n} of {m}").format(
        after=body.after, n=body.turn % pages + 1, m=pages
    ))  # fmt: skip


def only_turned(before: StageState, after: StageState) -> bool:
    """Whether nothing is new but which page of who sits where has its turn."""
    old, new = before.body, after.body
    if not isinstance(old, Places) or not isinstance(new, Places):
        return False
    return replace(before, scene=after.scene, body=replace(old, turn=new.turn)) == after


def _what(sheet: Sheet, body: Places, top: float, below: float) -> float:
    """What to do; large where nothing else hangs there. Returns where it ends."""
    width = sheet.wide - 2 * sheet.margin
    large = not body.seats
    if large:
        top += max((below - top) * 0.2, 0)
    y = sheet.text(
        body.task, sheet.margin, top, width, ((QUESTION_LONG, 1), (BODY, 2)), weight=BOLD if large else STRONG
    )
    steps = ((OPTION, 2), (BODY, 3)) if large else ((BODY, 1), (SMALLEST, 2))
    said = list(body.lines) if large else [" ".join(body.lines)]
    for line in said:
        fitted = fit(line, width, steps)
        if y + fitted.height > below:
            break
        y = sheet.words(fitted, sheet.margin, y + _LINE_GAP, "ink" if large else "ink2")
    return y + _GAP


def _seats(sheet: Sheet, body: Places, box: QRectF) -> int:
    """Card and table of everybody, column by column, as many as there is room for; returns how many pages that takes."""
    size = grown(BODY)
    most = max(max(card, table) for card, table in body.seats)
    number = width_of("0" * len(str(most)), size, BOLD)
    cell, high = 2 * number + 1.5 * _AIR, size + _MORE
    columns, rows = max(1, int((box.width() + _GAP) // (cell + _GAP))), max(1, int(box.height() // high))
    each = columns * rows
    pages = -(-len(body.seats) // each)
    each = -(-len(body.seats) // pages)
    page = body.turn % pages
    shown = body.seats[page * each : (page + 1) * each]
    rows = -(-len(shown) // columns)
    step = min(box.height() / rows, high * 1.6)
    wide = (box.width() + _GAP) / columns
    for place, (card, table) in enumerate(shown):
        column, row = divmod(place, rows)
        left = box.left() + column * wide
        _seat(
            sheet, (card, table), QRectF(left, box.top() + row * step, min(cell, wide - _GAP), step), number
        )
    return pages


def _seat(sheet: Sheet, numbers: Sequence[int], box: QRectF, room: float) -> None:
    """One card, and its table in a box."""
    card, table = (
        fit(str(number), room + _AIR, ((BODY, 1),), weight)
        for number, weight in zip(numbers, (STRONG, BOLD), strict=True)
    )
    y = box.center().y() - card.line / 2
    sheet.words(card, box.left() + room, y, "ink2", align="right")
    plate = QRectF(
        box.left() + room + _AIR / 2, box.center().y() - card.size * 0.62, room + _AIR, card.size * 1.24
    )
    sheet.box(plate, 10, "surface", "edge")
    sheet.words(table, plate.center().x(), y, align="middle")
