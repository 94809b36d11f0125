"""A clock on the stage, for 1-2-4-All and for a talk: how long this part still takes, what to do in it, and where it stands
among the others. Silent."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from ...language import ngettext
from .blocks import head
from .letters import BODY, BOLD, CLOCK, KICKER, QUESTION_LONG, SMALLEST, STRONG, as_usual, fit, together
from .painting import FOOT, HIGH, Sheet
from .pause import clock_text
from .state import StageState, Thinking, ThinkTile

TILES, _TILE_HIGH, _GAP = 760.0, 196.0, 24.0
# How high clock, meter and their words are together.
_BLOCK = 334.0
_METER_WIDE, _METER_HIGH = 640.0, 28.0
_LINE_SIZE = 44
_DISC, _DISC_GAP = 36.0, 10.0
_EVERYBODY = 8
_PLATE = 16.0
_RIBBON = 300.0


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Thinking), "the thinking face carries Thinking"
    top = head(sheet, state, sheet.wide - sheet.margin)
    top += max((TILES - 24 - top - _BLOCK) / 2, -20)
    right = _clock(sheet, body, top)
    _task(sheet, body, right + 80, top + 30)
    # Four beside each other have no room to grow; the phase of now is said above them too.
    tiles_and_foot(sheet, body.tiles, body.after)


def tiles_and_foot(sheet: Sheet, tiles: Sequence[ThinkTile], after: str) -> None:
    """All parts in a row, and below them what comes next."""
    with as_usual():
        _tiles(sheet, tiles)
    foot(sheet, after)


def foot(sheet: Sheet, after: str) -> None:
    """The ribbon, and at the right what comes next."""
    sheet.ribbon()
    width = sheet.wide - 2 * sheet.margin - _RIBBON
    with as_usual():
        words = fit(after, width, ((KICKER, 1), (SMALLEST, 1)))
        sheet.words(
            words, sheet.wide - sheet.margin, HIGH - FOOT - 16 - words.line / 2, "ink2", align="right"
        )


def _tiles(sheet: Sheet, tiles: Sequence[ThinkTile]) -> None:
    wide = (sheet.wide - 2 * sheet.margin - (len(tiles) - 1) * _GAP) / max(len(tiles), 1)
    names = together([tile.name for tile in tiles], wide - 48, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    for place, tile in enumerate(tiles):
        box = QRectF(sheet.margin + place * (wide + _GAP), TILES, wide, _TILE_HIGH)
        _tile(sheet, tile, box, tuple(names))


def _clock(sheet: Sheet, body: Thinking, top: float) -> float:
    """The clock, its meter and the words beside it; returns how far to the right they reach."""
    width = min(_METER_WIDE, sheet.wide * 0.42)
    clock = fit(clock_text(body.left), width + 40, ((CLOCK, 1), (200, 1)), BOLD)
    # The figures of a large line stand in a tall box; the meter may use its empty foot.
    y = sheet.words(clock, sheet.margin - 8, top) - 24
    box = QRectF(sheet.margin, y, width, _METER_HIGH)
    sheet.meter(box, 1 - body.left / body.planned if body.planned else 1.0)
    passed = (body.planned - body.left) // 60
    minutes = body.planned // 60
    said = ngettext("{n} of {m} minute", "{n} of {m} minutes", minutes).format(n=passed, m=minutes)
    _told(sheet, body.told or said, QRectF(sheet.margin, box.bottom() + 14, width, 0), urgent=body.urgent)
    return sheet.margin + max(width, clock.width)


def _told(sheet: Sheet, said: str, box: QRectF, *, urgent: bool) -> None:
    """What is said under the meter; what the room must not miss stands on a plate of its own."""
    steps = ((KICKER, 1), (SMALLEST, 1))
    if not urgent:
        sheet.text(said, box.left(), box.top(), box.width(), steps, token="ink2")
        return
    words = fit(said, box.width() - 2 * _PLATE, ((KICKER, 1), (SMALLEST, 2)), STRONG)
    plate = QRectF(box.left(), box.top() - 2, words.width + 2 * _PLATE, words.height + 10)
    sheet.box(plate, 12, "warn-tint", "warn-edge")
    sheet.words(words, plate.left() + _PLATE, plate.top() + 5, "ink")


def _task(sheet: Sheet, body: Thinking, left: float, top: float) -> None:
    """What to do now in one sentence, and how in three lines; they stay above the tiles."""
    width = sheet.wide - sheet.margin - left
    y = sheet.text(body.task, left, top, width, ((QUESTION_LONG, 2), (BODY, 3)), weight=STRONG) + 20
    for line in body.lines:
        room = TILES - 16 - y
        size = _LINE_SIZE if room >= _LINE_SIZE * 1.24 else SMALLEST
        if room < size * 1.24:
            return
        fitted = fit(line, width - 36, ((size, 2 if room > 3 * size else 1), (SMALLEST, 1)))
        sheet.painter.setPen(Qt.PenStyle.NoPen)
        sheet.painter.setBrush(sheet.colour("accent"))
        sheet.painter.drawEllipse(QRectF(left, y + fitted.size * 0.62 - 7, 14, 14))
        y = sheet.words(fitted, left + 36, y) + 8


def _tile(sheet: Sheet, tile: ThinkTile, box: QRectF, names: tuple[tuple[int, int], ...]) -> None:
    """One phase: people as discs, its name, and in words whether it is done, now or to come."""
    now, done = tile.state == "now", tile.state == "done"
    sheet.box(box, 24, "tint" if now else "surface", "accent" if now else "line", 4.0 if now else 2.0)
    left, y = box.left() + 24, box.top() + 24
    if tile.number:
        sheet.disc(tile.number, left, y, _DISC + 4)
    count = 0 if tile.number else tile.people or _EVERYBODY
    count = min(count, int((box.width() - 48 + _DISC_GAP) // (_DISC + _DISC_GAP)))
    for place in range(count):
        disc = QRectF(left + place * (_DISC + _DISC_GAP), y, _DISC, _DISC).adjusted(2, 2, -2, -2)
        sheet.painter.setPen(QPen(sheet.colour("accent" if now or done else "edge"), 4))
        sheet.painter.setBrush(sheet.colour("accent" if now or done else "surface"))
        sheet.painter.drawEllipse(disc)
    y = sheet.text(tile.name, left, y + _DISC + 16, box.width() - 48, names, weight=STRONG) + 2
    words = fit(tile.words, box.width() - 48, ((SMALLEST, 1),))
    sheet.words(words, left, y, "ink" if now else "ink2")
