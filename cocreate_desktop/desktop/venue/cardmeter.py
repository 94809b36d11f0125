"""How wide the marker of a held-up card is, from one live picture after another: the middle of the last ones, so that a shaking
hand does not decide."""

from __future__ import annotations

from collections import deque
from math import dist
from statistics import median

from ...domain.walls import Quad
from ...services.seeing import CardSeen, CardsLooked, CardUnclear

KEPT = 7
ENOUGH = 3


class CardMeter:
    """One card at a time: the largest that is seen."""

    def __init__(self) -> None:
        self._seen: deque[float] = deque(maxlen=KEPT)
        self.number = 0
        self.wide = 0
        self.quad: Quad | None = None
        """Where the card is in the last picture; None when it was not in it."""

    @property
    def pixels(self) -> int:
        """How many pixels wide; 0 until it was seen a few times."""
        return round(median(self._seen)) if len(self._seen) >= ENOUGH else 0

    def forget(self) -> None:
        """Begins anew."""
        self._seen.clear()
        self.number = 0

    def look(self, looked: CardsLooked) -> None:
        """Takes one picture in. One without a card changes nothing: a hand may lie over it for a moment."""
        self.wide = looked.width
        there: list[CardSeen | CardUnclear] = [*looked.cards, *looked.unclear]
        found = max(there, key=lambda one: side(one.quad), default=None)
        self.quad = found.quad if found is not None else None
        if found is None:
            return
        if found.number != self.number:
            self._seen.clear()
            self.number = found.number
        self._seen.append(side(found.quad))


def side(quad: Quad) -> float:
    """The mean side of a marker, in pixels."""
    ends = (*quad[1:], quad[0])
    return sum(dist(one, other) for one, other in zip(quad, ends, strict=True)) / len(quad)
