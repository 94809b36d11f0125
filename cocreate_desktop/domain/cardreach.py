"""How far a camera reads voting cards: by arithmetic from how wide a marker is in its picture. Knows no camera and no picture.

A marker twice as far away is half as wide, so one measured card tells all distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MARKERS: Final = {"A5": 0.125, "A4": 0.176, "folded": 0.084}
"""The side of a card's marker in metres, by the size of the card."""
LEAST: Final = 24
"""Pixels that a marker must be wide to be read for sure."""
FULL_HD: Final = 1920
# A marker of 12.5 cm is 28 pixels wide at 6 m in a laptop's picture of 1920, and 39 at 10 m in the photo of a phone.
_OF_A_LAPTOP: Final = 28 * 6 / 0.125
_OF_A_PHONE: Final = 39 * 10 / 0.125


@dataclass(frozen=True, slots=True)
class Lens:
    """``strength``: how many pixels wide a thing of one metre is at one metre."""

    strength: float

    @classmethod
    def measured(cls, pixels: float, size: str, distance: float) -> Lens:
        """Of the camera in whose picture a card of this size, so many metres away, was so many pixels wide."""
        return cls(pixels * distance / MARKERS[size])

    def pixels(self, size: str, distance: float) -> int:
        """How many whole pixels wide a card's marker is so many metres away; 0 where nobody sits."""
        return int(self.strength * MARKERS[size] / distance + 1e-6) if distance > 0 else 0

    def reach(self, size: str) -> float:
        """Up to how many metres a card of this size is read, in tenths, rounded down."""
        return int(self.strength * MARKERS[size] / LEAST * 10 + 1e-6) / 10

    def distance(self, pixels: float, size: str) -> float:
        """How many metres away a card of this size is that is so many pixels wide. Raises ZeroDivisionError for none."""
        return self.strength * MARKERS[size] / pixels


PHONE: Final = Lens(_OF_A_PHONE)
"""That of a phone's photo of 12 megapixels."""


def usual_lens(wide: int) -> Lens:
    """What the camera of a laptop mostly is, by the width of its picture in pixels (0: as most are)."""
    return Lens(_OF_A_LAPTOP * (wide or FULL_HD) / FULL_HD)
