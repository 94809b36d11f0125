"""Photos of walls and the notes seen in them: from the photo's arrival to the note on the board. Nothing becomes a note without
a look of the facilitator, and nothing that was taken in is lost when something goes wrong later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import Gone, NotAllowed
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.domain.walls import (
    Accuracy,
    Box,
    Island,
    Origin,
    Photo,
    PhotoState,
    Quad,
    Sighting,
    SightingState,
    Way,
    quad_of,
)
from cocreate_desktop.services import wallend, wallwork
from cocreate_desktop.services.ports import Reader, Store, UnitOfWork, Work
from cocreate_desktop.services.seeing import Before, Looked, Reading, WholePhoto
from cocreate_desktop.services.wallwords import accuracy_of, islands_of
from cocreate_desktop.services.wallwork import Drawn, WallReview, read_review, read_sightings

__all__ = ["Drawn", "WallReview", "Walls", "read_review"]


class Walls:
    """The road from a photo to notes. Verbs of the review can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def review(self, evening_id: str) -> WallReview:
        """All photos of an evening with all that was seen."""
        return self._store.read(lambda reader: read_review(reader, evening_id))

    def arrive(self, step_id: str, photo: WholePhoto, *, way: Way) -> Photo:
        """A photo came in at the desk for a step. Raises Gone, DiskFull."""
        return self._store.run(lambda unit: wallwork.arrive(unit, unit.get(Step, step_id), photo, way, ""))

    def arriving(
        self, evening_id: str, photo: WholePhoto, *, way: Way, photo_id: str = "", vote_step: str = ""
    ) -> Work[Photo]:
        """The work of a photo that a phone sent, for the group writer: it is for the vote step that its page asked for, else
        for the step that asks for notes now, else for the first one that can. ``photo_id`` (32 hexadecimal characters chosen by
        the phone) makes sending twice harmless. Raises NotAllowed when the evening has no step for it."""

        def work(unit: UnitOfWork) -> Photo:
            if photo_id and (known := unit.find(Photo, id=photo_id)):
                return known[0]
            step = wallwork.step_for(unit, evening_id, vote_step)
            if step is None:
                raise NotAllowed
            return wallwork.arrive(unit, step, photo, way, photo_id)

        return work

    def arrived_for(self, step_id: str) -> tuple[Photo, ...]:
        """The photos for a step that nobody looked at yet, in the order they came. Those of a vote are in no review: whoever
        has looked at one throws it away."""
        return self._store.read(
            lambda reader: tuple(
                one for one in reader.find(Photo, step_id=step_id) if one.state is PhotoState.ARRIVED
            )
        )

    def whole(self, photo_id: str) -> bytes:
        """The whole photo, while it is there. Raises Gone."""
        return self._store.read(lambda reader: wallwork.blob_of(reader, reader.get(Photo, photo_id).whole))

    def picture(self, sha256: str) -> bytes:
        """A kept picture or a crop by its SHA-256. Raises Gone."""
        return self._store.read(lambda reader: wallwork.blob_of(reader, sha256))

    def crops(self, sighting_ids: Sequence[str]) -> Mapping[str, bytes]:
        """The crops of these, by their ids; those that are gone are left out."""

        def read(reader: Reader) -> dict[str, bytes]:
            found = (one for name in sighting_ids for one in reader.find(Sighting, id=name))
            crops = {}
            for one in found:
                with suppress(Gone):
                    crops[one.id] = wallwork.blob_of(reader, one.picture)
            return crops

        return self._store.read(read)

    def before(self, photo_id: str) -> Before:
        """What earlier photos for the same step showed, so that a note seen twice is one note."""
        return self._store.read(lambda reader: wallwork.before(reader, reader.get(Photo, photo_id)))

    def looked(self, photo_id: str, looked: Looked, headings: Mapping[int, str] | None = None) -> int:
        """Keeps what the machine saw; ``headings`` are the words above islands by their number. Outlines of the machine that
        nobody looked at yet are replaced; what was taken in stays. Returns how many are new. Raises Gone."""
        return self._store.run(lambda unit: wallwork.keep_looked(unit, photo_id, looked, headings or {}))

    def read(self, readings: Mapping[str, Reading]) -> None:
        """Keeps suggested texts by the ids of their sightings; what is gone meanwhile is left out."""

        def work(unit: UnitOfWork) -> None:
            for sighting_id, reading in readings.items():
                if unit.find(Sighting, id=sighting_id):
                    unit.change(Sighting, sighting_id, **wallwork.read_fields(reading))

        self._store.run(work)

    def take(self, sighting_id: str, words: str, *, colour: str = "") -> Note:
        """The facilitator looked: it becomes a note with these words and its crop (``colour`` a letter A–F or empty: as the
        paper is). A second time it changes that note. Raises Empty, TextTooLong, Gone."""
        clean = text.written(words, limit=text.NOTE)
        return self._store.run(
            lambda unit: wallwork.take(unit, unit.get(Sighting, sighting_id), clean, colour)
        )

    def reject(self, sighting_ids: Sequence[str]) -> None:
        """These are no notes (a light switch, a poster). Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for sighting_id in sighting_ids:
                wallwork.unhang(unit, unit.get(Sighting, sighting_id))
                unit.change(Sighting, sighting_id, state=SightingState.REJECTED)

        self._store.run(work)

    def reopen(self, sighting_ids: Sequence[str]) -> None:
        """Undoes ``take`` and ``reject``, and makes a double a note of its own: it waits for a look again. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for sighting_id in sighting_ids:
                wallwork.unhang(unit, unit.get(Sighting, sighting_id))
                unit.change(Sighting, sighting_id, state=SightingState.OPEN, same_as="")

        self._store.run(work)

    def doubled(self, same_as: Mapping[str, str]) -> None:
        """Undoes ``reopen`` of doubles: each repeats the sighting that is named with it again. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for sighting_id, other in same_as.items():
                wallwork.unhang(unit, unit.get(Sighting, sighting_id))
                unit.change(Sighting, sighting_id, state=SightingState.DOUBLE, same_as=other)

        self._store.run(work)

    def draw(self, photo_id: str, drawn: Drawn) -> Sighting:
        """A note that the machine missed, outlined by hand. Raises Gone."""
        return self._store.run(
            lambda unit: wallwork.draw(unit, unit.get(Photo, photo_id), drawn, Origin.DRAWN)
        )

    def erase(self, sighting_id: str) -> None:
        """Undoes ``draw``. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            _erase(unit, sighting_id)

        self._store.run(work)

    def reshape(self, sighting_ids: Sequence[str], drawn: Sequence[Drawn]) -> tuple[Sighting, ...]:
        """Puts others in the place of these: one into several splits it, several into one merges them. Raises Gone."""
        origin = Origin.MERGED if len(drawn) == 1 else Origin.SPLIT

        def work(unit: UnitOfWork) -> tuple[Sighting, ...]:
            before = [unit.get(Sighting, name) for name in sighting_ids]
            photo = unit.get(Photo, before[0].photo_id)
            for one in before:
                wallwork.unhang(unit, one)
                unit.change(Sighting, one.id, state=SightingState.REPLACED)
            first = before[0]
            made = [
                wallwork.draw(unit, photo, one, origin, hint=first.hint, heading=first.heading)
                for one in drawn
            ]
            return tuple(made)

        return self._store.run(work)

    def put_back(self, made: Sequence[str], before: Sequence[str]) -> None:
        """Undoes ``reshape``. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for name in made:
                _erase(unit, name)
            for name in before:
                unit.change(Sighting, name, state=SightingState.OPEN)

        self._store.run(work)

    def keep_whole(self, photo_id: str, keep: bool) -> Photo:
        """Whether the whole photo is kept after the review; when that is over already, it goes at once. Raises Gone."""
        return self._store.run(lambda unit: wallend.keep_whole(unit, unit.get(Photo, photo_id), keep))

    def finish(
        self, photo_ids: Sequence[str], cuts: Mapping[str, tuple[bytes, Box]] | None = None
    ) -> tuple[Photo, ...]:
        """The review of these is done: the whole photos go, unless they are to be kept, and the pictures of what is no note.
        ``cuts`` are smaller parts to keep of some (JPEG, with where each lies in the photo): ``looking.finish`` makes them.
        One that still has notes without a look stays as it is. Returns those that are done. Raises Gone."""
        wanted = cuts or {}

        def work(unit: UnitOfWork) -> tuple[Photo, ...]:
            photos = [unit.get(Photo, photo_id) for photo_id in photo_ids]
            done = [photo for photo in photos if wallend.finished(unit, photo)]
            return tuple(wallend.finish(unit, photo, wanted.get(photo.id)) for photo in done)

        return self._store.run(work)

    def throw_away(self, photo_id: str) -> None:
        """A photo that should not have come in goes, with what nobody took in; notes that were taken in stay, and what was
        seen on another photo too waits for a look there. Raises Gone."""
        self._store.run(lambda unit: wallend.throw_away(unit, unit.get(Photo, photo_id)))

    def taken_of(self, photo_id: str) -> tuple[Photo, tuple[Quad, ...]]:
        """A photo, and where the notes in it lie: those that were taken in and the doubles. Raises Gone."""

        def read(reader: Reader) -> tuple[Photo, tuple[Quad, ...]]:
            seen = reader.find(Sighting, photo_id=photo_id)
            return reader.get(Photo, photo_id), tuple(
                quad_of(one.quad) for one in seen if one.state in wallend.STAYS
            )

        return self._store.read(read)

    def sightings(self, evening_id: str) -> tuple[Sighting, ...]:
        """Everything that was seen in this evening, photo by photo, also on those that were thrown away since."""
        return self._store.read(lambda reader: read_sightings(reader, evening_id))

    def islands(self, evening_id: str) -> tuple[Island, ...]:
        """What hung together on the wall and hangs loose on the board now: themes that may be proposed."""

        def read(reader: Reader) -> tuple[Island, ...]:
            return islands_of(read_sightings(reader, evening_id), reader.find(Note, evening_id=evening_id))

        return self._store.read(read)

    def accuracy(self, evening_id: str) -> Accuracy:
        """How the machine did this evening, by what the facilitator corrected."""

        def read(reader: Reader) -> Accuracy:
            return accuracy_of(read_sightings(reader, evening_id), reader.find(Note, evening_id=evening_id))

        return self._store.read(read)


def _erase(unit: UnitOfWork, sighting_id: str) -> None:
    """An outline of the facilitator goes, with its note and its crop."""
    one = unit.get(Sighting, sighting_id)
    wallwork.unhang(unit, one)
    wallend.remove(unit, one)
    wallend.drop_unused(unit, (one.picture,))
