"""Where the rows of a result go: the words above their bars or before them, as large as nothing need be cut.

What gives way where words are long: the size, then the room for the brackets of ties, then the letters of a deep hall.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ...domain.voting import Exact
from ...language import number_text
from .letters import (
    BODY,
    BOLD,
    COUNT,
    KICKER,
    OPTION,
    ORDINARY,
    QUESTION,
    REGULAR,
    SMALLEST,
    STRONG,
    at_least,
    falling,
    grown,
    whole,
    width_of,
)
from .state import StageResult

# Two or three options may fill the picture, more share it.
TALLEST, TALLEST_BAR = 240.0, 148.0
BAR, LEAST_BAR = 68.0, 52.0
TIE, NARROW_TIE = 300.0, 250.0
# Whether the words stand above the bar, their size and lines.
_SHAPES = (
    *((True, size, 1) for size in (OPTION, KICKER + 2, SMALLEST)),
    *((False, size, lines) for size, lines in ((KICKER, 1), (SMALLEST, 2), (SMALLEST, 1))),
)
_LAST = _SHAPES[-1]
# The longest bar still shows which of two is longer.
_SHORTEST = 0.1
_LARGE_ROW = 180.0
# Between the large and the small words behind a bar.
BESIDE = 16.0


@dataclass(frozen=True, slots=True)
class Rows:
    """``row`` is how high one is, ``width`` how wide without ``tie``, the room for brackets; ``above`` tells where the words
    stand, and ``size`` and ``lines`` how. ``most`` is what a whole bar stands for; ``behind`` are the words behind each bar,
    large and small; without ``ranked`` nothing has a place."""

    least: int
    top: float
    row: float
    width: float
    tie: float
    above: bool
    size: int
    lines: int
    pictures: bool
    most: Exact
    behind: tuple[tuple[str, str], ...]
    ranked: bool = True

    @property
    def bar(self) -> float:
        """How high a bar and its tile are."""
        if not self.above:
            return min(BAR, self.row - 10)
        return min(max(min(BAR, self._left_by_words), self.row - 92), TALLEST_BAR)

    @property
    def over(self) -> float:
        """What a row has above its bar."""
        return self.row - self.bar - 6 if self.above else (self.row - self.bar) / 2

    @property
    def _left_by_words(self) -> float:
        return self.row - self.size * 1.24 - 8

    @property
    def count(self) -> int:
        """The size of place and total."""
        usual = (
            QUESTION if self.bar >= 100 else COUNT if self.bar >= 60 else OPTION if self.bar >= 50 else BODY
        )
        return max(usual, self.least)

    @property
    def tile(self) -> float:
        """Where the tile begins, after the place."""
        if not self.ranked:
            return 0.0
        return 112.0 if self.above else 84.0

    @property
    def start(self) -> float:
        """Where what follows the tile begins: the bar, or the words before it."""
        picture = self.bar * 1.5 + 12 if self.pictures else 0.0
        return self.tile + self.bar + 12 + picture + (0 if self.above else 4)

    @property
    def total(self) -> float:
        """What stays free for the words behind the bars."""
        return max(self._behind(said, beside) for said, beside in self.behind) + 28

    def _behind(self, said: str, beside: str) -> float:
        large = width_of(said, self.count, BOLD)
        return large + BESIDE + width_of(beside, self.beside, REGULAR) if beside else large

    @property
    def beside(self) -> int:
        """The size of the smaller words behind a bar."""
        return max(SMALLEST, self.least)

    @property
    def words(self) -> float:
        """How wide words may be."""
        if self.above:
            return self.width - self.tile
        return self.width - self.start - 20 - self.total - self.width * _SHORTEST

    @property
    def fits(self) -> bool:
        """Whether rows are high enough for these words."""
        if self.above:
            return self._left_by_words >= LEAST_BAR and (self.size < OPTION or self.row >= _LARGE_ROW)
        return self.lines * self.size * 1.24 <= self.row + 8

    @property
    def steps(self) -> tuple[tuple[int, int], ...]:
        """The size, and the smallest one for words that are cut in the end."""
        return (self.size, self.lines), (max(SMALLEST, self.least), self.lines)

    def holds(self, text: str) -> bool:
        """Whether ``text`` stands there with no word broken or missing."""
        return whole(text, self.words, self.size, self.lines, STRONG)


@dataclass(frozen=True, slots=True)
class Place:
    """What head and foot leave for the rows: from ``top``, ``high`` and ``width``."""

    top: float
    high: float
    width: float


def said(row: StageResult) -> str:
    """The large words behind a bar."""
    return row.said or number_text(row.total)


def arranged(
    results: Sequence[StageResult], place: Callable[[], Place], *, ties: bool, full: Exact | None = None
) -> Rows:
    """The first arrangement that holds all words of usual length; what fits nowhere is cut, and does not make all others
    small. ``place`` says what there is with the smallest letters of now, ``full`` what a whole bar stands for (None: the
    longest one)."""
    most = max(row.total for row in results) if full is None else full
    tries = list(_tries(results, place, ties=ties, most=most))
    texts = [row.text for row in results if len(row.text) <= ORDINARY]
    held = [[text for text in texts if one.holds(text)] for one in tries if one.least == SMALLEST]
    ordinary = max(held, key=len)
    return next((one for one in tries if all(one.holds(text) for text in ordinary)), tries[-1])


def _tries(
    results: Sequence[StageResult], place: Callable[[], Place], *, ties: bool, most: Exact
) -> Iterator[Rows]:
    pictures = any(row.picture is not None for row in results)
    ranked = any(row.place > 0 for row in results)
    behind = tuple((said(row), row.beside) for row in results)
    for least in falling():
        with at_least(least):
            room = place()
            row = min(room.high / len(results), TALLEST)
            for tie in (TIE, NARROW_TIE) if ties else (0.0,):
                for above, size, lines in _SHAPES:
                    wide = room.width - tie
                    shape = (above, grown(size), lines)
                    one = Rows(least, room.top, row, wide, tie, *shape, pictures, most, behind, ranked)
                    if one.fits or (least == SMALLEST and (above, size, lines) == _LAST):
                        yield one
