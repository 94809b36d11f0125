"""The result of a neighbourhood budget: what is bought and who pays it, what is not and why, and the money that is left."""

from dataclasses import dataclass

from cocreate_desktop.domain.voting import BudgetResult
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.flow import Block, Solid, Words, words
from cocreate_desktop.paper.pen import MM, Pen, line_height, width_of
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services import roundfigures
from cocreate_desktop.services.roundfigures import Plan
from cocreate_desktop.services.tallying import RoundView

_TILE = 6.2 * MM
_BAR = 8 * MM


@dataclass(frozen=True, slots=True)
class PlanRow(Solid):
    """A plan: its place in the order of buying (empty: not bought), tile, words, what is told of it, and what it costs."""

    place: str
    letter: str
    text: str
    told: str
    cost: str
    gap: float = 6
    stays: bool = False

    def _room(self, width: float) -> float:
        return width - 34 * MM - 17 * MM

    def height(self, width: float, /) -> float:
        """Of the words under one another."""
        room = self._room(width)
        high = len(lines((Span(self.text, 600),), 10, room)) * line_height(10)
        return max(_TILE, high + len(lines((Span(self.told),), 9, room)) * line_height(9))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Place, tile, words, cost."""
        pen.text(self.place, x, top, 8 * MM, 11, weight=700, align="middle", most=1)
        marks.tile(pen, self.letter, x + 9 * MM, top, _TILE)
        left, room = x + 17 * MM, self._room(width)
        high = pen.text(self.text, left, top, room, 10, weight=600)
        pen.text(self.told, left, top + high, room, 9, colour="ink2")
        pen.text(self.cost, x + width - 32 * MM, top, 32 * MM, 11, weight=700, align="end", most=1)


@dataclass(frozen=True, slots=True)
class MoneyBar(Solid):
    """The whole budget as a bar: a part for each plan that is bought, and what is left with a dashed edge."""

    parts: tuple[tuple[str, float], ...]
    left: str
    gap: float = 10
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Of the bar."""
        return _BAR

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From left to right in the order of buying."""
        at, end = x, x + width
        for letter, share in self.parts:
            long = width * share
            marks.bar(pen, letter, at, top, long, _BAR)
            if long > 8 * MM:
                marks.tile(pen, letter, at + long / 2 - _TILE / 2, top + (_BAR - _TILE) / 2, _TILE)
            at += long
        if end - at > 1:
            corners = ((at, top), (end, top), (end, top + _BAR), (at, top + _BAR), (at, top))
            pen.line(corners, "edge", width=0.9, dashes=(3, 2))
            if width_of(self.left, 9, 600) < end - at - 4:
                pen.text(self.left, at, top + 1.8 * MM, end - at, 9, weight=600, align="middle", most=1)


def budget_blocks(
    view: RoundView, result: BudgetResult, *, most: int = 0, beside: bool = False
) -> list[Block]:
    """The rule in words, what is bought, what is not, and what is left; ``most`` plans of each at most (0: all). ``beside``
    the result of the hall, where the rule was told: only what is bought."""
    told = roundfigures.bought(view, result)
    if beside:
        rows = [_row(plan) for plan in told.comes[: most or None]]
        money = MoneyBar(tuple((plan.letter, plan.share) for plan in told.comes), told.left)
        return [*rows, money, Words((Span(told.spent),), 9, 5)]
    made: list[Block] = [words(told.rule, size=10, gap=6)]
    if told.comes:
        made.append(words(_("This comes"), size=11, weight=600, colour="accent", gap=8, stays=True))
    made += [_row(plan) for plan in told.comes[: most or None]]
    if told.rest and not most:
        made.append(words(_("This does not come now"), size=11, weight=600, gap=10, stays=True))
        made += [_row(plan) for plan in told.rest]
    made.append(MoneyBar(tuple((plan.letter, plan.share) for plan in told.comes), told.left))
    return [*made, Words((Span(told.spent),), 10, 5)]


def _row(plan: Plan) -> PlanRow:
    return PlanRow(plan.place, plan.letter, plan.text, plan.told, plan.cost)
