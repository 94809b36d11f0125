"""An instant run-off on the stage: round by round the first places of each option, who drops out, and who is left."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...language import _, number_text
from . import resultfoot
from .blocks import fitted_head, head
from .letters import (
    BODY,
    BOLD,
    KICKER,
    OPTION,
    SMALLEST,
    STRONG,
    Fitted,
    at_least,
    falling,
    fit,
    grown,
    together,
)
from .painting import Sheet
from .state import Runoff, RunoffRow, StageState, Vote

_TILE, _TALLEST, _LEAST = 64.0, 100.0, 50.0
# The part of the width that is for the names.
_NAMES = 0.40


@dataclass(frozen=True, slots=True)
class _Plan:
    """``row`` is how high a row is, ``column`` how wide a round; ``heads`` are the words above the rounds."""

    top: float
    row: float
    left: float
    column: float
    names: tuple[Fitted, ...]
    heads: tuple[Fitted, ...]
    label: Fitted
    out: Fitted
    wins: Fitted

    @property
    def fits(self) -> bool:
        """Whether nothing is cut."""
        whole = not any(one.cut for one in (*self.names, *self.heads, self.out))
        return whole and max(one.height for one in self.names) <= self.row - 4


def paint(sheet: Sheet, state: StageState, body: Vote, shown: Runoff, progress: float) -> None:
    """The whole picture; the numbers of the rounds come one after the other with ``progress``."""
    for least in falling():
        with at_least(least):
            plan = _plan(sheet, state, body, shown)
            if plan.fits or least == SMALLEST:
                head(sheet, state, sheet.wide - sheet.margin, lines=1)
                _rounds(sheet, plan)
                for place, row in enumerate(shown.rows):
                    _row(sheet, row, shown, plan, place, progress)
                resultfoot.paint(sheet, body)
                return


def _plan(sheet: Sheet, state: StageState, body: Vote, shown: Runoff) -> _Plan:
    width = sheet.wide - 2 * sheet.margin
    top = fitted_head(state, width, lines=1).ends
    heading = grown(SMALLEST) * 1.24 + 12
    row = min(_TALLEST, (resultfoot.begins(sheet, body) - 24 - top - heading) / max(len(shown.rows), 1))
    names_wide = width * _NAMES - _TILE - 24
    lines = 2 if row >= 2 * grown(SMALLEST) * 1.24 + 4 else 1
    texts = [one.text for one in shown.rows]
    steps = together(texts, names_wide, ((OPTION, 1), (BODY, 1), (KICKER, 1), (SMALLEST, lines)), STRONG)
    column = width * (1 - _NAMES) / max(shown.rounds, 1)
    titles, label = _titles(shown, column - 16)
    return _Plan(
        top + heading,
        row,
        sheet.margin + width * _NAMES,
        column,
        tuple(fit(text, names_wide, tuple(steps), STRONG) for text in texts),
        titles,
        fit(label, names_wide, ((SMALLEST, 1),)),
        fit(_("out"), column, ((SMALLEST, 1),)),
        fit(_("wins"), column, ((SMALLEST, 1),), STRONG),
    )


def _titles(shown: Runoff, room: float) -> tuple[tuple[Fitted, ...], str]:
    """What stands above the rounds, and before it: that it is a round, where there is no room for the word above each."""
    steps = ((KICKER, 1), (SMALLEST, 1))
    numbers = range(shown.first, shown.first + shown.rounds)
    titles = tuple(fit(_("Round {n}").format(n=number), room, steps, STRONG) for number in numbers)
    label = _("The last {n} rounds").format(n=shown.rounds) if shown.first > 1 else ""
    if any(title.cut for title in titles):
        titles = tuple(fit(str(number), room, steps, STRONG) for number in numbers)
        label = label or _("Round")
    return titles, label


def _rounds(sheet: Sheet, plan: _Plan) -> None:
    for place, words in enumerate(plan.heads):
        right = plan.left + (place + 1) * plan.column - 12
        sheet.words(words, right, plan.top - 12 - words.height, "ink2", align="right")
    sheet.words(plan.label, sheet.margin, plan.top - 12 - plan.label.height, "ink2")
    sheet.line(sheet.margin, plan.top - 6, sheet.wide - sheet.margin, plan.top - 6)


def _row(sheet: Sheet, row: RunoffRow, shown: Runoff, plan: _Plan, place: int, progress: float) -> None:
    y = plan.top + place * plan.row
    middle = y + plan.row / 2
    tile = min(_TILE, plan.row - 8)
    arrived = progress >= 1.0
    if row.wins and arrived:
        ground = QRectF(sheet.margin - 16, y + 2, sheet.wide - 2 * sheet.margin + 32, plan.row - 4)
        sheet.box(ground, 12, "tint", "accent", 3.0)
    sheet.tile(row.letter, QRectF(sheet.margin, middle - tile / 2, tile, tile))
    words = plan.names[place]
    sheet.words(words, sheet.margin + _TILE + 24, middle - words.height / 2)
    there = len(row.counts) if arrived else min(len(row.counts), int(progress * (shown.rounds + 1)))
    for number in range(there):
        last = number == len(row.counts) - 1
        _count(sheet, row, plan, number, middle, last=last)


def _count(sheet: Sheet, row: RunoffRow, plan: _Plan, number: int, middle: float, *, last: bool) -> None:
    """How many had it first in this round; before the last number stands whether it won or went, where there is room."""
    right = plan.left + (number + 1) * plan.column - 12
    size = BODY if plan.row >= _LEAST + 10 else KICKER
    said = fit(number_text(row.counts[number]), plan.column - 20, ((size, 1), (SMALLEST, 1)), BOLD)
    gone = last and not row.wins
    sheet.words(said, right, middle - said.line / 2, "ink2" if gone else "ink", align="right")
    told = plan.wins if row.wins else plan.out
    if last and said.width + 16 + told.width <= plan.column - 20:
        token = "ink2" if gone else "accent"
        sheet.words(told, right - said.width - 16, middle - told.line / 2, token, align="right")
