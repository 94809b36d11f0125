"""What can be said about a wall after its review: which notes hung together, and how the machine did. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cocreate_desktop.domain.notes import Note, hanging
from cocreate_desktop.domain.text import folded
from cocreate_desktop.domain.walls import Accuracy, Island, Origin, Sighting, SightingState, distance
from cocreate_desktop.language import _, date_text

_TOGETHER = 2


def islands_of(sightings: Iterable[Sighting], notes: Sequence[Note]) -> tuple[Island, ...]:
    """The islands of two notes and more that hang loose on the board, those under a heading first. Islands under the same
    heading, also in several photos, are one."""
    loose = {note.id for note in hanging(notes) if not note.theme_id}
    groups: dict[str, tuple[str, list[str]]] = {}
    for one in sightings:
        if one.state is not SightingState.TAKEN or not one.hint or one.note_id not in loose:
            continue
        key = folded(one.heading) if one.heading else f"{one.photo_id}:{one.hint}"
        groups.setdefault(key, (one.heading, []))[1].append(one.note_id)
    found = [Island(_word(key), heading, tuple(ids)) for key, (heading, ids) in groups.items()]
    together = [island for island in found if len(island.note_ids) >= _TOGETHER]
    return tuple(sorted(together, key=lambda island: not island.heading))


def _word(key: str) -> str:
    """Without blanks: refusals are kept with blanks between."""
    return "wall:" + key.replace(" ", "_")


def accuracy_of(sightings: Iterable[Sighting], notes: Sequence[Note]) -> Accuracy:
    """Counted over what somebody looked at; a double counts with the note that it repeats."""
    words = {note.id: note.original for note in notes}
    looked = [one for one in sightings if one.state not in (SightingState.OPEN, SightingState.DOUBLE)]
    found = [one for one in looked if one.origin is Origin.FOUND]
    texts = [
        (one.suggested, words[one.note_id])
        for one in looked
        if one.state is SightingState.TAKEN and one.read and one.note_id in words
    ]
    return Accuracy(
        found=len(found),
        rejected=sum(one.state is SightingState.REJECTED for one in found),
        reshaped=sum(one.state is SightingState.REPLACED for one in found),
        added=sum(one.origin is Origin.DRAWN and one.state is SightingState.TAKEN for one in looked),
        texts=len(texts),
        exact=sum(read == taken for read, taken in texts),
        letters=sum(max(len(read), len(taken)) for read, taken in texts),
        wrong=sum(distance(read, taken) for read, taken in texts),
        made=sum(
            one.origin in (Origin.SPLIT, Origin.MERGED) and one.state is SightingState.TAKEN for one in looked
        ),
    )


def keep_words(photos_until: str) -> str:
    """What keeping a whole photo means: until the last day of photos, when the project has one (YYYY-MM-DD, else empty)."""
    if not photos_until:
        return _("Keep the whole photo")
    return _("Keep the whole photo, until {day}").format(
        day=date_text(date.fromisoformat(photos_until), year=True)
    )
