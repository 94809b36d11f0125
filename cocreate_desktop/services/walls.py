"""Photos of walls and the notes seen in them: from the photo's arrival to the note on the board. Nothing becomes a note without
a look of the facilitator, and nothing that was taken in is lost when something goes wrong later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cocreate_desktop.domain import privacy, text
from cocreate_desktop.domain.errors import Empty, Gone, NotAllowed
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel, Note
from cocreate_desktop.domain.order import between
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.walls import (
    Accuracy,
    Island,
    Origin,
    Photo,
    PhotoState,
    Quad,
    Sighting,
    SightingState,
    Way,
    box_of,
    box_text,
    letter_of,
    quad_of,
    quad_text,
)
from cocreate_desktop.services.capturing import asking_step, first_state, hang
from cocreate_desktop.services.ports import Reader, Store, UnitOfWork, Work
from cocreate_desktop.services.seeing import Before, Crop, Known, Looked, Reading, Seen, WholePhoto
from cocreate_desktop.services.wallwords import accuracy_of, islands_of

_SEEN = (PhotoState.LOOKED, PhotoState.CHECKED)
_HUNDRED_PERCENT = 1000


@dataclass(frozen=True, slots=True)
class WallReview:
    """The photos of an evening in the order they came, and what was seen in them in reading order."""

    photos: tuple[Photo, ...]
    sightings: tuple[Sighting, ...]

    def of(self, photo_id: str) -> tuple[Sighting, ...]:
        """What was seen in one photo."""
        return tuple(one for one in self.sightings if one.photo_id == photo_id)

    @property
    def open(self) -> int:
        """How many still wait for a look."""
        return sum(one.state is SightingState.OPEN for one in self.sightings)

    @property
    def arrived(self) -> tuple[Photo, ...]:
        """Photos that nobody looked at yet."""
        return tuple(photo for photo in self.photos if photo.state is PhotoState.ARRIVED)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An outline of the facilitator with what lies in it."""

    quad: Quad
    crop: Crop


class Walls:
    """The road from a photo to notes. Verbs of the review can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def review(self, evening_id: str) -> WallReview:
        """All photos of an evening with all that was seen."""
        return self._store.read(lambda reader: read_review(reader, evening_id))

    def arrive(self, step_id: str, photo: WholePhoto, *, way: Way) -> Photo:
        """A photo came in at the desk for a step. Raises Gone, DiskFull."""
        return self._store.run(lambda unit: _arrive(unit, unit.get(Step, step_id), photo, way, ""))

    def arriving(self, evening_id: str, photo: WholePhoto, *, way: Way, photo_id: str = "") -> Work[Photo]:
        """The work of a photo that a phone sent, for the group writer: it is for the step that asks for notes now, else for
        the first one that can. ``photo_id`` (32 hexadecimal characters chosen by the phone) makes sending twice harmless.
        Raises NotAllowed when the evening has no step for notes."""

        def work(unit: UnitOfWork) -> Photo:
            if photo_id and (known := unit.find(Photo, id=photo_id)):
                return known[0]
            step = _step_for(unit, evening_id)
            if step is None:
                raise NotAllowed
            return _arrive(unit, step, photo, way, photo_id)

        return work

    def whole(self, photo_id: str) -> bytes:
        """The whole photo, while it is there. Raises Gone."""
        return self._store.read(lambda reader: _blob(reader, reader.get(Photo, photo_id).whole))

    def picture(self, sha256: str) -> bytes:
        """A kept picture or a crop by its SHA-256. Raises Gone."""
        return self._store.read(lambda reader: _blob(reader, sha256))

    def crops(self, sighting_ids: Sequence[str]) -> Mapping[str, bytes]:
        """The crops of these, by their ids; those that are gone are left out."""

        def read(reader: Reader) -> dict[str, bytes]:
            found = (one for name in sighting_ids for one in reader.find(Sighting, id=name))
            return {one.id: reader.blob(one.picture) for one in found if one.picture}

        return self._store.read(read)

    def before(self, photo_id: str) -> Before:
        """What earlier photos for the same step showed, so that a note seen twice is one note."""
        return self._store.read(lambda reader: _before(reader, reader.get(Photo, photo_id)))

    def looked(self, photo_id: str, looked: Looked, headings: Mapping[int, str] | None = None) -> int:
        """Keeps what the machine saw; ``headings`` are the words above islands by their number. Outlines of the machine that
        nobody looked at yet are replaced; what was taken in stays. Returns how many are new. Raises Gone."""
        return self._store.run(lambda unit: _keep_looked(unit, photo_id, looked, headings or {}))

    def read(self, readings: Mapping[str, Reading]) -> None:
        """Keeps suggested texts by the ids of their sightings; what is gone meanwhile is left out."""

        def work(unit: UnitOfWork) -> None:
            for sighting_id, reading in readings.items():
                if unit.find(Sighting, id=sighting_id):
                    unit.change(Sighting, sighting_id, **_read_fields(reading))

        self._store.run(work)

    def take(self, sighting_id: str, words: str, *, colour: str = "") -> Note:
        """The facilitator looked: it becomes a note with these words and its crop (``colour`` a letter A–F or empty: as the
        paper is). A second time it changes that note. Raises Empty, TextTooLong, Gone."""
        clean = text.clean(words, limit=text.NOTE)
        if not clean:
            raise Empty
        return self._store.run(lambda unit: _take(unit, unit.get(Sighting, sighting_id), clean, colour))

    def reject(self, sighting_ids: Sequence[str]) -> None:
        """These are no notes (a light switch, a poster). Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for sighting_id in sighting_ids:
                _unhang(unit, unit.get(Sighting, sighting_id))
                unit.change(Sighting, sighting_id, state=SightingState.REJECTED)

        self._store.run(work)

    def reopen(self, sighting_ids: Sequence[str]) -> None:
        """Undoes ``take`` and ``reject``, and makes a double a note of its own: it waits for a look again. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for sighting_id in sighting_ids:
                _unhang(unit, unit.get(Sighting, sighting_id))
                unit.change(Sighting, sighting_id, state=SightingState.OPEN, same_as="")

        self._store.run(work)

    def draw(self, photo_id: str, drawn: Drawn) -> Sighting:
        """A note that the machine missed, outlined by hand. Raises Gone."""
        return self._store.run(lambda unit: _draw(unit, unit.get(Photo, photo_id), drawn, Origin.DRAWN))

    def erase(self, sighting_id: str) -> None:
        """Undoes ``draw``. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            _unhang(unit, unit.get(Sighting, sighting_id))
            unit.delete(Sighting, sighting_id)

        self._store.run(work)

    def reshape(self, sighting_ids: Sequence[str], drawn: Sequence[Drawn]) -> tuple[Sighting, ...]:
        """Puts others in the place of these: one into several splits it, several into one merges them. Raises Gone."""
        origin = Origin.MERGED if len(drawn) == 1 else Origin.SPLIT

        def work(unit: UnitOfWork) -> tuple[Sighting, ...]:
            before = [unit.get(Sighting, name) for name in sighting_ids]
            photo = unit.get(Photo, before[0].photo_id)
            for one in before:
                _unhang(unit, one)
                unit.change(Sighting, one.id, state=SightingState.REPLACED)
            first = before[0]
            made = [_draw(unit, photo, one, origin, hint=first.hint, heading=first.heading) for one in drawn]
            return tuple(made)

        return self._store.run(work)

    def put_back(self, made: Sequence[str], before: Sequence[str]) -> None:
        """Undoes ``reshape``. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            for name in made:
                _unhang(unit, unit.get(Sighting, name))
                unit.delete(Sighting, name)
            for name in before:
                unit.change(Sighting, name, state=SightingState.OPEN)

        self._store.run(work)

    def keep_whole(self, photo_id: str, keep: bool) -> Photo:
        """Whether the whole photo is kept after the review. Raises Gone."""
        return self._store.run(lambda unit: unit.change(Photo, photo_id, keep_whole=keep))

    def finish(self, photo_ids: Sequence[str]) -> tuple[Photo, ...]:
        """The review of these is done: the whole photos go, unless they are to be kept. One that still has notes without a
        look stays as it is. Returns those that are done."""
        return self._store.run(lambda unit: _finish(unit, photo_ids))

    def throw_away(self, photo_id: str) -> None:
        """A photo that should not have come in goes, with what nobody took in; notes that were taken in stay. Raises Gone."""

        def work(unit: UnitOfWork) -> None:
            photo = unit.get(Photo, photo_id)
            for one in unit.find(Sighting, photo_id=photo.id):
                if one.state is not SightingState.TAKEN:
                    unit.delete(Sighting, one.id)
                    _drop(unit, one.picture)
            unit.delete(Photo, photo.id)
            _drop(unit, photo.whole)
            if not unit.find(Sighting, photo_id=photo.id):
                _drop(unit, photo.picture)

        self._store.run(work)

    def islands(self, evening_id: str) -> tuple[Island, ...]:
        """What hung together on the wall and hangs loose on the board now: themes that may be proposed."""

        def read(reader: Reader) -> tuple[Island, ...]:
            review = read_review(reader, evening_id)
            return islands_of(review.sightings, reader.find(Note, evening_id=evening_id))

        return self._store.read(read)

    def accuracy(self, evening_id: str) -> Accuracy:
        """How the machine did this evening, by what the facilitator corrected."""

        def read(reader: Reader) -> Accuracy:
            review = read_review(reader, evening_id)
            return accuracy_of(review.sightings, reader.find(Note, evening_id=evening_id))

        return self._store.read(read)


def read_review(reader: Reader, evening_id: str) -> WallReview:
    """The review, inside a read."""
    photos = reader.find(Photo, evening_id=evening_id)
    place = {photo.id: n for n, photo in enumerate(photos)}
    seen = (one for one in reader.find(Sighting, evening_id=evening_id) if one.photo_id in place)
    return WallReview(photos, tuple(sorted(seen, key=lambda one: (place[one.photo_id], one.rank, one.id))))


def _step_for(reader: Reader, evening_id: str) -> Step | None:
    evening = reader.get(Evening, evening_id)
    now = asking_step(reader, evening)
    steps = reader.find(Step, evening_id=evening_id)
    for kind in (Kind.IDEAS, Kind.THEMES):
        now = now or next((step for step in steps if step.kind is kind), None)
    return now


def _arrive(unit: UnitOfWork, step: Step, photo: WholePhoto, way: Way, photo_id: str) -> Photo:
    made = Photo(
        id=photo_id or new_id(),
        project_id=unit.project_id,
        evening_id=step.evening_id,
        step_id=step.id,
        name=text.clean(photo.name[: text.LINE], limit=text.LINE, lines=False),
        way=way,
        width=photo.width,
        height=photo.height,
        whole=unit.keep_blob(photo.content, photo.media_type),
        rank=between(unit.last_rank(Photo, evening_id=step.evening_id) or None, None),
    )
    unit.add(made)
    return made


def _before(reader: Reader, photo: Photo) -> Before:
    earlier = [
        one
        for one in reader.find(Photo, step_id=photo.step_id)
        if one.state in _SEEN and one.picture and one.id != photo.id
    ]
    known = [
        Known(one.id, quad_of(one.quad), number)
        for number, other in enumerate(earlier)
        for one in reader.find(Sighting, photo_id=other.id)
        if one.state in (SightingState.OPEN, SightingState.TAKEN)
    ]
    return Before(
        tuple(reader.blob(one.picture) for one in earlier),
        tuple(box_of(one.cut) for one in earlier),
        tuple(known),
    )


def _keep_looked(unit: UnitOfWork, photo_id: str, looked: Looked, headings: Mapping[int, str]) -> int:
    photo = unit.get(Photo, photo_id)
    for one in unit.find(Sighting, photo_id=photo.id):
        if one.state in (SightingState.OPEN, SightingState.DOUBLE) and one.origin is Origin.FOUND:
            unit.delete(Sighting, one.id)
    rank = ""
    new = 0
    for seen in looked.seen:
        rank = between(rank or None, None)
        state = _state_of(unit, seen)
        new += state is SightingState.OPEN
        made = replace(_sighting(unit, photo, seen, headings), state=state, rank=rank)
        unit.add(made)
        if seen.same_as and state is SightingState.OPEN:
            # The earlier picture of it cannot be read and this one can: that one is the double.
            unit.change(Sighting, seen.same_as, state=SightingState.DOUBLE, same_as=made.id)
    unit.change(
        Photo,
        photo.id,
        state=PhotoState.LOOKED,
        width=looked.width,
        height=looked.height,
        picture=unit.keep_blob(looked.picture, "image/jpeg") if looked.picture else "",
        cut=box_text(looked.cut),
        board=quad_text(looked.board) if looked.board else "",
        warnings=looked.warnings,
        again=tuple(f"{box_text(part.box)} {part.notes} {part.why}" for part in looked.again),
    )
    return new


def _state_of(unit: UnitOfWork, seen: Seen) -> SightingState:
    if not seen.same_as:
        return SightingState.OPEN
    earlier = unit.find(Sighting, id=seen.same_as)
    if not earlier or earlier[0].state in (SightingState.REJECTED, SightingState.REPLACED):
        return SightingState.OPEN
    better = earlier[0].unclear and not seen.unclear and earlier[0].state is SightingState.OPEN
    return SightingState.OPEN if better else SightingState.DOUBLE


def _sighting(unit: UnitOfWork, photo: Photo, seen: Seen, headings: Mapping[int, str]) -> Sighting:
    return Sighting(
        id=new_id(),
        project_id=unit.project_id,
        evening_id=photo.evening_id,
        photo_id=photo.id,
        quad=quad_text(seen.quad),
        colour=seen.crop.colour,
        confidence=round(seen.confidence * _HUNDRED_PERCENT),
        picture=unit.keep_blob(seen.crop.content, "image/jpeg"),
        cut_off=seen.cut_off,
        unclear=seen.unclear,
        hint=seen.island,
        heading=text.clean(headings.get(seen.island, "")[: text.LINE], limit=text.LINE, lines=False),
        same_as=seen.same_as,
    )


def _read_fields(reading: Reading) -> dict[str, object]:
    return {
        "read": True,
        "suggested": text.clean(reading.text[: text.NOTE], limit=text.NOTE),
        "sureness": round(reading.sureness * _HUNDRED_PERCENT),
        "doubts": tuple(f"{word} {meant}".strip() for word, meant in reading.doubts),
    }


def _take(unit: UnitOfWork, sighting: Sighting, words: str, colour: str) -> Note:
    photo = unit.get(Photo, sighting.photo_id)
    letter = colour or letter_of(sighting.colour)
    if sighting.note_id:
        note = unit.revive(Note, sighting.note_id)
        said = _first_words(words)
        note = unit.change(Note, note.id, **said, colour=letter)
    else:
        step = unit.get(Step, photo.step_id)
        note = hang(
            unit,
            step,
            words,
            colour=letter,
            channel=Channel.PHOTO,
            state=first_state(words),
            picture=sighting.picture,
        )
    unit.change(Sighting, sighting.id, state=SightingState.TAKEN, note_id=note.id)
    return note


def _first_words(words: str) -> dict[str, object]:
    """What changes when a note from a photo gets other words during its review: these are its first words then."""
    return {"text": words, "original": words, "flags": privacy.flags(words), "state": first_state(words)}


def _unhang(unit: UnitOfWork, sighting: Sighting) -> None:
    """Its note goes from the board; the id stays, so that taking it again is the same note."""
    if sighting.state is SightingState.TAKEN and sighting.note_id:
        unit.delete(Note, sighting.note_id)


def _draw(
    unit: UnitOfWork, photo: Photo, drawn: Drawn, origin: Origin, *, hint: int = 0, heading: str = ""
) -> Sighting:
    made = Sighting(
        id=new_id(),
        project_id=unit.project_id,
        evening_id=photo.evening_id,
        photo_id=photo.id,
        quad=quad_text(drawn.quad),
        colour=drawn.crop.colour,
        confidence=_HUNDRED_PERCENT,
        picture=unit.keep_blob(drawn.crop.content, "image/jpeg"),
        origin=origin,
        hint=hint,
        heading=heading,
        rank=between(unit.last_rank(Sighting, photo_id=photo.id) or None, None),
    )
    unit.add(made)
    return made


def _finish(unit: UnitOfWork, photo_ids: Sequence[str]) -> tuple[Photo, ...]:
    done = []
    for photo_id in photo_ids:
        photo = unit.get(Photo, photo_id)
        seen = unit.find(Sighting, photo_id=photo_id)
        if photo.state is PhotoState.ARRIVED or any(one.state is SightingState.OPEN for one in seen):
            continue
        gone = "" if not photo.keep_whole else photo.whole
        done.append(unit.change(Photo, photo_id, state=PhotoState.CHECKED, whole=gone))
        if not photo.keep_whole:
            _drop(unit, photo.whole)
    return tuple(done)


def _drop(unit: UnitOfWork, sha256: str) -> None:
    """The bytes go, unless another photo, sighting or note shows the same."""
    if not sha256:
        return
    used = (
        *unit.find(Photo, whole=sha256),
        *unit.find(Photo, picture=sha256),
        *unit.find(Sighting, picture=sha256),
        *unit.find(Note, picture=sha256),
    )
    if not used:
        unit.drop_blob(sha256)


def _blob(reader: Reader, sha256: str) -> bytes:
    if not sha256:
        raise Gone(what="blob", id="")
    return reader.blob(sha256)
