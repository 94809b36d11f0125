"""Two versions of one thing, as two laptops left them while they worked apart: shown with who and when, picked in two clicks,
and taken back with everything that was picked. What nobody has to be asked about holds by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.laptops import Laptop, Settled
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.stamps import device_of
from cocreate_desktop.services import conflictsteps
from cocreate_desktop.services.board import hang_again
from cocreate_desktop.services.conflictcases import CaseKey, Found, again, cases
from cocreate_desktop.services.conflictkinds import NEVER_BACK
from cocreate_desktop.services.conflictwords import Case, Speaker, case_of
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork, Work
from cocreate_desktop.services.weighing import tell_weight, weight_of

T = TypeVar("T")


class Choice(StrEnum):
    """What is kept: what ``HOLDS`` now, the ``OTHER`` version, or ``BOTH`` (of a note's text: as two notes). Of a thing that
    was removed, ``OTHER`` brings it back with its change."""

    HOLDS = "holds"
    OTHER = "other"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a choice did: fields as they were and as they became, the second note (empty: none), whether a thing came ``back``,
    and what is ``settled`` by it."""

    key: CaseKey
    settled: tuple[Settled, ...]
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    copy_id: str = ""
    back: bool = False


class Conflicts:
    """What one can do about two versions. Each choice is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._device = ""

    def all(self) -> tuple[Case, ...]:
        """Every case that waits for somebody, in words, in the order in which they arose."""
        here, zone = self._here(), self._clock.now().tzinfo

        def query(reader: Reader) -> tuple[Case, ...]:
            laptops = {one.id: one for one in reader.find(Laptop)}
            speaker = Speaker(reader, laptops, here, zone)
            return tuple(case_of(speaker, found) for found in cases(reader))

        return self._store.read(query)

    def count(self) -> int:
        """How many choices wait; those that come one after another for the same thing count each."""
        return self._store.read(count)

    def merged(self) -> int:
        """How many changes came from other devices and are part of this project without anybody having to choose."""
        here = self._here()

        def query(reader: Reader) -> int:
            came = sum(many for device, many in reader.written().items() if device != here)
            waiting = {
                stamp for found in cases(reader) for stamp in found.key.stamps if device_of(stamp) != here
            }
            return came - len(waiting)

        return self._store.read(query)

    def keep(self, key: CaseKey, choice: Choice) -> Kept:
        """Keeps what was chosen, here and wherever this is shared. Raises Gone when the case is no more, or something changed
        in it since it was shown."""

        def work(unit: UnitOfWork) -> Kept:
            found = again(unit, key)
            if found is None:
                raise Gone(what=key.entity, id=key.entity_id)
            return _keep(unit, found, choice)

        return self._weighed(work)

    def take_back(self, kept: Kept) -> None:
        """The two versions stand beside one another again. A field that was changed since stays. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            kind = ENTITIES[kept.key.entity]
            if kept.back:
                unit.delete(kind, kept.key.entity_id)
            _change(unit, kept.key, kept.before, kept.after)
            if kept.copy_id:
                unit.delete(Note, kept.copy_id)
            for stamp in kept.key.stamps:
                unit.delete(Settled, stamp)

        self._weighed(work)

    def do_again(self, kept: Kept) -> None:
        """Does a choice that was taken back once more. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            if kept.back:
                unit.revive(ENTITIES[kept.key.entity], kept.key.entity_id)
            _change(unit, kept.key, kept.after, kept.before)
            if kept.copy_id:
                unit.revive(Note, kept.copy_id)
            for one in kept.settled:
                unit.add(one)

        self._weighed(work)

    def _weighed(self, work: Work[T]) -> T:
        """Runs ``work``; when it changed how much a vote from home counts, that stands with the votes."""

        def both(unit: UnitOfWork) -> T:
            before = weight_of(unit)
            done = work(unit)
            tell_weight(unit, before, utc_text(self._clock.now()))
            return done

        return self._store.run(both)

    def _here(self) -> str:
        """The device of this laptop; the store knows it inside a transaction."""
        if not self._device:
            self._device = self._store.run(lambda unit: unit.device)
        return self._device


def count(reader: Reader) -> int:
    """How many choices wait, inside a read."""
    return sum(1 + found.behind for found in cases(reader))


def _keep(unit: UnitOfWork, found: Found, choice: Choice) -> Kept:
    """Does what was chosen, once it is known that the case is as it was shown."""
    key, settled = found.key, _settle(unit, found.key)
    if found.removed and choice is Choice.OTHER:
        unit.revive(found.kind, key.entity_id)
        return Kept(key, settled, {}, {}, back=True)
    if choice is Choice.BOTH and found.kind is Note:
        return Kept(key, settled, {}, {}, copy_id=_second_note(unit, found))
    if found.removed or choice is Choice.HOLDS:
        return Kept(key, settled, {}, {})
    after = _chosen(found)
    before = {name: getattr(found.thing, name) for name in after}
    unit.change(found.kind, key.entity_id, **after)
    return Kept(key, settled, before, after)


def _settle(unit: UnitOfWork, key: CaseKey) -> tuple[Settled, ...]:
    """What lost is shown no more, on no laptop."""
    fields = {one.stamp: one.field for one in unit.beaten()}
    settled = tuple(
        Settled(
            id=stamp,
            project_id=unit.project_id,
            entity=key.entity,
            entity_id=key.entity_id,
            field=fields[stamp],
        )
        for stamp in key.stamps
    )
    for one in settled:
        unit.add(one)
    return settled


def _second_note(unit: UnitOfWork, found: Found) -> str:
    """The text that lost hangs right behind the note, linked to it, so that the two count once."""
    text = str(found.values["text"])
    return hang_again(unit, found.thing, text=text, flags=privacy.flags(text)).id


def _chosen(found: Found) -> dict[str, Any]:
    """The fields of the version that lost, with what was changed at the same moment."""
    wanted = {name: value for name, value in found.values.items() if name not in NEVER_BACK}
    if "settings" in found.asked:
        wanted["settings"] = conflictsteps.taken_over(found.thing, str(wanted["settings"]))
    if found.kind is Note and "text" in wanted:
        wanted["flags"] = privacy.flags(str(wanted["text"]))
    return wanted


def _change(unit: UnitOfWork, key: CaseKey, wanted: Mapping[str, Any], instead_of: Mapping[str, Any]) -> None:
    """Fields that still are as they became; what somebody changed since stays."""
    if not wanted:
        return
    kind = ENTITIES[key.entity]
    thing = unit.get(kind, key.entity_id)
    still = {name: value for name, value in wanted.items() if getattr(thing, name) == instead_of[name]}
    unit.change(kind, key.entity_id, **still)
