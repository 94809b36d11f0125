"""Exports of an evening: a folder of CSV files, a workbook, or JSON Lines, each with a manifest and the pictures of
photographed notes. docs/export.md says what stands in them."""

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from cocreate_desktop.domain.notes import count
from cocreate_desktop.domain.wallaccuracy import is_known
from cocreate_desktop.exchange import writing
from cocreate_desktop.exchange.columns import Cell, Table
from cocreate_desktop.exchange.pictures import write_pictures
from cocreate_desktop.exchange.projecttables import project_tables
from cocreate_desktop.exchange.tables import (
    SOMETIMES,
    Evening,
    accuracy_table,
    notes_table,
    read_evening,
    tables,
    themes_table,
)
from cocreate_desktop.exchange.votelines import vote_lines
from cocreate_desktop.language import _
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.services import Services

SCHEMA = 3
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
"""Signs that Excel takes for something else in the name of a sheet, such as the one behind a question."""
_PART = re.compile(rf"(^|[;\t\n])(?=[{re.escape(''.join(_FORMULA))}])")
_WIDEST = 60
_PICTURES = "pictures"


def export(services: Services, evening_id: str, form: Format, out: Path) -> Path:
    """Writes the export and returns its path: a folder for CSV, else a file with its manifest beside it.

    Raises Gone, ReadOnly, DiskFull, DiskTrouble, BadFile.
    """
    folder = _PICTURES if form is Format.CSV else f"{out.name}.{_PICTURES}"
    evening = read_evening(services, evening_id, folder=folder)
    today = services.clock.now().date()
    if form is Format.CSV:
        return _csv_folder(evening, out, today)
    data = workbook(evening) if form is Format.XLSX else jsonl(evening).encode()
    rows = sum(len(table.rows) for table in tables(evening)) if form is Format.XLSX else data.count(b"\n")
    writing.write(out, data)
    write_pictures(evening.pictures, out.with_name(folder))
    about = _entry(out.name, data, rows)
    writing.write(out.with_name(out.name + ".manifest.json"), _manifest(evening, form, today, [about]))
    return out


def _csv_folder(evening: Evening, out: Path, today: date) -> Path:
    writing.folder(out)
    files = []
    for table in tables(evening):
        data = csv_text(table).encode()
        writing.write(out / f"{table.name}.csv", data)
        files.append(_entry(f"{table.name}.csv", data, len(table.rows)))
    for name in set(SOMETIMES) - {table.name for table in tables(evening)}:
        writing.remove(out / f"{name}.csv")
    write_pictures(evening.pictures, out / evening.folder)
    writing.write(out / writing.MANIFEST, _manifest(evening, Format.CSV, today, files))
    return out


def csv_text(table: Table) -> str:
    """A table as CSV: comma, LF, the keys as header, no formula that a spreadsheet would run."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(column.key for column in table.columns)
    writer.writerows([guarded_parts(_lined(cell)) for cell in row] for row in table.rows)
    return made.getvalue()


def _lined(cell: Cell) -> Cell:
    # Not every version of the csv module quotes a lone carriage return, and then the rest of the row is lost.
    return cell.replace("\r\n", "\n").replace("\r", "\n") if isinstance(cell, str) else cell


def guarded(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula, with an apostrophe before it; anything else as it is."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def guarded_parts(cell: Cell) -> Cell:
    """The same for each part of a text after a semicolon or a line break: a spreadsheet that takes semicolons between cells, as
    it does in Dutch, begins a cell or a row there."""
    return _PART.sub(r"\1'", cell) if isinstance(cell, str) else cell


def workbook(evening: Evening) -> bytes:
    """The workbook of an evening."""
    return book_of(tables(evening))


def book_of(made: Iterable[Table]) -> bytes:
    """A workbook: a sheet for each table with headings in the current language, typed cells and a frozen header."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in made:
        _fill(book.create_sheet(_NOT_IN_TITLES.sub("", _(table.heading))[:31]), table)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(sheet: Worksheet, table: Table) -> None:
    # letters of options stand as they are; a heading of ours is translated
    for place, column in enumerate(table.columns, 1):
        cell = sheet.cell(1, place, column.heading if column.heading == column.key else _(column.heading))
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate(table.rows, 2):
        for place, value in enumerate(row, 1):
            if value is not None:
                plain = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
                cell = sheet.cell(number, place, guarded(plain))
                cell.alignment = Alignment(wrap_text=isinstance(value, str), vertical="top")
                if isinstance(value, str):
                    cell.data_type = "s"
                if table.columns[place - 1].key == "share":
                    cell.number_format = "0.0%"
    sheet.freeze_panes = "A2"
    for place, column in enumerate(table.columns):
        longest = max((len(str(row[place])) for row in table.rows if row[place] is not None), default=0)
        wide = min(_WIDEST, max(len(_(column.heading)), longest) + 2)
        sheet.column_dimensions[get_column_letter(place + 1)].width = wide


def jsonl(evening: Evening) -> str:
    """One JSON object a line (docs/export.schema.json): the evening, then notes, themes, rounds, ballots, objections,
    what happened to the rounds, the accuracy, and the tables of the whole project.

    Texts are as they were written, without a guard: what reads JSON runs no formulas.
    """
    lines: list[dict[str, object]] = [_about(evening)]
    lines += [{"type": "note", **record} for record in notes_table(evening).records()]
    lines += [{"type": "theme", **record} for record in themes_table(evening).records()]
    lines += vote_lines(evening.rounds)
    if is_known(evening.accuracy):
        lines += [{"type": "accuracy", **record} for record in accuracy_table(evening).records()]
    for table in project_tables(evening.whole):
        lines += [{"type": table.name, **record} for record in table.records()]
    return writing.json_lines(lines)


def _about(evening: Evening) -> dict[str, object]:
    project, held = evening.view.project, evening.view.evening
    return {
        "type": "evening",
        "schema": SCHEMA,
        "project": {
            "id": project.id,
            "name": project.name,
            "question": project.question,
            "rung": project.rung.value,
        },
        "evening": {
            "id": held.id,
            "name": held.name,
            "date": held.date,
            "hall": held.hall,
            "present": held.present,
        },
        "left_out": dict(evening.left_out),
        "objections_left_out": _objections_left_out(evening),
    }


def _objections_left_out(evening: Evening) -> int:
    return sum(one.left_out for one in evening.rounds)


def _entry(name: str, data: bytes, rows: int) -> dict[str, object]:
    return {**writing.entry(name, data), "rows": rows}


def _manifest(evening: Evening, form: Format, today: date, files: Iterable[dict[str, object]]) -> bytes:
    about = _about(evening)
    counts = {
        "notes": count(evening.notes),
        "themes": len(evening.view.board.themes),
        "rounds": len(evening.rounds),
        "rounds_not_closed": sum(one.tally is None for one in evening.rounds),
        "ballots": sum(len(one.ballots) for one in evening.rounds),
        "notes_left_out": dict(evening.left_out),
        "objections": sum(len(one.objections) for one in evening.rounds),
        "objections_left_out": _objections_left_out(evening),
    }
    said = {
        "format": form.value,
        "project": about["project"],
        "evening": about["evening"],
        "counts": counts,
        "files": list(files),
        "pictures": [
            writing.entry(f"{evening.folder}/{name}", one) for name, one in evening.pictures.files.items()
        ],
    }
    return writing.manifest(SCHEMA, today, said)
