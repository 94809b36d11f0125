"""What happens to photos of walls and to what was seen in them inside one unit of work: rows, crops, and the notes they
become."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from cocreate_desktop.domain import privacy, text
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.order import between
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.walls import (
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
from cocreate_desktop.services import wallagain, wallend
from cocreate_desktop.services.capturing import asking_step, first_state, hang
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.seeing import Before, Crop, Known, Looked, Reading, Seen, WholePhoto

_SEEN = (PhotoState.LOOKED, PhotoState.CHECKED)
_WHOLE = 1000


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


def read_review(reader: Reader, evening_id: str) -> WallReview:
    """The review, inside a read. Photos for a vote are none of a wall."""
    found, seen = _read(reader, evening_id)
    votes = {step.id for step in reader.find(Step, evening_id=evening_id) if step.kind is Kind.VOTE}
    of_walls = (photo for photo in found if photo.step_id not in votes)
    photos = tuple(photo for photo in of_walls if photo.state is not PhotoState.THROWN)
    there = {photo.id for photo in photos}
    return WallReview(photos, tuple(one for one in seen if one.photo_id in there))


def read_sightings(reader: Reader, evening_id: str) -> tuple[Sighting, ...]:
    """Everything that was seen, photo by photo in reading order; first what lies on a photo that is not here."""
    return _read(reader, evening_id)[1]


def _read(reader: Reader, evening_id: str) -> tuple[tuple[Photo, ...], tuple[Sighting, ...]]:
    photos = reader.find(Photo, evening_id=evening_id)
    place = {photo.id: n for n, photo in enumerate(photos)}
    every = reader.find(Sighting, evening_id=evening_id)
    return photos, tuple(sorted(every, key=lambda one: (place.get(one.photo_id, -1), one.rank, one.id)))


def step_for(reader: Reader, evening_id: str, vote_step: str = "") -> Step | None:
    """The step that a photo from a phone is for: the vote that its page asked for, else the step that asks for notes now, else
    the first one that takes notes, or None when the evening has none."""
    evening = reader.get(Evening, evening_id)
    steps = reader.find(Step, evening_id=evening_id)
    vote = (step for step in steps if step.id == vote_step and step.kind is Kind.VOTE)
    now = next(vote, None) or asking_step(reader, evening)
    for kind in (Kind.IDEAS, Kind.THEMES):
        now = now or next((step for step in steps if step.kind is kind), None)
    return now


def arrive(unit: UnitOfWork, step: Step, photo: WholePhoto, way: Way, photo_id: str) -> Photo:
    """Stores a photo with its bytes, after those that came before."""
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
        rank=rank_at_end(unit, Photo, evening_id=step.evening_id),
    )
    unit.add(made)
    return made


def before(reader: Reader, photo: Photo) -> Before:
    """What earlier photos for the same step showed; one whose picture another laptop has not sent yet is left out."""
    there = []
    for one in reader.find(Photo, step_id=photo.step_id):
        with suppress(Gone):
            if one.state in _SEEN and one.picture and one.id != photo.id:
                there.append((one, reader.blob(one.picture)))
    known = [
        Known(one.id, quad_of(one.quad), number)
        for number, (other, _picture) in enumerate(there)
        for one in reader.find(Sighting, photo_id=other.id)
        if one.state in (SightingState.OPEN, SightingState.TAKEN)
    ]
    return Before(
        tuple(picture for _one, picture in there),
        tuple(box_of(one.cut) for one, _picture in there),
        tuple(known),
    )


def keep_looked(unit: UnitOfWork, photo_id: str, looked: Looked, headings: Mapping[int, str]) -> int:
    """Keeps what the machine saw; returns how many wait for a look that were not there before."""
    photo = unit.get(Photo, photo_id)
    before = unit.find(Sighting, photo_id=photo.id)
    kept = _kept(unit, before, looked)
    made = _new(unit, photo, looked, headings, kept)
    _clear(unit, [one for one in before if not wallagain.stays(one)], made)
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
    wallend.drop_unused(unit, (photo.picture,))
    return sum(one.state is SightingState.OPEN for one in made)


def _kept(unit: UnitOfWork, before: Sequence[Sighting], looked: Looked) -> list[Sighting]:
    """What stays, in islands whose numbers are not those of the new look."""
    most = max((seen.island for seen in looked.seen), default=0)
    kept = [one for one in before if wallagain.stays(one)]
    return [unit.change(Sighting, one.id, hint=most + one.hint) if one.hint else one for one in kept]


def _new(
    unit: UnitOfWork, photo: Photo, looked: Looked, headings: Mapping[int, str], kept: Sequence[Sighting]
) -> list[Sighting]:
    """What is seen for the first time, in reading order between what stays."""
    rank, made, matched = "", [], set[str]()
    for seen in looked.seen:
        rank = between(rank or None, None)
        free = [one for one in kept if one.origin is not Origin.FOUND or one.id not in matched]
        known = wallagain.lying_at(seen.quad, free)
        if known is not None:
            # Checked or drawn by hand, so it stays; only the island that it hangs in, and its turn, are known anew.
            where = {"hint": seen.island, "heading": _heading(seen, headings), "rank": rank}
            unit.change(Sighting, known.id, **where)
            matched.add(known.id)
            continue
        one = replace(_sighting(unit, photo, seen, headings), state=_state_of(unit, seen), rank=rank)
        unit.add(one)
        made.append(one)
        if seen.same_as and one.state is SightingState.OPEN:
            # The earlier picture of it cannot be read and this one can: that one is the double.
            unit.change(Sighting, seen.same_as, state=SightingState.DOUBLE, same_as=one.id)
    return made


def _clear(unit: UnitOfWork, gone: Sequence[Sighting], made: Sequence[Sighting]) -> None:
    """What nobody looked at goes; a note of another photo that repeats it repeats what lies there now."""
    for one in gone:
        there = wallagain.alike(quad_of(one.quad), made) if one.quad else None
        wallend.remove(unit, one, {one.id: there.id} if there is not None else {})
    wallend.drop_unused(unit, [one.picture for one in gone])


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
        confidence=round(seen.confidence * _WHOLE),
        picture=unit.keep_blob(seen.crop.content, "image/jpeg"),
        cut_off=seen.cut_off,
        unclear=seen.unclear,
        hint=seen.island,
        heading=_heading(seen, headings),
        same_as=seen.same_as,
    )


def _heading(seen: Seen, headings: Mapping[int, str]) -> str:
    return text.clean(headings.get(seen.island, "")[: text.LINE], limit=text.LINE, lines=False)


def read_fields(reading: Reading) -> dict[str, object]:
    """What a reading changes in its sighting."""
    return {
        "read": True,
        "suggested": text.clean(reading.text[: text.NOTE], limit=text.NOTE),
        "sureness": round(reading.sureness * _WHOLE),
        "doubts": tuple(f"{word} {meant}".strip() for word, meant in reading.doubts),
    }


def take(unit: UnitOfWork, sighting: Sighting, words: str, colour: str) -> Note:
    """Makes the note of a sighting, or changes the one that it became before."""
    photo = unit.get(Photo, sighting.photo_id)
    letter = colour or letter_of(sighting.colour)
    if sighting.note_id:
        note = unit.revive(Note, sighting.note_id)
        note = unit.change(Note, note.id, **_first_words(note, words), colour=letter)
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


def _first_words(note: Note, words: str) -> dict[str, object]:
    """What changes when a note from a photo gets other words during its review: these are its first words then. One that was
    hidden meanwhile stays hidden."""
    shown = note.state in (NoteState.SHOWN, NoteState.WAITING)
    state = first_state(words) if shown else note.state
    return {"text": words, "original": words, "flags": privacy.flags(words), "state": state}


def unhang(unit: UnitOfWork, sighting: Sighting) -> None:
    """Its note goes from the board; the id stays, so that taking it again is the same note."""
    if sighting.state is SightingState.TAKEN and sighting.note_id:
        unit.delete(Note, sighting.note_id)


def draw(
    unit: UnitOfWork, photo: Photo, drawn: Drawn, origin: Origin, *, hint: int = 0, heading: str = ""
) -> Sighting:
    """Stores an outline of the facilitator."""
    made = Sighting(
        id=new_id(),
        project_id=unit.project_id,
        evening_id=photo.evening_id,
        photo_id=photo.id,
        quad=quad_text(drawn.quad),
        colour=drawn.crop.colour,
        confidence=_WHOLE,
        picture=unit.keep_blob(drawn.crop.content, "image/jpeg"),
        origin=origin,
        hint=hint,
        heading=heading,
        rank=rank_at_end(unit, Sighting, photo_id=photo.id),
    )
    unit.add(made)
    return made


def blob_of(reader: Reader, sha256: str) -> bytes:
    """The bytes of a picture. Raises Gone, also for an empty name."""
    if not sha256:
        raise Gone(what="blob", id="")
    return reader.blob(sha256)
