"""What the desk says beside a note: hidden, perhaps personal, double, its table, long, from a phone, other words. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...domain.notes import Channel, Note, NoteState, table_words, times
from ...domain.privacy import FLAG_NAMES
from ...domain.text import NOTE_ON_PHONE, folded
from ...language import _


@dataclass(frozen=True, slots=True)
class Flag:
    """Words of a chip, its kind (plain or warn) and its icon."""

    words: str
    kind: str = "plain"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note as a list shows it: its text on one line, as it was written, and its flags."""

    note_id: str
    text: str
    colour: str
    flags: tuple[Flag, ...] = ()
    hidden: bool = False

    @property
    def spoken(self) -> str:
        """All of it for the ear."""
        flags = ", ".join(flag.words for flag in self.flags)
        return f"{flags} · {self.text}" if flags else self.text


def rows_of(notes: Sequence[Note], among: Iterable[Note]) -> tuple[NoteRow, ...]:
    """The rows of ``notes``; what is double is looked for ``among`` all that hang or wait."""
    there = [note for note in among if note.state in (NoteState.SHOWN, NoteState.WAITING)]
    same = Counter(folded(note.text) for note in there)
    joined = times(there)
    return tuple(_row(note, max(same[folded(note.text)], joined.get(note.id, 1))) for note in notes)


def _row(note: Note, said: int) -> NoteRow:
    hidden = note.state is NoteState.HIDDEN
    return NoteRow(note.id, " ".join(note.text.split()), note.colour, flags_of(note, said), hidden)


def flags_of(note: Note, said: int = 1) -> tuple[Flag, ...]:
    """The flags of one note, most urgent first; ``said`` is how often these words hang or wait."""
    found = []
    if note.state is NoteState.HIDDEN:
        found.append(Flag(_("hidden"), icon="eye-slash"))
    found += [Flag(_(FLAG_NAMES[flag]), "warn", "warning") for flag in note.flags]
    if said > 1:
        found.append(Flag(_("{n} times").format(n=said), icon="stack"))
    if note.table:
        found.append(Flag(table_words(note.table), icon="table"))
    if len(note.text) > NOTE_ON_PHONE:
        found.append(Flag(_("long"), icon="list-bullets"))
    if note.text != note.original:
        found.append(Flag(_("other words"), icon="pencil-simple"))
    # What waits always came from a phone.
    if note.channel is Channel.PHONE and note.state is not NoteState.WAITING:
        found.append(Flag(_("from a phone"), icon="device-mobile"))
    return tuple(found)
