"""The result of a round as bars with letters, patterns and counts, in the order of the result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.flow import Solid
from cocreate_desktop.paper.pen import LEADING, MM, Pen, width_of
from cocreate_desktop.paper.text import Span, shortened
from cocreate_desktop.services import roundfigures
from cocreate_desktop.services.tallying import RoundView

_NAME = 58 * MM
_TILE = 6.2 * MM
_PICTURE = (18 * MM, 12 * MM)
_COUNT = 11.0
_SMALLER = 0.78
"""Of bars that stand beside those of the hall."""


@dataclass(frozen=True, slots=True)
class BarRow(Solid):
    """One option: its words, its tile, its bar of ``share`` of the longest, its count; ``part`` of the usual size."""

    letter: str
    text: str
    share: float
    count: str
    count_room: float
    size: float = 10
    gap: float = 2.2 * MM
    stays: bool = False
    most: int = 6
    picture: bytes = field(default=b"", repr=False)
    part: float = 1.0

    @property
    def _tile(self) -> float:
        return _TILE * self.part

    @property
    def _room(self) -> float:
        """For the words; a picture stands before them."""
        return _NAME - (_PICTURE[0] + 2 * MM if self.picture else 0)

    def height(self, _width: float, /) -> float:
        """Of the words, the tile or the picture, whichever is highest."""
        found = shortened((Span(self.text),), self.size, self._room, self.most)
        return max(_PICTURE[1] if self.picture else self._tile, len(found) * self.size * LEADING)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Words, tile, bar and count on one middle line."""
        high = self.height(width)
        found = shortened((Span(self.text),), self.size, self._room, self.most)
        if self.picture:
            pen.picture(self.picture, x, top + (high - _PICTURE[1]) / 2, *_PICTURE)
        words = top + (high - len(found) * self.size * LEADING) / 2
        pen.words(found, x + _NAME - self._room, words, self._room, self.size)
        middle = top + (high - self._tile) / 2
        left = x + _NAME + 4 * MM
        marks.tile(pen, self.letter, left, middle, self._tile)
        start = left + self._tile + 2 * MM
        room = x + width - start - self.count_room - 3 * MM
        long = room * self.share
        if long > 0:
            marks.bar(pen, self.letter, start, middle, long, self._tile)
        pen.text(
            self.count,
            start + long + (2.5 * MM if long else 0),
            middle + 1,
            self.count_room + 2,
            _COUNT * self.part,
            weight=700,
            most=1,
        )


def bar_rows(
    view: RoundView,
    tally: Tally,
    *,
    most: int = 0,
    lines_each: int = 6,
    pictures: Mapping[str, bytes] = MappingProxyType({}),
    smaller: bool = False,
) -> tuple[BarRow, ...]:
    """A row for each option by result (``most`` at most, 0: all). ``pictures`` by SHA-256; ``smaller`` where it is not the
    result of the hall."""
    shown = roundfigures.bars(view, tally)[: most or None]
    part = _SMALLER if smaller else 1.0
    room = max((width_of(one.count, _COUNT * part, 700) for one in shown), default=0)
    return tuple(
        BarRow(
            one.letter,
            one.text,
            one.share,
            one.count,
            room,
            size=10 * part,
            gap=2.2 * MM * part,
            most=lines_each,
            picture=pictures.get(one.picture, b""),
            part=part,
        )
        for one in shown
    )
