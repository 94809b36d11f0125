"""The parts of a report on paper: tables with heads on every page, the meter, the histogram of marks, bars divided over
answers, and what changed in a text. Patterns and letters carry them where a printer has no colour."""

from dataclasses import dataclass

from cocreate_desktop.domain.difference import Mark, readable
from cocreate_desktop.language import _, number_text
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.flow import Block, Columns, Rule, Solid, Together, Words, words
from cocreate_desktop.paper.headed import Headed
from cocreate_desktop.paper.pen import MM, Pen, line_height, width_of
from cocreate_desktop.paper.text import Line, Span, lines, shortened
from cocreate_desktop.services import proposalwords
from cocreate_desktop.services.reportparts import (
    Cell,
    Changes,
    Gauge,
    Icon,
    Marks,
    Stack,
    Stacks,
    Table,
    Text,
)

_SIZE, _SMALL = 10.0, 9.0
_SIGN = 4.6 * MM
_BAR = 6.2 * MM
_PLOT = 30 * MM
_NAME = 62 * MM


@dataclass(frozen=True, slots=True)
class CellWords(Solid):
    """What stands in a cell, its sign before it."""

    cell: Cell
    head: bool = False
    gap: float = 0
    stays: bool = False

    @property
    def _spans(self) -> tuple[Span, ...]:
        bold = self.head or self.cell.strong
        return (
            Span(self.cell.words, 600 if bold else 400, "ink2" if self.cell.quiet or self.head else "ink"),
        )

    @property
    def _size(self) -> float:
        return _SMALL if self.cell.quiet or self.head else 9.5

    def _left(self) -> float:
        return _SIGN if self.cell.icon is not None else 0

    def height(self, width: float, /) -> float:
        """Of its lines."""
        return len(lines(self._spans, self._size, width - self._left())) * line_height(self._size)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Sign and words."""
        if self.cell.icon is not None:
            sign(pen, self.cell.icon, x + 1.7 * MM, top + line_height(self._size) / 2, 1.65 * MM)
        room = width - self._left()
        found = lines(self._spans, self._size, room)
        align = "end" if self.cell.number else "start"
        pen.words(found, x + self._left(), top, room, self._size, align=align)


def sign(pen: Pen, icon: Icon, x: float, y: float, radius: float) -> None:
    """A disc with a tick, half a disc, a disc with a cross, or a ring; told apart without colour too."""
    unit = radius / 5
    if icon is Icon.OPEN:
        pen.disc(x, y, radius * 0.9, "ink2", fill=False, width=0.9)
    elif icon is Icon.PARTLY:
        pen.disc(x, y, radius * 0.92, "warn", fill=False, width=0.9)
        pen.disc(x, y, radius * 0.92, "warn", half=True)
    elif icon is Icon.YES:
        pen.disc(x, y, radius, "accent")
        tick = (
            (x - 2.3 * unit, y + 0.1 * unit),
            (x - 0.6 * unit, y + 1.8 * unit),
            (x + 2.4 * unit, y - 1.6 * unit),
        )
        pen.line(tick, "#FFFFFF", width=1.1)
    else:
        pen.disc(x, y, radius, "danger")
        for slope in (1, -1):
            far = 1.7 * unit
            pen.line(((x - far, y - far * slope), (x + far, y + far * slope)), "#FFFFFF", width=1.1)


def text(part: Text, gap: float = 4) -> Words:
    """A paragraph with its lead."""
    colour = "ink2" if part.quiet else "ink"
    lead = (Span(f"{part.lead} ", 600, colour),) if part.lead else ()
    words_ = Span(part.words, 600 if part.strong else 400, colour)
    return Words((*lead, words_), 9.5 if part.quiet else 10, gap)


def titled(words_: str) -> Words:
    """What stands over a table or chart within a part."""
    return words(words_, weight=600, gap=12, stays=True)


def table(part: Table) -> Block:
    """Rows with a rule between them, the heads on every page."""
    gutter = 10 if len(part.wide) < 8 else 4
    head = Columns(tuple(CellWords(cell, head=True) for cell in part.heads), part.wide, gutter=gutter)
    rows: list[Block] = []
    for place, cells in enumerate(part.rows):
        columns = Columns(tuple(CellWords(cell) for cell in cells), part.wide, gutter=gutter, gap=4.5)
        rows += [Rule(gap=4.5, stays=True, colour="line" if place else "edge"), columns]
    rows.append(Rule(gap=4.5))
    return Headed(head, tuple(rows), last=min(3, len(rows)), gap=12)


@dataclass(frozen=True, slots=True)
class Meter(Solid):
    """A bar in a frame with a line at the goal."""

    share: float
    goal: float
    gap: float = 4
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Bar and goal line with its words."""
        return _BAR + 2 * MM + line_height(_SMALL)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The goal stands over the bar."""
        if self.share > 0:
            pen.fill(x, top + 1 * MM, max(width * self.share, 1.2), _BAR, "accent", radius=1)
        pen.frame(x, top + 1 * MM, width, _BAR, "edge", radius=1, width=0.9)
        at = x + width * self.goal
        pen.line(((at, top), (at, top + _BAR + 2 * MM)), "ink", width=1.8)
        said = _("goal {percent} %").format(percent=round(self.goal * 100))
        wide = width_of(said, _SMALL, 600)
        left = min(max(at - wide / 2, x), x + width - wide - 1)
        pen.text(said, left, top + _BAR + 2 * MM, wide + 2, _SMALL, weight=600, most=1)


def gauge(part: Gauge) -> list[Block]:
    """The words, the meter, and how it stands."""
    meter = Together((words(part.words, weight=600, size=11), Meter(part.share, part.goal)), gap=8)
    return [meter, words(part.told, gap=3)]


@dataclass(frozen=True, slots=True)
class MarksChart(Solid):
    """Ten columns; the satisfied ones are filled, the others a frame, with a dashed line between them."""

    part: Marks
    gap: float = 10
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Columns, with counts over and marks under them."""
        return line_height(_SIZE) + _PLOT + 1 * MM + line_height(_SIZE)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """From 1 to 10."""
        cell, ground = width / 10, top + line_height(_SIZE) + _PLOT
        most = max(self.part.histogram) or 1
        for place, number in enumerate(self.part.histogram):
            left, wide, high = x + place * cell + cell * 0.15, cell * 0.7, _PLOT * number / most
            if place + 1 >= self.part.threshold and number:
                pen.patterned("F", left, ground - high, wide, high, cell=6, radius=1.5, edge=1.1)
            elif number:
                pen.frame(left, ground - high, wide, high, "ink", radius=1.5, width=1.1)
            said = number_text(number)
            pen.text(
                said,
                left,
                ground - high - line_height(_SIZE),
                wide,
                _SIZE,
                weight=700,
                align="middle",
                most=1,
            )
            pen.text(str(place + 1), left, ground + 1 * MM, wide, _SIZE, align="middle", most=1)
        edge = x + (self.part.threshold - 1) * cell
        pen.line(((edge, top), (edge, ground)), "edge", dashes=(3, 2))
        pen.line(((x, ground), (x + width, ground)), "ink", width=1.2)


@dataclass(frozen=True, slots=True)
class StackBar(Solid):
    """A sentence, a bar divided over the answers with their numbers in it, and the same in words under it."""

    stack: Stack
    letters: tuple[str, ...]
    gap: float = 8
    stays: bool = False

    def _words(self) -> tuple[Line, ...]:
        return shortened((Span(self.stack.words),), 9.5, _NAME, 4)

    def height(self, _width: float, /) -> float:
        """Of the words beside the bar, or of the bar and what is under it."""
        return max(len(self._words()) * line_height(9.5), _BAR + 1 * MM + line_height(_SMALL))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Words left, bar right."""
        pen.text(self.stack.words, x, top, _NAME, 9.5, most=4)
        left, room = x + _NAME + 5 * MM, width - _NAME - 5 * MM
        everybody = sum(self.stack.numbers) or 1
        at = left
        for letter, number in zip(self.letters, self.stack.numbers, strict=True):
            wide = room * number / everybody
            if number:
                marks.bar(pen, letter, at, top, wide, _BAR)
                _plate(pen, number_text(number), at, top, wide)
            at += wide
        pen.text(self.stack.told, left, top + _BAR + 1 * MM, room, _SMALL, colour="ink2", most=2)


def _plate(pen: Pen, said: str, x: float, top: float, wide: float) -> None:
    """A number on a plate in the middle of a bar, where it has room."""
    plate = width_of(said, _SMALL, 700) + 1.6 * MM
    if plate <= wide - 1:
        left = x + (wide - plate) / 2
        pen.fill(left, top + 1 * MM, plate, _BAR - 2 * MM, "#FFFFFF", radius=1.5)
        pen.text(
            said,
            left,
            top + (_BAR - line_height(_SMALL)) / 2,
            plate,
            _SMALL,
            weight=700,
            align="middle",
            most=1,
        )


@dataclass(frozen=True, slots=True)
class Legend(Solid):
    """What each pattern stands for, as many on a line as fit."""

    letters: tuple[str, ...]
    names: tuple[str, ...]
    gap: float = 10
    stays: bool = True

    def _places(self, width: float) -> list[tuple[float, int]]:
        found, at, line = [], 0.0, 0
        for name in self.names:
            long = 6 * MM + width_of(name, _SMALL) + 5 * MM
            if at and at + long > width:
                at, line = 0.0, line + 1
            found.append((at, line))
            at += long
        return found

    def height(self, width: float, /) -> float:
        """Of its lines."""
        return (self._places(width)[-1][1] + 1) * 5.5 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """A small square and a word each."""
        for (at, line), letter, name in zip(self._places(width), self.letters, self.names, strict=True):
            below = top + line * 5.5 * MM
            pen.patterned(letter, x + at, below + 0.4 * MM, 4.2 * MM, 4.2 * MM, cell=5, radius=1, edge=0.8)
            room = width - at - 6 * MM
            pen.text(name, x + at + 6 * MM, below + 0.1 * MM, room, _SMALL, most=1)


def stacks(part: Stacks) -> list[Block]:
    """The legend and a bar each."""
    bars = [StackBar(one, part.letters) for one in part.rows]
    return [Together((Legend(part.letters, part.names), *bars[:1]), gap=10), *bars[1:]]


def changes(part: Changes) -> list[Block]:
    """What was added is underlined by weight, what went is named; unchanged paragraphs are left out."""
    made: list[Block] = [words(part.caption, weight=600, gap=10, stays=True)]
    for one in part.changed:
        if not one.touched:
            continue
        became = proposalwords.became(one)
        spans = [Span(f"{became}: ", 600)] if became else [Span(f"{one.now}. ", 600)]
        for run in readable(one.runs):
            if run.mark is Mark.SAME:
                spans.append(Span(run.text))
            elif run.mark is Mark.ADDED:
                spans.append(Span(run.text, 700, "accent"))
            else:
                spans.append(Span(_("[gone: {words}]").format(words=run.text.strip()) + " ", 400, "ink2"))
        made.append(Words(tuple(spans), 9.5, 4))
    return made
