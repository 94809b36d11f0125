"""How a neighbourhood budget will be divided, on one picture before the vote, beside the plans and what they cost."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...language import _
from . import options
from .blocks import fitted_head, foot_top, head
from .letters import BODY, KICKER, OPTION, SMALLEST, STRONG, Fitted, at_least, falling, fit, grown, together
from .painting import Sheet
from .state import Rules, StageState, Vote

_DISC, _GAP = 56.0, 64.0
_SIZES = ((44, 3), (BODY, 3), (KICKER, 3), (SMALLEST, 3), (SMALLEST, 4), (SMALLEST, 5))


@dataclass(frozen=True, slots=True)
class _Plan:
    """The steps and what is to be known besides, as they were fitted; ``layout`` of the plans is None where these have no
    room."""

    steps: tuple[Fitted, ...]
    besides: tuple[Fitted, ...]
    top: float
    foot: float
    layout: options.Layout | None
    whole: bool

    @property
    def high(self) -> float:
        """How high the words are."""
        steps = sum(max(one.height, _DISC) for one in self.steps) + 22 * len(self.steps)
        return steps + sum(one.height + 12 for one in self.besides)

    @property
    def fits(self) -> bool:
        """Whether nothing is cut."""
        cut = any(one.cut for one in (*self.steps, *self.besides))
        return self.whole and not cut and self.high <= self.foot - self.top


def paint(sheet: Sheet, state: StageState, body: Vote, rules: Rules) -> None:
    """The whole picture: the rule beside the plans, else the rule alone; those come when the vote opens."""
    tries = [(least, beside) for beside in (True, False) for least in falling()]
    for least, beside in tries:
        with at_least(least):
            plan = _plan(sheet, state, body, rules, beside=beside and bool(body.options))
            if plan.fits or (least, beside) == tries[-1]:
                _paint(sheet, state, body, plan)
                return


def _plan(sheet: Sheet, state: StageState, body: Vote, rules: Rules, *, beside: bool) -> _Plan:
    width = sheet.wide - 2 * sheet.margin
    top, foot = fitted_head(state, width).ends, foot_top() - 24 - grown(KICKER) * 1.24 - 20
    wide = (width - _GAP) * 0.54 if beside else width
    layout = None
    if beside:
        left = sheet.margin + wide + _GAP
        room = QRectF(left, top, sheet.wide - sheet.margin - left, foot - top)
        found = (options.layouts(body.options, room, close=close) for close in (False, True))
        layout = next(
            filter(None, (options.best(some, [one.text for one in body.options]) for some in found)), None
        )
    sizes = together(rules.steps, wide - _DISC - 24, _SIZES)
    tried = [tuple(fit(step, wide - _DISC - 24, (size,)) for step in rules.steps) for size in sizes]
    besides = tuple(fit(line, wide - _DISC - 24, ((SMALLEST, 2), (SMALLEST, 3))) for line in rules.besides)
    plans = [_Plan(steps, besides, top, foot, layout, layout is not None or not beside) for steps in tried]
    return next((plan for plan in plans if plan.fits), plans[-1])


def _paint(sheet: Sheet, state: StageState, body: Vote, plan: _Plan) -> None:
    head(sheet, state, sheet.wide - sheet.margin)
    y = plan.top
    left = sheet.margin + _DISC + 24
    for place, step in enumerate(plan.steps):
        sheet.disc(place + 1, sheet.margin, y + max((step.line - _DISC) / 2, 0), _DISC)
        sheet.words(step, left, y + max((_DISC - step.line) / 2, 0))
        y += max(step.height, _DISC) + 22
    for line in plan.besides:
        sheet.icon("info", QRectF(sheet.margin + 8, y + (line.line - 40) / 2, 40, 40), "ink2")
        y = sheet.words(line, left, y, "ink2") + 12
    if plan.layout is not None:
        x = plan.layout.room.left() - _GAP / 2
        sheet.line(x, plan.top, x, plan.foot)
        options.paint(sheet, body.options, plan.layout)
    told = fit(_("The vote opens soon"), 900, ((OPTION, 1), (BODY, 1)), STRONG)
    low = foot_top() - told.line - 8
    sheet.icon("clock", QRectF(sheet.margin, low + (told.line - 52) / 2, 52, 52))
    sheet.words(told, sheet.margin + 72, low)
    sheet.ribbon()
