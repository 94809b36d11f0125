"""Between the domain's frozen dataclasses and what a cell or an op can hold, for every kind by its fields.

Knows no SQL: a cell is a text, a whole number, a yes or no, or nothing.
"""

import functools
import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import ParamSpec, TypeVar, get_args, get_origin, get_type_hints

from cocreate_desktop.domain.catalogue import ENTITIES, WORDS, Thing
from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.rounds import CastBallot, Choices

E = TypeVar("E", bound=Thing)
P = ParamSpec("P")
R = TypeVar("R")
# Any of domain.catalogue's kinds; the ports' type variable is too narrow for a table of all.
Kind = type[typing.Any]
Cell = str | int | bool | None
Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One field as it is stored: ``cell`` is str, int or bool; ``encode`` and ``decode`` go there and back."""

    name: str
    cell: type[str] | type[int] | type[bool]
    nullable: bool
    encode: Callable[[typing.Any], Cell]
    decode: Callable[[typing.Any], typing.Any]


def remembered(make: Callable[P, R]) -> Callable[P, R]:
    """``functools.cache`` with its types: what was made for the same arguments is not made again."""
    return typing.cast(Callable[P, R], functools.cache(make))


@remembered
def columns(kind: Kind) -> tuple[Column, ...]:
    """The columns of ``kind`` in the order of its fields."""
    hints = get_type_hints(kind)
    return tuple(_column(field.name, hints[field.name]) for field in fields(kind))


@remembered
def _by_name(kind: Kind) -> Mapping[str, Column]:
    return {column.name: column for column in columns(kind)}


def column(kind: Kind, name: str) -> Column:
    """One column. Raises KeyError for a field that ``kind`` does not have."""
    return _by_name(kind)[name]


def empty(kind: Kind, column: Column) -> Cell:
    """What a cell holds when nothing was said: the field's own default, else nothing at all of its type."""
    default = next(field.default for field in fields(kind) if field.name == column.name)
    if default is not MISSING:
        return column.encode(default)
    if isinstance(column.decode, type) and issubclass(column.decode, StrEnum):
        return str(next(iter(column.decode)))
    return None if column.nullable else canonical([]) if column.decode is _decode_texts else column.cell()


def to_cells(thing: Thing) -> Cells:
    """All fields of ``thing`` as cells."""
    return {column.name: column.encode(getattr(thing, column.name)) for column in columns(type(thing))}


def encode(kind: Kind, name: str, value: object) -> Cell:
    """One field's value as a cell. Raises KeyError for a field that ``kind`` does not have."""
    return _by_name(kind)[name].encode(value)


def from_cells(kind: type[E], cells: Mapping[typing.Any, typing.Any]) -> E:
    """The thing that these cells hold; other keys are left alone. Raises ValueError for a word this version does not know."""
    names, decoded = _reading(kind)
    given = {name: cells[name] for name in names}
    for name, decode in decoded:
        given[name] = decode(given[name])
    return kind(**given)


@remembered
def _reading(kind: Kind) -> tuple[tuple[str, ...], tuple[tuple[str, Callable[[typing.Any], object]], ...]]:
    """The fields of ``kind``, and those whose cells are not the values themselves: most are, of a hundred thousand notes."""
    decoded = tuple((one.name, one.decode) for one in columns(kind) if one.decode is not _same)
    return tuple(one.name for one in columns(kind)), decoded


def ballot_row(ballot: CastBallot, choices: str) -> tuple[Cell, ...]:
    """A ballot, whose ``choices`` are written so, as the cells of its row."""
    return (
        ballot.project_id,
        ballot.round_id,
        ballot.voter,
        ballot.device,
        ballot.seq,
        ballot.channel.value,
        choices,
        ballot.people,
        ballot.stamp,
        ballot.text,
        ballot.by_code,
    )


def ballot_of(row: Mapping[typing.Any, typing.Any]) -> CastBallot:
    """The ballot of a row."""
    given = {
        "channel": Channel(row["channel"]),
        "choices": read_choices(row["choices"]),
        "by_code": bool(row["by_code"]),
    }
    return CastBallot(**{**row, **given})


def op_row(op: Op) -> tuple[Cell, ...]:
    """An op as the cells of its row."""
    header = (op.project_id, op.device, op.seq, op.hlc, op.base, op.kind.value)
    return (*header, op.entity, op.entity_id, op.field, op.value, op.salt, op.subject, op.link)


def ballot_facts(ballot: CastBallot, choices: str = "") -> str:
    """What the record says of a ballot, as canonical JSON; ``choices`` when they are written already. What is not there is left
    out, as in records from before it could be."""
    facts = ['"by_code":true'] if ballot.by_code else []
    chosen = choices or canonical(ballot.choices)
    facts += [f'"channel":"{ballot.channel.value}"', f'"choices":{chosen}', f'"people":{ballot.people}']
    facts += [f'"text":{canonical(ballot.text)}'] if ballot.text else []
    return f"{{{','.join(facts)}}}"


def read_choices(cell: str) -> Choices:
    """The choices of a ballot from their cell."""
    return tuple((str(option), int(weight)) for option, weight in json.loads(cell))


def has_rank(kind: Kind) -> bool:
    """Whether things of ``kind`` have an order of their own."""
    return "rank" in _by_name(kind)


def subject_of(thing: Thing, word: str) -> str:
    """Whom a thing is about, for erasure: the author of a note, the contact itself, else nobody."""
    return thing.id if word == "contact" else str(getattr(thing, "author", ""))


def word_of(kind: Kind) -> str:
    """The word of ``kind`` in the op-log."""
    return WORDS[kind]


def kinds() -> Mapping[str, Kind]:
    """Every kind that is stored, by its word."""
    return ENTITIES


def _column(name: str, hint: object) -> Column:
    if get_origin(hint) in (types.UnionType, typing.Union):
        (inner,) = (part for part in get_args(hint) if part is not type(None))
        return Column(name, _plain(inner), True, _same, _same)
    if get_origin(hint) is tuple:
        return Column(name, str, False, _encode_texts, _decode_texts)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return Column(name, str, False, str, hint)
    return Column(name, _plain(hint), False, _same, bool if hint is bool else _same)


def _plain(hint: object) -> type[str] | type[int] | type[bool]:
    if hint is bool:
        return bool
    if hint is int:
        return int
    if hint is str:
        return str
    raise TypeError(f"storage knows no cell for {hint}")


def _same(value: typing.Any) -> typing.Any:
    return value


def _encode_texts(value: typing.Any) -> str:
    return canonical(list(value))


def _decode_texts(cell: str) -> tuple[str, ...]:
    return () if cell == "[]" else tuple(json.loads(cell))
