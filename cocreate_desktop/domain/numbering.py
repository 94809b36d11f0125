"""Numbers that people read aloud (vote 3, lead 12, slip 7), handed out by laptops that may not see one another: each laptop
counts in ranges of its own, so that no two ever give the same one. Pure functions of their arguments.

Ranges are blocks of the whole numbers from 1, dealt out along the diagonals of place and turn: the first laptop has blocks
0, 1, 3, 6 …, the second 2, 4, 7 …, the third 5, 8 … Every laptop has as many as it needs, and those of the first stay small.
"""

from collections.abc import Callable, Collection, Iterator
from itertools import count
from typing import Final

ROUNDS: Final = 50
"""A block of votes: the corners of a poster carry so many blocks that eleven laptops can print posters."""
PEOPLE: Final = 100
"""A block of offers and people in the vault, who count on from the same ("lead 12")."""
PLEDGES: Final = 100
VERSIONS: Final = 10
"""A block of versions of one proposal."""
HUB: Final = 9
"""The place of a hub, where people at home offer something: it is no laptop and in no list of them. The tenth laptop of a
project has the same, and then what was numbered twice gets a new number as it always does."""
CODES: Final = 1000
"""A block of personal codes of one evening. The first laptop has the first two, so that all codes an evening can have are its
own, and with them every number that a voting card can show."""


def block_of(place: int, turn: int) -> int:
    """Which block, from 0, the laptop at ``place`` (from 0) counts in at its ``turn`` (from 0). No two are the same."""
    diagonal = place + turn
    return diagonal * (diagonal + 1) // 2 + place


def ranges(place: int, size: int) -> Iterator[range]:
    """The ranges of the laptop at ``place``, the smallest first, without end; ``size`` numbers each."""
    for turn in count():
        first = block_of(place, turn) * size + 1
        yield range(first, first + size)


def place_with(number: int, size: int) -> int:
    """The place of the laptop whose range holds ``number`` (from 1)."""
    block = (number - 1) // size
    diagonal = next(one for one in count() if one * (one + 1) // 2 > block) - 1
    return block - diagonal * (diagonal + 1) // 2


def following(place: int, size: int, last_in: Callable[[range], int]) -> Iterator[int]:
    """The next numbers of the laptop at ``place``: none that was given before. ``last_in`` says the greatest number that was
    given in a range, 0 when none was; numbers from before there were ranges are passed over like that."""
    for own in ranges(place, size):
        yield from range(max(own.start, last_in(own) + 1), own.stop)


def free_place(taken: Collection[int]) -> int:
    """The smallest place that nobody has."""
    return next(one for one in count() if one not in taken)
