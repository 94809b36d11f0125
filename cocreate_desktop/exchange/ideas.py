"""Notes from other programs: CSV of any kind, XLSX and pasted text. The good rows come in, the bad ones are named by line.

Reads only; hanging the notes up is ``services.capturing``'s.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import BadFile, TextTooLong
from cocreate_desktop.exchange import cells
from cocreate_desktop.exchange.cells import Row
from cocreate_desktop.language import N_, _, number_text
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.outside import BadRow, IdeaColumns, IdeasFound, IdeaTable

MOST_ROWS = 10_000
_SHOWN = 4
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "tekst", "idee", "ideeën", "ideeen", "idea", "ideas", "note", "notes", "briefje", "briefjes", "inbreng",
        "opmerking", "omschrijving", "beschrijving", "description", "comment",
    ),
    "colour": ("kleur", "colour", "color"),
    "table": ("tafel", "table"),
    "theme": ("thema", "theme"),
}  # fmt: skip
_COLOURS = {
    "geel": "A", "yellow": "A", "oranje": "B", "orange": "B", "roze": "C", "pink": "C", "lila": "D", "paars": "D",
    "lilac": "D", "purple": "D", "blauw": "E", "blue": "E", "groen": "F", "green": "F",
}  # fmt: skip
_EMPTY = N_("There is no text in it.")
_UNREADABLE = N_("It has characters that cannot be read.")
_SHEET_ERRORS = frozenset({"#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NUM!", "#NULL!"})


def look_at(path: Path) -> IdeaTable | None:
    """What columns a CSV or XLSX file has, and what they seem to hold; None for plain text or where there is nothing. Raises
    BadFile."""
    rows = _rows(path)
    if not rows:
        return None
    first = [row.cells for row in rows[:_SHOWN]]
    wide = max(map(len, first))
    known = columns_of(first[0])
    padded = tuple((*cells, *("",) * (wide - len(cells))) for cells in first)
    return IdeaTable(padded, known or _wordiest(rows), known is not None)


def read_file(path: Path, columns: IdeaColumns | None = None) -> IdeasFound:
    """The notes in a CSV, XLSX or text file, from these ``columns`` or from what they seem to hold. Raises BadFile for a file
    that is none of these, or has nothing in it."""
    rows = _rows(path)
    if rows is None:
        return read_pasted(cells.decoded(path, cells.content(path)))
    known = columns or (columns_of(rows[0].cells) if rows else None) or _wordiest(rows)
    found = _read(rows[1:] if known.head else rows, known)
    if not found.notes and not found.bad:
        raise BadFile(path=str(path), why=_("there is nothing in it."))
    return found


def _wordiest(rows: Iterable[Row]) -> IdeaColumns:
    """Where no name says so the words are in the column with the most of them: the first one may hold when, or by whom. What
    comes again is a choice, and counts once."""
    said = {(place, cell.strip()) for row in rows for place, cell in enumerate(row.cells)}
    length = Counter[int]()
    for place, words in said:
        length[place] += len(words)
    return IdeaColumns(text=max(sorted(length), key=length.__getitem__, default=0))


def _rows(path: Path) -> list[Row] | None:
    """Those that hold something, from the first of them; None for plain text. Raises BadFile."""
    data = cells.content(path)
    if cells.is_workbook(data):
        held = cells.workbook_rows(path, data)
    elif path.suffix.lower() == ".txt":
        return None
    else:
        held = list(cells.csv_rows(cells.decoded(path, data), lambda row: columns_of(row) is not None))
    first = next(
        (place for place, row in enumerate(held) if any(cell.strip() for cell in row.cells)), len(held)
    )
    return held[first:]


def read_pasted(words: str) -> IdeasFound:
    """The notes in pasted text: one line, one note. Marks of a list at the beginning of a line are taken off."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    rows = (Row(number, (_without_bullet(line),)) for number, line in enumerate(lines, 1) if line.strip())
    return _read(rows, IdeaColumns())


def columns_of(row: Sequence[str]) -> IdeaColumns | None:
    """What the columns hold if ``row`` is a header, else None."""
    names = [cell.strip().casefold() for cell in row]
    places: dict[str, int] = {}
    for place, name in enumerate(names):
        for what, known in _COLUMNS.items():
            if name in known:
                places.setdefault(what, place)
    if not places:
        return None
    if "text" not in places:
        # A header that names colour or theme but not the text: the text is the first column without a name we know.
        free = [place for place in range(len(names)) if place not in places.values()]
        if not free:
            return None
        places["text"] = free[0]
    return IdeaColumns(**places, head=True)


def _read(rows: Iterable[Row], columns: IdeaColumns) -> IdeasFound:
    notes: list[NewNote] = []
    bad: list[BadRow] = []
    for row in rows:
        if len(notes) == MOST_ROWS:
            bad.append(
                BadRow(
                    row.line,
                    _("From here on it is too much at once: {n} notes came in.").format(
                        n=number_text(MOST_ROWS)
                    ),
                )
            )
            break
        made = _note(row, columns)
        if isinstance(made, NewNote):
            notes.append(made)
        else:
            bad.append(made)
    return IdeasFound(tuple(notes), tuple(bad))


def _note(row: Row, columns: IdeaColumns) -> NewNote | BadRow:
    raw = _cell(row, columns.text)
    if "\ufffd" in raw or raw.strip() in _SHEET_ERRORS:
        return BadRow(row.line, _(_UNREADABLE))
    try:
        words = text.clean(raw, limit=text.NOTE)
    except TextTooLong as problem:
        return BadRow(row.line, problem.happened)
    if not words:
        return BadRow(row.line, _(_EMPTY))
    return NewNote(
        words,
        colour_of(_cell(row, columns.colour)),
        _line(_cell(row, columns.table)),
        _line(_cell(row, columns.theme)),
    )


def colour_of(name: str) -> str:
    """The letter of a colour that was written as a letter or as a word; yellow for what we do not know."""
    plain = name.strip().casefold()
    if len(plain) == 1 and plain in "abcdef":
        return plain.upper()
    return _COLOURS.get(plain, "A")


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if 0 <= place < len(row.cells) else ""


def _line(words: str) -> str:
    return text.clean(words[: text.LINE], limit=text.LINE, lines=False)


def _without_bullet(line: str) -> str:
    return re.sub(r"^\s*(?:[•·‣▪*–—-]|\d{1,3}[.)])\s+", "", line)
