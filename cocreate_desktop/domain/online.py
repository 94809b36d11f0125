"""The online follow-up: what people see, say and do at home after they scanned a QR code, and the short addresses for it. Its
answers are kept apart from those of the hall; people are counted, never listed."""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.ids import id_of
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.language import N_

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's without 0, 1, I, L, O and U: a code that is read aloud and typed."""
MARK = "cocreate-project"
"""The name of the ``meta`` in the head of every page of the follow-up, wherever it is served: its content is the project's
code, or empty where no project is shown. By it a laptop knows what answers at an address."""
_LINK = re.compile(r"(?i)https?:|www\.|(?<![\w-])[\w-]{2,}\.[a-z]{2,}\b")
_LONG = 8  # 39 bits: in a project of 100,000 notes two have the same once in a hundred projects


class Serves(StrEnum):
    """Who answers at the address of the follow-up: a ``PAGE`` of somebody else's, with no pages below it that we know of; our
    ``HUB``; or a ``SITE`` that holds the pages that were exported."""

    PAGE = "page"
    HUB = "hub"
    SITE = "site"


SERVES_NAMES = {
    Serves.PAGE: N_("a page of your own"),
    Serves.HUB: N_("the hub"),
    Serves.SITE: N_("the exported pages, on a website"),
}


class OnlinePhase(StrEnum):
    """Whether the hub shows the project to everybody: not yet (``OFF``), with answers (``OPEN``), or as it ended (``CLOSED``):
    then it can be read and nothing more is taken in."""

    OFF = "off"
    OPEN = "open"
    CLOSED = "closed"


ONLINE_PHASES = {
    OnlinePhase.OFF: N_("not online"),
    OnlinePhase.OPEN: N_("online, answers are welcome"),
    OnlinePhase.CLOSED: N_("online to read, closed for answers"),
}


class Place(StrEnum):
    """What a QR code opens, by the letter in its address."""

    PROJECT = ""
    THEME = "T"
    NOTE = "N"
    ROUND = "R"
    SUPPORT = "S"
    HELP = "H"
    MAIL = "M"
    OUTREACH = "O"


class About(StrEnum):
    """What somebody says something about, or stands behind."""

    PROJECT = "project"
    THEME = "theme"
    NOTE = "note"
    PROPOSAL = "proposal"


ABOUT_NAMES = {
    About.PROJECT: N_("the whole project"),
    About.THEME: N_("a theme"),
    About.NOTE: N_("a note"),
    About.PROPOSAL: N_("the proposal"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that somebody said online about ``about`` (its id in ``about_id``). It is read by others once it is ``SHOWN``.
    ``author``: an HMAC of what her browser holds, so that she can take it back; ``said_on`` YYYY-MM-DD; ``outreach_id``: by
    which invitation she came (empty: unknown); ``answer``: what the organiser says to it."""

    id: str
    project_id: str
    about: About = About.PROJECT
    about_id: str = ""
    text: str = ""
    state: NoteState = NoteState.WAITING
    channel: Channel = Channel.ONLINE
    author: str = ""
    said_on: str = ""
    outreach_id: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """Somebody stands behind it (draagvlak): one for each browser and thing, so its id is made of both. ``given`` is False once
    she took it back."""

    id: str
    project_id: str
    about: About = About.PROJECT
    about_id: str = ""
    channel: Channel = Channel.ONLINE
    author: str = ""
    given: bool = True
    outreach_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """How often pages were opened on a ``day`` (YYYY-MM-DD) by the code of an invitation (``outreach_id`` empty: by none). A
    number alone: no cookie, no address, nobody. ``id`` is made of both, so that all workers of a hub write the same row."""

    id: str
    project_id: str
    outreach_id: str = ""
    day: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteSupport:
    """What people said of a note elsewhere: how many agree, disagree or passed, by ``source`` ("polis"); ``people`` took part
    in all, ``read_on`` YYYY-MM-DD. The id is made of note and source: reading a newer file replaces it."""

    id: str
    project_id: str
    note_id: str
    source: str = "polis"
    agrees: int = 0
    disagrees: int = 0
    passes: int = 0
    people: int = 0
    read_on: str = ""


def short_code(thing_id: str) -> str:
    """The code of a thing in an address: 8 characters that lead to it within its project and tell nothing else."""
    number = int.from_bytes(hashlib.blake2s(thing_id.encode(), digest_size=8).digest(), "big")
    return "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(_LONG))


def typed_code(words: str) -> str:
    """A code as it is compared, however it was typed; empty for what cannot be one."""
    code = "".join(sign for sign in words[:64].upper() if sign not in " -")
    return code if len(code) <= _LONG and all(sign in LETTERS for sign in code) else ""


def address(page: str, serves: Serves, place: Place, code: str = "") -> str:
    """The address of a place of the follow-up whose own page is ``page`` (as the facilitator set it; empty: none, and so is the
    answer). Where somebody else's page answers, that page is all there is."""
    base = page.rstrip("/")
    if not base:
        return ""
    if serves is Serves.PAGE or place is Place.PROJECT:
        return page
    return "/".join(part for part in (base, place.value, code) if part)


def backing_id(about: About, about_id: str, author: str) -> str:
    """The one id of somebody's backing of a thing."""
    return id_of(f"backing {about} {about_id} {author}")


def opened_id(outreach_id: str, day: str) -> str:
    """The one id of the openings by an invitation on a day."""
    return id_of(f"opened {outreach_id} {day}")


def wall_id(remark_id: str) -> str:
    """The one id of the note that is made of a remark."""
    return id_of(f"wall {remark_id}")


def holds_link(words: str) -> bool:
    """Whether words seem to hold the address of a page: a hint, never a verdict."""
    return _LINK.search(words) is not None
