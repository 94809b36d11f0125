"""A note (briefje): what a neighbour wrote, where it came from and where it hangs. The original wording always stays."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.language import _


class NoteState(StrEnum):
    """``WAITING`` for moderation, ``SHOWN``, ``HIDDEN`` by the facilitator, ``WITHDRAWN`` by its writer."""

    WAITING = "waiting"
    SHOWN = "shown"
    HIDDEN = "hidden"
    WITHDRAWN = "withdrawn"


class Channel(StrEnum):
    """The road by which input or a ballot came in."""

    DESK = "desk"
    PHONE = "phone"
    CARD = "card"
    HANDS = "hands"
    DOTS = "dots"
    PAPER = "paper"
    PHOTO = "photo"
    IMPORT = "import"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """``colour`` is a letter A–F; ``picture`` the SHA-256 of its crop or empty; ``author`` an HMAC of the guest's token.

    ``theme_id`` empty means it hangs loose. ``merged_into`` names the note that this one is a double of.
    """

    id: str
    project_id: str
    evening_id: str
    step_id: str
    text: str
    original: str
    colour: str = "A"
    table: str = ""
    channel: Channel = Channel.DESK
    state: NoteState = NoteState.SHOWN
    theme_id: str = ""
    rank: str = ""
    merged_into: str = ""
    linked_to: str = ""
    picture: str = ""
    author: str = ""
    flags: tuple[str, ...] = ()


def hanging(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes that hang on the wall by themselves: shown, and no double of one that is shown. A double whose note was taken
    back hangs by itself again, for it is somebody's own."""
    shown = [note for note in notes if note.state is NoteState.SHOWN]
    there = {note.id for note in shown}
    return tuple(note for note in shown if note.merged_into not in there)


def times(notes: Iterable[Note]) -> dict[str, int]:
    """How many times a note was said, for the notes that stand for more than themselves."""
    shown = [note for note in notes if note.state is NoteState.SHOWN]
    there = {note.id for note in shown}
    said = Counter(note.merged_into for note in shown if note.merged_into in there)
    return {note_id: 1 + doubles for note_id, doubles in said.items()}


def table_words(table: str) -> str:
    """The table of a note as people say it: "Table 3" for a number, its own words for a name, empty for none."""
    return _("Table {n}").format(n=table) if table.isdecimal() else table
