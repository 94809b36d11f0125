"""What the room may see of an evening, as frozen facts; ``making`` makes them and the faces paint them."""

from dataclasses import dataclass, field
from enum import StrEnum

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

__all__ = [
    "NOTHING",
    "Body",
    "Bought",
    "Budget",
    "CardsOnStage",
    "CardsSeen",
    "Consent",
    "Face",
    "Ideas",
    "Join",
    "LaidOver",
    "NotYet",
    "Pause",
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
    VOTE = "vote"
    PAUSE = "pause"
    THANKS = "thanks"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Join:
    """How to join: the page as people type it and as its code carries it, and the hall's Wi-Fi. Empty: not there."""

    page: str = ""
    page_code: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    wifi_code: str = ""


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
    """One phase of 1-2-4-All: with how many people (0: everybody), its ``state`` (done, now, later), and that in words."""

    name: str
    people: int
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Thinking:
    """The phase of now: ``left`` and ``planned`` in whole seconds, what to do in it, and the four phases."""

    phase: int
    left: int
    planned: int
    task: str
    lines: tuple[str, ...]
    tiles: tuple[ThinkTile, ...]


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


Body = Welcome | Ideas | Thinking | Themes | Show | Vote | Pause | Thanks | None


@dataclass(frozen=True, slots=True)
class StageState:
    """One picture for the room. ``scene`` names it: while it stays the same nothing fades; ``body`` belongs to ``face``.

    ``larger`` makes the smallest letters so many times as large, for a deep hall: 1 to 2.
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
