"""The end of the evening on the stage: thank you, and where to follow what happens with it."""

from PySide6.QtCore import QRectF

from ...language import _
from ...services.addresses import plain
from .blocks import head
from .letters import BODY, KICKER, OPTION, SMALLEST, STRONG
from .painting import HIGH, Sheet
from .state import StageState, Thanks


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Thanks), "the thanks face carries Thanks"
    code = body.follow_up
    edge = sheet.wide * 0.525 if code else sheet.wide
    right = edge - sheet.margin
    y = head(sheet, state, right, lines=3)
    told = _("Follow at home what happens with it.") if code else _("Get home safely.")
    sheet.text(told, sheet.margin, y + 12, right - sheet.margin, ((OPTION, 2), (BODY, 2)))
    sheet.ribbon()
    if code:
        _follow_up(sheet, code, edge)


def _follow_up(sheet: Sheet, address: str, edge: float) -> None:
    wide = sheet.wide - edge
    sheet.fill(QRectF(edge, 0, wide, HIGH), "surface")
    sheet.line(edge, 0, edge, HIGH)
    side = min(wide - 48, 760.0)
    square = sheet.code(address, QRectF(edge + (wide - side) / 2, (HIGH - side) / 2 - 40, side, side))
    room = sheet.wide - sheet.margin / 2 - square.left()
    steps = ((OPTION, 1), (KICKER, 1), (SMALLEST, 3))
    sheet.text(plain(address), square.left(), square.bottom() + 84, room, steps, weight=STRONG)
