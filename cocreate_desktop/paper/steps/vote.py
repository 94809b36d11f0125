"""Stemmen on paper: a poster with a box for stickers beside each option, and a sheet to count on by hand. The slips are
made in ``ballots``."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks, sentences
from cocreate_desktop.paper.flow import Block, Columns, Solid, heading, numbered, words
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted, line_height
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.tallying import RoundView

_NAME = 66 * MM
_NAME_BESIDE, _PICTURE = 36 * MM, 50 * MM
_ON_A_PAGE = 262 * MM
_LEAST = 14 * MM
_MOST = 75 * MM
_TILE = 18 * MM
_PAGE_WIDE = 180 * MM
_GUTTER = 12
_WAYS = (Channel.HANDS, Channel.PAPER, Channel.DOTS)
BLANK_LETTERS = "ABCDEF"


@dataclass(frozen=True, slots=True)
class StickerRow(Solid):
    """One option with its tile and the box for its stickers."""

    letter: str
    text: str
    high: float
    gap: float = 3 * MM
    stays: bool = False
    picture: bytes = field(default=b"", repr=False)
    size: float = 16

    @property
    def _room(self) -> float:
        """For the words; a picture takes some of it, so that the stickers keep theirs."""
        return _NAME_BESIDE if self.picture else _NAME

    @property
    def fitting(self) -> float:
        """The largest letters in which the words stand in the row."""
        return fitted(self.text, (19.0, 17.0, 15.0, 13.0, 11.0, 10.0, 9.0), self._room, self.high, 600)

    def height(self, _width: float, /) -> float:
        """As set, more when the words need it."""
        needed = len(lines((Span(self.text, 600),), self.size, self._room)) * self.size * LEADING
        return max(self.high, needed)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Tile, words, box."""
        high = self.height(width)
        side = min(self.high, _TILE)
        marks.tile(pen, self.letter, x, top + (high - side) / 2, side)
        size = self.size
        left = x + _TILE + 4 * MM
        text_high = len(lines((Span(self.text, 600),), size, self._room)) * size * LEADING
        pen.text(self.text, left, top + (high - text_high) / 2, self._room, size, weight=600)
        if not self.text:
            pen.line(((left, top + high / 2 + 3 * MM), (left + self._room, top + high / 2 + 3 * MM)), "edge")
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
    # one size for all, or who has few words would stand out
    size = min((row.fitting for row in rows), default=16)
    return [*head, *(replace(row, size=size) for row in rows)]


def flowables(view: EveningView, pictures: Mapping[str, bytes] | None = None) -> list[Block]:
    """The poster of the step's round; its choices are written on it while there are none yet."""
    if view.round is None:
        return [
            words(_("There are no choices yet. Print the sticker poster when they are there."), colour="ink2")
        ]
    return poster(with_blanks(view.round), pictures or {})


def with_blanks(view: RoundView) -> RoundView:
    """The round with letters to write choices behind, when it has no choices yet."""
    blank = tuple(Option(id=one, project_id="", round_id="", letter=one, text="") for one in BLANK_LETTERS)
    return view if view.options else replace(view, options=blank)


def counting(view: RoundView) -> list[Block]:
    """The sheet to count on when there is no laptop: every option, a column for each way to vote, and the people."""
    round_ = with_blanks(view)
    ways = [channel for channel in _WAYS if channel is not Channel.HANDS or view.round.method != "dots"]
    heads = (_("Choice"), *(sentences.channel_name(way) for way in ways), _("Together"))
    widths = (5.0, *(1.7 for _way in ways), 1.7)
    rows = [(option.letter, option.text) for option in round_.options]
    return [
        words(_("Counting sheet"), size=11, colour="ink2"),
        *heading(view.question),
        words(sentences.rules(view.round), size=12, gap=6),
        *numbered(
            (
                _("Count every way by itself, each time with two people. Count again when they differ."),
                _("Nobody votes twice: a sticker, a raised hand or a slip."),
                _("Say the result out loud, and how many people voted of how many are in the hall."),
            )
        ),
        Columns(tuple(words(one, size=10, weight=600) for one in heads), widths, gap=14, stays=True),
        *(CountRow(mark, text, len(ways) + 1, widths, gap=4) for mark, text in rows),
        CountRow("", _("People who voted"), len(ways) + 1, widths, gap=10),
        CountRow("", _("People in the hall"), 1, widths, gap=4),
    ]


@dataclass(frozen=True, slots=True)
class CountRow(Solid):
    """An option with an empty box for each count; with fewer ``boxes`` than columns they stand at the right."""

    letter: str
    text: str
    boxes: int
    widths: tuple[float, ...]
    gap: float = 0
    stays: bool = False

    def _room(self, width: float) -> float:
        return self._edges(width)[0] - (11 * MM if self.letter else 0) - 3 * MM

    def _edges(self, width: float) -> list[float]:
        """Where each box begins, and the end of the last."""
        left = width - _GUTTER * (len(self.widths) - 1)
        found, at = [], 0.0
        for share in self.widths:
            at += share / sum(self.widths) * left
            found.append(at + _GUTTER)
            at += _GUTTER
        return found

    def height(self, width: float, /) -> float:
        """Of the words, at least a box that one writes in."""
        return max(9 * MM, len(lines((Span(self.text),), 11, self._room(width))) * line_height(11))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Tile, words or a line for them, boxes."""
        high, left = self.height(width), x
        if self.letter:
            marks.tile(pen, self.letter, x, top + high / 2 - 4 * MM, 8 * MM)
            left += 11 * MM
        room = self._room(width)
        if self.text:
            tall = len(lines((Span(self.text),), 11, room)) * line_height(11)
            pen.text(self.text, left, top + (high - tall) / 2, room, 11)
        else:
            pen.line(((left, top + high - 1 * MM), (left + room, top + high - 1 * MM)), "edge")
        edges = self._edges(width)
        for place in range(len(edges) - 1 - self.boxes, len(edges) - 1):
            wide = edges[place + 1] - edges[place] - _GUTTER
            pen.frame(x + edges[place], top + high / 2 - 4.5 * MM, wide, 9 * MM, "ink", radius=2, width=0.8)
