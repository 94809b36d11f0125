"""A store in memory that fulfils ``services.ports.Store``, with a switch for a disk that refuses to write."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import Any, TypeVar

from cocreate_desktop.domain.catalogue import WORDS, Thing
from cocreate_desktop.domain.errors import CocreateError, DiskFull, Gone
from cocreate_desktop.domain.events import BallotCast, Changed, Event
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.ports import UnitOfWork

E = TypeVar("E", bound=Thing)
T = TypeVar("T")


class MemoryStore:
    """Everything in dictionaries; one transaction at a time, thrown away when its work raises."""

    def __init__(self, bus: Bus, project_id: str) -> None:
        self.project_id = project_id
        self.full = False
        self._bus = bus
        self._things: dict[type[Any], dict[str, Any]] = {}
        self._removed: dict[str, Any] = {}
        self._ballots: list[CastBallot] = []
        self._events: list[Event] = []
        self._lock = threading.RLock()

    def get(self, kind: type[E], thing_id: str) -> E:
        found: E | None = self._things.get(kind, {}).get(thing_id)
        if found is None:
            raise Gone(what=kind.__name__, id=thing_id)
        return found

    def find(self, kind: type[E], **equal: object) -> tuple[E, ...]:
        them: list[E] = list(self._things.get(kind, {}).values())
        found = [one for one in them if all(getattr(one, name) == value for name, value in equal.items())]
        return tuple(sorted(found, key=lambda one: (getattr(one, "rank", ""), one.id)))

    def last_rank(self, kind: type[E], **equal: object) -> str:
        return max((str(getattr(one, "rank", "")) for one in self.find(kind, **equal)), default="")

    def ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        return tuple(ballot for ballot in self._ballots if ballot.round_id == round_id)

    def voters(self, round_id: str) -> int:
        return len({ballot.voter for ballot in self.ballots(round_id)})

    def ops_after(self, _device: str, _seq: int) -> tuple[Op, ...]:
        return ()

    def blob(self, sha256: str) -> bytes:
        raise Gone(what="blob", id=sha256)

    def add(self, thing: Thing) -> None:
        self._things.setdefault(type(thing), {})[thing.id] = thing
        self._tell(type(thing), thing.id, OpKind.ADD)

    def change(self, kind: type[E], thing_id: str, **fields: Any) -> E:
        changed = replace(self.get(kind, thing_id), **fields)
        self._things[kind][thing_id] = changed
        self._tell(kind, thing_id, OpKind.SET)
        return changed

    def delete(self, kind: type[E], thing_id: str) -> None:
        gone = self._things.get(kind, {}).pop(thing_id, None)
        if gone is not None:
            self._removed[thing_id] = gone
            self._tell(kind, thing_id, OpKind.DELETE)

    def revive(self, kind: type[E], thing_id: str) -> E:
        if thing_id not in self._removed:
            raise Gone(what=kind.__name__, id=thing_id)
        self._things[kind][thing_id] = self._removed.pop(thing_id)
        self._tell(kind, thing_id, OpKind.ADD)
        return self.get(kind, thing_id)

    def record(self, ballot: CastBallot) -> CastBallot:
        self._ballots.append(ballot)
        self._events.append(BallotCast(self.project_id, ballot.round_id))
        return ballot

    def keep_blob(self, _content: bytes, media_type: str) -> str:
        raise DiskFull(path=media_type)

    def read(self, query: Callable[["MemoryStore"], T]) -> T:
        with self._lock:
            return query(self)

    def run(self, work: Callable[[UnitOfWork], T]) -> T:
        with self._lock:
            if self.full:
                raise DiskFull(path="memory")
            before = ({kind: dict(them) for kind, them in self._things.items()}, list(self._ballots))
            try:
                done = work(self)
            except CocreateError:
                (self._things, self._ballots), self._events = before, []
                raise
            events, self._events = self._events, []
        for event in events:
            self._bus.publish(event)
        return done

    def submit(self, work: Callable[[UnitOfWork], T]) -> "Future[T]":
        future: Future[T] = Future()
        try:
            future.set_result(self.run(work))
        except CocreateError as problem:
            future.set_exception(problem)
        return future

    def pull(self, _device: str, seq: int) -> int:
        return seq

    def on_commit(self, _listener: Callable[[str, int], None]) -> Callable[[], None]:
        return lambda: None

    def _tell(self, kind: type[Any], thing_id: str, how: OpKind) -> None:
        self._events.append(Changed(self.project_id, WORDS[kind], thing_id, how, frozenset()))
