"""What Pol.is exports, read back: `comments.csv` and, beside it, `participants-votes.csv`; from a folder, from a zip, or one of
the two. Bad rows are listed by line, the good ones come in. Nobody's votes are kept."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from cocreate_desktop.domain import text
from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.exchange import cells
from cocreate_desktop.exchange.cells import Row
from cocreate_desktop.language import _
from cocreate_desktop.services.notesupport import ReadBack, Statement

COMMENTS, VOTES = "comments.csv", "participants-votes.csv"
_AGREE, _DISAGREE, _PASS = "1", "-1", "0"
_TAKEN_OFF = "-1"
_Bad = tuple[int, str]
_MILLISECONDS = 100_000_000_000
"""More than this is no number of seconds since 1970 that a conversation can have."""


@dataclass(frozen=True, slots=True)
class _Votes:
    """The votes by statement: how many gave each sign; ``people`` voted at all; ``bad`` are cells that are no vote."""

    signs: Mapping[str, Counter[str]] = field(default_factory=dict)
    people: int = 0
    bad: tuple[_Bad, ...] = ()


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one file, with its columns by name."""

    path: str
    places: Mapping[str, int]
    rows: Sequence[Row]

    def cell(self, row: Row, name: str) -> str:
        """What stands there, empty without such a column."""
        place = self.places.get(name, -1)
        return row.cells[place].strip() if 0 <= place < len(row.cells) else ""


def read_back(path: Path) -> ReadBack:
    """What people voted on and how. Raises BadFile."""
    comments, votes = _files(path)
    table = _table(comments, {"comment-id", "comment-body"})
    given = _votes(_table(votes, {"participant"})) if votes is not None else _Votes()
    if not given.signs:
        _needs(table, "agrees", "disagrees")
    agree, disagree = _sides(table, given)
    statements, bad, refused = [], list(given.bad), 0
    for row in table.rows:
        if table.cell(row, "moderated") == _TAKEN_OFF:
            refused += 1
            continue
        made = _statement(table, row, given, agree, disagree)
        if isinstance(made, Statement):
            statements.append(made)
        else:
            bad.append(made)
    return ReadBack(tuple(statements), given.people, tuple(bad), refused, _until(table))


# The two files


_Content = tuple[str, bytes]
"""A file's name as people know it, and its bytes."""


def _files(path: Path) -> tuple[_Content, _Content | None]:
    """The comments and, when they are there, the votes."""
    if path.is_dir():
        try:
            names = {one.name: one for one in path.iterdir()}
        except OSError as problem:
            raise unreadable(problem, path) from problem
        return _pick(path, names, lambda name: cells.content(names[name]))
    if path.suffix.lower() == ".zip":
        data = cells.content(path)
        return cells.from_zip(path, data, lambda archive: _pick(path, archive.namelist(), archive.read))
    beside = {one.name: one for one in path.parent.glob("*.csv")} if path.parent.is_dir() else {}
    stem = path.name.removesuffix(VOTES).removesuffix(COMMENTS)
    mine = {name: one for name, one in beside.items() if name in (stem + COMMENTS, stem + VOTES)}
    return _pick(path, {**mine, path.name: path}, lambda name: cells.content(path.with_name(name)))


def _pick(
    path: Path, names: Iterable[str], content: Callable[[str], bytes]
) -> tuple[_Content, _Content | None]:
    found = sorted(names)
    comments = [name for name in found if PurePosixPath(name).name.endswith(COMMENTS)]
    votes = [name for name in found if PurePosixPath(name).name.endswith(VOTES)]
    if len(comments) > 1:
        why = _("it holds several conversations. Choose the {file} of one of them.")
        raise BadFile(path=str(path), why=why.format(file=COMMENTS))
    if not comments and not votes and not path.is_dir() and len(found) == 1:
        comments = found  # somebody gave it another name
    if not comments:
        raise BadFile(path=str(path), why=_("there is no {file} in it.").format(file=COMMENTS))
    second = (votes[0], content(votes[0])) if votes else None
    return (comments[0], content(comments[0])), second


def _table(content: _Content, needed: set[str]) -> _Table:
    name, data = content
    words = cells.decoded(Path(name), data)
    rows = list(cells.csv_rows(words, lambda row: needed <= set(_names(row))))
    if not rows:
        raise BadFile(path=name, why=_("there is nothing in it."))
    places = {column: place for place, column in reversed(list(enumerate(_names(rows[0].cells))))}
    table = _Table(name, places, rows[1:])
    _needs(table, *sorted(needed))
    return table


def _names(row: Iterable[str]) -> list[str]:
    return [cell.strip().casefold() for cell in row]


def _needs(table: _Table, *names: str) -> None:
    missing = [name for name in names if name not in table.places]
    if missing:
        why = _("the column “{column}” is missing. Is this an export of Polis?")
        raise BadFile(path=table.path, why=why.format(column=missing[0]))


# Votes


def _votes(table: _Table) -> _Votes:
    """A row for each participant, a column for each statement with its number as name."""
    asked = {name: place for name, place in table.places.items() if name.isdecimal()}
    signs: dict[str, Counter[str]] = {name: Counter() for name in asked}
    people, bad = 0, []
    for row in table.rows:
        given = {name: row.cells[place].strip() for name, place in asked.items() if place < len(row.cells)}
        votes = {name: _sign(cell) for name, cell in given.items() if cell}
        if wrong := [name for name, sign in votes.items() if not sign]:
            why = _("“{value}” is no vote. The other votes in this row count.")
            bad.append((row.line, why.format(value=given[wrong[0]][:20])))
        for name, sign in votes.items():
            signs[name][sign] += bool(sign)
        people += any(votes.values())
    return _Votes(signs, people, tuple(bad))


def _sign(cell: str) -> str:
    """1, 0 or -1, however a spreadsheet wrote it; empty for what is no vote."""
    plain = cell.removesuffix(".0").replace("−", "-").removeprefix("+")
    return plain if plain in (_AGREE, _DISAGREE, _PASS) else ""


def _sides(table: _Table, given: _Votes) -> tuple[str, str]:
    """Which sign is agreeing. In exports it is 1; in what some copy from the database it is -1, and then the totals that stand
    with the statements say so."""
    straight = turned = 0
    for row in table.rows:
        signs = given.signs.get(table.cell(row, "comment-id"))
        agrees, disagrees = (_number(table.cell(row, name)) for name in ("agrees", "disagrees"))
        if signs is not None and agrees is not None and disagrees is not None:
            straight += (signs[_AGREE], signs[_DISAGREE]) == (agrees, disagrees)
            turned += (signs[_DISAGREE], signs[_AGREE]) == (agrees, disagrees)
    return (_DISAGREE, _AGREE) if turned > straight else (_AGREE, _DISAGREE)


# Statements


def _statement(table: _Table, row: Row, given: _Votes, agree: str, disagree: str) -> Statement | _Bad:
    raw = table.cell(row, "comment-body")
    if "\ufffd" in raw:
        return row.line, _("It has characters that cannot be read.")
    words = text.clean(raw[: text.NOTE], limit=2 * text.NOTE)
    if not words:
        return row.line, _("There is no text in it.")
    signs = given.signs.get(table.cell(row, "comment-id"))
    if signs is not None:
        return Statement(row.line, words, signs[agree], signs[disagree], signs[_PASS])
    agrees, disagrees = (_number(table.cell(row, name)) for name in ("agrees", "disagrees"))
    if agrees is None or disagrees is None:
        return row.line, _("It does not say how many people agree and disagree.")
    return Statement(row.line, words, agrees, disagrees, 0)


def _number(cell: str) -> int | None:
    plain = cell.removesuffix(".0")
    return int(plain) if plain.isascii() and plain.isdecimal() and len(plain) < 10 else None


def _until(table: _Table) -> str:
    """The day of the newest statement; times are in seconds, or in milliseconds."""
    times = [
        int(cell)
        for row in table.rows
        if (cell := table.cell(row, "timestamp")).isascii() and cell.isdecimal()
    ]
    newest = max(times, default=0)
    seconds = newest // 1000 if newest > _MILLISECONDS else newest
    return datetime.fromtimestamp(seconds, UTC).date().isoformat() if 0 < seconds < _MILLISECONDS else ""
