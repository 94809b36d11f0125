"""The venue check of an evening's place: what is known of it, and the only way in which that changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from cocreate_desktop.domain import text
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.venue import (
    BeamerFacts,
    CameraFacts,
    Facts,
    VenueCheck,
    VenuePart,
    VenueState,
    check_id,
    part_of,
    place_of,
    read_facts,
    written,
)
from cocreate_desktop.domain.viewing import hall_of
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

NAME: Final = 60
"""Characters of the name of a machine."""


@dataclass(frozen=True, slots=True)
class VenueItem:
    """One part of the check. ``facts`` None: nobody ever looked. ``earlier``: it was looked at for another evening or on
    another machine, so that it is known and yet not done. ``state`` is that of this evening."""

    part: VenuePart
    state: VenueState = VenueState.OPEN
    facts: Facts | None = None
    at: str = ""
    machine: str = ""
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class VenueView:
    """The check of one evening's place; ``items`` are the parts in their order, always all of them."""

    evening: Evening
    items: tuple[VenueItem, ...]

    def item(self, part: VenuePart) -> VenueItem:
        """One part."""
        return next(one for one in self.items if one.part is part)

    def count(self, state: VenueState) -> int:
        """How many parts are so."""
        return sum(one.state is state for one in self.items)


class Venues:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def view(self, evening_id: str, machine: str = "") -> VenueView:
        """What is known of the evening's place; ``machine`` is the laptop that asks (empty: whichever it was counts). Raises
        Gone."""
        return self._store.read(lambda reader: _view(reader, evening_id, machine))

    def keep(self, evening_id: str, facts: Facts, machine: str) -> VenueCheck:
        """Keeps what was seen of one part, in place of what was known of it; of a long name of a machine its beginning. Raises
        Gone."""
        machine = text.clean(machine[:NAME], limit=NAME, lines=False)
        at = utc_text(self._clock.now())
        part = part_of(facts)

        def work(unit: UnitOfWork) -> VenueCheck:
            evening = unit.get(Evening, evening_id)
            place = place_of(evening.hall, evening_id)
            made = VenueCheck(
                id=check_id(place, part),
                project_id=unit.project_id,
                place=place,
                evening_id=evening_id,
                part=part,
                state=facts.state,
                facts=written(facts),
                at=at,
                machine=machine,
            )
            unit.add(made)
            return made

        return self._store.run(work)

    def recall(self, evening_id: str) -> Evening:
        """Gives an evening the last row and the height of the picture that were measured in this place before, where nobody
        has filled them in yet. Raises Gone."""

        def work(unit: UnitOfWork) -> Evening:
            evening = unit.get(Evening, evening_id)
            known = _known(unit, evening).get(VenuePart.BEAMER)
            found = read_facts(known.part, known.facts) if known is not None else None
            if not isinstance(found, BeamerFacts):
                return evening
            return unit.change(
                Evening,
                evening_id,
                viewing_distance=evening.viewing_distance or found.distance,
                screen_height=evening.screen_height or found.picture,
            )

        return self._store.run(work)


def _view(reader: Reader, evening_id: str, machine: str) -> VenueView:
    evening = reader.get(Evening, evening_id)
    known = _known(reader, evening)
    return VenueView(evening, tuple(_item(part, known.get(part), evening, machine) for part in VenuePart))


def _known(reader: Reader, evening: Evening) -> Mapping[VenuePart, VenueCheck]:
    """By its place; what was looked at before the hall had a name stays known."""
    places = dict.fromkeys((place_of("", evening.id), place_of(evening.hall, evening.id)))
    return {one.part: one for place in places for one in reader.find(VenueCheck, place=place)}


def _item(part: VenuePart, check: VenueCheck | None, evening: Evening, machine: str) -> VenueItem:
    if check is None:
        return VenueItem(part)
    facts = read_facts(part, check.facts)
    if isinstance(facts, BeamerFacts | CameraFacts) and evening.viewing_distance and evening.screen_height:
        facts = facts.in_hall(hall_of(evening))
    earlier = check.evening_id != evening.id or machine not in ("", check.machine)
    state = VenueState.OPEN if earlier else facts.state
    return VenueItem(part, state, facts, check.at, check.machine, earlier)
