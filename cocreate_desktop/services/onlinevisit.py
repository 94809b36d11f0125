"""What somebody at home says, stands behind, offers and votes: the works that a hub runs for her, each one transaction. They
ask whether the project takes it now, and keep it apart from what came in the hall."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cocreate_desktop.domain import privacy, text
from cocreate_desktop.domain.errors import Gone, RoundNotOpen
from cocreate_desktop.domain.evening import Evening, in_time
from cocreate_desktop.domain.ids import id_of, new_id
from cocreate_desktop.domain.notes import Channel, Note, NoteState
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.online import (
    About,
    Backing,
    OnlinePhase,
    Opened,
    Remark,
    Serves,
    backing_id,
    holds_link,
    opened_id,
    wall_id,
)
from cocreate_desktop.domain.onlineerrors import CodeNeeded, NotOnline, OnlineClosed
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import (
    Paragraph,
    Proposal,
    Reaction,
    ReactionKind,
    ReactionState,
    Version,
)
from cocreate_desktop.domain.rounds import Phase, Round
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.capturing import withdraw
from cocreate_desktop.services.casting import Entered, Paper, Voter, cast, number_of
from cocreate_desktop.services.following import gone_over
from cocreate_desktop.services.laptops import numbers_at_home
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.offers import Offering
from cocreate_desktop.services.outreach import normal
from cocreate_desktop.services.ports import Reader, UnitOfWork

LONGEST = 1_000
"""So many characters a remark has at most."""
_MOST_MINE = 100


@dataclass(frozen=True, slots=True)
class Mine:
    """Everything that came from one browser and that she may still take back, the newest first."""

    remarks: tuple[Remark, ...] = ()
    backings: tuple[Backing, ...] = ()
    offers: tuple[Offer, ...] = ()
    reactions: tuple[Reaction, ...] = ()


def taking(reader: Reader) -> Project:
    """The project, when it takes answers online now. Raises NotOnline, OnlineClosed."""
    project = reader.get(Project, reader.project_id)
    if project.online is OnlinePhase.OFF or project.follow_up_by is not Serves.HUB:
        raise NotOnline
    if project.online is OnlinePhase.CLOSED:
        raise OnlineClosed
    return project


def waits(project: Project, words: str) -> bool:
    """Whether others read it only once the organiser has: always when it seems to hold something personal, or a link."""
    return project.online_moderated or bool(privacy.flags(words)) or holds_link(words)


def say(unit: UnitOfWork, remark: Remark, via: str, form_id: str) -> Remark:
    """Keeps a remark inside a unit; the same words of the same form are one, and come back when they were taken back. Raises
    NotOnline, OnlineClosed, Gone."""
    project = taking(unit)
    about_id = there(unit, remark.about, remark.about_id)
    told = f"remark {form_id} {remark.author} {remark.about} {about_id} {remark.text}"
    own_id = id_of(told) if form_id else new_id()
    known = unit.find(Remark, id=own_id)
    state = NoteState.WAITING if waits(project, remark.text) else NoteState.SHOWN
    if known:
        again = known[0].state is NoteState.WITHDRAWN
        return unit.change(Remark, own_id, state=state) if again else known[0]
    way = outreach_of(unit, via)
    made = replace(
        remark, id=own_id, project_id=unit.project_id, about_id=about_id, state=state, outreach_id=way
    )
    unit.add(made)
    return made


def take_back(unit: UnitOfWork, remark_id: str, author: str) -> Remark:
    """A remark goes, and the note that was made of it, inside a unit. Raises Gone when it is not hers."""
    if not author or unit.get(Remark, remark_id).author != author:
        raise Gone(what="remark", id=remark_id)
    withdraw(unit, wall_id(remark_id))
    return unit.change(Remark, remark_id, state=NoteState.WITHDRAWN)


def back(unit: UnitOfWork, backing: Backing, via: str) -> Backing:
    """Somebody stands behind a thing, or no longer, inside a unit: one for each browser. Raises NotOnline, OnlineClosed for one
    that is given, Gone."""
    if backing.given:
        taking(unit)
        about_id = there(unit, backing.about, backing.about_id)
    else:
        about_id = backing.about_id or unit.project_id
    own_id = backing_id(backing.about, about_id, backing.author)
    known = unit.find(Backing, id=own_id)
    if known:
        return unit.change(Backing, own_id, given=backing.given)
    way = outreach_of(unit, via)
    made = replace(backing, id=own_id, project_id=unit.project_id, about_id=about_id, outreach_id=way)
    if backing.given:
        unit.add(made)
    return made


def offer(unit: UnitOfWork, offering: Offering, author: str, offer_id: str) -> Offer:
    """Keeps what somebody offers from home inside a unit: in no step of an evening. Raises NotOnline, OnlineClosed."""
    project = taking(unit)
    told = f"offer {offer_id} {author} {offering.kind} {offering.level} {offering.theme_id} {offering.words}"
    own_id = id_of(told) if offer_id else new_id()
    known = unit.find(Offer, id=own_id)
    if known:
        return unit.change(Offer, own_id, withdrawn=False)
    made = Offer(
        id=own_id,
        project_id=unit.project_id,
        evening_id="",
        step_id="",
        kind=offering.kind,
        text=offering.words,
        level=offering.level,
        number=next(numbers_at_home(unit)),
        theme_id=gone_over(unit, offering.theme_id),
        channel=Channel.ONLINE,
        author=author,
        shown=not waits(project, offering.words),
        rank=rank_at_end(unit, Offer, step_id=""),
    )
    unit.add(made)
    return made


def react(unit: UnitOfWork, reaction: Reaction, form_id: str) -> Reaction:
    """Keeps what somebody says about the proposal as it was laid down last, inside a unit. Raises NotOnline, OnlineClosed, Gone
    when there is none."""
    project = taking(unit)
    found = proposal_shown(unit)
    if found is None:
        raise Gone(what="proposal", id="")
    proposal, version = found
    told = f"{form_id} {reaction.author} {reaction.kind} {reaction.paragraph_id} {reaction.text}"
    own_id = id_of(told) if form_id else new_id()
    known = unit.find(Reaction, id=own_id)
    if known:
        again = known[0].state is ReactionState.WITHDRAWN
        return unit.change(Reaction, own_id, state=ReactionState.OPEN) if again else known[0]
    part = reaction.paragraph_id
    still = bool(part) and bool(unit.find(Paragraph, id=part, proposal_id=proposal.id))
    made = replace(
        reaction,
        id=own_id,
        project_id=unit.project_id,
        proposal_id=proposal.id,
        version_id=version.id,
        paragraph_id=part if still else "",
        shown=not waits(project, reaction.text),
        rank=rank_at_end(unit, Reaction, proposal_id=proposal.id),
    )
    unit.add(made)
    return made


def vote(unit: UnitOfWork, round_id: str, voter: Voter, paper: Paper, today: date, now: str) -> Entered:
    """Casts a ballot from home inside a unit, and tells which one it replaced. Raises NotOnline, OnlineClosed, RoundNotOpen,
    CodeNeeded, BadBallot, Gone."""
    taking(unit)
    voting = unit.get(Round, round_id)
    if not asks_now(voting, today):
        raise RoundNotOpen
    if voting.online_codes and not voter.by_code:
        raise CodeNeeded
    subject = number_of(unit, voter.token) if voter.by_code else ""
    return cast(unit, round_id, replace(voter, subject=subject), paper, now if subject else "")


def asks_now(voting: Round, today: date) -> bool:
    """Whether one can vote in a round at home on a day."""
    in_time = not voting.online_until or today.isoformat() <= voting.online_until
    return voting.online and voting.phase is Phase.OPEN and in_time


def add_opened(unit: UnitOfWork, opened: Mapping[str, int], day: str) -> None:
    """So many more openings on a day, by invitation (its id, or empty), inside a unit."""
    for outreach_id, number in opened.items():
        if number < 1:
            continue
        name = opened_id(outreach_id, day)
        known = unit.find(Opened, id=name)
        if known:
            unit.change(Opened, name, number=known[0].number + number)
        else:
            line = Opened(
                id=name, project_id=unit.project_id, outreach_id=outreach_id, day=day, number=number
            )
            unit.add(line)


def read_mine(reader: Reader, author: str) -> Mine:
    """What came from one browser, inside a read: found by its author alone."""
    if not author:
        return Mine()
    remarks = reader.newest(Remark, _MOST_MINE, author=author)
    offers = reader.newest(Offer, _MOST_MINE, author=author, withdrawn=False)
    reactions = reader.newest(Reaction, _MOST_MINE, author=author)
    return Mine(
        remarks=tuple(one for one in remarks if one.state is not NoteState.WITHDRAWN),
        backings=reader.newest(Backing, _MOST_MINE, author=author, given=True),
        offers=offers,
        reactions=tuple(one for one in reactions if one.state is not ReactionState.WITHDRAWN),
    )


def there(reader: Reader, about: About, about_id: str) -> str:
    """The id of a thing that somebody says something about: of a theme that went over into another, that other. Raises Gone."""
    if about is About.PROJECT:
        return reader.project_id
    if about is About.THEME:
        return reader.get(Theme, gone_over(reader, about_id)).id
    if about is About.PROPOSAL:
        return reader.get(Proposal, about_id).id
    note = reader.get(Note, about_id)
    if note.state is not NoteState.SHOWN:
        raise Gone(what="note", id=about_id)
    return note.id


def proposal_shown(reader: Reader) -> tuple[Proposal, Version] | None:
    """The proposal that is shown at home: the one of which a version was laid down last, with that version."""
    versions = sorted(reader.find(Version), key=lambda one: (one.made_at, one.number))
    proposals = {one.id: one for one in reader.find(Proposal)}
    found = ((proposals[one.proposal_id], one) for one in reversed(versions) if one.proposal_id in proposals)
    return next(found, None)


def last_evening(reader: Reader) -> Evening | None:
    """The last evening that began, else the last one that is planned; None without any."""
    every = in_time(reader.find(Evening))
    begun = [one for one in every if one.started_at]
    return next(reversed(begun or every), None)


def outreach_of(reader: Reader, via: str) -> str:
    """The id of the invitation with this code; empty for none."""
    code = normal(via)
    found = reader.find(Outreach, code=code) if code else ()
    return found[0].id if found else ""


def new_reaction(kind: ReactionKind, words: str, paragraph_id: str, author: str) -> Reaction:
    """A reaction from home that is not kept yet. Raises Empty, TextTooLong."""
    return Reaction(
        id="", project_id="", proposal_id="", kind=kind, text=text.written(words, limit=text.LINE), author=author,
        paragraph_id=paragraph_id, channel=Channel.ONLINE,
    )  # fmt: skip
