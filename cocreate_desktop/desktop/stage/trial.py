"""The test picture of the venue check: the letters and the colours of tonight, and corners that show whether all of it hangs on
the wall."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF

from ... import look
from ...domain.evening import Evening
from ...domain.viewing import hall_of
from ...language import _, current, speaking
from .blocks import HEAD
from .letters import (
    BODY,
    BOLD,
    KICKER,
    OPTION,
    QUESTION,
    QUESTION_LONG,
    REGULAR,
    SMALLEST,
    STRONG,
    fit,
    grown,
)
from .painting import HIGH, Sheet
from .state import Face, StageState, Trial

_CORNER: Final = 72.0
_EDGE: Final = 10.0
_TILE: Final = 96.0
_GREYS: Final = ("#FFFFFF", "#C8C8C8", "#909090", "#585858", "#000000")


def trial_state(evening: Evening, *, dark: bool = False) -> StageState:
    """The picture for an evening's hall, in the language spoken now."""
    hall = hall_of(evening)
    with speaking(current()):
        kicker, question = _("Venue check"), _("Can the last row read this?")
    body = Trial(hall.distance, hall.letters)
    return StageState(
        Face.TRIAL, "trial", kicker, question, body=body, language=current(), dark=dark, larger=hall.larger
    )


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Trial), "the test picture carries a Trial"
    _corners(sheet)
    left, width = sheet.margin + _CORNER / 2, sheet.wide - 2 * sheet.margin - _CORNER
    y = sheet.text(state.kicker, left, HEAD, width, ((KICKER, 1),), weight=STRONG, token="accent")
    y = sheet.text(state.question, left, y + 8, width, ((QUESTION, 1), (QUESTION_LONG, 2)), weight=BOLD)
    told = _("All four corners are on the wall, and no colour runs into another.")
    y = sheet.text(told, left, y + 10, width, ((OPTION, 1), (BODY, 2)), weight=STRONG) + 34
    y = _sizes(sheet, body, left, y, width)
    _colours(sheet, left, y + 30, width)


def _sizes(sheet: Sheet, body: Trial, left: float, y: float, width: float) -> float:
    """The sizes that the evening uses, the smallest last: what the last row must read."""
    lines = (
        (_("Options look like this: a bench, a fountain, a place to play"), OPTION, REGULAR, "ink"),
        (_("This is how text is set: we listen, we write, we decide together"), BODY, REGULAR, "ink"),
        (_("Names and counts: 17 of 38 people voted"), KICKER, STRONG, "ink2"),
        (_smallest(body), SMALLEST, REGULAR, "ink"),
    )
    for words, size, weight, token in lines:
        y = sheet.words(fit(words, width, ((grown(size), 2),), weight), left, y, token) + 12
    return y


def _smallest(body: Trial) -> str:
    told = _(
        "The smallest letters of tonight. At {n} metres a capital must be {high} millimetres high on the wall."
    )
    return told.format(n=body.distance, high=body.letters)


def _colours(sheet: Sheet, left: float, y: float, width: float) -> None:
    """The six colours with pattern and letter, and steps from white to black: above the foot where there is room."""
    y = max(y, HIGH - _CORNER - 60 - _TILE)
    side = min(_TILE, (width - 5 * 20) / 13)
    for place, colour in enumerate(look.NOTE_COLOURS):
        sheet.tile(colour.letter, QRectF(left + place * (side + 20), y, side, side))
    first = left + 6 * (side + 20) + 20
    step = (left + width - first) / len(_GREYS)
    for place, grey in enumerate(_GREYS):
        sheet.plate(QRectF(first + place * step, y, step, side), grey)
    frame = QRectF(first, y, len(_GREYS) * step, side)
    for x, bottom in ((frame.left(), frame.top()), (frame.left(), frame.bottom())):
        sheet.line(x, bottom, frame.right(), bottom, "ink", 3.0)
    for x in (frame.left(), frame.right()):
        sheet.line(x, frame.top(), x, frame.bottom(), "ink", 3.0)


def _corners(sheet: Sheet) -> None:
    """An angle in each corner, right at the edge of the picture: a beamer that cuts off loses one."""
    for x in (_EDGE / 2, sheet.wide - _EDGE / 2):
        inward = _CORNER if x < sheet.wide / 2 else -_CORNER
        for y in (_EDGE / 2, HIGH - _EDGE / 2):
            down = _CORNER if y < HIGH / 2 else -_CORNER
            sheet.line(x, y, x + inward, y, "ink", _EDGE)
            sheet.line(x, y, x, y + down, "ink", _EDGE)
