"""Seat cards to cut, eight to a page: a number, and the table where whoever draws it sits in each round. They bear no name."""

from dataclasses import dataclass

from cocreate_desktop.domain import talking
from cocreate_desktop.domain.seating import Seating
from cocreate_desktop.language import _
from cocreate_desktop.paper.book import Section, WholePage
from cocreate_desktop.paper.cutting import CardGrid
from cocreate_desktop.paper.flow import Block, PageBreak
from cocreate_desktop.paper.pen import MM, Pen, fitted
from cocreate_desktop.paper.steps.talk import settings_of
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.overview import EveningView

_GRID = CardGrid(2, 4)
_EACH = _GRID.columns * _GRID.rows
_PAD = 9 * MM
_NUMBER, _TALL = 34 * MM, 26 * MM
_SIZES = (60.0, 50.0, 44.0, 38.0)


@dataclass(frozen=True, slots=True)
class SeatCards(WholePage):
    """A page of cards, from number ``first`` on. ``kicker`` says of which evening, ``host`` what the first ones are."""

    seats: Seating
    first: int
    kicker: str
    host: str
    gap: float = 0
    stays: bool = False

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """Cut lines and the cards."""
        left, above = self.corner(x, top)
        _GRID.cut(pen, left, above)
        cards = range(self.first, self.seats.people + 1)
        for card, (at, line) in zip(cards, _GRID.corners(left, above), strict=False):
            self._card(pen, card, at + _PAD, line + _PAD)

    def _card(self, pen: Pen, card: int, x: float, top: float) -> None:
        wide = _GRID.wide - 2 * _PAD
        pen.text(self.kicker, x, top, wide, 9, colour="ink2", most=1)
        pen.text(_("Your card"), x, top + 10 * MM, _NUMBER, 10, colour="ink2", most=1)
        size = fitted(str(card), _SIZES, _NUMBER, _TALL)
        pen.text(str(card), x, top + 14 * MM, _NUMBER, size, weight=700, most=1)
        if card <= self.seats.stays:
            pen.text(self.host, x, top + 42 * MM, _NUMBER, 10, weight=600, most=3)
        left, step = x + _NUMBER + 4 * MM, min(46 * MM / self.seats.rounds, 11.5 * MM)
        for number in range(1, self.seats.rounds + 1):
            line = top + 10 * MM + (number - 1) * step
            said = _("Round {n}").format(n=number) if self.seats.rounds > 1 else ""
            pen.text(said, left, line + 1.6 * MM, 20 * MM, 11, colour="ink2", most=1)
            table = _("Table {table}").format(table=self.seats.table_of(card, number))
            pen.text(table, left + 20 * MM, line, wide - _NUMBER - 24 * MM, 16, weight=700, most=1)


def sections(material: Material, face: EveningView) -> list[Section]:
    """The cards of one talk; none where no cards are drawn."""
    seats = talking.seats(settings_of(face.step))
    if seats is None:
        return []
    host = _("You are the host and stay.") if seats.rounds > 1 else ""
    pages: list[Block] = []
    for first in range(1, seats.people + 1, _EACH):
        pages += [SeatCards(seats, first, material.name, host), PageBreak()]
    return [Section(tuple(pages), bare=True, name=_("Seat cards"))]
