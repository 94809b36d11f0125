"""The foot of every result: calm lines on what one should know with it, and the base in words beside the ribbon."""

from typing import Protocol

from PySide6.QtCore import QRectF

from .blocks import foot_top
from .letters import KICKER, REGULAR, SMALLEST, STRONG, Fitted, fit, grown, width_of
from .painting import FOOT, HIGH, Sheet


class Told(Protocol):
    """A result: calm ``lines`` to know with it, and the base in words, the first of which is bold."""

    @property
    def lines(self) -> tuple[str, ...]:
        """What one should know with it."""

    @property
    def base(self) -> tuple[str, ...]:
        """Of whom it is."""


_ICON = 40.0
_GAP = 8.0


def begins(sheet: Sheet, body: Told) -> float:
    """Where the foot begins: above this a result may paint."""
    told = _told(sheet, body)
    return _rule(sheet, body) - (sum(one.height for one in told) + _GAP * (len(told) + 1) if told else 0.0)


def paint(sheet: Sheet, body: Told, *, ruled: bool = True) -> None:
    """The lines, a hairline when ``ruled``, the ribbon and the base."""
    top = _rule(sheet, body)
    y = begins(sheet, body) + _GAP
    for one in _told(sheet, body):
        sheet.icon("info", _icon(sheet, one, y), "ink2")
        y = sheet.words(one, sheet.margin + _ICON + 16, y, "ink2") + _GAP
    if ruled:
        sheet.line(sheet.margin, top, sheet.wide - sheet.margin, top)
    sheet.ribbon()
    _base_words(sheet, body, top)


def _icon(sheet: Sheet, one: Fitted, y: float) -> QRectF:
    return QRectF(sheet.margin, y + (one.line - _ICON) / 2, _ICON, _ICON)


def _told(sheet: Sheet, body: Told) -> list[Fitted]:
    width = sheet.wide - 2 * sheet.margin - _ICON - 16
    return [fit(line, width, ((KICKER, 1), (SMALLEST, 2))) for line in body.lines]


def _base(body: Told) -> tuple[str, str]:
    return " ".join(body.base[:1]), " ".join(body.base[1:])


def _in_one_line(sheet: Sheet, body: Told) -> int:
    """The size at which the whole base stands in one line beside the ribbon; 0 when none is small enough."""
    first, rest = _base(body)
    for size in (grown(KICKER), grown(SMALLEST)):
        wide = (
            width_of(first, size, STRONG) + width_of(" ", size, REGULAR) + 2 + width_of(rest, size, REGULAR)
        )
        if wide <= _room(sheet):
            return size
    return 0


def _room(sheet: Sheet) -> float:
    return sheet.wide - 2 * sheet.margin - 270


def _rule(sheet: Sheet, body: Told) -> float:
    """Where the line above the base stands; lines of large letters need more room."""
    if _in_one_line(sheet, body):
        return foot_top() - 14
    return min(foot_top() - 14, HIGH - 24 - sum(one.height for one in _in_lines(sheet, body)))


def _in_lines(sheet: Sheet, body: Told) -> list[Fitted]:
    """The bold words, and what follows them: in one line, or broken where a sentence ends rather than within it."""
    first, rest = _base(body)
    steps = ((SMALLEST, 1), (SMALLEST, 2))
    bold, whole = fit(first, _room(sheet), steps, STRONG), fit(rest, _room(sheet), steps)
    apart = [fit(sentence, _room(sheet), steps) for sentence in body.base[1:]]
    if len(whole.lines) > 1 and sum(one.height for one in apart) <= whole.height:
        return [bold, *apart]
    return [bold, whole]


def _base_words(sheet: Sheet, body: Told, top: float) -> None:
    right = sheet.wide - sheet.margin
    size = _in_one_line(sheet, body)
    if not size:
        y = top + 6
        for one in _in_lines(sheet, body):
            y = sheet.words(one, right, y, align="right")
        return
    lead, tail = _base(body)
    bold, plain = fit(lead, right, ((size, 1),), STRONG), fit(tail, right, ((size, 1),))
    y = HIGH - FOOT - 16 - bold.line / 2
    sheet.words(bold, right - plain.width - width_of(" ", size, REGULAR) - 2, y, align="right")
    sheet.words(plain, right, y, align="right")
