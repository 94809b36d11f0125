"""What the room may see of an evening, as frozen facts; ``making`` makes them and the faces paint them."""

from dataclasses import dataclass, field
from enum import StrEnum

from .arrivalsstate import ArrivalsOnStage
from .ballot import (
    NOTHING,
    Bought,
    Budget,
    CardsOnStage,
    CardsSeen,
    Consent,
    LaidOver,
    NotYet,
    Rules,
    Runoff,
    RunoffRow,
    ShownPicture,
    StageObjection,
    StageOption,
    StageResult,
    Support,
    SupportBar,
    Vote,
)
from .exitstate import ExitOnStage, ReadbackOnStage
from .offersstate import OffersOnStage
from .proposalstate import ProposalText

__all__ = [
    "NOTHING",
    "ArrivalsOnStage",
    "Body",
    "Bought",
    "Budget",
    "CardsOnStage",
    "CardsSeen",
    "Consent",
    "ExitOnStage",
    "Face",
    "Ideas",
    "Join",
    "LaidOver",
    "NotYet",
    "OffersOnStage",
    "Pause",
    "Places",
    "ProposalText",
    "ReadbackOnStage",
    "Rules",
    "Runoff",
    "RunoffRow",
    "Show",
    "ShownPicture",
    "StageNote",
    "StageObjection",
    "StageOption",
    "StageResult",
    "StageState",
    "StageTheme",
    "Support",
    "SupportBar",
    "Thanks",
    "Themes",
    "ThinkTile",
    "Thinking",
    "Trial",
    "Vote",
    "Welcome",
]


class Face(StrEnum):
    """What kind of picture hangs there."""

    WELCOME = "welcome"
    IDEAS = "ideas"
    THINKING = "thinking"
    THEMES = "themes"
    SHOW = "show"
    TALK = "talk"
    VOTE = "vote"
    ARRIVALS = "arrivals"
    PROPOSAL = "proposal"
    OFFERS = "offers"
    READBACK = "readback"
    EXIT = "exit"
    PAUSE = "pause"
    THANKS = "thanks"
    TRIAL = "trial"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Join:
    """How to join: the page as people type it and as its code carries it, and the hall's Wi-Fi; ``online`` is a second way for
    whom that does not work, with the phone's own internet. Empty: not there. ``own``: the page is that second way."""

    page: str = ""
    page_code: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    wifi_code: str = ""
    online: str = ""
    online_code: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class Welcome:
    """What there is to decide tonight, in sentences, and the house rules."""

    rung: str
    facts: tuple[str, ...]
    rules: tuple[str, ...]
    paper_hint: str


@dataclass(frozen=True, slots=True)
class StageNote:
    """A shown note: its words and its colour, a letter A–F."""

    text: str
    colour: str


@dataclass(frozen=True, slots=True)
class Ideas:
    """Shown notes of this step, the newest first; ``total`` counts all shown ones."""

    notes: tuple[StageNote, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ThinkTile:
    """One part of 1-2-4-All or of a talk: with how many people (0: everybody) or the ``number`` of a round, its ``state``
    (done, now, later), and that in words."""

    name: str
    people: int
    state: str
    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Thinking:
    """The part of now: ``left`` and ``planned`` in whole seconds, what to do in it, and all parts. ``told``: what is said under
    the clock instead of how much has passed; with ``urgent`` so that it is seen. ``after``: what comes next, or empty."""

    phase: int
    left: int
    planned: int
    task: str
    lines: tuple[str, ...]
    tiles: tuple[ThinkTile, ...]
    told: str = ""
    urgent: bool = False
    after: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """Who sits where before a round, and the room together after the last: ``task`` and ``lines`` say what to do. ``seats``:
    card and table of everybody, empty where no cards are drawn; of many a page at a time, and ``turn`` counts these."""

    phase: int
    task: str
    lines: tuple[str, ...]
    seats: tuple[tuple[int, int], ...]
    turn: int
    tiles: tuple[ThinkTile, ...]
    after: str = ""


@dataclass(frozen=True, slots=True)
class StageTheme:
    """A theme with its first notes; ``name`` empty while the room looks for its sentence."""

    name: str
    total: int
    notes: tuple[StageNote, ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """The board; ``visible`` false: the room sees only how much there is. ``hanging``: loose notes, while there is no theme."""

    themes: tuple[StageTheme, ...]
    count: int
    notes: int
    loose: int
    visible: bool
    hanging: tuple[StageNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Show:
    """One or two pictures; ``number`` of ``total`` views, from 1."""

    pictures: tuple[ShownPicture, ...]
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class Pause:
    """``left`` whole seconds, at least 0; ``until`` the time of day or empty; ``following`` what comes next or empty."""

    left: int
    planned: int
    until: str
    following: str
    message: str


@dataclass(frozen=True, slots=True)
class Thanks:
    """The end: where to follow what happens, an address or empty."""

    follow_up: str


@dataclass(frozen=True, slots=True)
class Trial:
    """The test picture of the venue check: ``distance`` of the last row in metres, and how high a capital must be there, in
    whole millimetres."""

    distance: int
    letters: int


Body = (
    Welcome
    | Ideas
    | Thinking
    | Places
    | Themes
    | Show
    | Vote
    | Pause
    | Thanks
    | Trial
    | ProposalText
    | OffersOnStage
    | ArrivalsOnStage
    | ExitOnStage
    | ReadbackOnStage
    | None
)


@dataclass(frozen=True, slots=True)
class StageState:
    """One picture for the room. ``scene`` names it: while it stays the same nothing fades; ``body`` belongs to ``face``.

    ``larger`` makes the smallest letters so many times as large, for a deep hall: 1 to 2. ``practice`` says on the picture that
    it is a dry run.
    """

    face: Face
    scene: str = ""
    kicker: str = ""
    question: str = ""
    join: Join = field(default_factory=Join)
    body: Body = None
    language: str = "nl"
    dark: bool = False
    qr_only: bool = False
    larger: float = 1.0
    practice: bool = False
