"""Deurtelling on the stage: how many people came in as one large number, a welcome, and how to join. Never who they are."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF

from ...language import _, ngettext, number_text
from . import joining
from .arrivalsstate import ArrivalsOnStage
from .blocks import head
from .letters import BODY, BOLD, CLOCK, KICKER, OPTION, QUESTION, SMALLEST, STRONG, Fitted, fit
from .painting import Sheet
from .state import StageState

_PAD, _PAD_HIGH, _GAP = 32.0, 26.0, 28.0
# The number gives way before any word does.
_NUMBERS = (CLOCK, 180, 130, QUESTION)


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body if isinstance(state.body, ArrivalsOnStage) else ArrivalsOnStage(0, (), "")
    joining.paint(sheet, state.join, body.paper_hint, partial(_about, sheet, state, body))


def _about(sheet: Sheet, state: StageState, body: ArrivalsOnStage, right: float, bottom: float) -> None:
    """Question, number and welcome, from top to bottom; the number is as large as the rest leaves room for."""
    width = right - sheet.margin
    y = head(sheet, state, right, lines=3)
    told = _told(body, width - 2 * _PAD)
    high = sum(line.height for line in told) + 2 * _PAD_HIGH
    room = bottom - y - high - _GAP
    number, name = _number(body, width, room)
    if number is not None:
        base = y + number.height
        sheet.words(number, sheet.margin, y, "accent")
        beside = number.width + 32 + name.width <= width
        if beside:
            sheet.words(name, sheet.margin + number.width + 32, y + (number.line - name.height) / 2)
        else:
            sheet.words(name, sheet.margin, base)
        y = base + (0 if beside else name.height) + _GAP
    sheet.box(QRectF(sheet.margin, y, width, high), 24, "tint")
    y += _PAD_HIGH
    for line in told:
        y = sheet.words(line, sheet.margin + _PAD, y)


def _told(body: ArrivalsOnStage, width: float) -> list[Fitted]:
    welcome = fit(
        _("Welcome. Come in and find a seat."), width, ((OPTION, 1), (BODY, 2), (KICKER, 2)), STRONG
    )
    return [welcome, *(fit(line, width, ((BODY - 2, 1), (KICKER, 2), (SMALLEST, 2))) for line in body.told)]


def _number(body: ArrivalsOnStage, width: float, room: float) -> tuple[Fitted | None, Fitted]:
    """The number in the first size that leaves room for all words, with what it counts; None while nobody was counted."""
    name = fit(
        ngettext("person is here", "people are here", body.people), width, ((OPTION, 1), (BODY, 2)), STRONG
    )
    if not body.people:
        return None, name
    sizes = [fit(number_text(body.people), width, ((size, 1),), BOLD) for size in _NUMBERS]
    fitting = (
        one
        for one in sizes
        if one.height + (0 if one.width + 32 + name.width <= width else name.height) <= room
    )
    return next(fitting, sizes[-1]), name
