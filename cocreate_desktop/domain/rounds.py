"""A round (stemronde) as it is stored: its phase, its options, the ballots as they came, the counts as they were typed, the
objections that were raised, and what happened to it line by line.

How they become a result is the business of ``domain.voting``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.notes import Channel


class Phase(StrEnum):
    """A round goes draft → open ⇄ closed ⇄ revealed → published. Published is for good: its secret is gone."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"
    PUBLISHED = "published"

    @property
    def shown(self) -> bool:
        """Whether the room may see the result."""
        return self in (Phase.REVEALED, Phase.PUBLISHED)

    @property
    def over(self) -> bool:
        """Whether it was closed: nobody can vote now."""
        return self is Phase.CLOSED or self.shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """``dots`` each, at most ``max_per_option`` on one option; ``max_choices`` for choice and approval (0 is no limit).

    ``budget`` in whole euros with ``rule``, ``utility`` and ``completion`` as ``domain.voting`` has them; a score goes from
    ``scale_low`` to ``scale_high``; ``chips`` is what each may spread in steps of ``chip_step``, counted in ``chip_unit``
    (euro or chip). ``quorum`` people must vote (0: no matter how many); ``entitled`` people may vote (0: unknown).

    ``question`` is what it asked when it was opened: from then on it is fixed. ``follows`` is the earlier round that this one
    is laid over: a second poll, or the next round of consent. ``number`` is short and its own within the project: the corners
    of its poster say it. ``secret`` turns a guest's token into a voter that cannot be traced; it is emptied when the round is
    published. ``version_id`` is the version of a proposal that it asks about, or empty. ``counted`` is how far each device had
    come when it was published ("device:seq"): ballots beyond that came too late. ``online``: people may vote in the follow-up
    too, up to and with the day ``online_until`` (YYYY-MM-DD, empty: until it is closed); with ``online_codes`` only by a
    personal code.
    """

    id: str
    project_id: str
    evening_id: str
    step_id: str
    method: str = "dots"
    rule: str = ""
    dots: int = 3
    max_per_option: int = 2
    max_choices: int = 0
    base: str = "valid"
    phase: Phase = Phase.DRAFT
    opened_at: str = ""
    closed_at: str = ""
    secret: str = ""
    rank: str = ""
    number: int = 0
    budget: int = 0
    utility: str = "cost"
    completion: str = ""
    scale_low: int = 0
    scale_high: int = 5
    chips: int = 0
    chip_step: int = 0
    chip_unit: str = "euro"
    quorum: int = 0
    entitled: int = 0
    follows: str = ""
    published_at: str = ""
    question: str = ""
    version_id: str = ""
    counted: tuple[str, ...] = ()
    online: bool = False
    online_until: str = ""
    online_codes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option; its ``letter`` and colour stay the same through the whole evening. ``picture`` is a SHA-256 or empty."""

    id: str
    project_id: str
    round_id: str
    letter: str
    text: str
    rank: str = ""
    picture: str = ""
    cost: int | None = None
    note_id: str = ""
    theme_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCount:
    """What was counted by eye per option on one channel; ``option_id`` empty: the number of people behind the channel.

    Its id is made of round, channel and option (``count_id``), so that two laptops write the same row. ``second`` is what
    another person counted without seeing the first number (None: nobody did).
    """

    id: str
    project_id: str
    round_id: str
    channel: Channel
    option_id: str
    number: int
    second: int | None = None


def count_id(round_id: str, channel: str, option_id: str) -> str:
    """The one id of the count of ``option_id`` (or of the people, when empty) on ``channel``."""
    return f"{round_id}:{channel}:{option_id}"


Choices = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CastBallot:
    """A ballot as it came: append-only, the greatest stamp per voter counts.

    ``choices`` pairs option ids with a weight as ``domain.voting`` says (``Weights``). ``people`` is how many it speaks for; 0
    is a ballot that was taken back. ``text`` is the reason of an objection. ``by_code``: the voter showed a personal code, so
    that another channel cannot hold a second ballot of hers. ``device``, ``seq`` and ``stamp`` are filled in by the store.
    """

    project_id: str
    round_id: str
    voter: str
    channel: Channel
    choices: Choices
    people: int = 1
    device: str = ""
    seq: int = 0
    stamp: str = ""
    text: str = ""
    by_code: bool = False


def read_counted(counted: Iterable[str]) -> dict[str, int]:
    """How far each device had come when a round was published, from ``Round.counted``."""
    return {device: int(seq) for device, _, seq in (one.rpartition(":") for one in counted)}


def in_time(ballot: CastBallot, counted: Mapping[str, int]) -> bool:
    """Whether a ballot counts: of a round that says nothing of it, every one does."""
    return not counted or ballot.seq <= counted.get(ballot.device, 0)


class ObjectionState(StrEnum):
    """``OPEN`` until it is dealt with: ``SOLVED`` (the proposal was changed), ``WITHDRAWN`` by whoever raised it, or it
    ``STAYS``."""

    OPEN = "open"
    SOLVED = "solved"
    WITHDRAWN = "withdrawn"
    STAYS = "stays"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A reasoned paramount objection: its ``text`` as it was given (empty: none yet), and how it was solved (``answer``)."""

    id: str
    project_id: str
    round_id: str
    text: str
    channel: Channel
    state: ObjectionState = ObjectionState.OPEN
    answer: str = ""
    rank: str = ""


class Happening(StrEnum):
    """What a line of the audit says. The first group tells of the round, the second of ballots that count, the third of those
    that were answered with no."""

    OPENED = "opened"
    REOPENED = "reopened"
    CLOSED = "closed"
    REVEALED = "revealed"
    CONCEALED = "concealed"
    PUBLISHED = "published"
    BASE = "base"
    WEIGHT = "weight"
    SEALED = "sealed"

    REPLACED = "replaced"
    TAKEN_BACK = "taken_back"
    MOVED = "moved"
    SWEPT = "swept"
    STICKERS = "stickers"
    TYPED = "typed"
    COUNTED = "counted"
    CHECKED = "checked"

    LATE = "late"
    BROKEN = "broken"
    UNKNOWN_CODE = "unknown_code"
    NOT_HANDED_OUT = "not_handed_out"
    TWICE = "twice"
    OTHER_POSTER = "other_poster"
    HALF_POSTER = "half_poster"
    OTHER_SHEET = "other_sheet"
    UNREAD = "unread"
    AFTERWARDS = "afterwards"


REFUSALS = (
    Happening.LATE,
    Happening.BROKEN,
    Happening.UNKNOWN_CODE,
    Happening.NOT_HANDED_OUT,
    Happening.TWICE,
    Happening.OTHER_POSTER,
    Happening.HALF_POSTER,
    Happening.OTHER_SHEET,
    Happening.UNREAD,
    Happening.AFTERWARDS,
)
ABOUT_ONE = (Happening.REPLACED, Happening.MOVED, Happening.NOT_HANDED_OUT, Happening.TWICE)
"""Lines that name one voter's code or card, for the desk alone: once the result is final the number goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditLine:
    """Something that happened to a round, ``number`` times, the last time at ``at`` (UTC ISO 8601). ``subject`` is the number
    of a card or slip, the name of a table or a page, never a voter; ``detail`` is a code or word that belongs to what
    happened."""

    id: str
    project_id: str
    round_id: str
    what: Happening
    at: str
    channel: str = ""
    subject: str = ""
    detail: str = ""
    number: int = 1
    rank: str = ""
