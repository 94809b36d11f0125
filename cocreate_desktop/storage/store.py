"""The store of one project: reading on a snapshot, writing in units of work, events on the bus after each commit.

The same on a workspace file and on PostgreSQL. It makes and migrates nothing: its engine's database is ready.
"""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from typing import TypeVar

from sqlalchemy import Connection, Engine

from cocreate_desktop.domain.events import Changed, Event, from_op
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import Query, Reader, UnitOfWork, Work
from cocreate_desktop.storage import ownfacts
from cocreate_desktop.storage.engine import WRITING, reading, translated
from cocreate_desktop.storage.ground import SqlGround
from cocreate_desktop.storage.lastballots import LastBallots
from cocreate_desktop.storage.reading import SqlReader, SqlSnapshot
from cocreate_desktop.storage.transaction import (
    Known,
    Log,
    Transaction,
    ensure_clock,
    going_on,
    read_end,
    read_ends,
    renew,
)
from cocreate_desktop.storage.unit import SqlUnit
from cocreate_desktop.storage.writer import GroupWriter, Waiting, at_once

T = TypeVar("T")
Listener = Callable[[str, int], None]


def wall_ms() -> int:
    """The wall clock in milliseconds since 1970."""
    return time.time_ns() // 1_000_000


class WorkspaceStore:
    """Fulfils ``services.ports.Store``; any thread may call it. ``name`` is what errors call the database (a path).

    With ``group`` a thread of its own writes many units in one commit (phone server, hub); else the caller's thread writes.
    """

    def __init__(
        self,
        engine: Engine,
        project_id: str,
        device: str,
        bus: Bus,
        *,
        name: str = "",
        group: bool = False,
        now_ms: Callable[[], int] = wall_ms,
    ) -> None:
        self._engine = engine
        self._log = Log(project_id, device, now_ms)
        self._bus = bus
        self._name = name
        self._writing = threading.Lock()
        self._listeners: dict[int, Listener] = {}
        self._next = 0
        self._own = OwnNumbers()
        self._known: Known | None = None
        self._last_ballots = LastBallots()
        with translated(name), engine.connect().execution_options(**WRITING) as connection:
            ensure_clock(connection, self._log)
            connection.commit()
        self._writer = GroupWriter(self._commit_group, self._tell) if group else None

    @property
    def project_id(self) -> str:
        """The project that is stored."""
        return self._log.project_id

    @property
    def device(self) -> str:
        """Whose ops are written here."""
        return self._log.device

    def read(self, query: Query[T]) -> T:
        """Runs ``query`` on one snapshot. Raises FileProblem."""
        with translated(self._name), reading(self._engine) as connection:
            return query(SqlSnapshot(connection, self._log.project_id, self._last_ballots))

    def run(self, work: Work[T]) -> T:
        """Runs ``work`` and returns after the commit. Raises what ``work`` raises, and FileProblem."""
        if self._writer is not None:
            return self._writer.wait_for(self.submit(work))
        with self._writing, translated(self._name), self._engine.connect() as plain:
            transaction = self._begin(plain)
            transaction.begin_unit()
            result = work(SqlUnit(transaction))
            transaction.keep_unit()
            self._commit(transaction)
        self._tell(transaction.made)
        return result

    def submit(self, work: Work[T]) -> Future[T]:
        """The same without waiting: the future is done after the commit."""
        if self._writer is not None:
            return self._writer.submit(work)
        return at_once(lambda: self.run(work))

    def look(self, query: Callable[[Connection], T]) -> T:
        """Runs ``query`` on a bare connection, on one snapshot. Raises FileProblem."""
        with translated(self._name), reading(self._engine) as connection:
            return query(connection)

    def noted(self, key: str) -> str:
        """What this file knows of itself under ``key`` and never shares; empty when nothing."""
        return self.look(lambda connection: ownfacts.noted(connection, key))

    def note(self, key: str, value: str) -> None:
        """Keeps it; an empty value takes it away. Raises FileProblem."""
        with self._writing, translated(self._name), self._engine.connect() as plain:
            connection = plain.execution_options(**WRITING)
            ownfacts.note(connection, key, value)
            connection.commit()

    def merge(self, work: Callable[[SqlGround], T]) -> T:
        """Runs ``work`` on the ground of the merge rules in a transaction of its own and returns after the commit; what came in
        is told as every change is. When others know more of our own log than we do, we go on as another device. Raises what
        ``work`` raises, and FileProblem."""
        with self._writing, translated(self._name), self._engine.connect() as plain:
            connection = plain.execution_options(**WRITING)
            log = going_on(connection, self._log)
            ground = SqlGround(connection, self.project_id, read_ends(connection, log))
            before = ground.end(log.device)
            result = work(ground)
            ground.flush()
            self._log = log if ground.end(log.device) == before else renew(connection, log)
            connection.commit()
            self._known = None
        self._tell_merged(ground)
        return result

    def _tell_merged(self, ground: SqlGround) -> None:
        came = ground.admitted
        with self._writing:
            listeners = tuple(self._listeners.values())
        for device, seq in {op.device: op.seq for op in came}.items():
            for listener in listeners:
                listener(device, seq)
        gone = (
            Changed(self.project_id, word, name, OpKind.DELETE, frozenset()) for word, name in ground.wiped
        )
        for event in (*events_of(came), *gone):
            self._bus.publish(event)

    def pull(self, device: str, seq: int) -> int:
        """Puts the events of ``device``'s ops after ``seq`` on the bus, but for those of this process; returns the last."""
        ops = self.read(lambda reader: reader.ops_after(device, seq))
        # Between a commit and the note of whose it is this thread would take it for another's.
        with self._writing:
            theirs = [op for op in ops if op not in self._own]
        for event in events_of(theirs):
            self._bus.publish(event)
        return ops[-1].seq if ops else seq

    def tell(self, event: Event) -> None:
        """Puts on the bus what no op tells of."""
        self._bus.publish(event)

    def on_commit(self, listener: Listener) -> Callable[[], None]:
        """Calls ``listener(device, seq)`` after each commit of this process; returns how to stop."""
        with self._writing:
            key = self._next
            self._next += 1
            self._listeners[key] = listener

        def stop() -> None:
            with self._writing:
                self._listeners.pop(key, None)

        return stop

    def last_seq(self) -> int:
        """The number of this device's last committed op."""
        with translated(self._name), reading(self._engine) as connection:
            return read_end(connection, self._log).seq

    def close(self) -> None:
        """Writes what was submitted, ends the writer and closes every connection."""
        if self._writer is not None:
            self._writer.close()
        self._engine.dispose()

    def _commit_group(self, group: Sequence[Waiting]) -> list[Op]:
        """Runs a group of works in one transaction; one that fails takes back only itself. Raises FileProblem for all."""
        with self._writing, translated(self._name), self._engine.connect() as plain:
            transaction = self._begin(plain)
            unit = SqlUnit(transaction)
            for waiting in group:
                transaction.begin_unit()
                if waiting.attempt(unit):
                    transaction.keep_unit()
                else:
                    transaction.undo_unit()
            self._commit(transaction)
        return transaction.made

    def _begin(self, plain: Connection) -> Transaction:
        """What was found before is known only again once this transaction has been committed."""
        known, self._known = self._known, None
        return Transaction(plain.execution_options(**WRITING), self._log, known)

    def _commit(self, transaction: Transaction) -> None:
        known = transaction.finish()
        transaction.connection.commit()
        self._log = transaction.log
        self._own.add(transaction.made)
        self._known = known

    def _tell(self, made: Sequence[Op]) -> None:
        if not made:
            return
        with self._writing:
            listeners = tuple(self._listeners.values())
        for listener in listeners:
            listener(made[-1].device, made[-1].seq)
        for event in events_of(made):
            self._bus.publish(event)


class OwnNumbers:
    """The op numbers that this process wrote, by device, as ranges: another process may write the same log in between."""

    def __init__(self) -> None:
        self._ranges: dict[str, list[range]] = {}

    def add(self, made: Sequence[Op]) -> None:
        """Remembers the ops of one commit."""
        if not made:
            return
        first, after = made[0].seq, made[-1].seq + 1
        ranges = self._ranges.setdefault(made[0].device, [])
        if ranges and ranges[-1].stop == first:
            first = ranges.pop().start
        ranges.append(range(first, after))

    def __contains__(self, op: Op) -> bool:
        return any(op.seq in own for own in reversed(self._ranges.get(op.device, ())))


def events_of(ops: Iterable[Op]) -> tuple[Event, ...]:
    """The events of one commit, in order; equal ones are told once and the fields of one thing together."""
    told: dict[object, Event] = {}
    voted: set[str] = set()
    for op in ops:
        if op.entity == "ballot":  # many a commit, and nearly always of one round
            round_id = op.entity_id.partition(":")[0]
            if round_id in voted:
                continue
            voted.add(round_id)
        event = from_op(op)
        if isinstance(event, Changed):
            key = (event.entity, event.entity_id, event.kind)
            before = told.get(key)
            fields = event.fields | (before.fields if isinstance(before, Changed) else frozenset())
            told[key] = Changed(event.project_id, event.entity, event.entity_id, event.kind, fields)
        else:
            told[event] = event
    return tuple(told.values())


def _fulfils(store: WorkspaceStore, reader: SqlReader, unit: SqlUnit) -> tuple[object, Reader, UnitOfWork]:
    """For the type checker: these classes fulfil the ports."""
    return store, reader, unit
