"""The sticker poster of a round: each option with its words, its picture and a box for stickers, on the places that
``domain.posters`` names, so that a photo of it can be counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from cocreate_desktop.codes.markers import POSTER_SIDE, poster_marker
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.posters import (
    BETWEEN,
    FOOT,
    GRID,
    HEAD,
    WORDS,
    Poster,
    PosterBox,
    PosterPage,
    pages,
)
from cocreate_desktop.domain.posters import MARKER as MARKER_SIDE
from cocreate_desktop.domain.rounds import Option, Round
from cocreate_desktop.language import _, money_text
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.book import WholePage
from cocreate_desktop.paper.flow import Block, PageBreak
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted, width_of
from cocreate_desktop.paper.shapes import drawn_size
from cocreate_desktop.paper.sheethead import sheet_code, vote_named
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services.ballotwords import rule_of
from cocreate_desktop.services.tallying import RoundView
from cocreate_desktop.services.ways import ways_of

_SIZES: Final = (24.0, 21.0, 19.0, 17.0, 15.0, 13.0, 11.5, 10.0, 9.0, 8.0)
_ALONE: Final = (44.0, 38.0, 33.0, 29.0, *_SIZES)
"""For words that have the whole width: no box stands beside them."""
_READ_FROM_AFAR: Final = 15.0
_QUESTIONS: Final = (26.0, 22.0, 19.0, 17.0, 15.0, 13.0, 11.5, 10.0)
_TILE: Final = 16 * MM
_GAP: Final = 3 * MM
_COST: Final = 13.0
_LEAST_WORDS: Final = 33 * MM
_ROOMY: Final = 55 * MM
_LIGHT: Final = "#E3E6E4"
"""The lines in a box: light, and of no colour that a sticker could have."""


@dataclass(frozen=True, slots=True)
class StickerOption:
    """What stands in a row: letter, words (empty: people write them), what it costs (empty: nothing), the bytes of a picture or
    none."""

    letter: str
    text: str
    cost: str = ""
    picture: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Room:
    """Where the words and the picture of a row stand: x, top, width and height in points each; ``picture`` is empty of size
    where there is none."""

    words: tuple[float, float, float, float]
    picture: tuple[float, float, float, float] = (0, 0, 0, 0)
    alone: bool = False

    def size(self, text: str) -> float:
        """The largest letters in which the words stand there."""
        return fitted(text, _ALONE if self.alone else _SIZES, self.words[2], self.words[3], 600)


@dataclass(frozen=True, slots=True)
class StickerPage(WholePage):
    """A whole page of the poster. ``size`` is that of the letters of all options whose words allow it. Without ``markers`` it
    cannot be counted from a photo."""

    voting: Round
    question: str
    page: PosterPage
    options: tuple[StickerOption, ...]
    size: float
    markers: bool = True
    gap: float = 0
    stays: bool = False

    def draw(self, pen: Pen, _x: float, _top: float, _width: float) -> None:
        """Everything stands where the geometry says, wherever a block would."""
        _head(pen, self.question, rule_of(self.voting))
        for place, (option, box) in enumerate(zip(self.options, self.page.boxes, strict=True)):
            if place and not _stuck(self.voting):
                _line_over(pen, box)
            _row(pen, option, box, self.size, boxed=_stuck(self.voting))
        if self.markers:
            for marker in self.page.markers:
                rows = poster_marker(marker.id)
                marks.modules(pen, rows, marker.x * MM, marker.y * MM, MARKER_SIDE * MM / POSTER_SIDE)
        _foot(pen, self.voting, self.page, coded=self.markers)


def poster(view: RoundView, pictures: Mapping[str, bytes]) -> list[Block]:
    """The pages of a round's poster; ``pictures`` by SHA-256. Options that nobody wrote yet have no markers: the choices of a
    poster that a camera counts are those of the round."""
    options = tuple(_option(one, pictures) for one in view.options)
    coded = any(one.text for one in options) and _stuck(view.round)
    found = pages(Poster(view.round.number, len(options)))
    size = _common_size(found, options, boxed=_stuck(view.round))
    made: list[Block] = []
    for page in found:
        mine = tuple(options[box.option] for box in page.boxes)
        made += [
            StickerPage(view.round, view.question, page, mine, size, coded and bool(page.markers)),
            PageBreak(),
        ]
    return made


def _option(option: Option, pictures: Mapping[str, bytes]) -> StickerOption:
    cost = "" if option.cost is None else money_text(option.cost)
    return StickerOption(option.letter, option.text, cost, pictures.get(option.picture, b""))


def _common_size(found: Sequence[PosterPage], options: Sequence[StickerOption], *, boxed: bool) -> float:
    """The same for all that can be read from some steps away at all; who has few words would stand out otherwise."""
    sizes = [
        _room(options[box.option], box, boxed=boxed).size(options[box.option].text)
        for page in found
        for box in page.boxes
    ]
    return min((size for size in sizes if size >= _READ_FROM_AFAR), default=max(sizes))


def _room(option: StickerOption, box: PosterBox, *, boxed: bool) -> Room:
    """Beside the tile, as far as the box or, without one, over the whole width; a picture stands under the words or beside
    them, where it is the larger."""
    left, top = WORDS[0] * MM + _TILE + _GAP, box.y * MM
    wide, high = (WORDS[0] + WORDS[1] if boxed else box.x + box.wide) * MM - left, box.high * MM
    under_words = (1.35 * _COST if option.cost else 0.0) + (1 if not option.picture else 0)
    if not option.picture:
        return Room((left, top, wide, high - under_words), alone=not boxed)
    beside = drawn_size(option.picture, wide - _LEAST_WORDS - _GAP, high)
    size = fitted(option.text, _SIZES[2:6] if high > _ROOMY else _SIZES[4:6], wide, high / 2, 600)
    said = len(lines((Span(option.text, 600),), size, wide)) * size * LEADING + under_words + 2 * MM
    under = drawn_size(option.picture, wide, max(1.0, high - said))
    if under[0] * under[1] >= beside[0] * beside[1]:
        return Room((left, top, wide, said - under_words), (left, top + high - under[1], under[0], under[1]))
    at = left + wide - beside[0]
    return Room(
        (left, top, at - _GAP - left, high - under_words), (at, top + (high - beside[1]) / 2, *beside)
    )


def _row(pen: Pen, option: StickerOption, box: PosterBox, size: float, *, boxed: bool) -> None:
    """Tile, words, picture, and the box for stickers."""
    room = _room(option, box, boxed=boxed)
    x, top, wide, high = room.words
    side = min(_TILE, box.high * MM)
    tall = _said_high(option, room, size) + (1.35 * _COST if option.cost else 0)
    down = 0.0 if room.picture[3] and room.picture[0] <= x else max(0.0, (box.high * MM - tall) / 2)
    marks.tile(pen, option.letter, WORDS[0] * MM, top + (box.high * MM - side) / 2 * (down > 0), side)
    if option.text:
        own = min(size, room.size(option.text))
        used = pen.text(
            option.text, x, top + down, wide, own, weight=600, most=max(1, int((high + 1) / (own * LEADING)))
        )
        if option.cost:
            pen.text(option.cost, x, top + down + used, wide, _COST, colour="ink2", most=1)
    else:
        middle = top + box.high * MM / 2 + 3 * MM
        pen.line(((x, middle), (x + wide, middle)), "edge")
    if option.picture:
        pen.picture(option.picture, *room.picture)
    if boxed:
        _box(pen, box)


def _said_high(option: StickerOption, room: Room, size: float) -> float:
    own = min(size, room.size(option.text))
    return len(lines((Span(option.text, 600),), own, room.words[2])) * own * LEADING


def _box(pen: Pen, box: PosterBox) -> None:
    x, top, wide, high = (one * MM for one in (box.x, box.y, box.wide, box.high))
    for line in range(1, int(box.wide // GRID) + 1):
        if line * GRID < box.wide:
            pen.line(((x + line * GRID * MM, top), (x + line * GRID * MM, top + high)), _LIGHT, width=0.5)
    for line in range(1, int(box.high // GRID) + 1):
        if line * GRID < box.high:
            pen.line(((x, top + line * GRID * MM), (x + wide, top + line * GRID * MM)), _LIGHT, width=0.5)
    pen.frame(x, top, wide, high, "ink", width=1.2)


def _line_over(pen: Pen, box: PosterBox) -> None:
    """Between two choices that no boxes part."""
    at = (box.y - BETWEEN / 2) * MM
    pen.line(((WORDS[0] * MM, at), ((box.x + box.wide) * MM, at)), "line")


def _stuck(voting: Round) -> bool:
    """Whether stickers can say it: marks, an order and amounts they cannot."""
    return Channel.DOTS in ways_of(voting.method)


def _head(pen: Pen, question: str, rules: str) -> None:
    """The question and the rules, on every sheet."""
    x, top, wide, high = (one * MM for one in HEAD)
    rule = 14.0 if width_of(rules, 14) <= wide else 12.0
    under = len(lines((Span(rules),), rule, wide)) * rule * LEADING
    size = fitted(question, _QUESTIONS, wide, high - under - 2 * MM)
    most = max(1, int((high - under - 2 * MM) / (size * LEADING)))
    used = pen.text(question, x, top, wide, size, weight=700, most=most)
    pen.text(rules, x, top + used + 2 * MM, wide, rule)


def _foot(pen: Pen, voting: Round, page: PosterPage, *, coded: bool) -> None:
    """The code with its name, how to stick, and which sheet it is."""
    x, top, wide, high = (one * MM for one in FOOT)
    left = x
    if coded:
        marks.qr_code(pen, sheet_code(voting, "poster", page.number), x, top, high)
        left += high + 2 * MM
    room = x + wide - left
    said = [vote_named(voting)] if coded else []
    if page.count > 1:
        said.append(_("Sheet {n} of {m}").format(n=page.number, m=page.count))
    pen.text(" · ".join(said), left, top + 0.5 * MM, room, 10, colour="ink2", most=1)
    told: tuple[str, ...] = (_("Vote with a slip or a phone: this cannot be said with stickers."),)
    if _stuck(voting):
        told = (
            _("Stick in the box, beside the others and not over them."),
            _("One person, one way: stickers here, a phone or a slip."),
        )
    for place, one in enumerate(told):
        pen.text(one, left, top + (6 + 5.5 * place) * MM, room, 11, most=1)
