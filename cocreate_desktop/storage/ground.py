"""The ground of the merge rules in a database: one project's log and rows inside one transaction.

Things are read many at once and written many at once, when the portion is through: an evening is thousands of ops.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, case, delete, select, update

from cocreate_desktop.domain.chains import LogEnd, canonical
from cocreate_desktop.domain.merge import DELETED, ERASED, SEALED, Cell, names_of
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.storage import mapping, pictures, tables
from cocreate_desktop.storage.bulk import Row, insert_all, inserting, upsert
from cocreate_desktop.storage.cells import read_ballot, read_op, shown, unsaid

_AT_ONCE = 300
Place = tuple[str, str]


@dataclass(slots=True)
class Thing:
    """A row as it is known in this transaction. ``stamps`` are those of fields written since it was added; ``lost`` what lost
    by field and stamp; ``dirty`` and ``stamped`` what is to be written."""

    cells: dict[str, Any]
    added: str
    removed: str
    stamps: dict[str, str] = field(default_factory=dict)
    lost: dict[str, dict[str, str]] = field(default_factory=dict)
    new: bool = False
    dirty: set[str] = field(default_factory=set)
    stamped: set[str] = field(default_factory=set)


class SqlGround:
    """Fulfils ``domain.merge.Ground``. ``flush`` before the commit. ``ends`` is where each log stands; ``admitted`` are the
    ops that came in, ``wiped`` the things that went by an erasure."""

    def __init__(self, connection: Connection, project_id: str, ends: Mapping[str, LogEnd]) -> None:
        self.connection = connection
        self.ends = dict(ends)
        self.admitted: list[Op] = []
        self.wiped: list[Place] = []
        self.wiped_ballots = self.blanked = 0
        self._project_id = project_id
        self._mine = {"its_project": project_id}
        self._things: dict[Place, Thing | None] = {}
        self._ops: list[Op] = []
        self._facts: list[Row] = []
        self._moved: set[str] = set()
        self._loose: set[str] = set()
        self._unbeaten: list[dict[str, str]] = []
        self._beaten: dict[tuple[str, str, str, str], str] = {}
        self._names = {row.subject_hash for row in connection.execute(_names(), self._mine)}

    # The log.

    def end(self, device: str) -> LogEnd:
        """Where the log of ``device`` stands."""
        return self.ends.get(device, LogEnd())

    def keep(self, op: Op) -> None:
        """Puts an op at the end of its device's log."""
        self._ops.append(op)
        self.admitted.append(op)
        self.ends[op.device] = LogEnd(op.seq, op.hlc, op.link)
        self._moved.add(op.device)

    def set_end(self, device: str, end: LogEnd) -> None:
        """A log ends there now: what came after it went over to another."""
        self.ends[device] = end
        self._moved.add(device)

    def start_anew(self) -> None:
        """All rows have been taken away, to be made again from the log."""
        self._things.clear()
        self._beaten.clear()
        self._unbeaten.clear()

    def erased(self, name: str) -> bool:
        """Whether this hash is remembered as erased."""
        return name in self._names

    def wipe(self, names: frozenset[str]) -> None:
        """Remembers these hashes, blanks the ops that they are of and takes away every row that such an op was about."""
        self.flush()
        remembering = inserting(self.connection.dialect.name, tables.erasure).on_conflict_do_nothing()
        for name in sorted(names - self._names):
            new = {"project_id": self._project_id, "subject_hash": name, "salt": "", "at_hlc": ""}
            self.connection.execute(remembering.values(new))
        self._names |= names
        self.connection.execute(tables.NO_DRAFTS)  # what is half typed may name whoever is erased
        table = tables.op
        query = select(table).where(table.c.project_id == self._project_id, table.c.subject != ERASED)
        for op in map(read_op, self.connection.execute(query).mappings().all()):
            if not names.isdisjoint(names_of(op)):
                self._loose |= self._wipe(op)
        self._things.clear()
        self.flush()

    def _wipe(self, op: Op) -> set[str]:
        """Blanks one op and takes its row away; returns the pictures that the row showed."""
        its_op = _of(tables.op, op.project_id, device=op.device, seq=op.seq)
        about = "" if op.kind is OpKind.FACT else op.entity_id
        blank = {"value": None, "salt": None, "subject": ERASED, "entity_id": about}
        self.connection.execute(update(tables.op).where(its_op).values(blank))
        self.blanked += 1
        if op.kind is OpKind.FACT:
            ballot = _of(tables.ballot, op.project_id, device=op.device, seq=op.seq)
            self.wiped_ballots += self.connection.execute(delete(tables.ballot).where(ballot)).rowcount
            return set()
        for table in (tables.field_stamp, tables.beaten):
            these = _of(table, op.project_id, entity=op.entity, entity_id=op.entity_id)
            self.connection.execute(delete(table).where(these))
        return self._take_away(op) if op.entity in mapping.kinds() else set()

    def _take_away(self, op: Op) -> set[str]:
        table = tables.THINGS[mapping.kinds()[op.entity]]
        its = _of(table, op.project_id, id=op.entity_id)
        row = self.connection.execute(select(table).where(its)).mappings().first()
        if row is None:
            return set()
        self.connection.execute(delete(table).where(its))
        self.wiped.append((op.entity, op.entity_id))
        return pictures.shown_by(row)

    def blank(self, entity: str, thing_id: str, name: str, before: str, added: tuple[str, ...]) -> None:
        """Takes values out of the log; of one that is sealed here stays that it was."""
        self.flush()
        table = tables.op
        its = _of(table, self._project_id, entity=entity, entity_id=thing_id)
        self._loose |= pictures.told_of(self.connection, its)
        said = and_(table.c.kind == str(OpKind.SET), table.c.field == name, table.c.hlc < before)
        empty = update(table).values(value=case((table.c.value.startswith(SEALED), SEALED)), salt=None)
        self.connection.execute(empty.where(its, said))
        if added:
            self.connection.execute(empty.where(its, table.c.kind == str(OpKind.ADD), table.c.hlc.in_(added)))

    # The rows.

    def prepare(self, ops: Iterable[Op]) -> None:
        """Reads the things that these ops are about, all at once."""
        wanted: dict[str, set[str]] = {}
        for op in ops:
            if op.entity in mapping.kinds() and (op.entity, op.entity_id) not in self._things:
                wanted.setdefault(op.entity, set()).add(op.entity_id)
        for entity, ids in wanted.items():
            names = sorted(ids)
            for start in range(0, len(names), _AT_ONCE):
                self._read(entity, names[start : start + _AT_ONCE])

    def _read(self, entity: str, names: Sequence[str]) -> None:
        table = tables.THINGS[mapping.kinds()[entity]]
        self._things.update(dict.fromkeys(((entity, name) for name in names), None))
        rows = select(table).where(table.c.project_id == self._project_id, table.c.id.in_(names))
        for row in self.connection.execute(rows).mappings():
            cells = {name: row[name] for name in row if name not in ("added", DELETED)}
            self._things[entity, row["id"]] = Thing(cells, row["added"], row[DELETED])
        for where in (tables.field_stamp, tables.beaten):
            about = _of(where, self._project_id, entity=entity)
            for found in self.connection.execute(select(where).where(about, where.c.entity_id.in_(names))):
                thing = self._things[entity, found.entity_id]
                if thing is not None and where is tables.beaten:
                    thing.lost.setdefault(found.field, {})[found.stamp] = found.value
                elif thing is not None:
                    thing.stamps[found.field] = found.stamp

    def fields(self, entity: str) -> Mapping[str, str]:
        """The fields of an entity with their values when nothing was said."""
        return unsaid(entity)

    def there(self, entity: str, thing_id: str) -> bool:
        """Whether there is a row, removed or not."""
        return self._known(entity, thing_id) is not None

    def add(self, entity: str, thing_id: str, stamp: str) -> None:
        """Makes a row where there is none; one that was added twice has the smaller stamp."""
        thing = self._known(entity, thing_id)
        if thing is None:
            kind = mapping.kinds()[entity]
            cells = {name: json.loads(value) for name, value in unsaid(entity).items() if name != DELETED}
            named = {"id": thing_id, "project_id": self._project_id}
            order = [column.name for column in mapping.columns(kind)]
            whole = {name: {**cells, **named}[name] for name in order}
            self._things[entity, thing_id] = Thing(whole, stamp, "", new=True)
        elif stamp < thing.added:
            for name in unsaid(entity):
                thing.stamps.setdefault(name, thing.added)
                thing.stamped.add(name)
            thing.added = stamp
            thing.dirty.add("added")

    def cell(self, entity: str, thing_id: str, name: str) -> Cell:
        """A field of a row that is there."""
        thing = self._there(entity, thing_id)
        if name == DELETED:
            stamp = thing.removed or thing.stamps.get(DELETED, thing.added)
            return Cell(stamp, "true" if thing.removed else "false")
        return Cell(thing.stamps.get(name, thing.added), canonical(thing.cells[name]))

    def put(self, entity: str, thing_id: str, name: str, cell: Cell) -> None:
        """Writes a field of a row that is there."""
        thing = self._there(entity, thing_id)
        if name == DELETED:
            thing.removed = cell.stamp if cell.value == "true" else ""
        else:
            thing.cells[name] = shown(entity, name, cell.value)
        thing.dirty.add(name)
        if cell.stamp != thing.added or name in thing.stamps:
            thing.stamps[name] = cell.stamp
            thing.stamped.add(name)

    def lost(self, entity: str, thing_id: str, name: str) -> Mapping[str, str]:
        """What lost in this field and is kept, as it is now."""
        return dict(self._there(entity, thing_id).lost.get(name, {}))

    def beat(self, entity: str, thing_id: str, name: str, cell: Cell) -> None:
        """Keeps a value that lost."""
        self._there(entity, thing_id).lost.setdefault(name, {})[cell.stamp] = cell.value
        self._beaten[entity, thing_id, name, cell.stamp] = cell.value

    def unbeat(self, entity: str, thing_id: str, name: str, stamp: str) -> None:
        """No longer keeps it."""
        lost = self._there(entity, thing_id).lost.get(name, {})
        if (
            lost.pop(stamp, None) is not None
            and self._beaten.pop((entity, thing_id, name, stamp), None) is None
        ):
            about = {"its_entity": entity, "its_id": thing_id, "its_field": name, "its_stamp": stamp}
            self._unbeaten.append({**self._mine, **about})

    def fact(self, op: Op) -> None:
        """Stores a ballot; what another version calls a fact stays in the log."""
        if (ballot := read_ballot(op)) is not None:
            self._facts.append(mapping.ballot_row(ballot, canonical(ballot.choices)))

    # What is written.

    def flush(self) -> None:
        """Writes all that waits."""
        insert_all(self.connection, tables.op, [mapping.op_row(op) for op in self._ops])
        insert_all(self.connection, tables.ballot, self._facts)
        self._ops, self._facts = [], []
        self._flush_things()
        self._flush_beaten()
        clocks = [self._clock(device) for device in sorted(self._moved)]
        upsert(self.connection, tables.device_clock, clocks, ("seq", "hlc", "link"))
        self._moved.clear()
        pictures.drop_unshown(self.connection, self._project_id, self._loose)
        self._loose.clear()

    def _clock(self, device: str) -> dict[str, Any]:
        about = {"project_id": self._project_id, "device": device, "successor": ""}
        return {**about, **asdict(self.ends[device])}

    def _flush_things(self) -> None:
        stamps: list[dict[str, Any]] = []
        rows: dict[str, list[Row]] = {}
        for (entity, thing_id), thing in self._things.items():
            if thing is None or not (thing.new or thing.dirty or thing.stamped):
                continue
            if thing.new:
                rows.setdefault(entity, []).append((*thing.cells.values(), thing.added, thing.removed))
            elif thing.dirty:
                self._update(entity, thing_id, thing)
            about = {"project_id": self._project_id, "entity": entity, "entity_id": thing_id}
            stamps += [
                {**about, "field": name, "stamp": thing.stamps[name]} for name in sorted(thing.stamped)
            ]
            thing.new = False
            thing.dirty.clear()
            thing.stamped.clear()
        for entity, made in rows.items():
            insert_all(self.connection, tables.THINGS[mapping.kinds()[entity]], made)
        upsert(self.connection, tables.field_stamp, stamps, ("stamp",))

    def _update(self, entity: str, thing_id: str, thing: Thing) -> None:
        table = tables.THINGS[mapping.kinds()[entity]]
        now = {**thing.cells, "added": thing.added, DELETED: thing.removed}
        changed = {name: now[name] for name in sorted(thing.dirty)}
        its = _of(table, self._project_id, id=thing_id)
        self.connection.execute(update(table).where(its).values(changed))

    def _flush_beaten(self) -> None:
        if self._unbeaten:
            self.connection.execute(_unbeating(), self._unbeaten)
            self._unbeaten = []
        names = ("entity", "entity_id", "field", "stamp")
        kept = [
            {"project_id": self._project_id, **dict(zip(names, about, strict=True)), "value": value}
            for about, value in self._beaten.items()
        ]
        upsert(self.connection, tables.beaten, kept, ("value",))
        self._beaten.clear()

    def _known(self, entity: str, thing_id: str) -> Thing | None:
        if entity not in mapping.kinds():
            return None
        if (entity, thing_id) not in self._things:
            self._read(entity, [thing_id])
        return self._things[entity, thing_id]

    def _there(self, entity: str, thing_id: str) -> Thing:
        thing = self._known(entity, thing_id)
        assert thing is not None, "asked for a field of a row that is not there"
        return thing


def _of(table: Table, project_id: str, **equal: Any) -> Any:
    wanted = [table.c[name] == value for name, value in equal.items()]
    return and_(table.c.project_id == project_id, *wanted)


@mapping.remembered
def _names() -> Any:
    table = tables.erasure
    return select(table.c.subject_hash).where(table.c.project_id == bindparam("its_project"))


@mapping.remembered
def _unbeating() -> Any:
    table = tables.beaten
    its = (
        table.c.project_id == bindparam("its_project"),
        table.c.entity == bindparam("its_entity"),
        table.c.entity_id == bindparam("its_id"),
        table.c.field == bindparam("its_field"),
        table.c.stamp == bindparam("its_stamp"),
    )
    return delete(table).where(*its)
