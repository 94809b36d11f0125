"""What tables of an export are made of: columns with a key and a heading, rows of cells."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from cocreate_desktop.domain.voting import Amount

Cell = str | int | float | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """``key`` for programs, ``heading`` (a message to translate) for people."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is the file's, ``heading`` (a message to translate) the sheet's."""

    name: str
    heading: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def records(self) -> Iterator[dict[str, Cell]]:
        """Each row by the keys of the columns."""
        keys = [column.key for column in self.columns]
        for row in self.rows:
            yield dict(zip(keys, row, strict=True))


def table(name: str, heading: str, columns: Iterable[tuple[str, str]], rows: Iterable[Row]) -> Table:
    """A table of ``columns`` (key and heading), with every text in normal form NFC."""
    cells = (tuple(nfc(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Table(name, heading, tuple(Column(*column) for column in columns), tuple(cells))


def nfc(words: str) -> str:
    """The words in normal form NFC."""
    return unicodedata.normalize("NFC", words)


def number_cell(number: Amount | Fraction | None) -> int | float | None:
    """A number as a cell: whole where it is whole, else with six decimals at most."""
    if number is None or isinstance(number, int):
        return number
    exact = Fraction(number)
    return int(exact) if exact.denominator == 1 else round(float(exact), 6)
