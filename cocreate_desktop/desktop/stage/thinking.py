"""1-2-4-All on the stage: how long this phase still takes, what to do in it, and where it stands among the four. Silent."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from ...language import _, ngettext
from .blocks import head
from .letters import BODY, BOLD, CLOCK, KICKER, QUESTION_LONG, SMALLEST, STRONG, as_usual, fit, together
from .painting import Sheet
from .pause import clock_text
from .state import StageState, Thinking, ThinkTile

_TILES, _TILE_HIGH, _GAP = 760.0, 196.0, 24.0
# How high clock, meter and their words are together.
_BLOCK = 334.0
_METER_WIDE, _METER_HIGH = 640.0, 28.0
_LINE_SIZE = 44
_DISC, _DISC_GAP = 36.0, 10.0
_EVERYBODY = 8


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Thinking), "the thinking face carries Thinking"
    top = head(sheet, state, sheet.wide - sheet.margin)
    top += max((_TILES - 24 - top - _BLOCK) / 2, -20)
    right = _clock(sheet, body, top)
    _task(sheet, body, right + 80, top + 30)
    # Four beside each other have no room to grow; the phase of now is said above them too.
    with as_usual():
        _tiles(sheet, body)
    sheet.ribbon()


def _tiles(sheet: Sheet, body: Thinking) -> None:
    wide = (sheet.wide - 2 * sheet.margin - (len(body.tiles) - 1) * _GAP) / max(len(body.tiles), 1)
    names = together([tile.name for tile in body.tiles], wide - 48, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    for place, tile in enumerate(body.tiles):
        box = QRectF(sheet.margin + place * (wide + _GAP), _TILES, wide, _TILE_HIGH)
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
    if not body.left:
        said = _("Time is up. Round off together.")
    sheet.text(said, sheet.margin, box.bottom() + 14, width, ((KICKER, 1), (SMALLEST, 1)), token="ink2")
    return sheet.margin + max(width, clock.width)


def _task(sheet: Sheet, body: Thinking, left: float, top: float) -> None:
    """What to do now in one sentence, and how in three lines; they stay above the tiles."""
    width = sheet.wide - sheet.margin - left
    y = sheet.text(body.task, left, top, width, ((QUESTION_LONG, 2), (BODY, 3)), weight=STRONG) + 20
    for line in body.lines:
        room = _TILES - 16 - y
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
    count = tile.people or _EVERYBODY
    count = min(count, int((box.width() - 48 + _DISC_GAP) // (_DISC + _DISC_GAP)))
    for place in range(count):
        disc = QRectF(left + place * (_DISC + _DISC_GAP), y, _DISC, _DISC).adjusted(2, 2, -2, -2)
        sheet.painter.setPen(QPen(sheet.colour("accent" if now or done else "edge"), 4))
        sheet.painter.setBrush(sheet.colour("accent" if now or done else "surface"))
        sheet.painter.drawEllipse(disc)
    y = sheet.text(tile.name, left, y + _DISC + 16, box.width() - 48, names, weight=STRONG) + 2
    words = fit(tile.words, box.width() - 48, ((SMALLEST, 1),))
    sheet.words(words, left, y, "ink" if now else "ink2")
