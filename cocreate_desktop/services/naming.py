"""Where a name stands in people's words: as they are, as they were before a change, and in what was removed. The vault is not
looked through: there a name is found by itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from cocreate_desktop.domain.catalogue import ENTITIES, Thing
from cocreate_desktop.domain.erasing import Named, names, row_fields, word_fields
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.services.ports import Reader

_APART = frozenset({"contact", "code", "laptop", "settled", "picture"})


@dataclass(frozen=True, slots=True)
class Standing:
    """``texts`` from which the name can be cut, each with what it says now; ``removed`` things (word, id) that go as a whole,
    since nobody sees them any more; in how many texts it was ``laid_down`` so that it cannot be cut out."""

    texts: tuple[tuple[Named, str], ...] = ()
    removed: frozenset[tuple[str, str]] = frozenset()
    laid_down: int = 0


def standing(reader: Reader, name: str) -> Standing:
    """Everywhere that ``name`` stands as words of its own."""
    texts: dict[Named, str] = {}
    known: dict[tuple[str, str], tuple[Thing, ...]] = {}
    removed: set[tuple[str, str]] = set()
    laid_down: set[tuple[str, str]] = set()
    for op in reader.ops_saying(name) if name.strip() else ():
        about = (op.entity, op.entity_id)
        if op.entity in _APART:
            continue
        kind = ENTITIES.get(op.entity)
        if about not in known:
            known[about] = reader.find(kind, id=op.entity_id) if kind is not None else ()
        there = known[about]
        for field, value in _said(op):
            if kind is not None and not there:
                removed |= {about} if names(str(value), name) else set()
            elif kind is not None and field in word_fields(op.entity) and names(str(value), name):
                texts[Named(*about, field, name)] = str(getattr(there[0], field))
            elif (kind is None or field in row_fields(op.entity)) and names(str(value), name):
                laid_down.add(about)
    return Standing(tuple(texts.items()), frozenset(removed), len(laid_down))


def _said(op: Op) -> Iterator[tuple[str, object]]:
    """What an op says, field by field."""
    value = json.loads(op.value or "null")
    if op.kind is OpKind.SET:
        yield op.field, value
    elif isinstance(value, dict):
        yield from value.items()
