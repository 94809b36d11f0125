"""Chapters: headings that stand in the list of a PDF and on its page of contents, with the number of their page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cocreate_desktop.domain.text import reads_from_right
from cocreate_desktop.paper.flow import Block, Solid, Words
from cocreate_desktop.paper.pen import MM, Pen, width_of
from cocreate_desktop.paper.text import Span

_SIZES = (11.0, 10.0)
_INDENT = 6 * MM


@dataclass(frozen=True, slots=True)
class Chapter(Solid):
    """A heading that can be found again. ``key`` is its own within the paper; ``level`` 0 is a chapter, 1 a part of one."""

    key: str
    name: str
    head: Block
    level: int = 0

    @property
    def gap(self) -> float:
        """The heading's."""
        return self.head.gap

    @property
    def stays(self) -> bool:
        """It never stands alone at the foot of a page."""
        return True

    def height(self, width: float, /) -> float:
        """The heading's."""
        return self.head.height(width)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The heading, and its entry in the list of the PDF."""
        pen.place(self.key, self.name, self.level, top)
        self.head.draw(pen, x, top, width)


def chapter(key: str, name: str) -> Chapter:
    """The head of a chapter."""
    return Chapter(key, name, Words((Span(name, 600),), 13, 22, stays=True))


def chapters_in(blocks: Iterable[Block]) -> Iterator[Chapter]:
    """The chapters among blocks and within them, in order."""
    for block in blocks:
        if isinstance(block, Chapter):
            yield block
        else:
            yield from chapters_in(getattr(block, "blocks", ()))


@dataclass(frozen=True, slots=True)
class ContentsLine(Solid):
    """The name of a chapter, a dotted line, the number of its page; a click goes there."""

    chapter: Chapter
    stays: bool = False

    @property
    def gap(self) -> float:
        """More white before a chapter than before its parts."""
        return 3.0 if self.chapter.level else 7.0

    @property
    def _size(self) -> float:
        return _SIZES[min(self.chapter.level, 1)]

    def height(self, _width: float, /) -> float:
        """One line."""
        return self._size * 1.4

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """What is too long ends in dots."""
        size, weight = self._size, 400 if self.chapter.level else 600
        left = x + self.chapter.level * _INDENT
        number = str(pen.pages.get(self.chapter.key, ""))
        end = x + width - 12 * MM
        name = " ".join(self.chapter.name.split())
        pen.text(name, left, top, end - left, size, weight=weight, most=1)
        long = min(width_of(name, size, weight), end - left)
        # a name that reads from the right stands beside its number, and the dots before it
        right = reads_from_right(name)
        dots = (left, end - long - 2 * MM) if right else (left + long + 2 * MM, end + 4 * MM)
        if dots[0] < dots[1]:
            middle = top + size * 1.05
            pen.line(((dots[0], middle), (dots[1], middle)), "edge", width=0.7, dashes=(0.7, 3))
        pen.text(number, end, top, x + width - end, size, weight=weight, align="end", most=1)
        pen.link(self.chapter.key, x, top, width, self.height(width))


def contents(blocks: Iterable[Block], deepest: int = 2) -> list[Block]:
    """A line for each chapter among ``blocks``, down to the level ``deepest``."""
    return [ContentsLine(one) for one in chapters_in(blocks) if one.level <= deepest]
