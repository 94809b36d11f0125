"""Exitpeiling on the stage: while it is open the question, how to join and how many filled it in; when it is shown how many are
satisfied, against the goal and with how sure that is, and every mark. Never a mean, and never red."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...language import _, number_text
from . import exitasking, exitsaid, resultfoot
from .blocks import codes_column, codes_left, fitted_head, foot_top, head
from .exitstate import ExitOnStage, ExitResult
from .letters import BODY, BOLD, KICKER, OPTION, SMALLEST, STRONG, Fitted, at_least, falling, fit
from .painting import FOOT, HIGH, Sheet
from .state import StageState

_PERCENT, _METER, _MARK, _BRACKET = 220, 56.0, 96.0, 20.0
_BAR = 100.0
_LEAST_BARS = 110.0
_ICON = 40.0


def paint(sheet: Sheet, state: StageState, progress: float) -> None:
    """The whole picture."""
    body = state.body
    if not isinstance(body, ExitOnStage):
        head(sheet, state, sheet.wide - sheet.margin)
        sheet.ribbon()
    elif body.asking:
        exitasking.paint(sheet, state, body)
    elif body.result is None:
        _open(sheet, state, body)
    elif body.statements:
        exitsaid.paint(sheet, state, body, progress)
    else:
        _shown(sheet, state, body, body.result, progress)


def _open(sheet: Sheet, state: StageState, body: ExitOnStage) -> None:
    """What is asked, and how far it is; no total."""
    beside = codes_left(sheet, state.join)
    right = beside - 48 if beside < sheet.wide else sheet.wide - sheet.margin
    y = head(sheet, state, right)
    width = right - sheet.margin
    rows = _asked(body, width - 64, foot_top() - 110 - y)
    for row in rows:
        sheet.icon("smiley" if row is not rows[0] else "star", _beside(sheet, row, y))
        y = sheet.words(row, sheet.margin + 64, y) + 22
    hint = _("You may skip any. It can be done on paper or at the poster too.")
    sheet.text(hint, sheet.margin, y + 8, width, ((KICKER, 1), (SMALLEST, 2)), token="ink2")
    codes_column(sheet, state.join)
    _foot(sheet, body, right)


def _asked(body: ExitOnStage, width: float, room: float) -> list[Fitted]:
    """What is asked, a row each; in a deep hall in smaller letters where they would not fit."""
    rows: list[Fitted] = []
    for least in falling():
        with at_least(least):
            steps = ((OPTION, 1), (BODY, 1), (BODY, 2), (SMALLEST, 2))
            rows = [fit(words, width, steps) for words in (_("A mark from 1 to 10"), *body.asked)]
        if sum(row.height + 22 for row in rows) < room:
            break
    return rows


def _beside(sheet: Sheet, row: Fitted, y: float) -> QRectF:
    return QRectF(sheet.margin, y + (row.line - _ICON) / 2, _ICON, _ICON)


def _foot(sheet: Sheet, body: ExitOnStage, right: float) -> None:
    """Who filled it in, and when they hear; beside the ribbon, each on a line of its own where they are long."""
    sheet.ribbon()
    room = right - sheet.margin - 270
    whole = fit(" ".join(body.base), room, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    lines = [fit(one, room, ((SMALLEST, 1),), STRONG) for one in body.base] if whole.cut else [whole]
    tall = sum(line.height for line in lines)
    y = min(HIGH - FOOT - 16 - tall / 2, HIGH - 12 - tall)
    for line in lines:
        y = sheet.words(line, right, y, align="right")


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the parts stand; ``axis`` is the line under the bars, ``bars`` how high the highest may be."""

    words: float
    meter: float
    interval: float
    label: float
    axis: float
    bars: float


def _shown(sheet: Sheet, state: StageState, body: ExitOnStage, result: ExitResult, progress: float) -> None:
    for least in falling():
        with at_least(least):
            trial = _plan(sheet, _head_ends(sheet, state), body, result)
            if trial.bars >= _LEAST_BARS or least == SMALLEST:
                top = head(sheet, state, sheet.wide - sheet.margin, lines=1)
                plan = _plan(sheet, top, body, result)
                _percentage(sheet, plan, result)
                if result.percent is not None:
                    _meter(sheet, plan, result, progress)
                    _interval(sheet, plan, result)
                _histogram(sheet, plan, result, progress)
                resultfoot.paint(sheet, body, ruled=False)
                return


def _head_ends(sheet: Sheet, state: StageState) -> float:
    """Where the head ends."""
    return fitted_head(state, sheet.wide - 2 * sheet.margin, lines=1).ends


def _plan(sheet: Sheet, top: float, body: ExitOnStage, result: ExitResult) -> _Plan:
    words = top + 16
    beside = sum(one.height for one in _beside_percent(sheet, result)) + 12
    percent = 170.0 if result.percent is not None else 0.0
    below = words + max(percent, beside)
    meter = below + (62.0 if result.percent is not None else 0.0)
    interval = meter + _METER + 26
    told = _interval_words(sheet, result)
    label = interval + _BRACKET + told.height + 14 if result.percent is not None else below + 40
    axis = resultfoot.begins(sheet, body) - 12 - fit("10", 90, ((KICKER, 1),), STRONG).height
    title = fit(_("How many people gave which mark"), sheet.wide, ((SMALLEST, 1),), STRONG).height
    number = fit("0", 90, ((KICKER, 1),), BOLD).height
    return _Plan(words, meter, interval, label, axis, axis - label - title - number - 4)


def _percent(result: ExitResult) -> Fitted:
    return fit(f"{result.percent}\u00a0%", 900, ((_PERCENT, 1),), BOLD)


def _beside_percent(sheet: Sheet, result: ExitResult) -> tuple[Fitted, Fitted]:
    width = sheet.wide - sheet.margin - _beside_left(sheet, result)
    first = fit(result.marks_words, width, ((OPTION, 1), (BODY, 1), (BODY, 2), (SMALLEST, 2)), STRONG)
    return first, fit(
        result.goal_words, width - _ICON - 20, ((BODY, 1), (KICKER, 1), (KICKER, 2), (SMALLEST, 2))
    )


def _beside_left(sheet: Sheet, result: ExitResult) -> float:
    return sheet.margin + (_percent(result).width + 60 if result.percent is not None else 0.0)


def _percentage(sheet: Sheet, plan: _Plan, result: ExitResult) -> None:
    """The percentage 220 high, and beside it of whom, and what that is against the goal."""
    if result.percent is not None:
        large = _percent(result)
        sheet.words(large, sheet.margin - 8, plan.words + 78 - large.line / 2)
    first, second = _beside_percent(sheet, result)
    left = _beside_left(sheet, result)
    y = sheet.words(first, left, plan.words - 6) + 12
    mark, tone = ("check-circle-fill", "accent") if result.reached else ("circle-half-fill", "warn")
    if result.percent is None:
        mark, tone = "info", "ink2"
    sheet.icon(mark, QRectF(left, y + (second.line - _ICON) / 2, _ICON, _ICON), tone)
    sheet.words(second, left + _ICON + 20, y)


def _meter(sheet: Sheet, plan: _Plan, result: ExitResult, progress: float) -> None:
    """0 to 100 over the full width, with the mark of the goal and its name above it."""
    wide = sheet.wide - 2 * sheet.margin
    box = QRectF(sheet.margin, plan.meter, wide, _METER)
    sheet.meter(box, (result.percent or 0) / 100 * min(max(progress, 0.0), 1.0))
    x = sheet.margin + wide * result.goal / 100
    sheet.fill(QRectF(x - 3, plan.meter - (_MARK - _METER) / 2, 6, _MARK), "ink")
    name = fit(_("goal {goal} %").format(goal=result.goal), wide, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    left = min(max(x - name.width / 2, sheet.margin), sheet.wide - sheet.margin - name.width)
    sheet.words(name, left, plan.meter - (_MARK - _METER) / 2 - name.line)


def _interval_words(sheet: Sheet, result: ExitResult) -> Fitted:
    return fit(
        result.interval_words, sheet.wide - 2 * sheet.margin, ((KICKER, 1), (SMALLEST, 1), (SMALLEST, 2))
    )


def _interval(sheet: Sheet, plan: _Plan, result: ExitResult) -> None:
    """Where it may lie, as a bracket under the meter, and in words."""
    if result.interval is None:
        return
    wide = sheet.wide - 2 * sheet.margin
    left, right = (sheet.margin + wide * end / 100 for end in result.interval)
    foot = plan.interval + _BRACKET
    sheet.line(left, foot - 2, right, foot - 2, "ink", 4)
    for x in (left, right):
        sheet.fill(QRectF(x - 2, plan.interval, 4, _BRACKET), "ink")
    words = _interval_words(sheet, result)
    x = min(max(right - words.width, sheet.margin), sheet.wide - sheet.margin - words.width)
    sheet.words(words, x, foot + 4)


def _histogram(sheet: Sheet, plan: _Plan, result: ExitResult, progress: float) -> None:
    """1 to 10; who is satisfied is filled, the rest an open frame, so that it reads in grey."""
    column = (sheet.wide - 2 * sheet.margin) / 10
    wide = min(_BAR, column * 0.66)
    title = fit(_("How many people gave which mark"), column * 10, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    sheet.words(title, sheet.margin, plan.label, "ink2")
    most = max(*result.histogram, 1)
    for place, people in enumerate(result.histogram):
        middle = sheet.margin + column * (place + 0.5)
        high = max(plan.bars, 20.0) * people / most * min(max(progress, 0.0), 1.0)
        if people:
            _bar(sheet, QRectF(middle - wide / 2, plan.axis - high, wide, high), place + 1, result)
        number = fit(number_text(people), column, ((KICKER, 1), (SMALLEST, 1)), BOLD)
        sheet.words(
            number, middle, plan.axis - high - number.line - 2, "ink" if people else "ink3", align="middle"
        )
        mark = fit(str(place + 1), column, ((KICKER, 1), (SMALLEST, 1)), STRONG)
        sheet.words(mark, middle, plan.axis + 4, "ink2", align="middle")
    sheet.line(sheet.margin, plan.axis, sheet.wide - sheet.margin, plan.axis, "ink", 4)


def _bar(sheet: Sheet, box: QRectF, mark: int, result: ExitResult) -> None:
    if mark >= result.satisfied_from:
        sheet.box(box, min(6.0, box.height() / 2), "accent")
    else:
        sheet.box(box, min(6.0, box.height() / 2), "surface", "ink2", 4.0)
