"""What a report is made of, whoever draws it: chapters with words, tables, meters and charts, all frozen and in the language of
the reader. PDF and HTML draw the same parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.difference import Changed
from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.tallying import RoundView


class Icon(StrEnum):
    """A sign before a word; the word stands always beside it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; ``lead`` stands before it in bold, ``quiet`` is for what explains a figure."""

    words: str
    lead: str = ""
    strong: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of sentences."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table. ``number``: at the right end of its column."""

    words: str
    icon: Icon | None = None
    strong: bool = False
    quiet: bool = False
    number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``caption`` is said aloud, and with ``titled`` it stands over the table; ``wide`` are shares of the width. The first cell
    of a row is its head."""

    caption: str
    heads: tuple[Cell, ...]
    wide: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Gauge:
    """A meter of ``share`` (0 to 1) with a line at ``goal`` (0 to 1); ``words`` says the same with its base."""

    words: str
    share: float
    goal: float
    told: str


@dataclass(frozen=True, slots=True)
class Marks:
    """How many people gave 1, 2 … 10; those from ``threshold`` on are satisfied."""

    histogram: tuple[int, ...]
    threshold: int
    told: str


@dataclass(frozen=True, slots=True)
class Stack:
    """People divided over answers: ``numbers`` in the order of the answers' names, ``told`` in words."""

    words: str
    numbers: tuple[int, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Stacks:
    """Several of these with the same answers: letters, names, and what they are called together (``titled``: it stands over
    them)."""

    caption: str
    letters: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[Stack, ...]
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed from one text to the next, paragraph by paragraph."""

    caption: str
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The themes of an evening with their notes and pictures."""

    evening: Material


@dataclass(frozen=True, slots=True)
class Looked:
    """The pictures that an evening showed."""

    evening: Material


@dataclass(frozen=True, slots=True)
class Decided:
    """One round with all that it rests on."""

    evening: Material
    view: RoundView


@dataclass(frozen=True, slots=True)
class Wall:
    """The pictures of the photographed notes of an evening."""

    evening: Material


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a part of a chapter; ``key`` is its own within the report."""

    key: str
    name: str
    level: int = 1


Part = Text | Points | Table | Gauge | Marks | Stacks | Changes | Said | Looked | Decided | Wall | Heading


@dataclass(frozen=True, slots=True)
class Chapter:
    """``key`` is the same in every report. ``whole``: it is kept on one page when it fits there, ``fresh``: it begins one."""

    key: str
    name: str
    parts: tuple[Part, ...]
    whole: bool = False
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report. ``draft``: why it is no final one yet, none when it is; ``head`` and ``version`` stand on every page."""

    title: str
    summary: str
    draft: tuple[str, ...]
    head: str
    version: str
    follow_up: str
    chapters: tuple[Chapter, ...]


def row(*cells: Cell | str) -> tuple[Cell, ...]:
    """A row of a table; plain words are plain cells."""
    return tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in cells)


def heads(*names: str, numbers: Sequence[int] = ()) -> tuple[Cell, ...]:
    """The heads of a table; ``numbers`` are the places of columns of numbers."""
    return tuple(Cell(name, number=place in numbers) for place, name in enumerate(names))


def number(words: str) -> Cell:
    """A cell with a number."""
    return Cell(words, number=True)


def figures(option: Option, *numbers: str) -> tuple[Cell, ...]:
    """A row with an option and its figures."""
    return (Cell(f"{option.letter}  {option.text}"), *(number(one) for one in numbers))


def figure_table(caption: str, names: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> Table:
    """A table of options with figures behind each."""
    wide = (5.0, *(1.7 for _name in names[1:]))
    return Table(caption, heads(*names, numbers=range(1, len(names))), wide, tuple(rows))
