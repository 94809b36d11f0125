"""What services need from the outside, as Protocols. Adapters fulfil them; fakes in the tests do too."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import datetime
from typing import Protocol, TypeVar

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.rounds import CastBallot

E = TypeVar("E", bound=Thing)
T = TypeVar("T")


class Reader(Protocol):
    """One consistent look at one project. Things removed are left out everywhere."""

    @property
    def project_id(self) -> str:
        """The project that is read."""

    def get(self, kind: type[E], thing_id: str) -> E:
        """The thing with this id. Raises Gone when it is not there (or was removed)."""

    def find(self, kind: type[E], **equal: object) -> tuple[E, ...]:
        """All things of ``kind`` whose fields equal the given values, by rank and then id."""

    def last_rank(self, kind: type[E], **equal: object) -> str:
        """The greatest rank among those things (removed ones too), or empty; for adding at the end without reading all."""

    def last_number(self, kind: type[E], **equal: object) -> int:
        """The greatest ``number`` among those things (removed ones too), or 0; for numbers that are never given twice."""

    def ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """Every ballot of a round as it came, by stamp."""

    def last_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """The last ballot of each voter, by stamp; for what is asked often: ``ballots`` grows with every change."""

    def last_ballot(self, round_id: str, voter: str) -> CastBallot | None:
        """The ballot of this voter with the greatest stamp, None when there is none."""

    def voters(self, round_id: str) -> int:
        """How many different voters have cast a ballot in this round."""

    def ops_after(self, device: str, seq: int) -> tuple[Op, ...]:
        """The ops of ``device`` after number ``seq``, in order."""

    def blob(self, sha256: str) -> bytes:
        """The bytes of a blob. Raises Gone."""


class UnitOfWork(Reader, Protocol):
    """One transaction: rows and ops together, or nothing. It never commits itself."""

    def add(self, thing: Thing) -> None:
        """Stores a new thing. A second thing with the same id replaces nothing: the fields become a change."""

    def change(self, kind: type[E], thing_id: str, /, **fields: object) -> E:
        """Changes fields; those already equal leave no trace. Returns the thing as it is now. Raises Gone."""

    def delete(self, kind: type[E], thing_id: str) -> None:
        """Leaves a tombstone; an absent thing is no error."""

    def revive(self, kind: type[E], thing_id: str) -> E:
        """Takes a tombstone back (undo of delete). Raises Gone when it never was."""

    def forget(self, kind: type[E], thing_id: str, field: str) -> None:
        """Empties a text field for good: what earlier changes of it said goes from the record too. Raises Gone."""

    def record(self, ballot: CastBallot) -> CastBallot:
        """Appends a ballot and returns it with device, seq and stamp."""

    def keep_blob(self, content: bytes, media_type: str) -> str:
        """Stores bytes by content and returns their SHA-256 in hexadecimal."""

    def drop_blob(self, sha256: str) -> None:
        """Takes the bytes away for good; absent ones are no error. Whoever asks knows that nothing shows them any more."""


Work = Callable[[UnitOfWork], T]
Query = Callable[[Reader], T]


class Store(Protocol):
    """A project's storage. After a commit the events of its ops are on the bus."""

    def read(self, query: Callable[[Reader], T]) -> T:
        """Runs ``query`` on one snapshot."""

    def run(self, work: Callable[[UnitOfWork], T]) -> T:
        """Runs ``work`` in a transaction of its own (or a group's savepoint) and returns after the commit."""

    def submit(self, work: Callable[[UnitOfWork], T]) -> Future[T]:
        """The same without waiting: the future is done after the commit."""

    def pull(self, device: str, seq: int) -> int:
        """Reads what another process wrote: puts the events of ``device``'s ops after ``seq`` on the bus and returns the
        last number seen."""

    def on_commit(self, listener: Callable[[str, int], None]) -> Callable[[], None]:
        """Calls ``listener(device, seq)`` after each commit of this process; returns how to stop."""


class Clock(Protocol):
    """The time, asked and never assumed."""

    def now(self) -> datetime:
        """Now, with the time zone of the hall."""


class BackupKeeper(Protocol):
    """Makes verified backups."""

    def make(self) -> str:
        """Makes and verifies one; returns its path. Raises FileProblem."""

    def all(self) -> Sequence[str]:
        """Paths of verified backups, newest first."""
