"""Ideeën on the stage: the question, the newest shown notes as sticky notes, and how to join."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF

from ... import look
from ...language import _, ngettext
from .. import drawing
from .blocks import codes_column, codes_left, foot_top, head
from .letters import BODY, BOLD, COUNT, KICKER, SMALLEST, STRONG, fit
from .painting import FOOT, HIGH, Sheet
from .state import Ideas, StageNote, StageState

_GAP = 24.0
_STRIP = 40.0


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Ideas), "the ideas face carries Ideas"
    edge = codes_left(sheet, state.join)
    right = edge - (sheet.margin if edge >= sheet.wide else 56)
    top = head(sheet, state, right)
    shown = wall(sheet, body.notes, top, right)
    if not body.total:
        sheet.text(
            _("One idea to a note. Half an idea counts too."), sheet.margin, top + 24, right - sheet.margin,
            ((BODY, 2),), token="ink2",
        )  # fmt: skip
    elif not shown:
        _count(sheet, body.total, top)
    _foot(sheet, body, shown, right)
    codes_column(sheet, state.join)


def sticky(sheet: Sheet, note: StageNote, box: QRectF) -> None:
    """A sticky note: a strip with pattern and letter, and its words, which may be cut."""
    colour = look.note_colour(note.colour if "A" <= note.colour[:1] <= "F" else "A")
    dark = sheet.tokens.dark
    shade = sheet.colour("shadow")
    shade.setAlphaF(0.12)
    sheet.painter.fillRect(box.translated(0, 5), shade)
    sheet.painter.fillRect(box, colour.fill(dark))
    strip = QRectF(box.left(), box.top(), box.width(), _STRIP)
    drawing.paint_pattern(sheet.painter, strip, colour.letter, look.stage_cell(HIGH), dark)
    plate = QRectF(box.left(), box.top(), 52, _STRIP)
    sheet.painter.fillRect(plate, colour.fill(dark))
    letter = fit(colour.letter, 52, ((SMALLEST, 1),), BOLD)
    sheet.words(
        letter, plate.center().x(), plate.center().y() - letter.line / 2, tone=colour.deep, align="middle"
    )
    room = box.height() - _STRIP - 24
    lines = max(1, int(room // (SMALLEST * 1.24)))
    steps = ((KICKER, max(1, int(room // (KICKER * 1.24)))), (SMALLEST, lines))
    words = fit(note.text, box.width() - 36, steps)
    sheet.words(words, box.left() + 18, box.top() + _STRIP + 12, tone=look.NOTE_INK, align="reading")


def wall(sheet: Sheet, notes: Sequence[StageNote], top: float, right: float) -> int:
    """Paints as many of the first notes as fit between ``top`` and the foot, and returns how many."""
    if not notes:
        return 0
    width = right - sheet.margin
    columns = max(2, int((width + _GAP) // (280 + _GAP)))
    room = foot_top() - 20 - top
    rows = max(1, int((room + _GAP) // (190 + _GAP)))
    wide = (width - (columns - 1) * _GAP) / columns
    high = min((room - (rows - 1) * _GAP) / rows, 230.0)
    shown = notes[: rows * columns]
    for place, note in enumerate(shown):
        row, column = divmod(place, columns)
        x, y = sheet.margin + column * (wide + _GAP), top + row * (high + _GAP)
        sticky(sheet, note, QRectF(x, y, wide, high))
    return len(shown)


def _count(sheet: Sheet, total: int, top: float) -> None:
    number = fit(str(total), 400, ((COUNT, 1),), BOLD)
    y = sheet.words(number, sheet.margin, top + 40)
    label = ngettext("note on the wall", "notes on the wall", total)
    sheet.text(label, sheet.margin, y, 800, ((BODY, 1),), token="ink2")


def _foot(sheet: Sheet, body: Ideas, shown: int, right: float) -> None:
    sheet.ribbon()
    if not shown:
        return
    words = ngettext("{n} note", "{n} notes", body.total).format(n=body.total)
    line = fit(words, 700, ((KICKER, 1),), STRONG)
    y = HIGH - FOOT - 16 - line.line / 2
    more = body.total - shown
    if more:
        rest = fit(_("and {n} more").format(n=more), 500, ((KICKER, 1),))
        sheet.words(rest, right, y, "ink2", align="right")
        right -= rest.width + 20
    sheet.words(line, right, y, align="right")
