"""Outreach (interventies): how people were invited, what it cost and what it yielded; each has a short code of its own."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.language import N_


class OutreachChannel(StrEnum):
    """By which road people are invited; at the door also how somebody heard of it."""

    FLYER = "flyer"
    WHATSAPP = "whatsapp"
    DOOR = "door"
    POSTER = "poster"
    NEIGHBOURS = "neighbours"
    LETTER = "letter"
    NEWSPAPER = "newspaper"
    SOCIAL = "social"
    SCHOOL = "school"
    WEBSITE = "website"
    OTHER = "other"


CHANNEL_NAMES = {
    OutreachChannel.FLYER: N_("flyer"),
    OutreachChannel.WHATSAPP: N_("WhatsApp"),
    OutreachChannel.DOOR: N_("door to door"),
    OutreachChannel.POSTER: N_("poster"),
    OutreachChannel.NEIGHBOURS: N_("from neighbours"),
    OutreachChannel.LETTER: N_("letter"),
    OutreachChannel.NEWSPAPER: N_("newspaper"),
    OutreachChannel.SOCIAL: N_("social media"),
    OutreachChannel.SCHOOL: N_("school or club"),
    OutreachChannel.WEBSITE: N_("website"),
    OutreachChannel.OTHER: N_("another way"),
}
CHANNEL_ICONS = {
    OutreachChannel.FLYER: "envelope-simple",
    OutreachChannel.WHATSAPP: "whatsapp-logo",
    OutreachChannel.DOOR: "door",
    OutreachChannel.POSTER: "push-pin",
    OutreachChannel.NEIGHBOURS: "hand-waving",
    OutreachChannel.LETTER: "file-text",
    OutreachChannel.NEWSPAPER: "newspaper",
    OutreachChannel.SOCIAL: "share-network",
    OutreachChannel.SCHOOL: "users-three",
    OutreachChannel.WEBSITE: "globe",
    OutreachChannel.OTHER: "dots-three",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outreach:
    """One time that people were invited. ``date`` YYYY-MM-DD or empty; ``reached``: how many people or addresses (None: nobody
    knows); ``cost`` in whole euros (None: not filled in); ``code``: 5 Crockford characters in its QR code; ``typed_visits``:
    openings that another counter saw. ``evening_id`` empty: for the whole project."""

    id: str
    project_id: str
    evening_id: str = ""
    channel: OutreachChannel = OutreachChannel.FLYER
    name: str = ""
    date: str = ""
    reached: int | None = None
    cost: int | None = None
    code: str = ""
    typed_visits: int = 0
    rank: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody opened the page by the code of an outreach. The id is made of outreach and phone: the same phone is one visit.
    ``author`` as on this guest's notes, so that what it yielded can be counted; empty once that is forgotten."""

    id: str
    project_id: str
    outreach_id: str
    evening_id: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelTurnout:
    """How many of those who came by an outreach's code voted in a round: a number alone, written when the round closes, so that
    no ballot can be laid beside a visit."""

    id: str
    project_id: str
    outreach_id: str
    round_id: str
    voted: int = 0
