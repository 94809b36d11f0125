"""The sticker poster of a round: each option with its words, its picture and a box for stickers; on more sheets when one would
make the letters too small to read from a few steps away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, product

from cocreate_desktop.language import _
from cocreate_desktop.paper import marks, sentences
from cocreate_desktop.paper.flow import Block, PageBreak, Solid, words
from cocreate_desktop.paper.pen import MM, Pen, line_height, width_of
from cocreate_desktop.paper.shapes import drawn_size
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services.tallying import RoundView

_ON_A_PAGE = 262 * MM
_PAGE_WIDE = 180 * MM
_SIZES = (24.0, 21.0, 19.0, 17.0, 15.0)
_LEAST, _MOST = 14 * MM, 115 * MM
_UNDER_HEAD, _BETWEEN = 8 * MM, 3 * MM
_TILE, _GAP = 18 * MM, 4 * MM
_STACKED = 4
"""Of so many options at most a row is high enough for a picture under its words."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows of a poster are divided: the width of the words, that of a picture beside them (0: none), and at least how
    high a picture is. ``under``: the picture stands under the words, as wide as they."""

    words: float
    picture: float = 0
    least: float = 0
    under: bool = False

    @property
    def wide(self) -> float:
        """From the tile to the box."""
        return self.words + (self.picture + _GAP if self.picture else 0)

    def room(self, option: StickerOption) -> float:
        """The width for the words of an option; without a picture it has the place of one too."""
        return self.words if option.picture else self.wide

    def needed(self, option: StickerOption, size: float) -> float:
        """How high the row of an option must be at this size of letters."""
        high = option.words_high(size, self.room(option))
        if option.picture and self.under:
            return high + _BETWEEN + self.least
        return max(_LEAST, high, self.least if option.picture else 0)

    def breaks(self, option: StickerOption, size: float) -> bool:
        """Whether a word of an option is too wide for its line."""
        room = self.room(option)
        return any(width_of(word, size, 600) > room for word in option.text.split())


_PLAIN = Layout(66 * MM)
_BESIDE = Layout(50 * MM, 42 * MM, 20 * MM)
_UNDER = Layout(80 * MM, 0, 30 * MM, under=True)


@dataclass(frozen=True, slots=True)
class StickerOption:
    """What stands in a row: letter, words (empty: people write them), the bytes of a picture or none."""

    letter: str
    text: str
    picture: bytes = field(default=b"", repr=False)

    def words_high(self, size: float, width: float) -> float:
        """How high the words stand."""
        return len(lines((Span(self.text, 600),), size, width)) * line_height(size)


@dataclass(frozen=True, slots=True)
class StickerRow(Solid):
    """One option; the ``box`` for its stickers is as high as those of the others, also when its words need more."""

    option: StickerOption
    layout: Layout
    size: float
    box: float
    gap: float = _BETWEEN
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Of the box, more when the words need it."""
        return max(self.box, self.layout.needed(self.option, self.size))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Tile, words, picture, box."""
        high = self.height(width)
        side = min(self.box, _TILE)
        left = x + _TILE + _GAP
        if self.option.picture and self.layout.under:
            marks.tile(pen, self.option.letter, x, top, side)
            self._picture_under(pen, left, top, high)
        else:
            marks.tile(pen, self.option.letter, x, top + (high - side) / 2, side)
            self._words(pen, left, top, high)
        start = left + self.layout.wide + _GAP
        down = (high - self.box) / 2
        pen.frame(start, top + down, x + width - start, self.box, "ink", radius=4, width=1.2)

    def _words(self, pen: Pen, left: float, top: float, high: float) -> None:
        room, option = self.layout.room(self.option), self.option
        if option.text:
            down = (high - option.words_high(self.size, room)) / 2
            pen.text(option.text, left, top + down, room, self.size, weight=600)
        else:
            middle = top + high / 2 + 3 * MM
            pen.line(((left, middle), (left + room, middle)), "edge")
        if option.picture:
            pen.picture(option.picture, left + room + _GAP, top, self.layout.picture, high)

    def _picture_under(self, pen: Pen, left: float, top: float, high: float) -> None:
        room, option = self.layout.words, self.option
        used = pen.text(option.text, left, top, room, self.size, weight=600) + _BETWEEN
        wide, tall = drawn_size(option.picture, room, high - used)
        pen.picture(option.picture, left, top + used, wide, tall)


def poster(view: RoundView, pictures: Mapping[str, bytes]) -> list[Block]:
    """The blocks of its sheets. ``pictures`` by SHA-256."""
    options = tuple(
        StickerOption(one.letter, one.text, pictures.get(one.picture, b"")) for one in view.options
    )
    layout = _layout(options)
    size, sheets = _divided(view, options, layout)
    heads = [_head(view, number, len(sheets)) for number in range(1, len(sheets) + 1)]
    box = min(
        _level([layout.needed(one, size) for one in sheet], _room(head, len(sheet)))
        for head, sheet in zip(heads, sheets, strict=True)
    )
    made: list[Block] = []
    for head, sheet in zip(heads, sheets, strict=True):
        rows = [
            StickerRow(one, layout, size, box, _BETWEEN if place else _UNDER_HEAD)
            for place, one in enumerate(sheet)
        ]
        made += [*head, *rows, PageBreak()]
    return made


def _layout(options: Sequence[StickerOption]) -> Layout:
    if not any(one.picture for one in options):
        return _PLAIN
    return _UNDER if len(options) <= _STACKED else _BESIDE


def _head(view: RoundView, number: int, count: int) -> list[Block]:
    """The question and the rules, on every sheet."""
    long = len(view.question)
    size = 26 if long < 90 else 20 if long < 180 else 16
    made: list[Block] = [
        words(view.question, size=size, weight=700),
        words(sentences.rules(view.round), size=14, gap=8),
        words(_("One person, one way: stickers here, a phone or a slip."), size=12, colour="ink2", gap=3),
    ]
    if count > 1:
        said = _("Sheet {n} of {m}").format(n=number, m=count)
        made.append(words(said, size=12, colour="ink2", gap=3))
    return made


def _room(head: Sequence[Block], count: int) -> float:
    """The height for the rows of a sheet, without the white between them."""
    used = sum(block.height(_PAGE_WIDE) + block.gap for block in head)
    return _ON_A_PAGE - used - _UNDER_HEAD - (count - 1) * _BETWEEN


def _divided(
    view: RoundView, options: Sequence[StickerOption], layout: Layout
) -> tuple[float, list[Sequence[StickerOption]]]:
    """The size of the letters, the same for all or who has few words would stand out, and the options of each sheet: on as few
    sheets as hold them in letters that can be read, with no word broken when that can be."""
    sizes = sorted(_SIZES, key=lambda size: any(layout.breaks(one, size) for one in options))
    for count, size in product(range(1, len(options) + 1), sizes):
        needed = [layout.needed(one, size) for one in options]
        ends = [0, *accumulate(_evenly(needed, count))]
        sheets = [options[first:after] for first, after in pairwise(ends)]
        head = _head(view, 1, len(sheets))
        highest = (sum(needed[first:after]) - _room(head, after - first) for first, after in pairwise(ends))
        if max(highest) <= 0:
            return size, sheets
    return _SIZES[-1], [(one,) for one in options]


def _evenly(needed: Sequence[float], count: int) -> list[int]:
    """How many rows of these heights go on each of ``count`` sheets at most, so that the fullest is as empty as can be."""
    sums = {sum(needed[first:after]) for after in range(len(needed) + 1) for first in range(after)}
    return next(found for most in sorted(sums) if len(found := _filled(needed, most + 0.01)) <= count)


def _filled(needed: Sequence[float], most: float) -> list[int]:
    """How many rows go on each sheet when every sheet is filled up to ``most``."""
    counts, used = [0], 0.0
    for high in needed:
        if counts[-1] and used + high > most:
            counts.append(0)
            used = 0.0
        counts[-1] += 1
        used += high
    return counts


def _level(needed: Sequence[float], room: float) -> float:
    """How high every box may be when rows that need more than that get it."""
    left, waiting = room, sorted(needed)
    while len(waiting) > 1 and waiting[-1] > left / len(waiting):
        left -= waiting.pop()
    return min(_MOST, max(_LEAST, left / len(waiting)))
