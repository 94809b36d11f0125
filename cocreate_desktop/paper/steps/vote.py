"""Stemmen on paper: a poster with a box for stickers beside each option. The slips are made in ``ballots``."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cocreate_desktop.language import _
from cocreate_desktop.paper import marks, sentences
from cocreate_desktop.paper.flow import Block, Solid, words
from cocreate_desktop.paper.pen import LEADING, MM, Pen
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.tallying import RoundView

_NAME = 66 * MM
_NAME_BESIDE, _PICTURE = 36 * MM, 50 * MM
_ON_A_PAGE = 262 * MM
_LEAST = 14 * MM
_MOST = 42 * MM
_PAGE_WIDE = 180 * MM


@dataclass(frozen=True, slots=True)
class StickerRow(Solid):
    """One option with its tile and the box for its stickers."""

    letter: str
    text: str
    high: float
    gap: float = 3 * MM
    stays: bool = False
    picture: bytes = field(default=b"", repr=False)

    @property
    def _room(self) -> float:
        """For the words; a picture takes some of it, so that the stickers keep theirs."""
        return _NAME_BESIDE if self.picture else _NAME

    def _size(self) -> float:
        for size in (16.0, 14.0, 12.0, 10.0):
            if len(lines((Span(self.text, 600),), size, self._room)) * size * LEADING <= self.high:
                return size
        return 9.0

    def height(self, _width: float, /) -> float:
        """As set, more when the words need it."""
        needed = len(lines((Span(self.text, 600),), self._size(), self._room)) * self._size() * LEADING
        return max(self.high, needed)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Tile, words, box."""
        high = self.height(width)
        side = min(self.high, 18 * MM)
        marks.tile(pen, self.letter, x, top + (high - side) / 2, side)
        size = self._size()
        left = x + 22 * MM
        text_high = len(lines((Span(self.text, 600),), size, self._room)) * size * LEADING
        pen.text(self.text, left, top + (high - text_high) / 2, self._room, size, weight=600)
        start = left + self._room + 4 * MM
        if self.picture:
            pen.picture(self.picture, start, top, _PICTURE, high)
            start += _PICTURE + 4 * MM
        pen.frame(start, top, x + width - start, high, "ink", radius=4, width=1.2)


def poster(view: RoundView, pictures: Mapping[str, bytes]) -> list[Block]:
    """The sticker poster of a round with options; more than a page when there are many. ``pictures`` by SHA-256."""
    head: list[Block] = [
        words(view.question, size=26 if len(view.question) < 90 else 20, weight=700),
        words(sentences.rules(view.round), size=14, gap=8),
        words(_("One person, one way: stickers here, a phone or a slip."), size=12, colour="ink2", gap=3),
    ]
    room = _ON_A_PAGE - sum(block.height(_PAGE_WIDE) + block.gap for block in head) - 8 * MM
    high = min(_MOST, max(_LEAST, room / max(1, len(view.options)) - 3 * MM))
    rows = [
        StickerRow(
            option.letter,
            option.text,
            high,
            8 * MM if place == 0 else 3 * MM,
            picture=pictures.get(option.picture, b""),
        )
        for place, option in enumerate(view.options)
    ]
    return [*head, *rows]


def flowables(view: EveningView, pictures: Mapping[str, bytes] | None = None) -> list[Block]:
    """The poster, or a sentence when there are no options yet."""
    voting = view.round
    if voting is None or not voting.options:
        return [
            words(_("There are no choices yet. Print the sticker poster when they are there."), colour="ink2")
        ]
    return poster(voting, pictures or {})
