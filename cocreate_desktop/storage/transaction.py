"""One write transaction: the log's end, the ops and ballots that wait to be written together, and what was read already.

It holds the write lock from its first statement, so what it has read stays true until somebody writes through it.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Select, Update, bindparam, select, update

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.chains import LogEnd
from cocreate_desktop.domain.errors import Gone, NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.merge import name_of
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.storage import mapping, tables
from cocreate_desktop.storage.bulk import Row, insert_all, inserting
from cocreate_desktop.storage.oplog import Entry, Salts, append

Found = dict[tuple[object, ...], tuple[Thing, ...]]
Ends = dict[str, LogEnd]
"""Where the log of each device stands, by its id."""
_MOST_FOUND = 200


@dataclasses.dataclass(frozen=True, slots=True)
class Log:
    """Whose log is written: one project on one device, with its wall clock in milliseconds."""

    project_id: str
    device: str
    now_ms: Callable[[], int]
    salts: Salts = dataclasses.field(default_factory=Salts)


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What a transaction leaves to the next one: what it found, true for as long as every log still ends as in ``ends``."""

    ends: Ends
    found: Found


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A place to roll back to."""

    end: LogEnd
    ops: int
    ballots: int
    made: int


class Transaction:
    """Several units of work run in it one after another, each between ``begin_unit`` and ``keep_unit`` or ``undo_unit``.

    Ops and ballots wait in memory and are written many at once; a SAVEPOINT is made only for a unit that writes a row itself.
    """

    def __init__(self, connection: Connection, log: Log, known: Known | None = None) -> None:
        self.connection = connection
        self.log = log = going_on(connection, log)
        self.made: list[Op] = []
        self.erased: frozenset[str] | None = None  # the hashes of whom was erased, once they are asked for
        self._ops: list[Op] = []
        self._ballots: list[Row] = []
        self._ends = read_ends(connection, log)
        self.found: Found = known.found if known is not None and known.ends == self._ends else {}
        self._start = self._end = _end_of(self._ends, log)
        self._mark = Mark(self._end, 0, 0, 0)
        self._saved = False

    def begin_unit(self) -> None:
        """From here on ``undo_unit`` takes everything back."""
        self._mark = Mark(self._end, len(self._ops), len(self._ballots), len(self.made))
        self._saved = False

    def keep_unit(self) -> None:
        """The unit is done; it is written with the transaction."""
        if self._saved:
            self.connection.exec_driver_sql("RELEASE SAVEPOINT unit")
            self._saved = False

    def undo_unit(self) -> None:
        """Takes back what the unit did, and only that."""
        if self._saved:
            self.connection.exec_driver_sql("ROLLBACK TO SAVEPOINT unit")
            self.connection.exec_driver_sql("RELEASE SAVEPOINT unit")
            self._saved = False
        del self._ops[self._mark.ops :]
        del self._ballots[self._mark.ballots :]
        del self.made[self._mark.made :]
        self._end = self._mark.end
        self.found.clear()

    def note(self, entry: Entry) -> Op:
        """Gives an entry its place in the log. Raises NotAllowed for who or what was erased: others would blank it.
        So is answered what a phone still sends with the code of a card that is gone."""
        log = self.log
        if self._is_erased(entry):
            raise NotAllowed
        salt = log.salts.next()
        op, self._end = append(self._end, entry, log.project_id, log.device, log.now_ms(), salt)
        self._ops.append(op)
        self.made.append(op)
        return op

    def _is_erased(self, entry: Entry) -> bool:
        if self.erased is None:
            table = tables.erasure
            query = select(table.c.subject_hash).where(table.c.project_id == self.log.project_id)
            self.erased = frozenset(self.connection.execute(query).scalars())
        if not self.erased:
            return False
        thing = name_of(self.log.project_id, "thing", entry.entity, entry.entity_id)
        subject = entry.subject and name_of(self.log.project_id, "subject", entry.subject)
        return thing in self.erased or subject in self.erased

    def keep_ballot(self, row: Row) -> None:
        """A ballot to be written with the transaction."""
        self._ballots.append(row)

    def write(self, statement: Any, cells: Any = None) -> Any:
        """Runs a statement that writes rows, so that the unit can be undone."""
        self.protect()
        return self.connection.execute(statement, cells)

    def protect(self) -> None:
        """Writes what earlier units left waiting and begins a SAVEPOINT, once a unit."""
        if self._saved:
            return
        self._flush(self._mark.ops, self._mark.ballots)
        self._mark = dataclasses.replace(self._mark, ops=0, ballots=0)
        self.connection.exec_driver_sql("SAVEPOINT unit")
        self._saved = True

    def settle(self) -> None:
        """Writes all that waits, for a unit that wants to read it back."""
        if self._ops or self._ballots:
            self.protect()
            self._flush(len(self._ops), len(self._ballots))

    def finish(self) -> Known:
        """Writes all that waits and the log's end; the caller commits. Gives what is known once that has succeeded."""
        self._flush(len(self._ops), len(self._ballots))
        if self._end == self._start:
            return Known(self._ends, self.found)
        mine = {"its_project": self.log.project_id, "its_device": self.log.device}
        self.connection.execute(_setting_end(), {**dataclasses.asdict(self._end), **mine})
        found = self.found if len(self.found) <= _MOST_FOUND else {}
        return Known({**self._ends, self.log.device: self._end}, found)

    def _flush(self, ops: int, ballots: int) -> None:
        if ops:
            insert_all(self.connection, tables.op, [mapping.op_row(op) for op in self._ops[:ops]])
            del self._ops[:ops]
        if ballots:
            insert_all(self.connection, tables.ballot, self._ballots[:ballots])
            del self._ballots[:ballots]


def ensure_clock(connection: Connection, log: Log) -> None:
    """Makes the row where this device's log stands, once."""
    clock = tables.device_clock
    new = {
        "project_id": log.project_id,
        "device": log.device,
        "seq": 0,
        "hlc": "",
        "link": "",
        "successor": "",
    }
    connection.execute(inserting(connection.dialect.name, clock).values(new).on_conflict_do_nothing())


def going_on(connection: Connection, log: Log) -> Log:
    """The log to write in: that of ``log``'s device, or of the one that goes on for it since others know more of it than we.
    Holds other writers back until the commit (PostgreSQL; a file has one at a time). Raises Gone for a project that a hub
    deleted meanwhile, so that nothing of it comes back."""
    clock = tables.device_clock
    device = log.device
    while True:
        its = (clock.c.project_id == log.project_id, clock.c.device == device)
        # Locked (PostgreSQL), so that whoever waited for a worker that renews it sees the successor, and goes on there too.
        found = connection.execute(select(clock.c.successor).where(*its).with_for_update()).scalar()
        if found is None:
            raise Gone(what="project", id=log.project_id)
        if not found:
            return log if device == log.device else dataclasses.replace(log, device=device)
        device = found


def renew(connection: Connection, log: Log) -> Log:
    """From now on another device writes here, in every process that has the file open."""
    new = dataclasses.replace(log, device=new_id())
    ensure_clock(connection, new)
    clock = tables.device_clock
    its = (clock.c.project_id == log.project_id, clock.c.device == log.device)
    connection.execute(update(clock).where(*its).values(successor=new.device))
    return new


def read_ends(connection: Connection, log: Log) -> Ends:
    """Where every log of the project stands. Who writes has held others back before (``going_on``)."""
    mine = {"project_id": log.project_id}
    return {row.device: LogEnd(row.seq, row.hlc, row.link) for row in connection.execute(_ends(), mine)}


def read_end(connection: Connection, log: Log) -> LogEnd:
    """Where this device's log stands. Raises Gone."""
    return _end_of(read_ends(connection, log), log)


def _end_of(ends: Ends, log: Log) -> LogEnd:
    own = ends.get(log.device)
    if own is None:
        raise Gone(what="project", id=log.project_id)
    return LogEnd(own.seq, max(end.hlc for end in ends.values()), own.link)


@mapping.remembered
def _ends() -> Select[Any]:
    clock = tables.device_clock
    return select(clock.c.device, clock.c.seq, clock.c.hlc, clock.c.link).where(
        clock.c.project_id == bindparam("project_id")
    )


@mapping.remembered
def _setting_end() -> Update:
    clock = tables.device_clock
    mine = (clock.c.project_id == bindparam("its_project"), clock.c.device == bindparam("its_device"))
    return update(clock).where(*mine)
