"""What services need from the outside, as Protocols. Adapters fulfil them; fakes in the tests do too."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

from cocreate_desktop.domain.catalogue import Thing
from cocreate_desktop.domain.merge import Beaten
from cocreate_desktop.domain.ops import Op
from cocreate_desktop.domain.rounds import CastBallot

E = TypeVar("E", bound=Thing)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure took away: how many ``things`` of each kind (by word), ``ballots``, and ``ops`` of the record that say
    nothing any more. ``id`` is its stamp."""

    things: Mapping[str, int]
    ballots: int
    ops: int
    id: str


class Reader(Protocol):
    """One consistent look at one project. Things removed are left out everywhere."""

    @property
    def project_id(self) -> str:
        """The project that is read."""

    def get(self, kind: type[E], thing_id: str) -> E:
        """The thing with this id. Raises Gone when it is not there (or was removed)."""

    def find(self, kind: type[E], **equal: object) -> tuple[E, ...]:
        """All things of ``kind`` whose fields equal the given values, by rank and then id."""

    def gone(self, kind: type[E]) -> tuple[str, ...]:
        """The ids of all things that were there once and are no longer: removed, or erased. It looks through the whole record:
        not for what is asked often."""

    def removed(self, kind: type[E], thing_id: str) -> E | None:
        """A thing that was removed, as it is under its tombstone; None when it is there, or never was."""

    def beaten(self) -> tuple[Beaten, ...]:
        """Values that were written beside those that won, and that nobody has settled, by stamp. Field "deleted": the thing was
        changed by somebody who did not know that it is removed."""

    def stamps(self, kind: type[E], thing_id: str) -> Mapping[str, str]:
        """The stamp of each field's last change (none for one that never was), of "added", and of "deleted" (empty: never)."""

    def written(self) -> Mapping[str, int]:
        """How many changes each device has written, as far as they are here."""

    def count(self, kind: type[E], **equal: object) -> int:
        """How many of these things there are, without reading them."""

    def counts(self, kind: type[E], by: Sequence[str], **equal: object) -> Mapping[tuple[str, ...], int]:
        """How many of these things there are for each value of the text fields ``by``, in one read and without reading them."""

    def texts(self, kind: type[E], fields: Sequence[str], **equal: object) -> Iterator[tuple[str, ...]]:
        """Only these text fields of all such things, in no order, one after another as they are read: for what goes through a
        whole project and makes no things of it."""

    def newest(self, kind: type[E], most: int, each: Sequence[str] = (), **equal: object) -> tuple[E, ...]:
        """The ``most`` of these things that came last, the newest first. With ``each`` so many of each value of these text
        fields, in one read."""

    def added(self, kind: type[E], **equal: object) -> Mapping[str, str]:
        """The stamp of what brought each of these things in, by id, in one read and without reading them."""

    def last_rank(self, kind: type[E], **equal: object) -> str:
        """The greatest rank among those things (removed ones too), or empty; for adding at the end without reading all."""

    def last_number(self, kind: type[E], within: range | None = None, **equal: object) -> int:
        """The greatest ``number`` among those things (removed ones too), or 0; for numbers that are never given twice.
        ``within``: only of the numbers in this range."""

    def ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """Every ballot of a round as it came, by stamp."""

    def last_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """The last ballot of each voter, by stamp; for what is asked often: ``ballots`` grows with every change."""

    def last_ballot(self, round_id: str, voter: str) -> CastBallot | None:
        """The ballot of this voter with the greatest stamp, None when there is none."""

    def voters(self, round_id: str) -> int:
        """How many different voters have cast a ballot in this round."""

    def ballots_mark(self, round_id: str) -> tuple[int, str]:
        """How many ballots came in a round, and the greatest stamp among them: the same as long as they are the same."""

    def ops_after(self, device: str, seq: int) -> tuple[Op, ...]:
        """The ops of ``device`` after number ``seq``, in order."""

    def ops_saying(self, words: str) -> tuple[Op, ...]:
        """Ops of every device in whose value these words may stand, whatever their case and what stands between them: of things
        removed and fields changed since, too. For erasing a name; whoever asks looks more closely."""

    def late_ballots(self, round_id: str) -> tuple[CastBallot, ...]:
        """Ballots of a published round that came in after it was counted, by stamp: they are listed and do not count."""

    def blob(self, sha256: str) -> bytes:
        """The bytes of a blob. Raises Gone."""


class UnitOfWork(Reader, Protocol):
    """One transaction: rows and ops together, or nothing. It never commits itself."""

    @property
    def device(self) -> str:
        """The device whose ops it writes."""

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

    def erase(self, subjects: Iterable[str], also: Iterable[tuple[type[Thing], str]] = ()) -> Erased:
        """Takes away all of these subjects, and these things, for good: here, and on every replica that hears of it."""

    def erase_names(self, names: Iterable[str]) -> Erased:
        """The same by the hashes that are remembered of an erasure."""

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

    @property
    def device(self) -> str:
        """The device whose ops it writes now: another one when a sync shows that somebody else wrote under its name."""

    def read(self, query: Query[T]) -> T:
        """Runs ``query`` on one snapshot."""

    def run(self, work: Work[T]) -> T:
        """Runs ``work`` in a transaction of its own (or a group's savepoint) and returns after the commit."""

    def submit(self, work: Work[T]) -> Future[T]:
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
