"""Which cases there are: what two laptops wrote apart, put together as they were changed together. Reads only; the words and
the picking are elsewhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from cocreate_desktop.domain.catalogue import ENTITIES
from cocreate_desktop.domain.merge import DELETED, Beaten
from cocreate_desktop.domain.stamps import device_of, read_stamp
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.services import conflictsteps
from cocreate_desktop.services.conflictfields import value_of
from cocreate_desktop.services.conflictkinds import FACETS
from cocreate_desktop.services.ports import Reader

TOGETHER_MS: Final = 1000
"""What one laptop changed of one thing within this time was changed together."""


@dataclass(frozen=True, slots=True)
class CaseKey:
    """Names a case for as long as nothing changes in it: the stamps of what lost, and ``against`` those of what holds now."""

    entity: str
    entity_id: str
    stamps: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A case. ``values`` are those that lost, by field, also those that nobody is asked about but that were changed at the same
    moment; ``asked`` the fields that a person knows, in their order. ``removed``: the thing was changed while it was removed
    elsewhere; then ``asked`` are the fields that were changed. ``behind``: how many more versions of these fields wait."""

    kind: type[Any]
    thing: Any
    key: CaseKey
    values: Mapping[str, Any]
    asked: tuple[str, ...]
    removed: bool = False
    behind: int = 0

    @property
    def lost_at(self) -> str:
        """The stamp that tells who wrote what lost, and when."""
        return self.key.stamps[-1]

    @property
    def held_at(self) -> str:
        """The stamp that tells who wrote what holds now, and when."""
        return self.key.against[-1]


def cases(reader: Reader) -> tuple[Found, ...]:
    """Every case that a person must look at, in the order in which they arose; more than two versions of one field come one
    pair after the other. What this version of the program does not know waits for one that does."""
    things: dict[tuple[str, str], list[Beaten]] = {}
    for one in sorted(reader.beaten(), key=lambda lost: lost.stamp):
        if FACETS.get(ENTITIES.get(one.entity, object)) is not None:
            things.setdefault((one.entity, one.entity_id), []).append(one)
    return tuple(found for lost in things.values() for found in _of_thing(reader, lost))


def again(reader: Reader, key: CaseKey) -> Found | None:
    """The case of this name as it stands now; None when it is no more, or another."""
    its = sorted(
        (one for one in reader.beaten() if (one.entity, one.entity_id) == (key.entity, key.entity_id)),
        key=lambda lost: lost.stamp,
    )
    found = _of_thing(reader, its) if its and key.entity in ENTITIES else ()
    return next((one for one in found if one.key == key), None)


def _of_thing(reader: Reader, lost: Sequence[Beaten]) -> tuple[Found, ...]:
    """The cases of one thing."""
    kind, thing_id = ENTITIES[lost[0].entity], lost[0].entity_id
    there = reader.find(kind, id=thing_id)
    if not there:
        return _removed(reader, kind, [one for one in lost if one.field == DELETED])
    stamps = reader.stamps(kind, thing_id)
    made = [_fields(there[0], group, stamps) for group in _groups(lost, stamps)]
    return _one_by_one([one for one in made if one is not None])


def _removed(reader: Reader, kind: type[Any], lost: Sequence[Beaten]) -> tuple[Found, ...]:
    """The case of a thing that was changed on one laptop and removed on another; none when nobody knows what was changed."""
    gone = reader.removed(kind, lost[0].entity_id) if lost else None
    if gone is None:
        return ()
    stamps, unseen = reader.stamps(kind, gone.id), tuple(one.stamp for one in lost)
    known = FACETS[kind].asked
    asked = tuple(name for name in known if stamps.get(name, stamps["added"]) in unseen)
    revived = any(stamp not in stamps.values() for stamp in unseen)  # somebody put it back by hand
    if not known or not (asked or revived):
        return ()
    key = CaseKey(lost[0].entity, gone.id, unseen, (stamps[DELETED],))
    return (Found(kind, gone, key, {}, asked, removed=True),)


def _fields(thing: Any, group: Sequence[Beaten], stamps: Mapping[str, str]) -> Found | None:
    """The case of what was changed together; None when nobody has to be asked."""
    kind = type(thing)
    values: dict[str, Any] = {}
    for one in group:
        try:
            values[one.field] = value_of(kind, one.field, one.value)
        except (KeyError, ValueError):  # a word of a newer version, which asks it itself
            continue
    asked = tuple(
        name for name in FACETS[kind].asked if name in values and _differs(thing, name, values[name])
    )
    if not asked:
        return None
    against = sorted({_stamp(stamps, name) for name in asked})
    first = group[0]
    key = CaseKey(first.entity, first.entity_id, tuple(sorted({one.stamp for one in group})), tuple(against))
    return Found(kind, thing, key, values, asked)


def _differs(thing: Any, field: str, value: Any) -> bool:
    if isinstance(thing, Step) and field == "settings":
        return bool(conflictsteps.differing(thing, str(value)))
    return bool(getattr(thing, field) != value)


def _groups(lost: Iterable[Beaten], stamps: Mapping[str, str]) -> list[list[Beaten]]:
    """What one laptop changed at one moment and another laptop overruled."""
    groups: list[list[Beaten]] = []
    of_fields = (one for one in lost if one.field != DELETED)
    for one in sorted(of_fields, key=lambda each: (device_of(each.stamp), each.stamp)):
        if groups and _together(groups[-1], one, stamps):
            groups[-1].append(one)
        else:
            groups.append([one])
    return sorted(groups, key=lambda group: group[0].stamp)


def _together(group: Sequence[Beaten], one: Beaten, stamps: Mapping[str, str]) -> bool:
    last = group[-1]
    return (
        device_of(last.stamp) == device_of(one.stamp)
        and read_stamp(one.stamp)[0] - read_stamp(last.stamp)[0] <= TOGETHER_MS
        and device_of(_stamp(stamps, last.field)) == device_of(_stamp(stamps, one.field))
        and one.field not in {each.field for each in group}
    )


def _stamp(stamps: Mapping[str, str], field: str) -> str:
    """When a field was changed last; one that never was came with the thing."""
    return stamps.get(field, stamps["added"])


def _one_by_one(found: Sequence[Found]) -> tuple[Found, ...]:
    """Of several versions of one field the first; the others wait behind it."""
    shown: list[Found] = []
    behind: list[int] = []
    for one in found:
        before = next((place for place, each in enumerate(shown) if set(each.asked) & set(one.asked)), None)
        if before is None:
            shown.append(one)
            behind.append(0)
        else:
            behind[before] += 1
    return tuple(replace(one, behind=many) for one, many in zip(shown, behind, strict=True))
