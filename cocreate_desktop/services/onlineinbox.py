"""What came in from home, for the desk: what waits until somebody looked at it, what was done with the rest, how many stand
behind things, how often the pages were opened, and how many vote."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from cocreate_desktop.domain import privacy
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.offers import Level, Offer
from cocreate_desktop.domain.online import About, Backing, Opened, Remark, holds_link, wall_id
from cocreate_desktop.domain.proposals import Proposal, Reaction, ReactionKind, ReactionState
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.stamps import moment_of
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.language import N_
from cocreate_desktop.services import onlinevisit
from cocreate_desktop.services.athome import Thing
from cocreate_desktop.services.capturing import first_state, hang
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.tallying import question_of

MOST = 500
"""So many of each kind that were dealt with are told, the newest; of what waits all."""


class Came(StrEnum):
    """What it is that came in."""

    REMARK = "remark"
    OFFER = "offer"
    REACTION = "reaction"


CAME_NAMES = {
    Came.REMARK: N_("remark"),
    Came.OFFER: N_("help offered"),
    Came.REACTION: N_("reaction to the proposal"),
}


@dataclass(frozen=True, slots=True)
class InboxItem:
    """One thing that somebody sent. ``called`` are the words of what it is about (empty for the project, and when that is
    gone); ``at`` UTC ISO 8601; ``flags`` which personal details it seems to hold, ``link`` whether it names a page;
    ``note_id``: the note that was made of it. ``reaction``, ``level`` and ``number`` are those of its own kind."""

    kind: Came
    id: str
    text: str
    state: NoteState
    about: About = About.PROJECT
    about_id: str = ""
    called: str = ""
    at: str = ""
    flags: tuple[str, ...] = ()
    link: bool = False
    answer: str = ""
    outreach_id: str = ""
    note_id: str = ""
    reaction: ReactionKind | None = None
    level: Level | None = None
    number: int = 0

    @property
    def waits(self) -> bool:
        """Nobody looked at it yet."""
        return self.state is NoteState.WAITING


@dataclass(frozen=True, slots=True)
class OnlineRound:
    """A round that people vote or voted in at home: so many of them did. ``asks``: they can now."""

    round: Round
    question: str
    people: int
    asks: bool


@dataclass(frozen=True, slots=True)
class Inbox:
    """Everything of now. ``items`` newest first; ``backed`` counts who stands behind a thing, ``called`` has its words;
    ``opened`` by day and invitation, the oldest first; ``rounds`` those asked at home, in order."""

    items: tuple[InboxItem, ...] = ()
    backed: Mapping[Thing, int] = field(default_factory=dict)
    called: Mapping[Thing, str] = field(default_factory=dict)
    opened: tuple[Opened, ...] = ()
    rounds: tuple[OnlineRound, ...] = ()

    @property
    def waiting(self) -> tuple[InboxItem, ...]:
        """What nobody looked at yet."""
        return tuple(one for one in self.items if one.waits)

    @property
    def visits(self) -> int:
        """How often a page was opened, all in all."""
        return sum(one.number for one in self.opened)

    def about(self, about: About, about_id: str) -> tuple[InboxItem, ...]:
        """What is about one thing."""
        return tuple(one for one in self.items if (one.about, one.about_id) == (about, about_id))

    def by_day(self, outreach_id: str | None = None) -> Mapping[str, int]:
        """Openings of each day; of one invitation (empty: by none), or of all."""
        found: dict[str, int] = {}
        for one in self.opened:
            if outreach_id is None or one.outreach_id == outreach_id:
                found[one.day] = found.get(one.day, 0) + one.number
        return found


def read_inbox(reader: Reader, today: date) -> Inbox:
    """Everything, inside a read."""
    names = _names(reader)
    came = [*_remarks(reader, names), *_offers(reader, names), *_reactions(reader, names)]
    came.sort(key=lambda one: (one.at, one.id), reverse=True)
    backed = {
        (About(about), about_id): number
        for (about, about_id), number in reader.counts(Backing, ("about", "about_id"), given=True).items()
    }
    return Inbox(
        items=tuple(replace(one, at=_moment(one.at)) for one in came),
        backed=backed,
        called={thing: names.get(thing, "") for thing in backed},
        opened=tuple(sorted(reader.find(Opened), key=lambda one: (one.day, one.outreach_id))),
        rounds=tuple(_rounds(reader, today)),
    )


def settle(unit: UnitOfWork, kind: Came, thing_id: str, state: NoteState) -> NoteState:
    """Lets others read it (SHOWN), hides it, or lets it wait again, inside a unit; gives how it was. Raises NotAllowed for what
    its writer took back, Gone."""
    before = _before(unit, kind, thing_id)
    if NoteState.WITHDRAWN in (before, state):
        raise NotAllowed
    shown, hidden = state is NoteState.SHOWN, state is NoteState.HIDDEN
    if kind is Came.REMARK:
        unit.change(Remark, thing_id, state=state)
    elif kind is Came.OFFER:
        unit.change(Offer, thing_id, shown=shown, hidden=hidden)
    else:
        unit.change(Reaction, thing_id, shown=shown, hidden=hidden)
    return before


def to_wall(unit: UnitOfWork, remark_id: str) -> Note:
    """Hangs a remark up as a note, once: in its theme, else loose on the board of the last evening; one that seems to hold
    something personal waits there. Raises NotAllowed without an evening and for what its writer took back, Gone."""
    remark = unit.get(Remark, remark_id)
    if remark.state is NoteState.WITHDRAWN:
        raise NotAllowed
    known = unit.find(Note, id=wall_id(remark_id))
    if known:
        return known[0]
    if unit.removed(Note, wall_id(remark_id)) is not None:
        return unit.revive(Note, wall_id(remark_id))
    evening, theme_id = _board_for(unit, remark)
    steps = unit.find(Step, evening_id=evening)
    asking = [one for one in steps if one.kind in (Kind.IDEAS, Kind.THEMES)]
    if not steps:
        raise NotAllowed
    note = hang(
        unit,
        (asking or steps)[0],
        remark.text,
        wall_id(remark_id),
        colour="A",
        channel=Channel.ONLINE,
        state=first_state(remark.text),
        author=remark.author,
    )
    return unit.change(Note, note.id, theme_id=theme_id) if theme_id else note


def _board_for(reader: Reader, remark: Remark) -> tuple[str, str]:
    """The evening on whose board a remark hangs, and its theme there (empty: loose)."""
    note = reader.find(Note, id=remark.about_id) if remark.about is About.NOTE else ()
    theme_id = note[0].theme_id if note else remark.about_id if remark.about is About.THEME else ""
    theme = reader.find(Theme, id=theme_id) if theme_id else ()
    if theme:
        return theme[0].evening_id, theme[0].id
    last = onlinevisit.last_evening(reader)
    if last is None:
        raise NotAllowed
    return last.id, ""


def _remarks(reader: Reader, names: Mapping[Thing, str]) -> Iterator[InboxItem]:
    every = [*reader.find(Remark, state=NoteState.WAITING)]
    for state in (NoteState.SHOWN, NoteState.HIDDEN):
        every += reader.newest(Remark, MOST, state=state)
    came = reader.added(Remark)
    hung = {note_id for (note_id,) in reader.texts(Note, ("id",), channel=Channel.ONLINE)}
    for one in every:
        note_id = wall_id(one.id)
        yield InboxItem(
            kind=Came.REMARK,
            id=one.id,
            text=one.text,
            state=one.state,
            about=one.about,
            about_id=one.about_id,
            called=names.get((one.about, one.about_id), ""),
            at=came[one.id],
            flags=privacy.flags(one.text),
            link=holds_link(one.text),
            answer=one.answer,
            outreach_id=one.outreach_id,
            note_id=note_id if note_id in hung else "",
        )


def _offers(reader: Reader, names: Mapping[Thing, str]) -> Iterator[InboxItem]:
    came = reader.added(Offer, channel=Channel.ONLINE)
    for one in reader.find(Offer, channel=Channel.ONLINE, withdrawn=False):
        about = (About.THEME, one.theme_id) if one.theme_id else (About.PROJECT, reader.project_id)
        yield InboxItem(
            kind=Came.OFFER,
            id=one.id,
            text=one.text,
            state=_state(one),
            about=about[0],
            about_id=about[1],
            called=names.get(about, ""),
            at=came[one.id],
            flags=privacy.flags(one.text),
            link=holds_link(one.text),
            level=one.level,
            number=one.number,
        )


def _reactions(reader: Reader, names: Mapping[Thing, str]) -> Iterator[InboxItem]:
    came = reader.added(Reaction, channel=Channel.ONLINE)
    for one in reader.find(Reaction, channel=Channel.ONLINE):
        if one.state is ReactionState.WITHDRAWN:
            continue
        yield InboxItem(
            kind=Came.REACTION,
            id=one.id,
            text=one.text,
            state=_state(one),
            about=About.PROPOSAL,
            about_id=one.proposal_id,
            called=names.get((About.PROPOSAL, one.proposal_id), ""),
            at=came[one.id],
            flags=privacy.flags(one.text),
            link=holds_link(one.text),
            answer=one.answer,
            reaction=one.kind,
        )


def _rounds(reader: Reader, today: date) -> Iterator[OnlineRound]:
    for one in reader.find(Round):
        ballots = reader.last_ballots(one.id) if one.opened_at else ()
        people = sum(ballot.people for ballot in ballots if ballot.channel is Channel.ONLINE)
        if one.online or people:
            asks = onlinevisit.asks_now(one, today)
            yield OnlineRound(one, question_of(reader, one), people, asks)


def _before(reader: Reader, kind: Came, thing_id: str) -> NoteState:
    if kind is Came.REMARK:
        return reader.get(Remark, thing_id).state
    if kind is Came.OFFER:
        found = reader.get(Offer, thing_id)
        return NoteState.WITHDRAWN if found.withdrawn else _state(found)
    reaction = reader.get(Reaction, thing_id)
    return NoteState.WITHDRAWN if reaction.state is ReactionState.WITHDRAWN else _state(reaction)


def _state(one: Offer | Reaction) -> NoteState:
    if one.hidden:
        return NoteState.HIDDEN
    return NoteState.SHOWN if one.shown else NoteState.WAITING


def _names(reader: Reader) -> dict[Thing, str]:
    found: dict[Thing, str] = {(About.THEME, one.id): one.name for one in reader.find(Theme)}
    found |= {(About.NOTE, note_id): text for note_id, text in reader.texts(Note, ("id", "text"))}
    return found | {(About.PROPOSAL, one.id): one.title for one in reader.find(Proposal)}


def _moment(stamp: str) -> str:
    return utc_text(moment_of(stamp))
