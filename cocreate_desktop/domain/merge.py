"""The rules by which replicas of a project become one again, whatever came first. Pure: it reads and writes a ``Ground``.

Ops come in the order of their stamps from somebody who had seen all that they build on, so an op never comes before what it
changes. Of two values that were written beside one another the greater stamp wins; the other is kept until somebody settles it.
"""

import hashlib
import itertools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Protocol

from cocreate_desktop.domain.chains import ASIDE, TIME, Fit, LogEnd, canonical, fit_of
from cocreate_desktop.domain.ops import Op, OpKind

DELETED: Final = "deleted"
"""The field that says whether a thing was removed: 'true' or 'false'."""
SEEN: Final = "deleted.seen"
"""Beside a tombstone: the stamps of all values that whoever removed the thing had seen."""
FORGOTTEN: Final = ".forgotten"
"""Behind a field's name: since when it is empty for good."""
ERASED: Final = "#"
"""The subject of an op whose subject was erased."""
_CHANGES: Final = frozenset((OpKind.SET, OpKind.DELETE))
SEALED: Final = "~"
"""How a value begins that only laptops with the key of the vault can read."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A value (canonical JSON) with the stamp of the op that wrote it."""

    stamp: str
    value: str


@dataclass(frozen=True, slots=True)
class Beaten:
    """A value that was written beside the one that won; of the field "deleted": the thing is there ('false')."""

    entity: str
    entity_id: str
    field: str
    stamp: str
    value: str


class Ground(Protocol):
    """What the rules stand on: one project's log and rows on one replica, inside a transaction."""

    def end(self, device: str) -> LogEnd:
        """Where the log of ``device`` stands."""

    def keep(self, op: Op) -> None:
        """Puts an op at the end of its device's log."""

    def erased(self, name: str) -> bool:
        """Whether this hash is remembered as erased."""

    def wipe(self, names: frozenset[str]) -> None:
        """Remembers these hashes, blanks the ops that they are of and takes away every row that such an op was about."""

    def fields(self, entity: str) -> Mapping[str, str]:
        """The fields that this version stores of such a thing, each with its value (canonical JSON) when nothing was said; none
        of a thing that it does not know."""

    def there(self, entity: str, thing_id: str) -> bool:
        """Whether there is a row, removed or not."""

    def add(self, entity: str, thing_id: str, stamp: str) -> None:
        """Makes a row where there is none; one that was added twice has the smaller stamp."""

    def cell(self, entity: str, thing_id: str, field: str) -> Cell:
        """A field of a row that is there."""

    def put(self, entity: str, thing_id: str, field: str, cell: Cell) -> None:
        """Writes a field of a row that is there."""

    def lost(self, entity: str, thing_id: str, field: str) -> Mapping[str, str]:
        """What lost in this field and is kept: stamp → value."""

    def beat(self, entity: str, thing_id: str, field: str, cell: Cell) -> None:
        """Keeps a value that lost."""

    def unbeat(self, entity: str, thing_id: str, field: str, stamp: str) -> None:
        """No longer keeps it."""

    def fact(self, op: Op) -> None:
        """Stores an append-only row."""

    def blank(self, entity: str, thing_id: str, field: str, before: str, added: tuple[str, ...]) -> None:
        """Takes the values of this field's ops with smaller stamps out of the log, and of the ops that added the thing with
        these stamps: whoever forgets has told their other fields again."""


def admit(op: Op, ground: Ground) -> Fit:
    """Takes one op into log and rows when it is the next of its device; else says what it is and changes nothing."""
    found = fit_of(ground.end(op.device), op)
    if found is Fit.NEXT and not _is_whole(op):
        return Fit.WRONG
    if found is Fit.NEXT:
        kept = as_kept(op, ground)
        ground.keep(kept)
        absorb(kept, ground)
    return found


def _is_whole(op: Op) -> bool:
    """Whether its value is gone, sealed, or JSON of the shape that its kind asks for."""
    if op.value is None or op.value.startswith(SEALED):
        return True
    try:
        value = json.loads(op.value)
    except (ValueError, RecursionError):
        return False
    if op.kind in (OpKind.DELETE, OpKind.FORGET, OpKind.ERASE) and value is not None:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return op.kind is not OpKind.ADD or isinstance(value, dict)


def as_kept(op: Op, ground: Ground) -> Op:
    """``op`` as it may stand in the log here: of an erased subject, or of what a field may say no more, only place and link."""
    if op.subject == ERASED or any(ground.erased(name) for name in names_of(op)):
        about = "" if op.kind is OpKind.FACT else op.entity_id
        return replace(op, value=None, salt=None, subject=ERASED, entity_id=about)
    if op.kind is OpKind.SET and _forgotten(op, ground):
        return replace(op, value=None, salt=None)
    return op


def names_of(op: Op) -> tuple[str, ...]:
    """Under which hashes an op is erased: that of its subject and that of its thing."""
    subject = (name_of(op.project_id, "subject", op.subject),) if op.subject else ()
    return (*subject, name_of(op.project_id, "thing", op.entity, op.entity_id))


def name_of(project_id: str, *about: str) -> str:
    """The hash of a subject ("subject", its id) or a thing ("thing", entity, id), salted with the project."""
    return hashlib.sha256("|".join((project_id, *about)).encode()).hexdigest()


def absorb(op: Op, ground: Ground) -> None:
    """What an op that stands in the log does to the rows."""
    if op.kind is OpKind.ERASE:
        ground.wipe(frozenset(_texts(op)))
    elif op.subject == ERASED or (op.value or "").startswith(SEALED):
        return
    elif op.kind is OpKind.FACT:
        ground.fact(op)
    elif op.kind is OpKind.ADD:
        _add(op, ground)
    elif op.kind is OpKind.FORGET:
        _forget(op, ground)
    elif op.kind in _CHANGES and op.value and ground.there(op.entity, op.entity_id):
        _change(op, ground)


def _add(op: Op, ground: Ground) -> None:
    known = ground.fields(op.entity)
    if not known:
        return
    values = json.loads(op.value or "{}")
    first = not ground.there(op.entity, op.entity_id)
    ground.add(op.entity, op.entity_id, op.hlc)
    for name, unsaid in known.items():
        cell = Cell(op.hlc, canonical(values[name]) if name in values and name != DELETED else unsaid)
        if first:
            ground.put(op.entity, op.entity_id, name, cell)
        else:
            _write(op, name, cell, ground)


def _change(op: Op, ground: Ground) -> None:
    """One field, the tombstone among them."""
    if op.kind is OpKind.DELETE:
        _write(op, DELETED, Cell(op.hlc, "true"), ground)
    elif op.field == DELETED:
        _write(op, DELETED, Cell(op.hlc, "false"), ground)
    elif op.field in ground.fields(op.entity):
        _write(op, op.field, Cell(op.hlc, op.value or ""), ground)


def _write(op: Op, field: str, cell: Cell, ground: Ground) -> None:
    """Last writer wins, for this field; whoever had not seen the other leaves two versions."""
    about = (op.entity, op.entity_id, field)
    if cell.stamp < _emptied(*about, ground):
        return
    now = ground.cell(*about)
    for stamp in ground.lost(*about):
        if _same(op.base, stamp):
            ground.unbeat(*about, stamp)
    if not _same(op.base, now.stamp) and _earlier(cell.stamp, now.stamp):
        ground.beat(*about, cell)
        return
    if not _same(op.base, now.stamp) and now.stamp != _emptied(*about, ground):
        ground.beat(*about, now)
    ground.put(*about, cell)
    if field == DELETED:
        _saw(op, ground)


def _earlier(stamp: str, other: str) -> bool:
    """Of two of one moment the device decides, for everybody the same."""
    return stamp < other


def _same(base: str, stamp: str) -> bool:
    """Whether ``base``, which a writer saw, is the op of ``stamp``: also when that one went over to another chain since."""
    return base == stamp or (base[:TIME] == stamp[:TIME] and stamp[TIME:].startswith(ASIDE))


def _saw(op: Op, ground: Ground) -> None:
    """Keeps beside a tombstone what its writer had seen, and with a thing that is there nothing."""
    for stamp in ground.lost(op.entity, op.entity_id, SEEN):
        ground.unbeat(op.entity, op.entity_id, SEEN, stamp)
    if op.kind is OpKind.DELETE:
        ground.beat(op.entity, op.entity_id, SEEN, Cell(op.hlc, op.value or "null"))


def _forget(op: Op, ground: Ground) -> None:
    """The field is empty, and what was said of it before is gone from log and rows; a later value counts."""
    before, since = (op.entity, op.entity_id, op.field), f"{op.field}{FORGOTTEN}"
    added = _texts(op)
    ground.blank(*before, op.hlc, added)
    if not ground.there(op.entity, op.entity_id) or op.field not in ground.fields(op.entity):
        return
    for name, stamp in itertools.product(ground.fields(op.entity).keys() - {DELETED}, added):
        ground.unbeat(op.entity, op.entity_id, name, stamp)
    if op.hlc > _emptied(*before, ground):
        for stamp in ground.lost(op.entity, op.entity_id, since):
            ground.unbeat(op.entity, op.entity_id, since, stamp)
        ground.beat(op.entity, op.entity_id, since, Cell(op.hlc, ""))
    if ground.cell(*before).stamp < op.hlc:
        ground.put(*before, Cell(op.hlc, '""'))
    for stamp in ground.lost(*before):
        if stamp < op.hlc:
            ground.unbeat(*before, stamp)


def _texts(op: Op) -> tuple[str, ...]:
    return tuple(json.loads(op.value or "null") or ())


def _forgotten(op: Op, ground: Ground) -> bool:
    """Whether the field of ``op`` was emptied for good by somebody who wrote later."""
    there = ground.there(op.entity, op.entity_id)
    return there and op.hlc < _emptied(op.entity, op.entity_id, op.field, ground)


def _emptied(entity: str, thing_id: str, field: str, ground: Ground) -> str:
    """The stamp since which a field is empty for good; empty when it is not."""
    return max(ground.lost(entity, thing_id, f"{field}{FORGOTTEN}"), default="")


def two_versions(lost: Iterable[Beaten], now: Mapping[tuple[str, str, str], Cell]) -> tuple[Beaten, ...]:
    """Of what lost, that which says something else than what stands there now. ``now`` holds the fields of these things, by
    entity, id and name; of a removed thing also all others, to find what was changed without knowing of that."""
    found = []
    for one in lost:
        cell = now.get((one.entity, one.entity_id, one.field))
        if one.field == SEEN:
            found += _unseen(one, now)
        elif cell is not None and not one.field.endswith(FORGOTTEN) and _differs(one, cell):
            found.append(one)
    return tuple(sorted(set(found), key=_stamp))


def _differs(one: Beaten, cell: Cell) -> bool:
    """That it was removed elsewhere says nothing about a thing that somebody has brought back."""
    return one.value != cell.value and (one.field != DELETED or one.value == "false")


def _unseen(tomb: Beaten, now: Mapping[tuple[str, str, str], Cell]) -> list[Beaten]:
    """The changes of a removed thing that whoever removed it had not seen."""
    seen = json.loads(tomb.value)
    its = {
        cell.stamp
        for (entity, thing_id, field), cell in now.items()
        if (entity, thing_id) == (tomb.entity, tomb.entity_id) and field != DELETED
    }
    unseen = {stamp for stamp in its if (stamp > tomb.stamp if seen is None else stamp not in seen)}
    return [replace(tomb, field=DELETED, stamp=stamp, value="false") for stamp in unseen]


def _stamp(one: Beaten) -> tuple[str, str, str, str]:
    return one.stamp, one.entity, one.entity_id, one.field
