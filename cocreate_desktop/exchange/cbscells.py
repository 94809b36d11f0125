"""What a cell of CBS says: a count in whatever spelling, a code, a name with its code, and the year where it is written."""

import re
from collections.abc import Iterable

from cocreate_desktop.domain.neighbourhoods import region_of

_GROUPED = re.compile(r"-?\d{1,3}(?:([., ])\d{3})(?:\1\d{3})*(?:(?!\1)[.,]0+)?", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,9}(?:[.,]0+)?", re.ASCII)
_MISSING = frozenset({"", ".", "..", "...", "x", "-", "–", "^", "nan", "n/a", "#n/a", "null", "none"})
# What old workbooks write where there is no figure.
_NO_FIGURE = frozenset({*range(-99_999, -99_994), -99_999_999})
_MOST = 100_000_000
_FEW_DIGITS = 9
_WITH_CODE = re.compile(
    r"(?P<name>.*?)\s*\(\s*(?P<code>[A-Z]{2}[0-9A-Z]*)\s*\)", re.ASCII | re.IGNORECASE | re.DOTALL
)
_TABLE = re.compile(r"(?<!\d)(\d{5}NED)(?![A-Z0-9])", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(
    r"(?:wijken[ _-]+en[ _-]+buurten[ _,-]*|(?<![a-z])kwb[ _-]?)((?:19|20)\d\d)(?!\d)",
    re.ASCII | re.IGNORECASE,
)


class NotACount(ValueError):
    """A cell that is neither a count nor a mark for a missing one."""


def count(cell: str) -> int | None:
    """The number of people in a cell; None where CBS gives none. A count is whole, so a point or comma before three digits
    groups them. Raises NotACount."""
    bare = cell.strip()
    if bare.isascii() and bare.isdigit() and len(bare) < _FEW_DIGITS:
        return int(bare)
    words = " ".join(cell.replace("\u2212", "-").split()).strip("'\" ")
    words = words.rstrip("*").strip()  # a provisional figure
    if words.casefold() in _MISSING:
        return None
    grouped = _GROUPED.fullmatch(words)
    if grouped:
        mark = grouped[1]
        digits = words.replace(mark, "")
        number = int(re.split(r"[.,]", digits)[0])
    elif _WHOLE.fullmatch(words):
        number = int(re.split(r"[.,]", words)[0])
    else:
        raise NotACount(words)
    if number in _NO_FIGURE:
        return None
    if not 0 <= number < _MOST:
        raise NotACount(words)
    return number


def code(cell: str) -> str:
    """The code in a cell, in capitals and without blanks around it; empty when there is none."""
    words = cell.strip().strip("'\"").strip().upper()
    return words if region_of(words) is not None else ""


def name_and_code(cell: str) -> tuple[str, str]:
    """What a cell "Naam (WK034400)", "Naam" or "WK034400" names, and the code in it; each empty where it is not there."""
    words = " ".join(cell.split())
    alone = code(words)
    if alone:
        return "", alone
    found = _WITH_CODE.fullmatch(words)
    if found and code(found["code"]):
        return found["name"], code(found["code"])
    return words, ""


def table_in(texts: Iterable[str]) -> str:
    """The number of the table (85984NED) that the texts name, empty when they name none or several."""
    found = {match.upper() for text in texts for match in _TABLE.findall(text)}
    return found.pop() if len(found) == 1 else ""


def year_in(texts: Iterable[str]) -> int | None:
    """The year that the texts give this table ("kwb-2024", "Kerncijfers wijken en buurten 2024"); None for none or several."""
    found = {int(match) for text in texts for match in _YEAR.findall(text)}
    return found.pop() if len(found) == 1 else None
