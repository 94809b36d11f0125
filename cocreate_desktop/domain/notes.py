"""A note (briefje): what a neighbour wrote, where it came from and where it hangs. The original wording always stays."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol, TypeVar

from cocreate_desktop.domain import privacy
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
    TABLE = "table"
    PHOTO = "photo"
    IMPORT = "import"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """``colour`` is a letter A–F; ``picture`` the SHA-256 of its crop or empty; ``author`` an HMAC of the guest's token.

    ``theme_id`` empty means it hangs loose. ``merged_into`` names the note that this one is a double of; ``linked_to`` the one
    that it is a copy of, so that one idea hangs in two places and counts once.
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


class Hangs(Protocol):
    """What of a note says whether it hangs, and with which others it counts."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def state(self) -> NoteState:
        """Whether it is shown."""

    @property
    def theme_id(self) -> str:
        """Under which theme it hangs; empty: loose."""

    @property
    def merged_into(self) -> str:
        """The note that it is a double of."""

    @property
    def linked_to(self) -> str:
        """The note that it is a copy of."""


class Hung(NamedTuple):
    """A note without its words, for whoever counts those of a whole project."""

    id: str
    evening_id: str
    state: NoteState
    theme_id: str
    merged_into: str
    linked_to: str
    author: str


H = TypeVar("H", bound=Hangs)


def hanging(notes: Iterable[H]) -> tuple[H, ...]:
    """The notes that hang on the wall by themselves: shown, and no double of one that is shown. A double whose note was taken
    back hangs by itself again, for it is somebody's own; a copy of what its writer took back does not hang."""
    every = tuple(notes)
    back = {note.id for note in every if note.state is NoteState.WITHDRAWN}
    shown = [note for note in every if note.state is NoteState.SHOWN and note.linked_to not in back]
    there = {note.id for note in shown}
    return tuple(note for note in shown if note.merged_into not in there)


def times(notes: Iterable[Hangs]) -> dict[str, int]:
    """How many times a note was said, for the notes that stand for more than themselves."""
    shown = [note for note in notes if note.state is NoteState.SHOWN]
    there = {note.id for note in shown}
    said: dict[str, set[str]] = {}
    for note in shown:
        if note.merged_into in there:
            said.setdefault(note.merged_into, set()).add(idea_of(note))
    ideas = {note.id: idea_of(note) for note in shown}
    return {note_id: len(found | {ideas[note_id]}) for note_id, found in said.items()}


def idea_of(note: Hangs) -> str:
    """What a note and its linked copies have in common: the id of the first of them."""
    return note.linked_to or note.id


def count(notes: Iterable[Hangs]) -> int:
    """How many notes these are for people: one that hangs in two places is one."""
    return len({idea_of(note) for note in notes})


def firsts(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Of each idea one note: no linked copy of what is among them too."""
    every = tuple(notes)
    there = {note.id for note in every}
    found: dict[str, Note] = {}
    for note in every:
        if note.linked_to not in there:
            found.setdefault(idea_of(note), note)
    return tuple(found.values())


def linked(notes: Iterable[Note]) -> dict[str, tuple[Note, ...]]:
    """The other places where the idea of a note hangs, for the notes that hang in more than one."""
    every = tuple(notes)
    copied = {note.linked_to for note in every if note.linked_to}
    together: dict[str, list[Note]] = {}
    for note in every if copied else ():
        if idea_of(note) in copied:
            together.setdefault(idea_of(note), []).append(note)
    return {
        note.id: tuple(other for other in group if other is not note)
        for group in together.values()
        if len(group) > 1
        for note in group
    }


def first_words(note: Note) -> str:
    """The original wording when it differs and holds nothing personal, else empty: only then it may be shown or put back."""
    return "" if note.original == note.text or privacy.flags(note.original) else note.original


def table_words(table: str) -> str:
    """The table of a note as people say it: "Table 3" for a number, its own words for a name, empty for none."""
    return _("Table {n}").format(n=table) if table.isdecimal() else table
