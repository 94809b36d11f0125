"""Which crops of photographed notes may stand beside their text on paper and in files. The note's own words decide whether the
note itself may; this decides about its picture. Pure."""

from collections.abc import Iterable

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.notes import Channel, Note, idea_of
from cocreate_desktop.domain.walls import Sighting


def photographed(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Those that came from a photo with a crop, in their order."""
    return tuple(note for note in notes if note.channel is Channel.PHOTO and note.picture)


def crops_of(notes: Iterable[Note], sightings: Iterable[Sighting]) -> dict[str, str]:
    """The SHA-256 of the crop by the id of each photographed note. Left out is that of a note out of which something personal
    was taken, by what it first said or by what the machine read on it: there it still stands in the picture."""
    read = {one.note_id: one.suggested for one in sightings if one.note_id}
    return {
        note.id: note.picture
        for note in photographed(notes)
        if not _tells_more(note, read.get(idea_of(note), ""))
    }


def _tells_more(note: Note, read: str) -> bool:
    seen = {*privacy.flags(note.original), *privacy.flags(read)}
    return bool(seen - set(privacy.flags(note.text)))
