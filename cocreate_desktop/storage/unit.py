"""The unit of work: what services may do inside a transaction. Every change writes its row and its op together."""

import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar, cast

from sqlalchemy import Update, bindparam, delete, select, update

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.chains import canonical
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.merge import DELETED, SEALED, SEEN, absorb, name_of
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.ports import Erased
from cocreate_desktop.storage import mapping, tables
from cocreate_desktop.storage.bulk import inserting
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.oplog import Entry
from cocreate_desktop.storage.reading import SqlReader
from cocreate_desktop.storage.transaction import Transaction

E = TypeVar("E", bound=Thing)


class SqlUnit(SqlReader):
    """Fulfils ``services.ports.UnitOfWork``. It never commits."""

    def __init__(self, transaction: Transaction) -> None:
        super().__init__(transaction.connection, transaction.log.project_id)
        self._transaction = transaction

    @property
    def device(self) -> str:
        """The device whose ops it writes."""
        return self._transaction.log.device

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

    def late_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """As a reader does, with the ballots of this transaction."""
        self._transaction.settle()
        return super().late_ballots(round_id)

    def last_ballot(self, round_id: str, voter: str) -> CastBallot | None:
        """As a reader does, with the ballots of this transaction."""
        self._transaction.settle()
        return super().last_ballot(round_id, voter)

    def voters(self, round_id: str) -> int:
        """As a reader does, with the ballots of this transaction."""
        self._transaction.settle()
        return super().voters(round_id)

    def ballots_mark(self, round_id: str) -> tuple[int, str]:
        """As a reader does, with the ballots of this transaction."""
        self._transaction.settle()
        return super().ballots_mark(round_id)

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
        entry = Entry(OpKind.ADD, word, thing.id, value=canonical(cells))
        op = self._transaction.note(dataclasses.replace(entry, subject=mapping.subject_of(thing, word)))
        self._write(kind, tables.THINGS[kind].insert(), {**cells, "added": op.hlc, DELETED: ""})

    def change(self, kind: type[E], thing_id: str, /, **fields: object) -> E:
        """Changes fields; those already equal leave no trace. Returns the thing as it is now. Raises Gone."""
        self.get(kind, thing_id)
        self._set(kind, thing_id, {name: mapping.encode(kind, name, value) for name, value in fields.items()})
        return self.get(kind, thing_id)

    def delete(self, kind: type[E], thing_id: str) -> None:
        """Leaves a tombstone, which says what was seen of the thing; an absent thing is no error."""
        row = self._row(kind, thing_id)
        if row is None or row[DELETED]:
            return
        stamps = self._stamps(kind, thing_id)
        base = stamps.pop(DELETED, row["added"])
        seen = canonical(sorted({row["added"], *stamps.values(), *self._lost(kind, thing_id)}))
        op = self._transaction.note(
            Entry(OpKind.DELETE, mapping.word_of(kind), thing_id, value=seen, base=base)
        )
        self._write(kind, _updating(kind), {DELETED: op.hlc, "its_id": thing_id})
        about = {"project_id": self.project_id, "entity": op.entity, "entity_id": thing_id}
        cells = {**about, "field": SEEN, "stamp": op.hlc, "value": seen}
        self._transaction.write(tables.beaten.insert(), cells)

    def revive(self, kind: type[E], thing_id: str) -> E:
        """Takes a tombstone back. Raises Gone when the thing never was."""
        if self._row(kind, thing_id) is None:
            raise Gone(what=mapping.word_of(kind), id=thing_id)
        self._bring_back(kind, thing_id)
        return self.get(kind, thing_id)

    def forget(self, kind: type[E], thing_id: str, field: str) -> None:
        """Empties a text field for good, also in the record of every replica: its links go on without the values."""
        now = self.get(kind, thing_id)
        word = mapping.word_of(kind)
        row = self._row(kind, thing_id)
        self._transaction.settle()
        added = self._added_with(kind, thing_id, field)
        if added:
            self._tell_again(kind, thing_id, field, mapping.subject_of(now, word))
        entry = Entry(
            OpKind.FORGET, word, thing_id, field, canonical(added), subject=mapping.subject_of(now, word)
        )
        base = self._stamps(kind, thing_id).get(field, row["added"])
        self._apply(self._transaction.note(dataclasses.replace(entry, base=base)))

    def erase(self, subjects: Iterable[str], also: Iterable[tuple[type[Thing], str]] = ()) -> Erased:
        """Takes away all of these subjects, and these things, for good: here, and on every replica that hears of it."""
        of_subjects = {name_of(self.project_id, "subject", one) for one in subjects}
        of_things = {name_of(self.project_id, "thing", mapping.word_of(kind), one) for kind, one in also}
        return self.erase_names(of_subjects | of_things)

    def erase_names(self, names: Iterable[str]) -> Erased:
        """The same by the hashes that are remembered of an erasure."""
        entry = Entry(OpKind.ERASE, "erasure", new_id(), value=canonical(sorted(names)))
        op = self._transaction.note(entry)
        ground = self._apply(op)
        things = Counter(word for word, _id in ground.wiped)
        return Erased(things, ground.wiped_ballots, ground.blanked, op.hlc)

    def _apply(self, op: Op) -> SqlGround:
        """What a rule of the merge does to rows and log, done here as every other replica will do it."""
        self._transaction.settle()
        self._transaction.protect()
        ground = SqlGround(self._connection, self.project_id, {})
        absorb(op, ground)
        ground.flush()
        self._transaction.found.clear()
        self._transaction.erased = None
        return ground

    def record(self, ballot: CastBallot) -> CastBallot:
        """Appends a ballot and returns it with device, seq and stamp."""
        choices = canonical(ballot.choices)
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
        new = inserting(self._connection.dialect.name, tables.blob).values(
            **cells, size=len(content), content=content
        )
        self._transaction.write(new.on_conflict_do_nothing())
        return name

    def drop_blob(self, sha256: str) -> None:
        """Takes the bytes away for good."""
        table = tables.blob
        its = (table.c.project_id == self.project_id, table.c.sha256 == sha256)
        self._transaction.write(delete(table).where(*its))

    def _added_with(self, kind: mapping.Kind, thing_id: str, field: str) -> list[str]:
        """The stamps of the ops that added the thing and say still what this field held then."""
        table = tables.op
        its = (table.c.entity == mapping.word_of(kind), table.c.entity_id == thing_id)
        query = select(table.c.hlc, table.c.value).where(
            table.c.project_id == self.project_id, *its, table.c.kind == str(OpKind.ADD)
        )
        rows = self._connection.execute(query)
        told = {row.hlc: row.value for row in rows if row.value and not row.value.startswith(SEALED)}
        return sorted(stamp for stamp, value in told.items() if json.loads(value).get(field))

    def _lost(self, kind: mapping.Kind, thing_id: str) -> set[str]:
        table = tables.beaten
        its = (table.c.entity == mapping.word_of(kind), table.c.entity_id == thing_id)
        query = select(table.c.stamp).where(table.c.project_id == self.project_id, *its)
        return {row.stamp for row in self._connection.execute(query)}

    def _tell_again(self, kind: mapping.Kind, thing_id: str, field: str, subject: str) -> None:
        """The other fields as they are now, so that the record can lose the op that added the thing."""
        row, stamps = self._row(kind, thing_id), self._stamps(kind, thing_id)
        for column in mapping.columns(kind):
            if column.name not in ("id", "project_id", field):
                value, base = canonical(row[column.name]), stamps.get(column.name, row["added"])
                entry = Entry(OpKind.SET, mapping.word_of(kind), thing_id, column.name, value, base, subject)
                op = self._transaction.note(entry)
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
            entry = Entry(OpKind.SET, mapping.word_of(kind), thing_id, name, canonical(cell))
            base = stamps.get(name, row["added"])
            op = self._transaction.note(dataclasses.replace(entry, base=base, subject=subject))
            self._stamp(kind, thing_id, name, op.hlc)
        self._write(kind, _updating(kind), {**changed, "its_id": thing_id})

    def _bring_back(self, kind: mapping.Kind, thing_id: str) -> None:
        row = self._row(kind, thing_id)
        if not row[DELETED]:
            return
        entry = Entry(OpKind.SET, mapping.word_of(kind), thing_id, DELETED, canonical(""), base=row[DELETED])
        op = self._transaction.note(entry)
        self._stamp(kind, thing_id, DELETED, op.hlc)
        self._write(kind, _updating(kind), {DELETED: "", "its_id": thing_id})
        seen = (tables.beaten.c.entity_id == thing_id, tables.beaten.c.field == SEEN)
        its = (tables.beaten.c.project_id == self.project_id, tables.beaten.c.entity == op.entity)
        self._transaction.write(delete(tables.beaten).where(*its, *seen))

    def _stamp(self, kind: mapping.Kind, thing_id: str, field: str, stamp: str) -> None:
        cells = {
            "project_id": self.project_id,
            "entity": mapping.word_of(kind),
            "entity_id": thing_id,
            "field": field,
        }
        new = inserting(self._connection.dialect.name, tables.field_stamp).values(**cells, stamp=stamp)
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
