"""What another system exports, read for one thing: which of its numbers is which of our ideas. Our mark in a text says so, or a
title that is there once."""

import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.domain.text import folded
from cocreate_desktop.exchange import cells
from cocreate_desktop.exchange.cells import Row
from cocreate_desktop.exchange.ideawords import marked
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked


@dataclass(frozen=True, slots=True)
class Exported:
    """Their numbers by our ids, and by the folded title where only one of theirs has it."""

    by_mark: Mapping[str, str]
    by_title: Mapping[str, str]

    def number(self, record: str) -> str:
        """Their number of one of our records; empty when they do not have it. A title is not looked at: an answer to the wrong
        idea is worse than none."""
        return self.by_mark.get(record, "")

    def titled(self, title: str) -> str:
        """Their number of what has this title, when only one has it; else empty."""
        return self.by_title.get(folded(title), "")


def asked_ids(asked: Asked, numbers: Sequence[str], titles: Sequence[str]) -> Exported | None:
    """The export that was given as ``ids``; None when none was. Raises BadFile."""
    path = asked.options.get("ids", "").strip()
    return read_exported(Path(path), numbers, titles) if path else None


def read_exported(path: Path, numbers: Sequence[str], titles: Sequence[str]) -> Exported:
    """Reads a CSV or XLSX export. ``numbers`` and ``titles`` are what the column of each may be called (small letters; a title
    may have "/" and a language behind it). Raises BadFile."""
    rows = _rows(path, numbers)
    place = next((found for row in rows[:1] if (found := _column(row, numbers)) is not None), None)
    if place is None:
        names = ", ".join(f"“{name}”" for name in numbers)
        raise BadFile(path=str(path), why=_("it has no column named {names}.").format(names=names))
    named = _column(rows[0], titles)
    by_mark: dict[str, str] = {}
    seen: list[tuple[str, str]] = []
    for row in rows[1:]:
        number = row.cells[place].strip() if place < len(row.cells) else ""
        if number:
            by_mark |= {mark: number for cell in row.cells if (mark := marked(cell))}
            if named is not None and named < len(row.cells):
                seen.append((folded(row.cells[named]), number))
    return Exported(by_mark, _once(seen))


def _once(seen: Iterable[tuple[str, str]]) -> dict[str, str]:
    found = list(seen)
    often = Counter(title for title, _number in found)
    return {title: number for title, number in found if title and often[title] == 1}


def _rows(path: Path, numbers: Sequence[str]) -> list[Row]:
    data = _unpacked(path, cells.content(path))
    if cells.is_workbook(data):
        return cells.workbook_rows(path, data)
    words = cells.decoded(path, data)
    return list(cells.csv_rows(words, lambda names: any(_bare(name) in numbers for name in names)))


def _unpacked(path: Path, data: bytes) -> bytes:
    """The one table in a zip file, as some systems send it; anything else as it is, a workbook too."""

    def take(archive: zipfile.ZipFile) -> bytes:
        inside = archive.namelist()
        tables = [name for name in inside if name.casefold().endswith((".csv", ".xlsx"))]
        return data if "[Content_Types].xml" in inside or not tables else archive.read(tables[0])

    return cells.from_zip(path, data, take) if cells.is_workbook(data) else data


def _column(row: Row, names: Sequence[str]) -> int | None:
    return next((place for place, cell in enumerate(row.cells) if _bare(cell) in names), None)


def _bare(name: str) -> str:
    return name.strip().casefold().partition("/")[0]
