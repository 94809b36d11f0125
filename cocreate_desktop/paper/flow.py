"""Blocks that stand under one another and break over pages. A block knows its height at a width, perhaps how to split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from cocreate_desktop.paper.pen import LEADING, Pen
from cocreate_desktop.paper.text import Line, Span, lines, shortened


class Block(Protocol):
    """Something to print. Widths and heights in points."""

    @property
    def gap(self) -> float:
        """White above it, unless it is the first of its page."""

    @property
    def stays(self) -> bool:
        """Whether it must not be the last of its page (a heading)."""

    def height(self, width: float, /) -> float:
        """How high it is at this width."""

    def split(self, width: float, room: float, /) -> tuple[Block, Block] | None:
        """Its part that fits into ``room`` and the rest; None when it does not split there."""

    def draw(self, pen: Pen, x: float, top: float, width: float, /) -> None:
        """Draws it with its top left corner there."""


class Solid:
    """A block that stands on one page or another, but never on two."""

    __slots__ = ()

    def split(self, _width: float, _room: float, /) -> None:
        """Never."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text. ``most`` lines at most (0: all); a heading ``stays`` with what follows."""

    spans: tuple[Span, ...]
    size: float = 10
    gap: float = 0
    align: str = "start"
    stays: bool = False
    most: int = 0
    leading: float = LEADING
    from_line: int = 0
    to_line: int | None = None

    def _lines(self, width: float) -> tuple[Line, ...]:
        found = (
            shortened(self.spans, self.size, width, self.most)
            if self.most
            else lines(self.spans, self.size, width)
        )
        return found[self.from_line : self.to_line]

    def height(self, width: float) -> float:
        """Lines times leading."""
        return len(self._lines(width)) * self.size * self.leading

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between two lines, two at least on either side."""
        fit = int(room / (self.size * self.leading))
        count = len(self._lines(width))
        if fit < 2 or count < 4:
            return None
        cut = self.from_line + min(fit, count - 2)
        return self._part(self.from_line, cut, self.gap), self._part(cut, self.to_line, 0)

    def _part(self, first: int, after: int | None, gap: float) -> Words:
        return replace(self, gap=gap, from_line=first, to_line=after)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Line by line."""
        pen.words(self._lines(width), x, top, width, self.size, align=self.align, leading=self.leading)


def words(
    text: str, *, size: float = 10, weight: int = 400, colour: str = "ink", gap: float = 0, align: str = "start",
    stays: bool = False, most: int = 0,
) -> Words:  # fmt: skip
    """Text in one weight and colour."""
    return Words((Span(text, weight, colour),), size, gap, align, stays, most)


def title(text: str) -> Words:
    """The title of a paper."""
    return Words((Span(text, 700),), 18, 0, stays=True, leading=1.25)


def section(text: str) -> Words:
    """The head of a section."""
    return Words((Span(text, 600),), 12, 22, stays=True)


def heading(text: str) -> list[Block]:
    """A question that a table reads together: large, smaller when it is long."""
    return [Words((Span(text, 700),), 24 if len(text) < 100 else 17, 6, stays=True, leading=1.25)]


def point(said: str, gap: float) -> Block:
    """One of several things that stand under one another in no order, with a dash before it."""
    return Columns((words("–"), words(said)), (1, 40), gutter=2, gap=gap)


def numbered(said: Sequence[str]) -> list[Block]:
    """What to do one after another."""
    return [
        Columns((words(f"{place}.", size=12, weight=600), words(one, size=12)), (1, 24), gutter=4, gap=5)
        for place, one in enumerate(said, 1)
    ]


@dataclass(frozen=True, slots=True)
class Rule(Solid):
    """A hairline."""

    gap: float = 8
    stays: bool = False
    colour: str = "line"

    def height(self, _width: float, /) -> float:
        """A point."""
        return 1

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """A level line."""
        pen.line(((x, top), (x + width, top)), self.colour)


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page when they fit on one."""

    blocks: tuple[Block, ...]
    gap: float = 0
    stays: bool = False

    def height(self, width: float) -> float:
        """Of all, with the white between them."""
        return sum(b.height(width) for b in self.blocks) + sum(b.gap for b in self.blocks[1:])

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Only when it would not fit on any page: after the last block that fits and need not stay with the next, or inside
        the one that does not fit."""
        used = 0.0
        for place, block in enumerate(self.blocks):
            used += block.gap if place else 0
            high = block.height(width)
            if used + high > room:
                halves = block.split(width, room - used)
                if halves is not None:
                    rest = (halves[1], *self.blocks[place + 1 :])
                    return Together((*self.blocks[:place], halves[0]), self.gap), Together(rest)
                while place and self.blocks[place - 1].stays:
                    place -= 1
                if place == 0:
                    return None
                return Together(self.blocks[:place], self.gap), Together(self.blocks[place:])
            used += high
        return None

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Under one another."""
        for place, block in enumerate(self.blocks):
            top += block.gap if place else 0
            block.draw(pen, x, top, width)
            top += block.height(width)


@dataclass(frozen=True, slots=True)
class Columns(Solid):
    """Blocks beside one another; ``widths`` are shares of what is left after the gutters."""

    blocks: tuple[Block, ...]
    widths: tuple[float, ...]
    gutter: float = 12
    gap: float = 0
    stays: bool = False
    middle: bool = False

    def _widths(self, width: float) -> list[float]:
        left = width - self.gutter * (len(self.widths) - 1)
        return [share / sum(self.widths) * left for share in self.widths]

    def height(self, width: float) -> float:
        """Of the highest."""
        return max((b.height(w) for b, w in zip(self.blocks, self._widths(width), strict=False)), default=0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From left to right; with ``middle`` each in the middle of the height."""
        high = self.height(width)
        for block, wide in zip(self.blocks, self._widths(width), strict=False):
            down = (high - block.height(wide)) / 2 if self.middle else 0
            block.draw(pen, x, top + down, wide)
            x += wide + self.gutter


@dataclass(frozen=True, slots=True)
class Inset:
    """A block with white, and a frame when asked, around it."""

    block: Block
    pad: float = 8
    edge: str = ""
    fill: str = ""
    gap: float = 0
    stays: bool = False
    radius: float = 4

    def height(self, width: float) -> float:
        """The block's and the white's."""
        return self.block.height(width - 2 * self.pad) + 2 * self.pad

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Where the block does."""
        halves = self.block.split(width - 2 * self.pad, room - 2 * self.pad)
        if halves is None:
            return None
        first, rest = (replace(self, block=half, stays=False) for half in halves)
        return first, rest

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Ground, frame and block."""
        high = self.height(width)
        if self.fill:
            pen.fill(x, top, width, high, self.fill, radius=self.radius)
        if self.edge:
            pen.frame(x, top, width, high, self.edge, radius=self.radius)
        self.block.draw(pen, x + self.pad, top + self.pad, width - 2 * self.pad)


@dataclass(frozen=True, slots=True)
class Fixed(Solid):
    """An empty place of a certain height, for people to write on; ``rules`` apart it has lines."""

    high: float
    rules: float = 0
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """As asked."""
        return self.high

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The lines to write on."""
        place = self.rules
        while self.rules and place <= self.high:
            pen.line(((x, top + place), (x + width, top + place)), "edge", width=0.6)
            place += self.rules


@dataclass(frozen=True, slots=True)
class PageBreak(Solid):
    """What follows begins on a new page."""

    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """None."""
        return 0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Nothing to draw."""


@dataclass(slots=True)
class Page:
    """What stands on one page, with its place from the top of the frame."""

    placed: list[tuple[Block, float]] = field(default_factory=list)
    used: float = 0


def paginate(blocks: Sequence[Block], width: float, high: float) -> list[Page]:
    """The pages that ``blocks`` take in a frame. A block that is higher than a page is drawn all the same."""
    pages = [Page()]
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        page = pages[-1]
        if isinstance(block, PageBreak):
            if page.placed:
                pages.append(Page())
            continue
        top = page.used + (block.gap if page.placed else 0)
        if top + _needed(block, waiting, width) <= high + 0.01:
            page.placed.append((block, top))
            page.used = top + block.height(width)
            continue
        halves = _halves(block, width, high, high - top)
        if halves is not None:
            waiting += [halves[1], halves[0]]
        elif page.placed:
            pages.append(Page())
            waiting.append(block)
        else:
            page.placed.append((block, 0))
            page.used = block.height(width)
    return [page for page in pages if page.placed] or [Page()]


def _needed(block: Block, waiting: list[Block], width: float) -> float:
    """Its height; of a heading also that of what follows, so that it never stands alone at the foot."""
    high = block.height(width)
    if block.stays and waiting:
        after = waiting[-1]
        whole = isinstance(after, (Solid, Together))
        first = after.height(width) if whole else min(after.height(width), 48)
        if after.stays:
            first = _needed(after, waiting[:-1], width)
        return high + after.gap + first
    return high


def _halves(block: Block, width: float, high: float, room: float) -> tuple[Block, Block] | None:
    """A split that makes progress. What is kept together is split only when no page could hold it."""
    if isinstance(block, Together) and block.height(width) <= high:
        return None
    return block.split(width, room)
