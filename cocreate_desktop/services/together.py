"""Laptops that work beside one another in one hall: which of them has the stage and the phones, who takes over when it dies,
and where phones find the other. Taking over is always a person's deed; nothing here does it by itself."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Protocol

from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.moments import moment_of, utc_text
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.stamps import read_stamp
from cocreate_desktop.services import doubles, laptops
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

SILENT: Final = timedelta(seconds=10)
"""A laptop that was not heard of for so long may have died: taking over is offered prominently."""
FORGOTTEN: Final = timedelta(hours=12)
"""Whoever took the stage longer ago than this has left the hall: that was another evening."""
ABSENT: Final = timedelta(days=30)
"""A laptop without a sign of life for so long is not waited for."""

SOON: Final = "soon"
"""Stands for the address of a page that only begins."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What was heard of another laptop, by this laptop's clock (UTC, empty: never): ``heard_at`` its last word, and
    ``handed_in_at`` when everything that it had was here."""

    heard_at: str = ""
    handed_in_at: str = ""


class Companion(Protocol):
    """What whoever shares continuously with laptops in this hall knows of them. Asked every second: answers at once."""

    def signs(self) -> Mapping[str, Sign]:
        """By the laptop's id."""


class Nobody:
    """Fulfils ``Companion`` for a laptop that shares with no other."""

    def signs(self) -> Mapping[str, Sign]:
        """Nobody was heard."""
        return {}


class Role(StrEnum):
    """``ALONE``: no other laptop shares the evening. ``LEADS``: this one has the stage and the phones. ``FOLLOWS``: another
    has. ``TAKEN``: another took them over from this one. ``FREE``: nobody has them yet, and another laptop in the hall was
    there first."""

    ALONE = "alone"
    LEADS = "leads"
    FOLLOWS = "follows"
    TAKEN = "taken"
    FREE = "free"

    @property
    def serves(self) -> bool:
        """Whether this laptop opens stage and phones when the evening is entered."""
        return self in (Role.ALONE, Role.LEADS)


@dataclass(frozen=True, slots=True)
class Standing:
    """How it stands: ``other`` has the stage and the phones (or, where nobody has them, is first to), last heard at
    ``heard_at`` (UTC, empty: never). None: this laptop is the one."""

    role: Role = Role.ALONE
    other: Laptop | None = None
    heard_at: str = ""

    def silent(self, now: datetime, since: datetime) -> bool:
        """Whether the other one was not heard of for long; ``since`` is when it began to be listened for."""
        heard = moment_of(self.heard_at) or since
        return self.other is not None and now - max(heard, since) >= SILENT


class Together:
    """One verb a method; each is one transaction. ``companion`` is set by whoever shares (``beside``)."""

    def __init__(self, store: Store, clock: Clock, companion: Companion | None = None) -> None:
        self._store = store
        self._clock = clock
        self._companion = companion or Nobody()

    def beside(self, companion: Companion) -> None:
        """From now on this one knows what is heard of the other laptops."""
        self._companion = companion

    @property
    def device(self) -> str:
        """The id of this laptop."""
        return self._store.device

    def laptops(self) -> tuple[Laptop, ...]:
        """The laptops that share the project, by place."""
        return self._store.read(in_order)

    def standing(self) -> Standing:
        """How it stands now. A laptop that is not heard of is not waited for: a file that was moved or put back still knows
        the laptop that it once was."""
        now = self._clock.now()
        found = self.heard_again(self._store.read(lambda reader: _standing(reader, self.device, now)))
        return Standing() if found.role is Role.FREE and not found.heard_at else found

    def heard_again(self, found: Standing) -> Standing:
        """The same with what was heard of the other one since; nothing is read for it."""
        heard = self._companion.signs().get(found.other.id) if found.other is not None else None
        return replace(found, heard_at=heard.heard_at) if heard is not None else found

    def name(self, name: str) -> Laptop:
        """What people call this laptop."""
        return self._store.run(lambda unit: laptops.join(unit, name=name.strip()))

    def take_over(self, address: str = "") -> Laptop:
        """This laptop has the stage and the phones from now on, with its page at ``address`` (as far as it is known). Also when
        another has them: then that one sees it as soon as it hears of it."""

        def work(unit: UnitOfWork) -> Laptop:
            mine = laptops.join(unit)
            return _take(unit, mine.id, address or mine.second or SOON, self._now())

        return self._store.run(work)

    def serving(self, address: str) -> None:
        """This laptop's page for phones is at ``address`` now. Says nothing when another laptop has the phones, or when there
        is no other to hear it. One that leads already only tells its new address: taking over is another deed."""

        def work(unit: UnitOfWork) -> None:
            mine = _of(unit, unit.device)
            if _standing(unit, unit.device, self._clock.now()).role is not Role.LEADS:
                return
            if mine is not None and mine.address:
                unit.change(Laptop, mine.id, address=address)
            else:
                _take(unit, laptops.join(unit).id, address, self._now())

        self._store.run(work)

    def stand_by(self, address: str) -> None:
        """Phones may come to ``address`` (``http://192.168.8.3:8080``) when another laptop fails; empty: nowhere. Says nothing
        while there is no other laptop."""

        def needed(reader: Reader) -> bool:
            mine = _of(reader, self.device)
            alone = all(one.id == self.device for one in reader.find(Laptop))
            return not alone and (mine.second if mine is not None else "") != address

        def work(unit: UnitOfWork) -> None:
            unit.change(Laptop, laptops.join(unit).id, second=address)

        if self._store.read(needed):
            self._store.run(work)

    def follow(self) -> None:
        """This laptop has the stage and the phones no more."""

        def work(unit: UnitOfWork) -> None:
            mine = _of(unit, unit.device)
            if mine is not None:
                unit.change(Laptop, mine.id, address="")

        self._store.run(work)

    def retire(self, laptop_id: str) -> tuple[str, ...]:
        """A laptop that does not come back: its place is free, and this one gives new numbers to what that one numbered a
        second time. Returns what the facilitator is told. Raises Gone."""

        def work(unit: UnitOfWork) -> tuple[str, ...]:
            unit.get(Laptop, laptop_id)
            laptops.join(unit)
            unit.delete(Laptop, laptop_id)
            return doubles.told(unit, doubles.settle(unit, instead_of=laptop_id))

        return self._store.run(work)

    def settle(self) -> tuple[str, ...]:
        """Gives a new number to what has one that another laptop gave too. Returns what the facilitator is told; empty when
        all is well, and then nothing is written."""
        if not self._store.read(lambda reader: reader.find(Laptop) and _unsettled(reader)):
            return ()
        return self._store.run(lambda unit: doubles.told(unit, doubles.settle(unit)))

    def waited_for(self, round_id: str) -> tuple[Laptop, ...]:
        """The laptops that may still have ballots of a closed vote: everything that they had was not here since it closed.
        Those whose last sign of life was a month before are not waited for. Raises Gone."""
        signs, own = self._companion.signs(), self.device

        def query(reader: Reader) -> tuple[Laptop, ...]:
            voting = reader.get(Round, round_id)
            others = (one for one in in_order(reader) if one.id != own)
            return tuple(one for one in others if _waits(one, signs.get(one.id, Sign()), voting.closed_at))

        return self._store.read(query)

    def _now(self) -> str:
        return utc_text(self._clock.now())


def in_order(reader: Reader) -> tuple[Laptop, ...]:
    """The laptops by place, inside a read."""
    return tuple(sorted(reader.find(Laptop), key=lambda one: (one.place, one.id)))


def leading(reader: Reader, now: datetime) -> Laptop | None:
    """The laptop that has the stage and the phones, inside a read: whoever took them last. None: nobody did this evening."""
    recent = (now - FORGOTTEN).timestamp() * 1000
    taken = {_taken(reader, one): one for one in reader.find(Laptop) if one.address}
    last = max(taken, default="")
    # By the stamp, which no wrong clock turns back, and not by the time that a laptop wrote down.
    return taken[last] if last and read_stamp(last)[0] >= recent else None


def second_address(reader: Reader, device: str) -> str:
    """Where the phones of the laptop ``device`` may go when it fails, inside a read: to the first other laptop that stands by.
    Empty: nowhere."""
    return next((one.second for one in in_order(reader) if one.id != device and one.second), "")


def _standing(reader: Reader, device: str, now: datetime) -> Standing:
    others = [one for one in in_order(reader) if one.id != device]
    if not others:
        return Standing()
    mine, leads = _of(reader, device), leading(reader, now)
    if leads is None:
        first = mine is not None and mine.place < others[0].place
        return Standing(Role.LEADS) if first else Standing(Role.FREE, others[0])
    if leads.id == device:
        return Standing(Role.LEADS)
    return Standing(Role.TAKEN if mine is not None and mine.address else Role.FOLLOWS, leads)


def _of(reader: Reader, device: str) -> Laptop | None:
    return next(iter(reader.find(Laptop, id=device)), None)


def _take(unit: UnitOfWork, laptop_id: str, address: str, now: str) -> Laptop:
    # Taken away first, so that taking it twice in a second, too, is a change that others see.
    unit.change(Laptop, laptop_id, address=address, seen_at="")
    return unit.change(Laptop, laptop_id, seen_at=now)


def _taken(reader: Reader, laptop: Laptop) -> str:
    """The stamp with which a laptop took the stage and the phones; that of its address says nothing: it moves about."""
    stamps = reader.stamps(Laptop, laptop.id)
    return stamps.get("seen_at", stamps["added"])


def _waits(laptop: Laptop, sign: Sign, closed_at: str) -> bool:
    alive, closed = max(sign.heard_at, sign.handed_in_at, laptop.seen_at), moment_of(closed_at)
    if closed is None or (alive and alive < utc_text(closed - ABSENT)):
        return False
    return sign.handed_in_at <= closed_at


def _unsettled(reader: Reader) -> bool:
    every = reader.find(Laptop)
    return len({one.place for one in every}) < len(every) or bool(doubles.doubles(reader))
