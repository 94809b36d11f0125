"""One write transaction: the log's end, the ops and ballots that wait to be written together, and what was read already.

It holds the write lock from its first statement, so what it has read stays true until somebody writes through it.
"""

import dataclasses
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.storage import mapping, tables
from cocreate_desktop.storage.oplog import Entry, LogEnd, append

Found = dict[tuple[object, ...], tuple[Thing, ...]]
_COLUMNS = tuple(field.name for field in dataclasses.fields(Op))


@dataclasses.dataclass(frozen=True, slots=True)
class Log:
    """Whose log is written: one project on one device, with its wall clock in milliseconds."""

    project_id: str
    device: str
    now_ms: Callable[[], int]


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

    def __init__(self, connection: Connection, log: Log) -> None:
        self.connection = connection
        self.log = log
        self.made: list[Op] = []
        self.found: Found = {}
        self._ops: list[Op] = []
        self._ballots: list[mapping.Cells] = []
        self._start = self._end = read_end(connection, log, lock=True)
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
        """Gives an entry its place in the log."""
        log = self.log
        op, self._end = append(self._end, entry, log.project_id, log.device, log.now_ms())
        self._ops.append(op)
        self.made.append(op)
        return op

    def keep_ballot(self, cells: mapping.Cells) -> None:
        """A ballot to be written with the transaction."""
        self._ballots.append(cells)

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

    def finish(self) -> None:
        """Writes all that waits and the log's end; the caller commits."""
        self._flush(len(self._ops), len(self._ballots))
        if self._end != self._start:
            clock = tables.device_clock
            mine = (clock.c.project_id == self.log.project_id, clock.c.device == self.log.device)
            end = dataclasses.asdict(self._end)
            self.connection.execute(update(clock).where(*mine).values(**end))

    def _flush(self, ops: int, ballots: int) -> None:
        if ops:
            rows = [{name: getattr(op, name) for name in _COLUMNS} for op in self._ops[:ops]]
            self.connection.execute(tables.op.insert(), rows)
            del self._ops[:ops]
        if ballots:
            self.connection.execute(tables.ballot.insert(), self._ballots[:ballots])
            del self._ballots[:ballots]


def ensure_clock(connection: Connection, log: Log) -> None:
    """Makes the row where this device's log stands, once."""
    clock = tables.device_clock
    new = {"project_id": log.project_id, "device": log.device, "seq": 0, "hlc": "", "link": ""}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    connection.execute(dialect.insert(clock).values(new).on_conflict_do_nothing())


def read_end(connection: Connection, log: Log, *, lock: bool = False) -> LogEnd:
    """Where the log stands; ``lock`` holds other writers of this project back until the commit (PostgreSQL)."""
    clock = tables.device_clock
    here = clock.c.project_id == log.project_id
    own = select(clock.c.seq, clock.c.link).where(here, clock.c.device == log.device)
    row = connection.execute(own.with_for_update() if lock else own).one()
    latest = connection.execute(select(func.max(clock.c.hlc)).where(here)).scalar() or ""
    return LogEnd(row.seq, latest, row.link)
