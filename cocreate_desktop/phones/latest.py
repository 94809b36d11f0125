"""What phones see now, read once for all of them: the evening, everybody's own notes and ballot, and a mark of the page that is
another whenever it must be drawn anew. It writes nothing."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import ANSWERS
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.ownnotes import Notes, OwnNote, read_notes
from cocreate_desktop.services.matters import Given
from cocreate_desktop.services.moves import waiting
from cocreate_desktop.services.overview import EveningView, round_in, view_evening, view_rounds
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.tallying import RoundView
from cocreate_desktop.services.together import second_address


@dataclass(frozen=True, slots=True)
class Latest:
    """The evening now, as the phones need it: of the notes only their own. ``page`` is another text whenever the page itself
    must be drawn anew; ``ballots`` is the one that counts of each voter in the round of now; ``results`` are the rounds whose
    result the room has seen, once the evening has ended; ``codes`` are the tokens of the personal codes; ``given``, by author,
    what phones gave in the step of now beside notes and votes. ``second`` is where another laptop says that phones may come
    when this one fails."""

    view: EveningView
    page: str
    ballots: Mapping[str, CastBallot] = field(default_factory=dict)
    notes: Notes = field(default_factory=dict)
    results: tuple[RoundView, ...] = ()
    codes: frozenset[str] = frozenset()
    given: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    second: str = ""

    def own_notes(self, guest: Guest) -> tuple[OwnNote, ...]:
        """The notes that this guest sent, the newest first."""
        return self.notes.get(guest.author, ())[::-1]

    def own_ballot(self, guest: Guest) -> CastBallot | None:
        """The ballot of this guest that counts in the round of now, by whatever road it came; None when there is none."""
        voting = self.view.round
        return self.ballots.get(guest.voter(voting.round)) if voting is not None else None

    def own_given(self, guest: Guest) -> tuple[Given, ...]:
        """What this guest gave in the step of now beside notes and votes: her answers, reactions or offers."""
        return (*self.given.get(guest.author, ()), *self.given.get(guest.answerer, ()))

    def mine(self, guest: Guest, cast: CastBallot | None = None) -> str:
        """Another text whenever something of this guest's own has changed; ``cast`` is a vote that was stored after this
        was read."""
        return mark_of(
            self.notes.get(guest.author, ()), cast or self.own_ballot(guest), self.own_given(guest)
        )

    def turnout(self) -> str:
        """What the stream adds while a round is open, as JSON of an object without its braces."""
        voting = self.view.round
        if voting is None or voting.round.phase is not Phase.OPEN:
            return ""
        return f',"voted":{voting.voted},"present":{json.dumps(voting.present)}'


def mark_of(notes: tuple[OwnNote, ...], own: CastBallot | None, given: tuple[Given, ...] = ()) -> str:
    """The mark of a guest's own ``notes`` (the oldest first), her ballot and what else she gave."""
    states = tuple((note.id, note.state, note.text) for note in reversed(notes))
    marks = (states, own and (str(own.channel), sorted(own.choices), own.text))
    return _short((*marks, given) if given else marks)


def read_latest(
    reader: Reader,
    evening_id: str,
    codes: frozenset[str] | None = None,
    device: str = "",
    notes: Notes | None = None,
) -> Latest:
    """Everything the phones need, inside one read; ``codes`` and ``notes`` when they are known already, ``device`` this
    laptop's id (empty: phones hear of no other laptop). Raises Gone."""
    view = view_evening(reader, evening_id, with_notes=False)
    if codes is None:
        codes = frozenset(code.token for code in reader.find(Code, evening_id=evening_id))
    ended = view_rounds(reader, evening_id) if view.evening.ended_at else ()
    results = tuple(one for one in ended if one.round.phase.shown)
    given: dict[str, tuple[Given, ...]] = {}
    for one in view.matter.given if view.matter is not None else ():
        if one.author and one.channel is Channel.PHONE:
            given[one.author] = (*given.get(one.author, ()), one)
    second = second_address(reader, device) if device else ""
    page = _page_of(view, results, second)
    own = read_notes(reader, evening_id) if notes is None else notes
    return Latest(view, page, _ballots(reader, view), own, results, codes, given, second)


def read_votes(reader: Reader, before: Latest) -> Latest:
    """``before`` with the votes of now, inside one read: right as long as nothing but votes has come since."""
    step = before.view.step
    view = replace(before.view, round=round_in(reader, step) if step is not None else None)
    return replace(
        before, view=view, page=_page_of(view, before.results, before.second), ballots=_ballots(reader, view)
    )


def _ballots(reader: Reader, view: EveningView) -> Mapping[str, CastBallot]:
    """The ballot that counts of each voter; one that was taken back is none. Whoever took her code after the close finds by it
    what she chose before."""
    if view.round is None:
        return {}
    last = reader.last_ballots(view.round.round.id)
    found = {ballot.voter: ballot for ballot in last if ballot.people}
    for one in waiting(view.round.round, view.round.audit):
        if one.guest in found:
            found.setdefault(one.code, found[one.guest])
    return found


def _page_of(view: EveningView, results: tuple[RoundView, ...], second: str) -> str:
    evening = view.evening
    shown = (
        second,
        view.project,
        evening.name,
        evening.started_at,
        evening.ended_at,
        evening.house_rules,
        view.step,
        view.following,
    )
    themes = view.board.themes if view.step is not None and view.step.kind is Kind.THEMES else ()
    vote = _vote_of(view.round) if view.round is not None else None
    facts = (shown, themes, vote, results)
    return _short((*facts, view.matter.told) if view.matter is not None else facts)


def _vote_of(view: RoundView) -> object:
    """What a vote shows to everybody. Nothing that moves with every ballot; the words of fixed answers are those of whoever
    reads, so that they say nothing here."""
    voting, earlier = view.round, view.earlier
    options = () if voting.method in ANSWERS else view.options
    found = tuple((one.id, one.state) for one in view.objections) if voting.phase.shown else ()
    before = earlier.tally if earlier is not None else None
    return voting.id, voting.phase, options, view.tally, view.online, found, before


def _short(facts: object) -> str:
    return hashlib.blake2s(repr(facts).encode(), digest_size=6).hexdigest()
