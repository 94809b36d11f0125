"""Workbooks for other systems: one sheet of text cells without a guard, or somebody's own template filled in. Nothing in them
is a formula, whatever a neighbour wrote."""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.exchange import cells
from cocreate_desktop.language import _

LONGEST_CELL = 32_767
"""What a cell of a workbook holds, in UTF-16 units."""
Value = str | int | None


def utf16(text: str) -> int:
    """How long a text is as spreadsheets and browsers count."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def book(title: str, headers: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> bytes:
    """A workbook of one sheet. An empty value leaves its cell empty."""
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = title
    for place, header in enumerate(headers, 1):
        _put(sheet, 1, place, header)
        sheet.cell(1, place).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(place)].width = max(14, min(60, len(header) + 4))
    _fill(sheet, headers, rows)
    sheet.freeze_panes = "A2"
    return _bytes(made)


def template(path: Path) -> tuple[str, ...]:
    """The header row of somebody's template, as it stands. Raises BadFile."""
    sheet = _opened(path).worksheets[0]
    found = tuple(
        "" if cell.value is None else str(cell.value) for cell in next(sheet.iter_rows(max_row=1), ())
    )
    if not any(one.strip() for one in found):
        raise BadFile(path=str(path), why=_("its first row holds no headings."))
    return found


def filled(path: Path, headers: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> bytes:
    """The template with these rows below its header row; its examples go, its other sheets stay. Raises BadFile."""
    made = _opened(path)
    sheet = made.worksheets[0]
    sheet.delete_rows(2, max(sheet.max_row - 1, 1))
    _fill(sheet, headers, rows)
    return _bytes(made)


def _fill(sheet: Worksheet, headers: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> None:
    for number, row in enumerate(rows, 2):
        for place, header in enumerate(headers, 1):
            if row.get(header) not in (None, ""):
                _put(sheet, number, place, row[header])


def _put(sheet: Worksheet, number: int, place: int, value: Value) -> None:
    cell = sheet.cell(number, place, _plain(value) if isinstance(value, str) else value)
    if isinstance(value, str):
        cell.data_type = "s"


def _plain(text: str) -> str:
    return ILLEGAL_CHARACTERS_RE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _opened(path: Path) -> Workbook:
    found = cells.read_workbook(
        path, cells.content(path), lambda data: openpyxl.load_workbook(io.BytesIO(data))
    )
    if not found.worksheets:
        raise BadFile(path=str(path), why=_("its first row holds no headings."))
    return found


def _bytes(made: Workbook) -> bytes:
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()
