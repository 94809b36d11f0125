"""A note (briefje): what a neighbour wrote, where it came from and where it hangs. The original wording always stays."""

from dataclasses import dataclass
from enum import StrEnum


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
