"""Kerncijfers wijken en buurten of CBS, as OData or StatLine writes it or as a workbook: the good rows come in, the bad ones
are named by line. Reads only, and fills in no year that is not written there."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadFile, TextTooLong
from cocreate_desktop.domain.neighbourhoods import (
    Bands,
    CbsFile,
    Neighbourhood,
    Region,
    SkippedLine,
    region_of,
    sums,
)
from cocreate_desktop.exchange import cbscells, cells
from cocreate_desktop.exchange.cbscolumns import (
    BANDS,
    COUNTS,
    LACKING_NAMES,
    CbsColumns,
    columns_of,
    is_header,
    is_one_number_a_line,
    parts,
)
from cocreate_desktop.exchange.cells import Row
from cocreate_desktop.language import N_, _, number_text

MOST_BYTES = 100_000_000
"""A whole table of the country is about 20 MB."""
MOST_ROWS = 50_000
"""The country has about 18,000 places."""
_LOOKED_AT = 40  # lines, for the header
_DELIMITERS = (";", ",", "\t", "|")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"

_NOT_CBS = N_(
    "it is no table of Kerncijfers wijken en buurten. Looked for: a column for the neighbourhood (WijkenEnBuurten, Wijken en "
    "buurten, Codering or gwb_code_10) and one for a count (AantalInwoners, Aantal inwoners, a_inw …)."
)
_NO_COUNTS = N_("it names neighbourhoods, but no counts. Choose “Aantal inwoners” too when you download it.")
_NO_PLACES = N_("it has counts, but not of which neighbourhood. Choose “Codering” too when you download it.")
_LONG = N_("it has one number a line. Download it with a column for each topic, such as TypedDataSet.csv.")
_TOO_BIG = N_("it is too big for a table of neighbourhoods.")
_ZIP = N_("it is a packed folder. Unpack it first, and choose the table in it.")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The columns of a table, its rows and whatever stands before these. ``strict``: a row must be whole."""

    columns: CbsColumns
    rows: Iterable[Row]
    before: tuple[str, ...]
    strict: bool


def read_file(path: Path) -> CbsFile:
    """The places in a CSV or XLSX file of CBS. Raises BadFile for a file that is none, has another layout or no usable row."""
    data = cells.content(path, MOST_BYTES, _TOO_BIG)
    sheet = _workbook(path, data) if cells.is_workbook(data) else _words(path, data)
    places: dict[str, Neighbourhood] = {}
    skipped: list[SkippedLine] = []
    beside = [path.stem, *sheet.before]
    for row in sheet.rows:
        if _is_footer(row):
            beside.append(" ".join(row.cells))
            continue
        if len(places) == MOST_ROWS:
            words = _("From here on it is too much at once: {n} places came in.")
            skipped.append(SkippedLine(row.line, words.format(n=number_text(MOST_ROWS))))
            break
        made = _place(row, sheet)
        if isinstance(made, str):
            skipped.append(SkippedLine(row.line, made))
        elif made.code in places:
            skipped.append(SkippedLine(row.line, _("{code} stands there twice.").format(code=made.code)))
        else:
            places[made.code] = made
    if not places:
        raise BadFile(path=str(path), why=_nothing(skipped))
    return CbsFile(
        sheet.columns.shape,
        cbscells.table_in(beside),
        cbscells.year_in(beside),
        _with_towns(places),
        tuple(skipped),
        tuple(_(name) for name in sheet.columns.lacking()),
    )


def _workbook(path: Path, data: bytes) -> _Sheet:
    if b"[Content_Types].xml" not in data:
        raise BadFile(path=str(path), why=_(_ZIP))
    rows = cells.workbook_rows(path, data)
    for place, row in enumerate(rows[:_LOOKED_AT]):
        columns = columns_of(row.cells)
        if columns is not None:
            before = tuple(" ".join(one.cells) for one in rows[:place])
            return _Sheet(columns, rows[place + 1 :], before, strict=False)
    raise _no_table(path, [row.cells for row in rows[:_LOOKED_AT]])


def _words(path: Path, data: bytes) -> _Sheet:
    try:
        words = cells.decoded(path, data)
    except BadFile as problem:
        if data.startswith(_OLD_WORKBOOK):
            raise
        raise BadFile(path=str(path), why=_(_NOT_CBS)) from problem
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for start in range(min(_LOOKED_AT, len(lines))):
        columns = next(filter(None, map(columns_of, _heads(lines[start : start + _LOOKED_AT]))), None)
        if columns is not None:
            rows = cells.csv_rows("\n".join(lines[start:]), is_header)
            return _Sheet(columns, _moved(rows, start), tuple(lines[:start]), strict=True)
    raise _no_table(path, [head for line in lines[:_LOOKED_AT] for head in _heads([line])])


def _heads(lines: list[str]) -> Iterator[list[str]]:
    """The first row of the lines by each delimiter."""
    for delimiter in _DELIMITERS:
        try:
            head = next(csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter), [])
        except csv.Error:  # a cell of more than 131,072 characters
            continue
        if len(head) > 1:
            yield head


def _moved(rows: Iterator[Row], start: int) -> Iterator[Row]:
    """The rows after the header, by the lines of the whole file."""
    next(rows, None)
    for row in rows:
        if any(cell.strip() for cell in row.cells):
            yield replace(row, line=row.line + start)


def _no_table(path: Path, heads: Iterable[Sequence[str]]) -> BadFile:
    """The error for a file without a header that we know: what it lacks, as nearly as its rows tell."""
    why = _NOT_CBS
    for head in heads:
        held = parts(head)
        if held & {"code", "region"} and is_one_number_a_line(head):
            return BadFile(path=str(path), why=_(_LONG))
        if held & {"code", "region"}:
            why = _NO_COUNTS
        elif len(held.intersection(COUNTS)) > 1:
            why = _NO_PLACES
    return BadFile(path=str(path), why=_(why))


def _is_footer(row: Row) -> bool:
    """The line in which CBS names itself below a table."""
    first, *rest = [*filter(str.strip, row.cells[:2])] or [""]
    named = not rest and first.strip().casefold().startswith(("bron:", "bron ", "©"))
    return named and sum(map(bool, map(str.strip, row.cells))) == 1


def _nothing(skipped: Sequence[SkippedLine]) -> str:
    if not skipped:
        return _("it has a header, but no neighbourhoods under it.")
    words = _("none of its {n} lines can be used. Line {line}: {why}")
    return words.format(n=number_text(len(skipped)), line=skipped[0].line, why=skipped[0].why)


def _place(row: Row, sheet: _Sheet) -> Neighbourhood | str:
    """The place of a row, or why it is none (translated)."""
    columns = sheet.columns
    if sheet.strict and (len(row.cells) < columns.width or any(map(str.strip, row.cells[columns.width :]))):
        words = _("It has {n} cells, the header {width}.")
        return words.format(n=len(row.cells), width=columns.width)
    name, inside = cbscells.name_and_code(columns.cell(row.cells, "region"))
    own = columns.cell(row.cells, "code").strip()
    code = cbscells.code(own) or inside
    kind = region_of(code)
    if kind is None:
        told = own or name
        return _("“{code}” is no code of CBS.").format(code=told[:40]) if told else _("It has no code.")
    try:
        name = text.clean(name, limit=text.LINE, lines=False)
        town = text.clean(columns.cell(row.cells, "municipality"), limit=text.LINE, lines=False)
    except TextTooLong as problem:
        return problem.happened
    numbers, problems = _numbers(row, columns)
    if inside and cbscells.code(own) and inside != code:
        problems.append(_("Its name says {code}.").format(code=inside))
    if "\ufffd" in name + town:
        problems.append(_("Its name has characters that cannot be read."))
    made = Neighbourhood(
        code, name, kind, town, numbers["inhabitants"], numbers["men"], numbers["women"], _bands(numbers),
        numbers["households"],
    )  # fmt: skip
    return replace(made, problems=(*problems, *sums(made)))


def _bands(numbers: dict[str, int | None]) -> Bands:
    first, second, third, fourth, fifth = (numbers[band] for band in BANDS)
    return first, second, third, fourth, fifth


def _numbers(row: Row, columns: CbsColumns) -> tuple[dict[str, int | None], list[str]]:
    """Each count of a row, None where CBS gives none; what is no count is named and never taken for nothing."""
    found: dict[str, int | None] = {}
    problems = []
    for what in COUNTS:
        cell = columns.cell(row.cells, what)
        try:
            found[what] = cbscells.count(cell)
        except cbscells.NotACount:
            found[what] = None
            words = _("{what}: “{value}” is no number of people.")
            problems.append(words.format(what=_(LACKING_NAMES[what]), value=cell.strip()[:40]))
    return found, problems


def _with_towns(places: dict[str, Neighbourhood]) -> tuple[Neighbourhood, ...]:
    """The places with their municipality, taken from its own row where no column tells it; and the other way round."""
    towns = {
        place.code[2:]: place.name or place.municipality
        for place in places.values()
        if place.kind is Region.MUNICIPALITY
    }
    made = []
    for place in places.values():
        if place.kind is Region.COUNTRY:
            made.append(place)
            continue
        town = place.municipality or towns.get(place.code[2:6], "")
        name = place.name or (town if place.kind is Region.MUNICIPALITY else "")
        made.append(replace(place, name=name, municipality=town))
    return tuple(made)
