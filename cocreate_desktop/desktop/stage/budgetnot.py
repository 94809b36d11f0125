"""The plans of a budget that do not come now and why not, and why there is money over."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ...language import _
from .budgetcomes import more
from .letters import KICKER, SMALLEST, STRONG, Fitted, Steps, fit, grown
from .painting import Sheet
from .state import Budget, NotYet

_TILE, _GAP = 60.0, 20.0
# How a plan that does not come is told: its name, and lines of why.
_FORMS: tuple[tuple[Steps, int], ...] = (
    (((KICKER, 1), (SMALLEST, 2)), 4),
    (((SMALLEST, 1), (SMALLEST, 2)), 2),
    (((SMALLEST, 1), (SMALLEST, 2)), 1),
    (((SMALLEST, 1),), 1),
    (((SMALLEST, 1), (SMALLEST, 2)), 0),
    (((SMALLEST, 1),), 0),
)


@dataclass(frozen=True, slots=True)
class Item:
    """A plan that does not come, as it was fitted."""

    shown: NotYet
    name: Fitted
    why: Fitted

    @property
    def high(self) -> float:
        """How high it is, with the room after it."""
        return max(self.name.height + self.why.height, self.name.line * 1.25) + 14

    @property
    def cut(self) -> bool:
        """Whether words of it are missing."""
        return self.name.cut or self.why.cut


@dataclass(frozen=True, slots=True)
class ComesNot:
    """The items that fit and how many plans there are ``more``; ``title`` and ``why`` say why there is money over. ``told``: it
    is said of every plan why it does not come."""

    items: tuple[Item, ...]
    title: Fitted
    why: Fitted
    more: int
    told: bool

    @property
    def missing(self) -> int:
        """How much of it is cut or not there."""
        return self.more + sum(item.cut for item in self.items) + self.title.cut + self.why.cut


def fitted(shown: Budget, wide: float, room: float, *, titled: bool) -> ComesNot:
    """The plans that do not come in ``wide`` and ``room``, as fully as they fit; ``titled``: with a heading over why there is
    money over."""
    title = fit(
        _("Why is there money over?") if shown.why and titled else "", wide, ((34, 1), (SMALLEST, 2)), STRONG
    )
    why = fit(shown.why, wide, ((SMALLEST, 3), (SMALLEST, 4)))
    room -= title.height + why.height + (16 if why.lines else 0)
    made: list[Item] = []
    for names, whys in _FORMS:
        made = [_item(one, wide - _tile(wide) - _GAP, names, whys) for one in shown.rest]
        if sum(one.high for one in made) <= room and not any(one.cut for one in made):
            return ComesNot(tuple(made), title, why, 0, whys > 1)
    if sum(one.high for one in made) > room:
        while made and sum(one.high for one in made) + grown(SMALLEST) * 1.24 > room:
            made.pop()
    return ComesNot(tuple(made), title, why, len(shown.rest) - len(made), told=False)


def _item(one: NotYet, wide: float, names: Steps, whys: int) -> Item:
    """``whys`` lines for why: less of it the fewer they are, and nothing without any."""
    why = (one.why if whys > 3 else one.told if whys > 1 else one.cost) if whys else ""
    return Item(one, fit(one.text, wide, tuple(names), STRONG), fit(why, wide, ((SMALLEST, max(whys, 1)),)))


def _tile(wide: float) -> float:
    return _TILE if wide >= 500 else 44.0


def paint(sheet: Sheet, shown: ComesNot, box: QRectF) -> None:
    """The plans from the top of ``box`` on, and at its foot why there is money over."""
    y, side = box.top(), _tile(box.width())
    x = box.left() + side + _GAP
    for item in shown.items:
        tile = min(side, item.high - 8)
        sheet.tile(item.shown.letter, QRectF(box.left(), y + 4, tile, tile))
        sheet.words(item.why, x, sheet.words(item.name, x, y), "ink2")
        y += item.high
    if shown.more:
        more(sheet, shown.more, x, y)
    top = box.bottom() - shown.title.height - shown.why.height
    sheet.words(shown.why, box.left(), sheet.words(shown.title, box.left(), top), "ink2")
