"""What somebody at home may see of a project, as plain records for the pages of the online follow-up: the question, what came
out, what is answered, what is still asked. Nobody's name is in it, nothing that waits, and of an open vote nothing but the
question."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import About, NoteSupport, OnlinePhase, Place, Remark
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.pledges import PledgeState
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import Proposal, Reaction, Version
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.services.replies import PromiseLine
from cocreate_desktop.services.tallying import RoundView

MOST_SAID = 100
"""So many remarks about one thing are on a page, the newest; the number of all is told."""

Thing = tuple[About, str]
"""What something is about: its kind and its id (of the project: the project's)."""


@dataclass(frozen=True, slots=True)
class HomeNote:
    """A note that hangs on the wall, in the words that may be shown; ``times``: how often it was said. ``picture`` is the
    SHA-256 of its crop for phones, or empty."""

    id: str
    code: str
    text: str
    colour: str
    theme_id: str = ""
    times: int = 1
    picture: str = ""
    support: NoteSupport | None = None


@dataclass(frozen=True, slots=True)
class HomeTheme:
    """A theme with its notes, the reply to it (None: nobody answered and no day is known) and what is still sought for it.
    ``leads``: how many people lead it."""

    id: str
    code: str
    name: str
    evening_id: str
    notes: tuple[HomeNote, ...] = ()
    reply: Reply | None = None
    sought: tuple[Offer, ...] = ()
    leads: int = 0


@dataclass(frozen=True, slots=True)
class HomeRound:
    """A vote. ``open``: it can be voted in at home now, and then ``view`` has no numbers of options; else its result may be
    told. ``until`` is the last day (YYYY-MM-DD or empty); ``codes``: only with a personal code."""

    code: str
    view: RoundView
    open: bool
    until: str = ""
    codes: bool = False


@dataclass(frozen=True, slots=True)
class HomePledge:
    """Something that was agreed, without who; ``what`` and ``told`` are empty where they seem to hold something personal.
    ``theme`` is the id of the idea that it comes from, or empty."""

    what: str
    due: str
    state: PledgeState
    told: str = ""
    theme: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    """The project as it may be seen at home now. ``places`` leads from what stands in an address (letter and code) to the id of
    what it opens (a vote of it that is in no ``rounds`` is not open, and its result is not told); ``outreach`` from its code
    to the way of inviting. ``backed`` counts who stands behind a thing, ``said`` are the newest remarks that may be read and
    ``heard`` how many there are of each. ``reactions`` are the newest to the proposal that may be read. ``changed`` is a word
    that is another one when anything of this is other than it was: what browsers keep is good for as long as it stays."""

    project: Project
    phase: OnlinePhase
    evenings: tuple[Evening, ...] = ()
    themes: tuple[HomeTheme, ...] = ()
    loose: tuple[HomeNote, ...] = ()
    rounds: tuple[HomeRound, ...] = ()
    proposal: Proposal | None = None
    version: Version | None = None
    reactions: tuple[Reaction, ...] = ()
    sought: tuple[Offer, ...] = ()
    pledges: tuple[HomePledge, ...] = ()
    promises: tuple[PromiseLine, ...] = ()
    backed: Mapping[Thing, int] = field(default_factory=dict)
    said: Mapping[Thing, tuple[Remark, ...]] = field(default_factory=dict)
    heard: Mapping[Thing, int] = field(default_factory=dict)
    places: Mapping[tuple[Place, str], str] = field(default_factory=dict)
    outreach: Mapping[str, Outreach] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    changed: str = ""

    @property
    def takes(self) -> bool:
        """Whether answers are welcome."""
        return self.phase is OnlinePhase.OPEN

    @property
    def open_rounds(self) -> tuple[HomeRound, ...]:
        """The votes in which one can vote now."""
        return tuple(one for one in self.rounds if one.open)

    @property
    def told_rounds(self) -> tuple[HomeRound, ...]:
        """The votes whose result may be told."""
        return tuple(one for one in self.rounds if not one.open)
