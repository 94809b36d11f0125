"""Welkom on the stage: what the evening is about, how much there is to decide, the house rules and how to join."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import product

from PySide6.QtCore import QRectF

from ...language import _
from . import joining
from .blocks import fitted_head, head
from .letters import BODY, KICKER, REGULAR, SMALLEST, STRONG, Fitted, at_least, falling, fit
from .painting import Sheet
from .state import StageState, Welcome

_ICONS = ("ear", "note", "users", "handshake", "chats")
_PAD, _PAD_HIGH = 32.0, 26.0
_ABOVE_RULES = 28.0
_ICON = 48.0


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    body = state.body
    assert isinstance(body, Welcome), "the welcome face carries a Welcome"
    joining.paint(sheet, state.join, body.paper_hint, partial(_about, sheet, state, body))


@dataclass(frozen=True, slots=True)
class _About:
    """What the evening is about in one size: ``least`` is its smallest letters, ``small`` 0 to 2 what gives way: nothing, the
    question, the rules too."""

    least: int
    small: int
    mandate: tuple[Fitted, ...]
    rules: tuple[Fitted, ...]
    head: float

    @property
    def box(self) -> float:
        """How high the box with the mandate is."""
        return sum(line.height for line in self.mandate) + 2 * _PAD_HIGH

    @property
    def gap(self) -> float:
        """What stays free under a rule."""
        return 20.0 if self.small < 2 else 10.0

    @property
    def ends(self) -> float:
        """Where the last rule ends."""
        rules = sum(max(rule.height, _ICON) + self.gap for rule in self.rules) - self.gap
        return self.head + self.box + (_ABOVE_RULES + rules if self.rules else 0.0)


def _about(sheet: Sheet, state: StageState, body: Welcome, right: float, bottom: float) -> None:
    """Question, mandate and all house rules: in a deep hall rather smaller letters than a rule less."""
    width = right - sheet.margin
    tries = [_fitted(state, body, width, least, small) for least, small in product(falling(), range(3))]
    about = next((one for one in tries if one.ends <= bottom), tries[-1])
    with at_least(about.least):
        y = head(sheet, state, right, lines=3, small=about.small > 0)
        _mandate(sheet, about, y, width)
        _rules(sheet, about, y + about.box + _ABOVE_RULES, bottom)


def _fitted(state: StageState, body: Welcome, width: float, least: int, small: int) -> _About:
    with at_least(least):
        top = fitted_head(state, width, lines=3, small=small > 0).ends
        steps = ((BODY - 2, 1), (KICKER, 2))
        mandate = [fit(body.rung, width - 2 * _PAD, steps, STRONG)]
        mandate += [fit(fact, width - 2 * _PAD, steps, REGULAR) for fact in body.facts]
        sizes = ((SMALLEST, 2),) if small == 2 else ((BODY, 1), (KICKER, 2), (SMALLEST, 2))
        rules = tuple(fit(rule, width - 72, sizes) for rule in body.rules)
        # One long rule makes all of them smaller: none of them weighs more than another.
        smallest = min((rule.size for rule in rules), default=SMALLEST)
        rules = tuple(fit(rule, width - 72, ((smallest, 2),)) for rule in body.rules)
    return _About(least, small, tuple(mandate), rules, top)


def _mandate(sheet: Sheet, about: _About, y: float, width: float) -> None:
    sheet.box(QRectF(sheet.margin, y, width, about.box), 24, "tint")
    y += _PAD_HIGH
    for line in about.mandate:
        y = sheet.words(line, sheet.margin + _PAD, y)


def _rules(sheet: Sheet, about: _About, y: float, bottom: float) -> None:
    """As many as fit; where some do not, the picture says how many more there are."""
    left = sheet.margin
    for place, rule in enumerate(about.rules):
        rest = len(about.rules) - place
        high = max(rule.height, _ICON)
        last = rest == 1
        if y + high + (0 if last else about.gap + _ICON) > bottom and not (last and y + high <= bottom):
            more = fit(_("and {n} more").format(n=rest), 500, ((SMALLEST, 1),))
            sheet.words(more, left + 72, y, "ink2")
            return
        icon = _ICONS[place % len(_ICONS)]
        sheet.icon(icon, QRectF(left, y + (rule.line - _ICON) / 2, _ICON, _ICON))
        y = sheet.words(rule, left + 72, y) + about.gap
