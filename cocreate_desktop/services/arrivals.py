"""Who came in: counted in two taps, described, corrected and added up. Totals are all that leaves.

The number of people in the hall goes along with the count, until somebody types another one.
"""

from cocreate_desktop.domain.arrivals import Arrival, Band, Expectation, Role
from cocreate_desktop.domain.doorcount import MOST_AT_ONCE, MOST_PEOPLE
from cocreate_desktop.domain.errors import BadValue, Gone
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.outreach import Outreach, OutreachChannel
from cocreate_desktop.domain.representation import Perspective
from cocreate_desktop.services.arrivalsview import (
    ArrivalsView,
    ProjectCount,
    count_project,
    view_arrivals,
    view_door,
)
from cocreate_desktop.services.lines import whole
from cocreate_desktop.services.ports import Clock, Store, UnitOfWork, Work

__all__ = ["Arrivals", "ArrivalsView", "ProjectCount", "view_arrivals"]


class Arrivals:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def view(self, evening_id: str) -> ArrivalsView:
        """The count at the door of an evening, whatever its step of now. Raises Gone."""
        return self._store.read(lambda reader: view_door(reader, evening_id))

    def in_project(self) -> ProjectCount:
        """All evenings of the project added up by people."""
        return self._store.read(count_project)

    def count(self, evening_id: str, role: Role, band: Band = Band.UNKNOWN, by_door: bool = False) -> Arrival:
        """Somebody came in. Raises Gone, BadValue when the hall would hold more than there can be."""
        return self._store.run(_counting(evening_id, new_id(), role, band, by_door=by_door))

    def counting(self, evening_id: str, arrival_id: str, role: Role, band: Band) -> Work[Arrival]:
        """The work of a tablet at the door. ``arrival_id`` (32 hexadecimal characters) is the tablet's own choice: sent
        twice it counts once, and with another role or band the last one holds. Raises as ``count``."""
        return _counting(evening_id, arrival_id, role, band, by_door=True)

    def describe(self, arrival_id: str, **fields: object) -> Arrival:
        """What the person just counted says: ``heard`` (a channel, empty: takes it back), ``outreach_id`` (the very flyer; it
        fills in its channel), ``expects``, ``again``. Raises BadValue, Gone."""
        return self._store.run(lambda unit: _describe(unit, arrival_id, fields))

    def describing(self, evening_id: str, arrival_id: str, **fields: object) -> Work[Arrival]:
        """The work of a tablet at the door, for somebody that a tablet of this evening counted. Raises BadValue, Gone."""

        def work(unit: UnitOfWork) -> Arrival:
            _of_door(unit, evening_id, arrival_id)
            return _describe(unit, arrival_id, fields)

        return work

    def undo(self, arrival_id: str) -> None:
        """Takes back one that was counted; ``restore`` counts her again. One that is gone is no error."""
        self._store.run(lambda unit: _take_away(unit, unit.find(Arrival, id=arrival_id)))

    def undoing(self, evening_id: str, arrival_id: str) -> Work[None]:
        """The same for a tablet at the door, which takes back only what it counted. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            _take_away(unit, (_of_door(unit, evening_id, arrival_id),))

        return work

    def restore(self, arrival_ids: tuple[str, ...]) -> None:
        """Counts again whoever was taken back, as she was. Raises Gone when she never was."""

        def work(unit: UnitOfWork) -> None:
            back = [name for name in arrival_ids if not unit.find(Arrival, id=name)]
            for name in back:
                unit.revive(Arrival, name)
            for evening_id in {unit.get(Arrival, name).evening_id for name in back}:
                its = sum(unit.get(Arrival, name).evening_id == evening_id for name in back)
                _keep_present(unit, evening_id, _number(unit, evening_id) - its)

        self._store.run(work)

    def add(self, evening_id: str, role: Role, band: Band, number: object) -> tuple[Arrival, ...]:
        """So many people of one role and age, as a tally sheet tells them. Raises BadValue below 1, above 500 at once, and
        when the hall would hold more than there can be; Gone."""
        people = whole(number, least=1, most=MOST_AT_ONCE, example="12")

        def work(unit: UnitOfWork) -> tuple[Arrival, ...]:
            unit.get(Evening, evening_id)
            made = tuple(_made(unit, evening_id, new_id(), role, band) for _one in range(people))
            return _come_in(unit, evening_id, made)

        return self._store.run(work)

    def take_one(self, evening_id: str, role: Role, band: Band) -> Arrival:
        """Takes back one person of a role and age: she of whom least is known, so that no answer goes which somebody gave.
        Raises Gone when there is none."""

        def work(unit: UnitOfWork) -> Arrival:
            there = unit.find(Arrival, evening_id=evening_id, role=role, band=band)
            if not there:
                raise Gone(what="arrival", id=f"{role} {band}")
            least = min(there, key=_known)
            _take_away(unit, (least,))
            return least

        return self._store.run(work)

    def take_away(self, arrival_ids: tuple[str, ...]) -> None:
        """Takes back those of one tally (undo of ``add``); who is gone already is no error."""

        def work(unit: UnitOfWork) -> None:
            _take_away(unit, tuple(one for name in arrival_ids for one in unit.find(Arrival, id=name)))

        self._store.run(work)

    def follow(self, evening_id: str) -> Evening:
        """The number of people in the hall is that of the count again, whatever was typed. Raises Gone."""

        def work(unit: UnitOfWork) -> Evening:
            return unit.change(Evening, evening_id, present=_number(unit, evening_id) or None)

        return self._store.run(work)

    def see(self, evening_id: str, perspective: Perspective, on: bool) -> Evening:
        """Somebody with this perspective was seen in the room, or not after all. Keys that a newer version knows stay. Raises
        Gone."""

        def work(unit: UnitOfWork) -> Evening:
            before = unit.get(Evening, evening_id).perspectives
            seen = [key for key in before if key != perspective.value] + [perspective.value] * on
            order = list(Perspective)
            seen.sort(
                key=lambda key: order.index(Perspective(key)) if key in set(Perspective) else len(order)
            )
            return unit.change(Evening, evening_id, perspectives=tuple(seen))

        return self._store.run(work)


def _counting(
    evening_id: str, arrival_id: str, role: Role, band: Band, *, by_door: bool = False
) -> Work[Arrival]:
    def work(unit: UnitOfWork) -> Arrival:
        unit.get(Evening, evening_id)
        there = next(iter(unit.find(Arrival, id=arrival_id)), None)
        if there is None:
            return _come_in(unit, evening_id, (_made(unit, evening_id, arrival_id, role, band, by_door),))[0]
        if there.evening_id != evening_id or there.by_door != by_door:
            raise Gone(what="arrival", id=arrival_id)
        return unit.change(Arrival, arrival_id, role=role, band=band)

    return work


def _made(
    unit: UnitOfWork, evening_id: str, arrival_id: str, role: Role, band: Band, by_door: bool = False
) -> Arrival:
    return Arrival(
        id=arrival_id,
        project_id=unit.project_id,
        evening_id=evening_id,
        role=role,
        band=band,
        by_door=by_door,
    )


def _come_in(unit: UnitOfWork, evening_id: str, people: tuple[Arrival, ...]) -> tuple[Arrival, ...]:
    """Keeps them. Raises BadValue when the hall would hold more than there can be."""
    before = _number(unit, evening_id)
    if before + len(people) > MOST_PEOPLE:
        raise BadValue(value=before + len(people), example=str(MOST_PEOPLE))
    for one in people:
        unit.add(one)
    _keep_present(unit, evening_id, before)
    return people


def _describe(unit: UnitOfWork, arrival_id: str, fields: dict[str, object]) -> Arrival:
    checked = {name: _value(name, value) for name, value in fields.items()}
    if checked.get("outreach_id"):
        checked["heard"] = unit.get(Outreach, str(checked["outreach_id"])).channel.value
    elif "heard" in checked:
        # The very flyer belongs to its channel: with another channel it is another one.
        checked["outreach_id"] = ""
    return unit.change(Arrival, arrival_id, **checked)


def _value(name: str, value: object) -> object:
    try:
        if name == "heard":
            return OutreachChannel(str(value)).value if value else ""
        if name == "expects":
            return Expectation(str(value))
    except ValueError as problem:
        example = OutreachChannel.FLYER if name == "heard" else Expectation.SOME
        raise BadValue(value=value, example=example.value) from problem
    return bool(value) if name == "again" else str(value)


def _of_door(unit: UnitOfWork, evening_id: str, arrival_id: str) -> Arrival:
    """Somebody whom a tablet of this evening counted. Raises Gone."""
    found = unit.get(Arrival, arrival_id)
    if found.evening_id != evening_id or not found.by_door:
        raise Gone(what="arrival", id=arrival_id)
    return found


def _take_away(unit: UnitOfWork, arrivals: tuple[Arrival, ...]) -> None:
    before = {one.evening_id: _number(unit, one.evening_id) for one in arrivals}
    for one in arrivals:
        unit.delete(Arrival, one.id)
    for evening_id, number in before.items():
        _keep_present(unit, evening_id, number)


def _known(arrival: Arrival) -> tuple[int, str]:
    """How much is known of somebody beside role and age; the id makes the choice the same each time."""
    said = (arrival.heard, arrival.outreach_id, arrival.expects, arrival.again)
    return sum(map(bool, said)), arrival.id


def _number(unit: UnitOfWork, evening_id: str) -> int:
    return len(unit.find(Arrival, evening_id=evening_id))


def _keep_present(unit: UnitOfWork, evening_id: str, before: int) -> None:
    """The number in the hall goes along when it was that of the count, ``before``; a number that somebody typed stays."""
    present = unit.get(Evening, evening_id).present
    if present is None or present == before:
        unit.change(Evening, evening_id, present=_number(unit, evening_id) or None)
