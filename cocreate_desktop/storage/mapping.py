"""Between the domain's frozen dataclasses and what a cell or an op can hold, for every kind by its fields.

Knows no SQL: a cell is a text, a whole number, a yes or no, or nothing.
"""

import json
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import cache
from typing import TypeVar, get_args, get_origin, get_type_hints

from cocreate_desktop.domain.catalogue import ENTITIES, Thing
from cocreate_desktop.domain.rounds import CastBallot, Choices

E = TypeVar("E", bound=Thing)
Cell = str | int | bool | None
Cells = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One field as it is stored: ``cell`` is str, int or bool; ``encode`` and ``decode`` go there and back."""

    name: str
    cell: type[str] | type[int] | type[bool]
    nullable: bool
    encode: Callable[[typing.Any], Cell]
    decode: Callable[[typing.Any], object]


@cache
def columns(kind: type[Thing]) -> tuple[Column, ...]:
    """The columns of ``kind`` in the order of its fields."""
    hints = get_type_hints(kind)
    return tuple(_column(field.name, hints[field.name]) for field in fields(kind))


@cache
def _by_name(kind: type[Thing]) -> Mapping[str, Column]:
    return {column.name: column for column in columns(kind)}


def to_cells(thing: Thing) -> Cells:
    """All fields of ``thing`` as cells."""
    return {column.name: column.encode(getattr(thing, column.name)) for column in columns(type(thing))}


def encode(kind: type[Thing], name: str, value: object) -> Cell:
    """One field's value as a cell. Raises KeyError for a field that ``kind`` does not have."""
    return _by_name(kind)[name].encode(value)


def from_cells(kind: type[E], cells: Mapping[str, typing.Any]) -> E:
    """The thing that these cells hold; other keys are left alone. Raises ValueError for a word this version does not know."""
    return kind(**{column.name: column.decode(cells[column.name]) for column in columns(kind)})


def canonical(value: object) -> str:
    """The one JSON text for a value, the same on every machine."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def ballot_cells(ballot: CastBallot) -> Cells:
    """A ballot as cells."""
    return {
        "project_id": ballot.project_id,
        "round_id": ballot.round_id,
        "voter": ballot.voter,
        "device": ballot.device,
        "seq": ballot.seq,
        "channel": str(ballot.channel),
        "choices": canonical(ballot.choices),
        "people": ballot.people,
        "stamp": ballot.stamp,
    }


def read_choices(cell: str) -> Choices:
    """The choices of a ballot from their cell."""
    return tuple((str(option), int(weight)) for option, weight in json.loads(cell))


def has_rank(kind: type[Thing]) -> bool:
    """Whether things of ``kind`` have an order of their own."""
    return "rank" in _by_name(kind)


def subject_of(thing: Thing, word: str) -> str:
    """Whom a thing is about, for erasure: the author of a note, the contact itself, else nobody."""
    return thing.id if word == "contact" else str(getattr(thing, "author", ""))


def kinds() -> Mapping[str, type[Thing]]:
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
    return tuple(json.loads(cell))
