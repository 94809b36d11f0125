"""The unit of work: what services may do inside a transaction. Every change writes its row and its op together."""

import dataclasses
import hashlib
import json
from typing import Any, TypeVar, cast

from sqlalchemy import Update, bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.storage import mapping, tables
from cocreate_desktop.storage.oplog import Entry
from cocreate_desktop.storage.reading import SqlReader
from cocreate_desktop.storage.transaction import Transaction

E = TypeVar("E", bound=Thing)
DELETED = "deleted"  # the field under which a tombstone that was taken back stands in the log


class SqlUnit(SqlReader):
    """Fulfils ``services.ports.UnitOfWork``. It never commits."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction.connection, transaction.log.project_id)
        self._transaction = transaction

    def find(self, kind: type[E], **equal: object) -> tuple[E, ...]:
        """As a reader finds; what was found stays known until a thing of this kind is written."""
        asked = (kind, *sorted(equal.items()))
        known = self._transaction.found
        if asked not in known:
            fresh: tuple[E, ...] = super().find(kind, **equal)
            known[asked] = fresh
        return cast(tuple[E, ...], known[asked])

    def ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """As a reader does, with the ballots of this transaction."""
        self._transaction.settle()
        return super().ballots(round_id)

    def last_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """As a reader does, with the ballots of this transaction."""
        return tuple({ballot.voter: ballot for ballot in self.ballots(round_id)}.values())

    def last_ballot(self, round_id: str, voter: str) -> CastBallot | None:
        """As a reader does, with the ballots of this transaction."""
        self._transaction.settle()
        return super().last_ballot(round_id, voter)

    def voters(self, round_id: str) -> int:
        """As a reader does, with the ballots of this transaction."""
        self._transaction.settle()
        return super().voters(round_id)

    def ops_after(self, device: str, seq: int) -> tuple[Op, ...]:
        """As a reader does, with the ops of this transaction."""
        self._transaction.settle()
        return super().ops_after(device, seq)

    def add(self, thing: Thing) -> None:
        """Stores a new thing. One whose id is known becomes changes; a removed one comes back with them."""
        kind, word = type(thing), mapping.word_of(type(thing))
        cells = mapping.to_cells(thing)
        if self._row(kind, thing.id) is not None:
            self._bring_back(kind, thing.id)
            self._set(
                kind, thing.id, {name: cells[name] for name in cells if name not in ("id", "project_id")}
            )
            return
        entry = Entry(OpKind.ADD, word, thing.id, value=mapping.canonical(cells))
        op = self._transaction.note(dataclasses.replace(entry, subject=mapping.subject_of(thing, word)))
        self._write(kind, tables.THINGS[kind].insert(), {**cells, "added": op.hlc, DELETED: ""})

    def change(self, kind: type[E], thing_id: str, /, **fields: object) -> E:
        """Changes fields; those already equal leave no trace. Returns the thing as it is now. Raises Gone."""
        self.get(kind, thing_id)
        self._set(kind, thing_id, {name: mapping.encode(kind, name, value) for name, value in fields.items()})
        return self.get(kind, thing_id)

    def delete(self, kind: type[E], thing_id: str) -> None:
        """Leaves a tombstone; an absent thing is no error."""
        row = self._row(kind, thing_id)
        if row is None or row[DELETED]:
            return
        base = self._stamps(kind, thing_id).get(DELETED, row["added"])
        op = self._transaction.note(Entry(OpKind.DELETE, mapping.word_of(kind), thing_id, base=base))
        self._write(kind, _updating(kind), {DELETED: op.hlc, "its_id": thing_id})

    def revive(self, kind: type[E], thing_id: str) -> E:
        """Takes a tombstone back. Raises Gone when the thing never was."""
        if self._row(kind, thing_id) is None:
            raise Gone(what=mapping.word_of(kind), id=thing_id)
        self._bring_back(kind, thing_id)
        return self.get(kind, thing_id)

    def forget(self, kind: type[E], thing_id: str, field: str) -> None:
        """Empties a text field for good, also in the record: its links go on without the values."""
        self.change(kind, thing_id, **{field: ""})
        self._transaction.settle()
        table = tables.op
        its = (
            table.c.project_id == self.project_id,
            table.c.entity == mapping.word_of(kind),
            table.c.entity_id == thing_id,
        )
        empty = update(table).values(value=None, salt=None)
        of_field = (table.c.field == field, table.c.value != mapping.canonical(""))
        self._transaction.write(empty.where(*its, *of_field))
        if self._added_with(kind, thing_id, field):
            self._tell_again(kind, thing_id, field)
            self._transaction.write(empty.where(*its, table.c.kind == str(OpKind.ADD)))

    def record(self, ballot: CastBallot) -> CastBallot:
        """Appends a ballot and returns it with device, seq and stamp."""
        choices = mapping.canonical(ballot.choices)
        name, facts = f"{ballot.round_id}:{ballot.voter}", mapping.ballot_facts(ballot, choices)
        op = self._transaction.note(Entry(OpKind.FACT, "ballot", name, value=facts, subject=ballot.voter))
        kept = dataclasses.replace(
            ballot, project_id=self.project_id, device=op.device, seq=op.seq, stamp=op.hlc
        )
        self._transaction.keep_ballot(mapping.ballot_row(kept, choices))
        return kept

    def keep_blob(self, content: bytes, media_type: str) -> str:
        """Stores bytes by content and returns their SHA-256 in hexadecimal."""
        name = hashlib.sha256(content).hexdigest()
        cells = {"project_id": self.project_id, "sha256": name, "media_type": media_type}
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        new = dialect.insert(tables.blob).values(**cells, size=len(content), content=content)
        self._transaction.write(new.on_conflict_do_nothing())
        return name

    def drop_blob(self, sha256: str) -> None:
        """Takes the bytes away for good."""
        table = tables.blob
        its = (table.c.project_id == self.project_id, table.c.sha256 == sha256)
        self._transaction.write(delete(table).where(*its))

    def _added_with(self, kind: mapping.Kind, thing_id: str, field: str) -> bool:
        """Whether the record still says what this field held when the thing was added."""
        table = tables.op
        its = (table.c.entity == mapping.word_of(kind), table.c.entity_id == thing_id)
        query = select(table.c.value).where(
            table.c.project_id == self.project_id, *its, table.c.kind == str(OpKind.ADD)
        )
        values = (value for (value,) in self._connection.execute(query) if value is not None)
        return any(json.loads(value).get(field) for value in values)

    def _tell_again(self, kind: mapping.Kind, thing_id: str, field: str) -> None:
        """The other fields as they are now, so that the record can lose the op that added the thing."""
        row = self._row(kind, thing_id)
        for column in mapping.columns(kind):
            if column.name not in ("id", "project_id", field):
                value = mapping.canonical(row[column.name])
                op = self._transaction.note(
                    Entry(OpKind.SET, mapping.word_of(kind), thing_id, column.name, value)
                )
                self._stamp(kind, thing_id, column.name, op.hlc)

    def _row(self, kind: mapping.Kind, thing_id: str) -> Any:
        table = tables.THINGS[kind]
        query = select(table).where(table.c.project_id == self.project_id, table.c.id == thing_id)
        return self._connection.execute(query).mappings().one_or_none()

    def _stamps(self, kind: mapping.Kind, thing_id: str) -> dict[str, str]:
        table = tables.field_stamp
        its = (table.c.entity == mapping.word_of(kind), table.c.entity_id == thing_id)
        query = select(table.c.field, table.c.stamp).where(table.c.project_id == self.project_id, *its)
        return {row.field: row.stamp for row in self._connection.execute(query)}

    def _set(self, kind: mapping.Kind, thing_id: str, cells: mapping.Cells) -> None:
        row = self._row(kind, thing_id)
        changed = {name: cell for name, cell in cells.items() if row[name] != cell}
        if not changed:
            return
        stamps = self._stamps(kind, thing_id)
        subject = mapping.subject_of(mapping.from_cells(kind, row), mapping.word_of(kind))
        for name, cell in changed.items():
            entry = Entry(OpKind.SET, mapping.word_of(kind), thing_id, name, mapping.canonical(cell))
            base = stamps.get(name, row["added"])
            op = self._transaction.note(dataclasses.replace(entry, base=base, subject=subject))
            self._stamp(kind, thing_id, name, op.hlc)
        self._write(kind, _updating(kind), {**changed, "its_id": thing_id})

    def _bring_back(self, kind: mapping.Kind, thing_id: str) -> None:
        row = self._row(kind, thing_id)
        if not row[DELETED]:
            return
        entry = Entry(
            OpKind.SET, mapping.word_of(kind), thing_id, DELETED, mapping.canonical(""), base=row[DELETED]
        )
        op = self._transaction.note(entry)
        self._stamp(kind, thing_id, DELETED, op.hlc)
        self._write(kind, _updating(kind), {DELETED: "", "its_id": thing_id})

    def _stamp(self, kind: mapping.Kind, thing_id: str, field: str, stamp: str) -> None:
        dialect = postgresql if self._connection.dialect.name == "postgresql" else sqlite
        cells = {
            "project_id": self.project_id,
            "entity": mapping.word_of(kind),
            "entity_id": thing_id,
            "field": field,
        }
        new = dialect.insert(tables.field_stamp).values(**cells, stamp=stamp)
        self._transaction.write(new.on_conflict_do_update(index_elements=list(cells), set_={"stamp": stamp}))

    def _write(self, kind: mapping.Kind, statement: Any, cells: dict[str, Any]) -> None:
        given = cells if "its_id" not in cells else {**cells, "its_project": self.project_id}
        self._transaction.write(statement, given)
        known = self._transaction.found
        for asked in [asked for asked in known if asked[0] is kind]:
            del known[asked]


@mapping.remembered
def _updating(kind: mapping.Kind) -> Update:
    """Sets the columns that the parameters name."""
    table = tables.THINGS[kind]
    its = (table.c.project_id == bindparam("its_project"), table.c.id == bindparam("its_id"))
    return update(table).where(*its)
