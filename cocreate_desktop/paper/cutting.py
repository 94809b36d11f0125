"""Pages of equal cards to cut apart: where each lies, and the lines for the knife."""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Final

from cocreate_desktop.paper import marks
from cocreate_desktop.paper.book import WholePage
from cocreate_desktop.paper.pen import A4, MM, Pen

EDGE: Final = 7 * MM
"""So far from the edge of the paper a line for the knife begins: nearer by many a printer cannot print."""


@dataclass(frozen=True, slots=True)
class CardGrid:
    """So many cards beside and below one another on a page of A4. All lengths are in points."""

    columns: int
    rows: int

    @property
    def wide(self) -> float:
        """How wide a card is."""
        return A4[0] / self.columns

    @property
    def high(self) -> float:
        """How high a card is."""
        return A4[1] / self.rows

    def cut(self, pen: Pen, left: float, above: float) -> None:
        """The lines between the cards of the page whose corner this is."""
        for row in range(1, self.rows):
            at = above + row * self.high
            marks.cut(pen, (left + EDGE, at), (left + A4[0] - EDGE, at))
        for column in range(1, self.columns):
            at = left + column * self.wide
            marks.cut(pen, (at, above + EDGE), (at, above + A4[1] - EDGE))

    def corners(self, left: float, above: float) -> Iterator[tuple[float, float]]:
        """The upper left corner of each card, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield left + column * self.wide, above + row * self.high


class CutSheet(WholePage):
    """A page of equal cards, each the same. A sheet says in ``grid`` how they lie, and in ``pad`` how far from its edges a card
    is drawn on, in points."""

    __slots__ = ()
    grid: ClassVar[CardGrid] = CardGrid(2, 2)
    pad: ClassVar[float] = 10 * MM

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """The lines for the knife, and the cards."""
        left, above = self.corner(x, top)
        self.grid.cut(pen, left, above)
        for at, line in self.grid.corners(left, above):
            self.card(pen, at + self.pad, line + self.pad)

    @property
    def wide(self) -> float:
        """How wide a card is drawn on, in points."""
        return self.grid.wide - 2 * self.pad

    @property
    def high(self) -> float:
        """How high a card is drawn on, in points."""
        return self.grid.high - 2 * self.pad

    @abstractmethod
    def card(self, pen: Pen, x: float, top: float) -> None:
        """Draws one card, from the upper left corner of what is drawn on."""
