"""A neighbourhood budget on the stage: by which rule, what comes and who pays it, what does not come and why, and the money."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from PySide6.QtCore import QRectF

from ...language import _
from . import budgetcomes, budgetnot, budgetslides, moneybar, resultfoot
from .blocks import fitted_head, head
from .letters import BODY, KICKER, SMALLEST, STRONG, Fitted, at_least, falling, fit, grown
from .painting import Sheet
from .state import Budget, StageState, Vote

_RULE = 40
_LEFT, _GAP = 0.62, 60.0
_HEADING = 62.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where everything stands: the lists from ``top`` to ``foot``, the money under them."""

    rule: tuple[Fitted, ...]
    top: float
    foot: float
    left_wide: float
    comes: budgetcomes.Comes
    comes_not: budgetnot.ComesNot

    @property
    def missing(self) -> int:
        """How much is cut or not there."""
        return sum(line.cut for line in self.rule) + self.comes.missing + self.comes_not.missing

    @property
    def fits(self) -> bool:
        """Whether nothing is missing, nor why a plan does not come."""
        return not self.missing and self.comes_not.told


@dataclass(frozen=True, slots=True)
class _Form:
    """``share`` is the part of the width for what comes, in so many ``columns``; ``titled`` with a heading over why there is
    money over."""

    share: float
    columns: int = 1
    titled: bool = True


def paint(sheet: Sheet, state: StageState, body: Vote, shown: Budget, progress: float) -> None:
    """The whole picture; the money is laid down with ``progress``."""
    found: list[tuple[int, _Plan]] = []
    here = budgetslides.listed(shown)
    for least in falling():
        with at_least(least):
            found += [(least, _plan(sheet, state, body, shown, form)) for form in _forms(here)]
        if any(plan.fits for _least, plan in found):
            break
    # The first of those of which least is missing.
    least, plan = min(found, key=lambda one: (one[1].missing, not one[1].comes_not.told))
    with at_least(least):
        _paint(sheet, state, body, shown, plan, progress)


def _forms(shown: Budget) -> tuple[_Form, ...]:
    """What to try: the usual form first, then what gives one side more room."""
    if not shown.bought:
        return (_Form(0.36),)
    if not shown.rest:
        shares: tuple[float, ...] = (_LEFT, 0.75) if shown.why else (1.0,)
        return (*(_Form(share) for share in shares), _Form(0.9, 2, titled=False))
    usual = tuple(
        _Form(share, titled=titled) for titled, share in product((True, False), (_LEFT, 0.56, 0.5, 0.7))
    )
    return (*usual, _Form(0.7, 2, titled=False))


def _plan(sheet: Sheet, state: StageState, body: Vote, shown: Budget, form: _Form) -> _Plan:
    width = sheet.wide - 2 * sheet.margin
    steps = ((_RULE, 1), (KICKER, 1), (SMALLEST, 1), (SMALLEST, 2))
    rule = tuple(fit(line, width, steps) for line in shown.rule)
    top = fitted_head(state, width, lines=1).ends - 16 + sum(line.height for line in rule) + 18
    foot = _bar_top(sheet, body) - 18 - moneybar.above(sheet, shown)
    room = foot - top - _heading()
    left_wide = (width - _GAP) * form.share if form.share < 1 else width
    here = budgetslides.listed(shown)
    comes = budgetcomes.fitted(here.bought, left_wide, room, form.columns)
    comes_not = budgetnot.fitted(here, width - _GAP - left_wide, room, titled=form.titled)
    return _Plan(rule, top, foot, left_wide, comes, comes_not)


def _bar_top(sheet: Sheet, body: Vote) -> float:
    return resultfoot.begins(sheet, body) - (12 if body.lines else 26) - moneybar.HIGH


def _heading() -> float:
    return max(_HEADING, grown(KICKER) * 1.24 + 16)


def _paint(sheet: Sheet, state: StageState, body: Vote, shown: Budget, plan: _Plan, progress: float) -> None:
    head(sheet, state, sheet.wide - sheet.margin, lines=1)
    y = fitted_head(state, sheet.wide - 2 * sheet.margin, lines=1).ends - 16
    for line in plan.rule:
        y = sheet.words(line, sheet.margin, y)
    _comes(sheet, shown, plan)
    left = sheet.margin + plan.left_wide + _GAP
    right = QRectF(left, plan.top, sheet.wide - sheet.margin - left, plan.foot - plan.top)
    if budgetslides.listed(shown).rest:
        _title(sheet, "", _("Not this time"), right, "ink2")
    budgetnot.paint(sheet, plan.comes_not, right.adjusted(0, _heading(), 0, 0))
    moneybar.paint(sheet, shown, _bar_top(sheet, body), progress)
    resultfoot.paint(sheet, body, ruled=False)


def _comes(sheet: Sheet, shown: Budget, plan: _Plan) -> None:
    box = QRectF(sheet.margin, plan.top, plan.left_wide, 1)
    unit = fit(_("euros"), 200, ((KICKER, 1), (SMALLEST, 1)))
    sheet.words(unit, box.right(), plan.top, "ink2", align="right")
    _title(sheet, "check-circle-fill", budgetslides.heading(shown), box, "accent")
    y = plan.top + _heading()
    budgetcomes.paint(sheet, plan.comes, box.left(), y, budgetslides.first(shown))
    if not shown.bought:
        sheet.text(_("Nothing now."), box.left() + 54, y + 16, box.width() - 60, ((BODY, 1), (SMALLEST, 2)))


def _title(sheet: Sheet, icon: str, words: str, box: QRectF, token: str) -> None:
    """The heading of a list; without an icon there is a dashed disc, for what is still open."""
    side = 38.0
    title = fit(words, box.width() - 60, ((KICKER, 1), (SMALLEST, 1)), STRONG)
    mark = QRectF(box.left(), box.top() + (title.line - side) / 2, side, side)
    if icon:
        sheet.icon(icon, mark, token)
    else:
        sheet.dashed(mark.adjusted(2, 2, -2, -2), side / 2, token)
    sheet.words(title, box.left() + side + 16, box.top(), token)
    low = box.top() + _heading() - 10
    sheet.line(box.left(), low, box.right(), low)
