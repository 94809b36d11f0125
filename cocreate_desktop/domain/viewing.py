"""Whether the last row can read what hangs on the wall: sizes from the viewing distance. Pure arithmetic.

A capital must be at least the distance divided by 400 high; letters of 3.0 % of a picture 1.5 m high do for ten metres. A QR
code must be at least a tenth of the distance wide.
"""

from dataclasses import dataclass

from cocreate_desktop.domain.evening import Evening

USUAL_DISTANCE, USUAL_HEIGHT = 10, 150
# Beyond this the words of a picture do not fit any more.
MOST = 1.4
# The dark square of a code beside the words, and of a code alone, in parts of the picture's height.
CODE_BESIDE, CODE_ALONE = 0.35, 0.70


@dataclass(frozen=True, slots=True)
class Hall:
    """``distance`` of the last row in metres, ``height`` of the picture in centimetres; both more than 0."""

    distance: int = USUAL_DISTANCE
    height: int = USUAL_HEIGHT

    @property
    def wanted(self) -> float:
        """How many times the usual smallest letters the last row needs."""
        return max(1.0, self.distance / USUAL_DISTANCE * USUAL_HEIGHT / self.height)

    @property
    def larger(self) -> float:
        """How many times they are made."""
        return min(self.wanted, MOST)

    @property
    def readable(self) -> bool:
        """Whether the last row can read the smallest letters."""
        return self.wanted <= MOST

    @property
    def letters(self) -> int:
        """How high a capital must be for the last row, in whole millimetres."""
        return -(-self.distance * 1000 // 400)

    def reach(self, share: float) -> float:
        """From how many metres a code can be read whose dark square is ``share`` of the picture's height."""
        return share * self.height / 100 * 10

    @property
    def code_beside(self) -> bool:
        """Whether the last row can read a code that stands beside the words."""
        return self.reach(CODE_BESIDE) >= self.distance


def hall_of(evening: Evening) -> Hall:
    """The hall of an evening; what is not known is as usual."""
    return Hall(evening.viewing_distance or USUAL_DISTANCE, evening.screen_height or USUAL_HEIGHT)
