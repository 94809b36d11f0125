"""What stands on a page of the handbook, on paper: words and links that lead on, pictures with their words, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from itertools import groupby
from pathlib import Path

from PIL import Image

from cocreate_desktop.handbook.marked import Block as Marked
from cocreate_desktop.handbook.marked import Heading, Items, Paragraph, Picture, Table, Typed, plain
from cocreate_desktop.handbook.marked import Words as Pieces
from cocreate_desktop.paper import fonts
from cocreate_desktop.paper.flow import Block, Columns, Inset, Rule, Solid, Together, Words, words
from cocreate_desktop.paper.headed import Headed
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paper.shapes import drawn_size
from cocreate_desktop.paper.text import Line, Span

_SIZE, _SMALL = 10.0, 9.5
_GAP = 4.5
WIDTHS = (112 * MM, 96 * MM, 80 * MM, 64 * MM)
"""How wide a picture may be: the first at which its page is one sheet."""
_FLAT = 0.66  # a picture that stands is no higher than this part of it
_LINKED = "accent"
_SHARP = 92  # of a picture as JPEG: the words on a screen stay words


@dataclass(frozen=True, slots=True)
class Linked:
    """Where a link leads: the ``key`` of its chapter, and what is said behind its words."""

    key: str
    behind: str = ""


Road = Callable[[str], Linked | None]
"""Gives where a link of the page leads; None: its words alone are printed."""


@dataclass(frozen=True, slots=True)
class LinkedWords(Words):
    """Words of which those in the colour of links lead to ``keys``, each with the number of its letters."""

    keys: tuple[tuple[str, int], ...] = ()

    def split(self, _width: float, _room: float) -> None:
        """Never: a page says little at a time."""

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The words, and a box over each part of a link."""
        Words.draw(self, pen, x, top, width)
        left = [*self.keys]
        high = self.size * self.leading
        for place, line in enumerate(self._lines(width)):
            for start, wide, letters in _runs(line):
                if not left:
                    return
                key, rest = left[0]
                pen.link(key, x + start, top + place * high, wide, high)
                left[0] = (key, rest - letters)
                if left[0][1] <= 0:
                    left.pop(0)


def _runs(line: Line) -> Iterator[tuple[float, float, int]]:
    """The stretches of a line in the colour of links: from where, how wide, how many letters."""
    at = 0.0
    for linked, found in groupby(line.atoms, key=lambda atom: atom.colour == _LINKED):
        atoms = tuple(found)
        wide = sum(atom.width for atom in atoms)
        if linked:
            yield at, wide, sum(not atom.blank and not atom.added for atom in atoms)
        at += wide


@dataclass(frozen=True, slots=True)
class Shown(Solid):
    """A picture in a frame."""

    content: bytes
    wide: float
    gap: float = 8
    stays: bool = True

    def height(self, _width: float, /) -> float:
        """In its own shape."""
        return self._size()[1]

    def _size(self) -> tuple[float, float]:
        return drawn_size(self.content, self.wide, self.wide * _FLAT)

    def draw(self, pen: Pen, x: float, top: float, _width: float) -> None:
        """With a hairline around, for screens are as light as paper."""
        wide, high = self._size()
        pen.picture(self.content, x, top, wide, high)
        pen.frame(x, top, wide, high, "line")


def blocks_of(blocks: Iterable[Marked], folder: Path, road: Road, wide: float = WIDTHS[0]) -> Iterator[Block]:
    """The blocks of a page, but for its title. ``folder`` is where the page lies, ``wide`` the width of its pictures."""
    for block in blocks:
        match block:
            case Heading(level=level) if level > 1:
                yield Words(_spans(block.words, road, weight=600), 12, 11, stays=True)
            case Paragraph(words=said):
                yield _said(said, road)
            case Picture():
                yield Shown(_jpeg((folder / block.file).resolve()), wide)
                yield words(block.says, size=_SMALL, colour="ink2", gap=3)
            case Items():
                yield from _items(block, folder, road, wide)
            case Table():
                yield _table(block, road)
            case Typed(text=text):
                yield Inset(words(text, size=_SMALL, weight=600), pad=6, fill="sunken", gap=_GAP)


def _said(pieces: Pieces, road: Road, size: float = _SIZE, gap: float = _GAP) -> Words:
    spans = _spans(pieces, road)
    keys = tuple(_keys(pieces, road))
    return LinkedWords(spans, size, gap, keys=keys) if keys else Words(spans, size, gap)


def _spans(pieces: Pieces, road: Road, weight: int = 400) -> tuple[Span, ...]:
    return tuple(_each_span(pieces, road, weight))


def _each_span(pieces: Pieces, road: Road, weight: int) -> Iterator[Span]:
    """What is said behind a link comes at its end."""
    for link, found in groupby(pieces, key=lambda piece: piece.link):
        led = road(link) if link else None
        for piece in found:
            heavy = 600 if piece.bold or piece.typed else weight
            yield Span(piece.words, heavy, _LINKED if led else "ink2" if piece.typed else "ink")
        if led and led.behind:
            yield Span(led.behind, 400, "ink2")


def _keys(pieces: Pieces, road: Road) -> Iterator[tuple[str, int]]:
    for link, found in groupby(pieces, key=lambda piece: piece.link):
        led = road(link) if link else None
        if led is not None:
            yield led.key, sum(one != " " for one in fonts.clusters(plain(tuple(found))))


def _items(block: Items, folder: Path, road: Road, wide: float) -> Iterator[Block]:
    for place, item in enumerate(block.items, block.first):
        mark = words(f"{place}." if block.first else "–", size=_SIZE, weight=600 if block.first else 400)
        inside = Together(tuple(blocks_of(item, folder, road, wide)))
        yield Columns((mark, inside), (1, 28 if block.first else 40), gutter=3, gap=2.5)


def _table(block: Table, road: Road) -> Block:
    shares = _shares(block)
    cells = tuple(Words(_spans(one, road, weight=600), _SMALL) for one in block.heads)
    rows: list[Block] = []
    for row in block.rows:
        said = tuple(_said(one, road, _SMALL, 0) for one in row)
        rows += [Rule(gap=3, stays=True), Columns(said, shares, gutter=8, gap=3)]
    return Headed(Columns(cells, shares, gutter=8), tuple(rows), last=min(2, len(rows)), gap=9)


def _shares(block: Table) -> tuple[float, ...]:
    """How wide the columns are among one another: by what stands in them, none much narrower than its longest word."""
    columns = [
        ["".join(piece.words for piece in cell) for cell in one]
        for one in zip(block.heads, *block.rows, strict=True)
    ]
    longest = (max(len(word) for cell in column for word in re.split(r"\s", cell)) for column in columns)
    return tuple(
        max(least * 1.5, min(70, max(map(len, column))))
        for column, least in zip(columns, longest, strict=True)
    )


@lru_cache(maxsize=128)
def _jpeg(file: Path) -> bytes:
    """Small enough for a hundred of them in one file."""
    out = BytesIO()
    with Image.open(file) as picture:
        picture.convert("RGB").save(out, "JPEG", quality=_SHARP, subsampling=0)
    return out.getvalue()
