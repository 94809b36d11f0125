"""Rows of cells from files whose encoding, delimiter and kind nobody wrote down. Says BadFile, never guesses at a picture."""

import csv
import io
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar
from xml.etree.ElementTree import ParseError

import charset_normalizer
import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from cocreate_desktop import held
from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import N_, _

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
_TOO_BIG = N_("it is too big for a list of notes.")
Read = TypeVar("Read")
_DELIMITERS = (";", ",", "\t", "|")
_LOOKED_AT = 30
_FEW = 20
# What stands in western European texts besides ASCII, in lower case.
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßĳ‘’‚“”„–—…•€°§©®´¨·«»¡²½\xa0")
_ENCODINGS = ["cp1252", "cp1250", "cp1251", "cp1254", "iso8859_15", "mac_roman"]


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the line of the file (from 1) on which it begins."""

    line: int
    cells: tuple[str, ...]


def content(path: Path, most: int = MOST_BYTES, too_big: str = _TOO_BIG) -> bytes:
    """The bytes of a file. Raises BadFile when it cannot be read, or is larger than ``most`` bytes: then it says ``too_big``
    (a message to translate)."""
    try:
        if path.stat().st_size > most:
            raise BadFile(path=str(path), why=_(too_big))
        held.refuse(path)
        return path.read_bytes()
    except OSError as problem:
        raise unreadable(problem, path) from problem


def is_workbook(data: bytes) -> bool:
    """Whether these bytes are a zip file, as XLSX is."""
    return data.startswith(b"PK\x03\x04")


def decoded(path: Path, data: bytes) -> str:
    """The text of ``data`` in whatever encoding. Raises BadFile when it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    _refuse_old(path, data)
    if b"\x00" in data or data.startswith((b"%PDF", b"\xff\xd8", b"\x89PNG", b"GIF8", b"{\\rtf")):
        raise BadFile(path=str(path), why=_("it is no list of notes."))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data)


def _refuse_old(path: Path, data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadFile(path=str(path), why=_("it is an old Excel file. Save it as .xlsx first."))


def _guessed(data: bytes) -> str:
    """The Windows encoding that is usual here when it gives a western text; another script needs enough of it to tell."""
    usual = data.decode("cp1252", errors="replace")
    strange = [sign for sign in usual.lower() if ord(sign) > 127]
    western = _WESTERN.issuperset(strange) and len(strange) * 3 < sum(map(str.isalpha, usual))
    if not western and len(strange) >= _FEW:
        best = charset_normalizer.from_bytes(data, cp_isolation=_ENCODINGS).best()
        if best is not None:
            return str(best)
    return usual


def csv_rows(words: str, is_header: Callable[[Sequence[str]], bool]) -> Iterator[Row]:
    """The rows of a CSV text. Its delimiter is the one that splits a header we know, or every row alike; else none."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _delimiter(words, is_header)
    if delimiter is None:
        yield from _split(words, "\x1f")
    else:
        yield from _split(words, delimiter)


def _split(words: str, delimiter: str) -> Iterator[Row]:
    """An unclosed quote would swallow the rest of the file, so then each line stands by itself."""
    if words.count('"') % 2:
        for number, alone in enumerate(words.split("\n"), 1):
            for cells in _parsed([alone], delimiter):
                yield Row(number, tuple(cells))
        return
    reader = csv.reader(io.StringIO(words), delimiter=delimiter)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error:  # a cell of more than 131,072 characters
        yield Row(line, ("\ufffd",))


def _parsed(lines: Iterable[str], delimiter: str) -> list[list[str]]:
    try:
        return [cells for cells in csv.reader(lines, delimiter=delimiter) if cells]
    except csv.Error:
        return []


def _delimiter(words: str, is_header: Callable[[Sequence[str]], bool]) -> str | None:
    lines = words.split("\n")[: _LOOKED_AT * 4]
    looks = {mark: _parsed(lines, mark)[:_LOOKED_AT] for mark in _DELIMITERS}
    for mark, rows in looks.items():
        if rows and len(rows[0]) > 1 and is_header(rows[0]):
            return mark
    alike = {mark: rows for mark, rows in looks.items() if len(rows) > 1 and _regular(rows)}
    if not alike:
        return None
    return max(alike, key=lambda mark: Counter(len(row) for row in alike[mark]).most_common(1)[0][1])


def _regular(rows: list[list[str]]) -> bool:
    """Whether every row has as many cells, more than one, and they are no sentence that happens to hold a comma."""
    width = len(rows[0])
    prose = sum(row[1].startswith(" ") for row in rows if len(row) > 1)
    return width > 1 and all(len(row) == width for row in rows) and prose * 2 < len(rows)


def workbook_rows(path: Path, data: bytes) -> list[Row]:
    """The rows of the first sheet of an XLSX file. Raises BadFile."""
    return read_workbook(path, data, _sheet_rows)


def read_workbook(path: Path, data: bytes, read: Callable[[bytes], Read]) -> Read:
    """What ``read`` makes of a workbook. Raises BadFile for one that is too big, damaged, or none."""
    _refuse_old(path, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_big(path, archive)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of pictures and styles that it does not keep
            return read(data)
    except (
        zipfile.BadZipFile, InvalidFileException, ParseError, KeyError, ValueError, TypeError, AttributeError,
        IndexError, EOFError, OSError, RuntimeError, zlib.error,
    ) as problem:  # fmt: skip
        raise BadFile(path=str(path), why=_("it is no Excel file, or a damaged one.")) from problem


def from_zip(path: Path, data: bytes, take: Callable[[zipfile.ZipFile], Read]) -> Read:
    """What ``take`` finds in a zip file. Raises BadFile for one that is too big, damaged, or none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_big(path, archive)
            return take(archive)
    except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, OSError, RuntimeError) as problem:
        raise BadFile(path=str(path), why=_("it is no zip file, or a damaged one.")) from problem


def _refuse_big(path: Path, archive: zipfile.ZipFile) -> None:
    if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
        raise BadFile(path=str(path), why=_(_TOO_BIG))


def _sheet_rows(data: bytes) -> list[Row]:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        rows = enumerate(sheet.iter_rows(values_only=True), 1)
        return [
            Row(number, tuple(_words(value) for value in values))
            for number, values in rows
            if any(value not in (None, "") for value in values)
        ]
    finally:
        book.close()


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (date, datetime)):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    return str(value)
