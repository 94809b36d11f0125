"""A round of consent: how many go along with it, the verdict in one sentence, and the objections one by one."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...language import _, ngettext, number_text
from . import resultfoot
from .blocks import fitted_head, head
from .letters import (
    BODY,
    BOLD,
    COUNT,
    KICKER,
    OPTION,
    QUESTION_LONG,
    SMALLEST,
    STRONG,
    Fitted,
    Steps,
    at_least,
    falling,
    fit,
    grown,
)
from .painting import Sheet
from .state import Consent, StageObjection, StageResult, StageState, Vote

_TILE, _GAP = 64.0, 56.0
_ICON = 44.0
# A number does not stand further from its words.
_WIDEST = 1000.0
# The part of the width that is for the counts where there are objections.
_COUNTS = 0.42
_STEPS = ((BODY, 2), (KICKER, 2), (SMALLEST, 2), (SMALLEST, 3))


@dataclass(frozen=True, slots=True)
class _Line:
    """An objection as it was fitted, and how it was dealt with."""

    shown: StageObjection
    words: Fitted
    answer: Fitted

    @property
    def high(self) -> float:
        """How high it is, with the room after it."""
        return self.words.height + self.answer.height + 20


def paint(sheet: Sheet, state: StageState, body: Vote, shown: Consent, progress: float) -> None:
    """The whole picture; the numbers come when the reveal is over."""
    for least in falling():
        with at_least(least):
            top = fitted_head(state, sheet.wide - 2 * sheet.margin).ends
            foot = resultfoot.begins(sheet, body) - 24
            verdict = fit(
                shown.verdict, _width(sheet) - 88, ((QUESTION_LONG, 1), (OPTION, 2), (BODY, 2)), BOLD
            )
            under = top + verdict.height + 36
            listed = _listed(sheet, shown, foot - under)
            rows = _rows(sheet, body, shown)
            enough = len(listed) == len(shown.objections)
            enough = enough and not any(one.cut for one in (*rows, *(line.words for line in listed)))
            if (enough and under + _rows_high(rows) <= foot) or least == SMALLEST:
                head(sheet, state, sheet.wide - sheet.margin)
                _verdict(sheet, shown, verdict, top)
                _counts(
                    sheet,
                    body,
                    rows,
                    QRectF(sheet.margin, under, _counts_wide(sheet, shown), foot - under),
                    progress,
                )
                _objections(sheet, shown, listed, under)
                resultfoot.paint(sheet, body)
                return


def _width(sheet: Sheet) -> float:
    return sheet.wide - 2 * sheet.margin


def _counts_wide(sheet: Sheet, shown: Consent) -> float:
    return _width(sheet) * _COUNTS if shown.objections else _width(sheet)


def _verdict(sheet: Sheet, shown: Consent, verdict: Fitted, top: float) -> None:
    box = QRectF(sheet.margin, top + (verdict.line - 64) / 2, 64, 64)
    sheet.icon("check-circle-fill" if shown.holds else "chats", box, "accent" if shown.holds else "ink")
    sheet.words(verdict, sheet.margin + 88, top)


def _rows(sheet: Sheet, body: Vote, shown: Consent) -> list[Fitted]:
    room = min(_counts_wide(sheet, shown), _WIDEST) - _TILE - 24 - 150
    return [fit(row.text, room, ((BODY, 1), (KICKER, 2), (SMALLEST, 3)), STRONG) for row in body.results]


def _rows_high(rows: list[Fitted]) -> float:
    return sum(max(_TILE, row.height) + 24 for row in rows)


def _counts(sheet: Sheet, body: Vote, rows: list[Fitted], room: QRectF, progress: float) -> None:
    """Letter, words and number of each answer; numbers stand in a column."""
    y = room.top()
    right = room.left() + min(room.width(), _WIDEST)
    for row, words in zip(body.results, rows, strict=True):
        high = max(_TILE, words.height)
        middle = y + high / 2
        sheet.tile(row.letter, QRectF(room.left(), middle - _TILE / 2, _TILE, _TILE))
        sheet.words(words, room.left() + _TILE + 24, middle - words.height / 2)
        if progress >= 1.0:
            _number(sheet, row, right, middle)
        y += high + 24


def _number(sheet: Sheet, row: StageResult, right: float, middle: float) -> None:
    number = fit(number_text(row.total), 150, ((COUNT, 1), (OPTION, 1)), BOLD)
    sheet.words(number, right, middle - number.line / 2, align="right")


def _listed(sheet: Sheet, shown: Consent, high: float) -> list[_Line]:
    """The objections that fit: large where all do, else small, in two lines as far as there is room."""
    room = _width(sheet) * (1 - _COUNTS) - _GAP - _ICON - 20
    high -= grown(KICKER) * 1.24 + 24
    lines = [_fitted(one, room, _STEPS) for one in shown.objections]
    if sum(line.high for line in lines) <= high:
        return lines
    lines = [_fitted(one, room, ((SMALLEST, 1),)) for one in shown.objections]
    for place, one in enumerate(shown.objections):
        longer = _fitted(one, room, ((SMALLEST, 2),))
        if sum(line.high for line in lines) - lines[place].high + longer.high <= high:
            lines[place] = longer
    more = grown(SMALLEST) * 1.24
    if sum(line.high for line in lines) > high:
        while lines and sum(line.high for line in lines) + more > high:
            lines.pop()
    return lines


def _fitted(one: StageObjection, room: float, steps: Steps) -> _Line:
    """``steps`` are those of its words; what was done about it takes two lines where these may take as many."""
    lines = min(max(most for _size, most in steps), 2)
    return _Line(
        one, fit(one.text, room, tuple(steps)), fit(one.answer, room, ((SMALLEST, 1), (SMALLEST, lines)))
    )


def _objections(sheet: Sheet, shown: Consent, listed: list[_Line], top: float) -> None:
    if not shown.objections:
        return
    left = sheet.margin + _width(sheet) * _COUNTS + _GAP
    right = sheet.wide - sheet.margin
    low = top + grown(KICKER) * 1.24 + 24 + sum(line.high for line in listed)
    sheet.line(left - _GAP / 2, top, left - _GAP / 2, low)
    y = (
        sheet.text(_("The objections"), left, top, right - left, ((KICKER, 1),), weight=STRONG, token="ink2")
        + 24
    )
    for line in listed:
        _objection(sheet, line, left, y)
        y += line.high
    more = len(shown.objections) - len(listed)
    if more:
        told = ngettext("and {n} more", "and {n} more", more).format(n=more)
        sheet.text(told, left + _ICON + 20, y, right - left, ((SMALLEST, 1),), token="ink2")


def _objection(sheet: Sheet, line: _Line, left: float, y: float) -> None:
    done = line.shown.done
    box = QRectF(left, y + (line.words.line - _ICON) / 2, _ICON, _ICON)
    sheet.icon("check-circle-fill" if done else "circle", box, "accent" if done else "ink2")
    y = sheet.words(line.words, left + _ICON + 20, y, "ink2" if done else "ink")
    sheet.words(line.answer, left + _ICON + 20, y, "accent" if done else "ink2")
