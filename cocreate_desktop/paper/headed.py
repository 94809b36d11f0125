"""A table that may run over pages: its heads stand on each of them, and its last rows stay together."""

from __future__ import annotations

from dataclasses import dataclass

from cocreate_desktop.paper.flow import Block
from cocreate_desktop.paper.pen import Pen


@dataclass(frozen=True, slots=True)
class Headed:
    """Rows under ``head``. ``last`` is how many of the last rows stay together on a page."""

    head: Block
    blocks: tuple[Block, ...]
    last: int = 1
    gap: float = 0
    stays: bool = False

    def height(self, width: float) -> float:
        """Of the heads and all rows."""
        return self.head.height(width) + sum(row.gap + row.height(width) for row in self.blocks)

    def split(self, width: float, room: float) -> tuple[Headed, Headed] | None:
        """Between two rows, where the first need not stay with the second; the rest has the heads again."""
        used, fits = self.head.height(width), 0
        for row in self.blocks:
            used += row.gap + row.height(width)
            if used > room:
                break
            fits += 1
        fits = min(fits, len(self.blocks) - self.last)
        while fits > 0 and self.blocks[fits - 1].stays:
            fits -= 1
        if fits <= 0:
            return None
        first, rest = self.blocks[:fits], self.blocks[fits:]
        return Headed(self.head, first, 1, self.gap), Headed(self.head, rest, self.last)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The heads, and the rows under one another."""
        self.head.draw(pen, x, top, width)
        top += self.head.height(width)
        for row in self.blocks:
            row.draw(pen, x, top + row.gap, width)
            top += row.gap + row.height(width)
