"""Pauze on the stage: a clock to read from the coffee, and what comes after."""

from PySide6.QtCore import QRectF

from ...language import _
from .blocks import codes_column, codes_left, head
from .letters import BODY, BOLD, CLOCK, KICKER, OPTION, SMALLEST, STRONG, fit
from .painting import Sheet
from .state import Pause, StageState


def clock_text(seconds: int) -> str:
    """Seconds as people read a clock: 4:12, and 62:05 for more than an hour; those over time without a minus."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02d}"


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Pause), "the pause face carries a Pause"
    edge = codes_left(sheet, state.join)
    right = edge - (sheet.margin if edge >= sheet.wide else 80)
    left, width = sheet.margin, right - sheet.margin
    head(sheet, state, right)
    y = sheet.words(fit(clock_text(body.left), width, ((CLOCK, 1),), BOLD), left - 8, 220)
    told = _("We go on in a moment.")
    if body.left and body.until:
        told = _("We go on at {time}.").format(time=body.until)
    y = sheet.text(told, left, y + 4, width, ((OPTION, 1), (BODY, 2)), weight=STRONG) + 24
    if body.planned:
        sheet.meter(QRectF(left, y, min(width, 900), 28), 1 - body.left / body.planned)
    y += 72
    if body.message:
        y = sheet.text(body.message, left, y, width, ((BODY, 2), (KICKER, 3)), token="ink2") + 24
    if body.following:
        after = _("After that: {title}").format(title=body.following)
        sheet.text(after, left, y, width, ((BODY, 2), (SMALLEST, 2)))
    sheet.ribbon()
    codes_column(sheet, state.join)
