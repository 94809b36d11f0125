"""The notes that phones sent, as their writers see them again: read once, and after that only those that are another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.services.ports import Reader


@dataclass(frozen=True, slots=True)
class OwnNote:
    """What its writer sees of a note: of thousands no more is held."""

    id: str
    text: str
    colour: str
    state: NoteState
    rank: str


Notes: TypeAlias = Mapping[str, tuple[OwnNote, ...]]
"""By author, as they stand."""


def read_notes(
    reader: Reader, evening_id: str, before: Notes | None = None, others: Collection[str] = ()
) -> Notes:
    """All of an evening, inside a read. With ``before``, which is right but for the notes ``others``, only these are read: to
    read thousands anew for each that comes takes long, and leaves holes in memory that are never filled."""
    if before is None:
        found = reader.find(Note, evening_id=evening_id, channel=Channel.PHONE)
    else:
        found = tuple(note for note_id in others for note in reader.find(Note, id=note_id))
    notes = {author: _without(own, others) for author, own in (before or {}).items()}
    came: dict[str, list[OwnNote]] = {}
    for one in found:
        if one.author and one.channel is Channel.PHONE and one.evening_id == evening_id:
            shown = OwnNote(one.id, one.text, one.colour, one.state, one.rank)
            came.setdefault(one.author, []).append(shown)
    for author, more in came.items():
        notes[author] = tuple(sorted((*notes.get(author, ()), *more), key=_standing))
    return {author: own for author, own in notes.items() if own}


def _without(own: tuple[OwnNote, ...], others: Collection[str]) -> tuple[OwnNote, ...]:
    left = tuple(note for note in own if note.id not in others)
    return own if len(left) == len(own) else left


def _standing(note: OwnNote) -> tuple[str, str]:
    return note.rank, note.id
