"""What the review of a wall shows, worked out from what the services say: which notes, in which turn, how many are done.
Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from ...domain.notes import Note
from ...domain.walls import (
    Origin,
    Photo,
    PhotoState,
    Quad,
    Sighting,
    SightingState,
    doubtful,
    in_turn,
    letter_of,
    quad_of,
)
from ...services.walls import WallReview


class Look(StrEnum):
    """How a note stands in its photo."""

    SURE = "sure"
    DOUBT = "doubt"
    CHECKED = "checked"
    DOUBLE = "double"
    REJECTED = "rejected"


_LOOKS = {
    SightingState.TAKEN: Look.CHECKED,
    SightingState.DOUBLE: Look.DOUBLE,
    SightingState.REJECTED: Look.REJECTED,
}


def look_of(one: Sighting) -> Look:
    """How it stands."""
    return _LOOKS.get(one.state) or (Look.DOUBT if doubtful(one) else Look.SURE)


def outline_of(one: Sighting) -> Quad:
    """Its outline; a dot in the corner when what is kept cannot be read."""
    return _outline(one.quad)


@lru_cache(maxsize=4096)
def _outline(kept: str) -> Quad:
    try:
        return quad_of(kept)
    except ValueError:
        return (0.0, 0.0), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0)


@dataclass(frozen=True)
class ReviewState:
    """The photos that are looked at together, what was seen in them (without what was split or merged into others), and the
    notes that it became."""

    photos: tuple[Photo, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    notes: Mapping[str, Note] | None = None

    @cached_property
    def by_id(self) -> Mapping[str, Sighting]:
        """What was seen, by id."""
        return {one.id: one for one in self.sightings}

    @cached_property
    def turn(self) -> tuple[Sighting, ...]:
        """What is still open, in its turn."""
        return in_turn(self.sightings)

    @cached_property
    def doubts(self) -> int:
        """How many open ones are in doubt."""
        return sum(doubtful(one) for one in self.turn)

    @cached_property
    def doubles(self) -> int:
        """How many were seen before."""
        return self._count(SightingState.DOUBLE)

    @cached_property
    def done(self) -> int:
        """How many somebody looked at."""
        return self._count(SightingState.TAKEN, SightingState.REJECTED)

    @property
    def total(self) -> int:
        """How many there are to look at, those that are done included."""
        return self.done + len(self.turn)

    @cached_property
    def found(self) -> int:
        """How many notes the wall has, as far as is known now; each once."""
        return self._count(SightingState.OPEN, SightingState.TAKEN)

    @property
    def found_by_machine(self) -> int:
        """How many of the notes that were taken the machine outlined itself."""
        return sum(one.state is SightingState.TAKEN and one.origin is Origin.FOUND for one in self.sightings)

    @property
    def unread(self) -> int:
        """How many open ones the machine did not read yet."""
        return sum(not one.read for one in self.turn)

    @property
    def waiting_for_a_look(self) -> bool:
        """Whether the machine has not looked at some photo yet."""
        return any(photo.state is PhotoState.ARRIVED for photo in self.photos)

    def of(self, photo_id: str) -> tuple[Sighting, ...]:
        """What was seen in one photo."""
        return tuple(one for one in self.sightings if one.photo_id == photo_id)

    def photo(self, photo_id: str) -> Photo | None:
        """One of the photos."""
        return next((photo for photo in self.photos if photo.id == photo_id), None)

    def note_of(self, one: Sighting) -> Note | None:
        """The note that it became, while it hangs."""
        if one.state is not SightingState.TAKEN or self.notes is None:
            return None
        return self.notes.get(one.note_id)

    def words_of(self, one: Sighting) -> str:
        """What stands on it, as far as is known: of what was seen before, what stands on the one that it repeats."""
        if one.state is SightingState.DOUBLE and not one.suggested:
            one = self.by_id.get(one.same_as, one)
        note = self.note_of(one)
        return note.text if note is not None else one.suggested

    def letter_of(self, one: Sighting) -> str:
        """The letter of its colour on the board."""
        note = self.note_of(one)
        return note.colour if note is not None else letter_of(one.colour)

    def queue(self, current: str) -> tuple[Sighting, ...]:
        """What comes after the current one, round to the one before it."""
        names = [one.id for one in self.turn]
        place = names.index(current) if current in names else -1
        return (*self.turn[place + 1 :], *self.turn[: max(place, 0)])

    def after(self, current: str) -> str:
        """The one that comes next; empty when none is open but this."""
        return next((one.id for one in self.queue(current)), "")

    def step(self, current: str, places: int) -> str:
        """The one so many places on in the turn, without taking; stays at the ends."""
        names = [one.id for one in self.turn]
        if current not in names:
            return names[0] if names else current
        return names[min(max(0, names.index(current) + places), len(names) - 1)]

    def others(self) -> tuple[Sighting, ...]:
        """What is not open: seen before, checked, no notes; in reading order within each."""
        kinds = (SightingState.DOUBLE, SightingState.TAKEN, SightingState.REJECTED)
        return tuple(one for kind in kinds for one in self.sightings if one.state is kind)

    def _count(self, *kinds: SightingState) -> int:
        return sum(one.state in kinds for one in self.sightings)


def state_of(review: WallReview, notes: Iterable[Note], step_id: str) -> ReviewState:
    """The photos for one step, or all of the evening when that step has none."""
    photos = tuple(photo for photo in review.photos if photo.step_id == step_id) or review.photos
    shown = {photo.id for photo in photos}
    seen = tuple(
        one for one in review.sightings if one.photo_id in shown and one.state is not SightingState.REPLACED
    )
    return ReviewState(photos, seen, {note.id: note for note in notes})


class Numbers:
    """The numbers of the notes: in reading order, and the same as long as the review is open."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def give(self, sightings: Iterable[Sighting]) -> None:
        """New ones get the next numbers; what was seen before is counted with the note that it repeats."""
        for one in sightings:
            if one.state is not SightingState.DOUBLE and one.id not in self._given:
                self._given[one.id] = len(self._given) + 1

    def of(self, sighting_id: str) -> int:
        """The number; 0 for none."""
        return self._given.get(sighting_id, 0)

    def hand_on(self, heirs: Mapping[str, str]) -> None:
        """Notes that were outlined anew keep their numbers: the id of now by that of before."""
        for before, now in heirs.items():
            if before in self._given:
                self._given[now] = self._given.pop(before)

    def forget(self) -> None:
        """Counts from 1 again."""
        self._given.clear()
