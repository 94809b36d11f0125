"""Whether the last row can read what hangs on the wall: sizes from the viewing distance. Pure arithmetic.

A capital must be at least the distance divided by 400 high; letters of 3.0 % of a picture 1.5 m high do for ten metres. A QR
code must be at least a tenth of the distance wide.
"""

from dataclasses import dataclass

from cocreate_desktop.domain.evening import Evening

USUAL_DISTANCE, USUAL_HEIGHT = 10, 150
# Beyond this the words of a picture do not fit any more.
MOST = 1.4
# The dark square of a code beside the words, in parts of the picture's height; of the only code there is, alone on the picture;
# and of two codes alone, that share its width. Each is the least of all pictures at 16:9, 16:10 and 4:3, whatever the Wi-Fi is
# called: what is promised must be true on the beamer that happens to hang there. A test measures them on the pictures.
CODE_BESIDE, CODE_ALONE, TWO_ALONE = 0.27, 0.67, 0.51


@dataclass(frozen=True, slots=True)
class Hall:
    """``distance`` of the last row in metres, ``height`` of the picture in centimetres; both more than 0. ``wifi``: its code
    hangs there too."""

    distance: int = USUAL_DISTANCE
    height: int = USUAL_HEIGHT
    wifi: bool = True

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

    @property
    def reach_letters(self) -> float:
        """Up to how many metres the smallest letters can be read, as large as they are made."""
        return USUAL_DISTANCE * self.height / USUAL_HEIGHT * self.larger

    @property
    def reach_beside(self) -> float:
        """From how many metres a code beside the words can be read."""
        return self._reach(CODE_BESIDE)

    @property
    def reach_alone(self) -> float:
        """From how many metres codes can be read that have the picture to themselves."""
        return self._reach(TWO_ALONE if self.wifi else CODE_ALONE)

    def _reach(self, share: float) -> float:
        return share * self.height / 100 * 10


def hall_of(evening: Evening) -> Hall:
    """The hall of an evening; what is not known is as usual."""
    distance, height = evening.viewing_distance or USUAL_DISTANCE, evening.screen_height or USUAL_HEIGHT
    return Hall(distance, height, bool(evening.wifi_name))
