"""The poster of a round on which people stick dots: where everything stands on the paper, so that whoever prints it and whoever
counts it from a photo agree. Millimetres from the top left of an A4 page; no drawing and no pixels here.

A print shop may make it larger: everything is counted in millimetres of the A4 page, stickers too.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PAGE: Final = (210.0, 297.0)
"""Width and height of the page."""
MARKER: Final = 16.0
"""The side of a corner marker, black border included."""
GRID: Final = 10.0
"""How far apart the light lines in a box are."""
VALUES: Final = 62
"""How many values one corner can carry: four corners share the 250 markers."""
MOST_ROUNDS: Final = VALUES * VALUES
"""Round numbers are smaller than this."""
MOST_OPTIONS: Final = 27
"""For so many options at most the corners have room; a poster for more has no markers and is counted by hand."""
ON_A_PAGE: Final = 8
"""So many options at most share a page, so that each box holds thirty stickers of 8 mm."""
HEAD: Final = (30.0, 11.0, 150.0, 40.0)
"""Left, top, width and height of the place for the question and the rules, between the upper markers."""
FOOT: Final = (30.0, 269.0, 150.0, 18.0)
"""That for the code and what else is to be said, between the lower markers."""
WORDS: Final = (15.0, 84.0)
"""Left and width of the place for the words of an option, its tile and its picture; the box stands right of it."""
_TOP, _BOTTOM = 53.0, 266.0
_BOX_LEFT, _BOX_WIDE = 105.0, 90.0
BETWEEN: Final = 3.0
"""Between two boxes."""
_MOST_HIGH = 105.0
_INSET = 10.0
_FACTORS = (1, 5, 7)
_SALT = 23


@dataclass(frozen=True, slots=True)
class PosterBox:
    """The box of one option: its place among all options from 0, and left, top, width and height in millimetres."""

    option: int
    x: float
    y: float
    wide: float
    high: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it, its line included."""
        return self.x <= x <= self.x + self.wide and self.y <= y <= self.y + self.high


@dataclass(frozen=True, slots=True)
class PosterMarker:
    """A corner marker: its number in the dictionary 6X6_250, and left and top in millimetres; its side is ``MARKER``."""

    id: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Poster:
    """The poster of the round with this number (``rounds.Round.number``) for so many options."""

    round_number: int
    options: int


@dataclass(frozen=True, slots=True)
class PosterName:
    """What the corners of a page say: the number of the round, the page (from 1), and for how many options it was printed, so
    that a poster from before the choices were changed is not counted as one of now."""

    round_number: int
    page: int
    options: int


@dataclass(frozen=True, slots=True)
class PosterPage:
    """One page, ``number`` from 1 of ``count``; ``markers`` clockwise from the top left, none where no camera can count it."""

    number: int
    count: int
    markers: tuple[PosterMarker, ...]
    boxes: tuple[PosterBox, ...]


def pages(poster: Poster) -> tuple[PosterPage, ...]:
    """The pages of a poster, the options spread evenly over them; all boxes are of one size, for a larger one invites. Raises
    ValueError without options."""
    if poster.options < 1:
        raise ValueError("a poster needs an option")
    count = _pages_for(poster.options)
    least, more = divmod(poster.options, count)
    sizes = [least + (place < more) for place in range(count)]
    high = min(_MOST_HIGH, (_BOTTOM - _TOP + BETWEEN) / sizes[0] - BETWEEN)
    made, first = [], 0
    for number, size in enumerate(sizes, 1):
        boxes = tuple(_box(first + row, row, high) for row in range(size))
        name = PosterName(poster.round_number, number, poster.options)
        made.append(PosterPage(number, count, _markers(name), boxes))
        first += size
    return tuple(made)


def _pages_for(options: int) -> int:
    return -(-options // ON_A_PAGE)


def _box(option: int, row: int, high: float) -> PosterBox:
    return PosterBox(option, _BOX_LEFT, _TOP + row * (high + BETWEEN), _BOX_WIDE, high)


def _markers(name: PosterName) -> tuple[PosterMarker, ...]:
    if name.options > MOST_OPTIONS or not 0 <= name.round_number < MOST_ROUNDS:
        return ()
    return tuple(
        PosterMarker(one, x, y) for one, (x, y) in zip(corner_ids(name), marker_places(), strict=True)
    )


def marker_places() -> tuple[tuple[float, float], ...]:
    """Left and top of the four markers of any page, clockwise from the top left."""
    right, bottom = PAGE[0] - _INSET - MARKER, PAGE[1] - _INSET - MARKER
    return (_INSET, _INSET), (right, _INSET), (right, bottom), (_INSET, bottom)


_NAMES = tuple(
    (options, page) for options in range(1, MOST_OPTIONS + 1) for page in range(1, _pages_for(options) + 1)
)
"""Every page of every poster; its place is the value in the third corner."""


def corner_ids(name: PosterName) -> tuple[int, int, int, int]:
    """The markers of a page, clockwise from the top left: the number of the round in two, which page of how many options, and a
    check that none of them was read wrong. Raises ValueError for what they cannot carry."""
    if not 0 <= name.round_number < MOST_ROUNDS or (name.options, name.page) not in _NAMES:
        raise ValueError(f"no poster can carry {name}")
    high, low = divmod(name.round_number, VALUES)
    values = (low, high, _NAMES.index((name.options, name.page)))
    first, second, third, last = (
        corner * VALUES + value for corner, value in enumerate((*values, _check(values)))
    )
    return first, second, third, last


def read_corners(ids: Mapping[int, int]) -> PosterName | None:
    """What four markers say, by corner (0 to 3, clockwise from the top left); None when one is missing, stands in a corner that
    is not its own, or contradicts the check: never another round."""
    if sorted(ids) != [0, 1, 2, 3] or any(corner_of(one) != corner for corner, one in ids.items()):
        return None
    low, high, place, check = (ids[corner] % VALUES for corner in range(4))
    if check != _check((low, high, place)) or place >= len(_NAMES):
        return None
    options, page = _NAMES[place]
    return PosterName(high * VALUES + low, page, options)


def corner_of(marker_id: int) -> int | None:
    """The corner a marker belongs in; None for a number that no poster carries."""
    return marker_id // VALUES if 0 <= marker_id < 4 * VALUES else None


def _check(values: tuple[int, int, int]) -> int:
    # The factors share no divisor with 62, so that one value read wrong always shows.
    return (_SALT + sum(factor * value for factor, value in zip(_FACTORS, values, strict=True))) % VALUES


def option_box(page: PosterPage, x: float, y: float) -> PosterBox | None:
    """The box that a sticker with its middle here belongs to; between two boxes the nearer one. None beside all of them."""
    for box in page.boxes:
        if box.holds(x, y):
            return box
    near = [
        box
        for box in page.boxes
        if box.x <= x <= box.x + box.wide and -BETWEEN / 2 <= y - box.y <= box.high + BETWEEN / 2
    ]
    between = [box for box in near if page.boxes[0].y <= y <= page.boxes[-1].y + page.boxes[-1].high]
    return between[0] if between else None
