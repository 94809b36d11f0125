"""Reasoned objections of a consent round: collected when it closes, added by hand, and dealt with one by one."""

from dataclasses import replace

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import CastBallot, Objection, ObjectionState, Round
from cocreate_desktop.domain.secrecy import voter_of
from cocreate_desktop.domain.voting.answers import OBJECTION
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.ports import Store, UnitOfWork

CONSENT_METHOD = "consent"


class Objections:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, round_id: str) -> tuple[Objection, ...]:
        """The objections of a round in order."""
        return self._store.read(lambda reader: reader.find(Objection, round_id=round_id))

    def add(self, round_id: str, words: str, channel: Channel = Channel.HANDS) -> Objection:
        """Writes down an objection that was spoken; ``words`` may be empty until its reason is heard. Raises NotAllowed for a
        round of another method, TextTooLong."""
        reason = text.clean(words, limit=text.NOTE, lines=False)

        def work(unit: UnitOfWork) -> Objection:
            if unit.get(Round, round_id).method != CONSENT_METHOD:
                raise NotAllowed
            return _add(unit, round_id, new_id(), reason, channel)

        return self._store.run(work)

    def change(self, objection_id: str, words: str) -> Objection:
        """Changes the words of the reason. Raises TextTooLong, Gone."""
        reason = text.clean(words, limit=text.NOTE, lines=False)
        return self._store.run(lambda unit: unit.change(Objection, objection_id, text=reason))

    def settle(self, objection_id: str, state: ObjectionState, answer: str = "") -> Objection:
        """How it was dealt with: ``answer`` says what changed, or why it stays. Raises TextTooLong, Gone."""
        said = text.clean(answer, limit=text.NOTE, lines=False)
        return self._store.run(lambda unit: unit.change(Objection, objection_id, state=state, answer=said))

    def remove(self, objection_id: str) -> None:
        """Takes one away that was typed by mistake."""
        self._store.run(lambda unit: unit.delete(Objection, objection_id))

    def restore(self, objection_id: str) -> Objection:
        """Undoes ``remove``."""
        return self._store.run(lambda unit: unit.revive(Objection, objection_id))


def collect(unit: UnitOfWork, voting: Round) -> None:
    """Makes a list of the objections on the ballots that count, when a round closes. One that is there already (the round was
    opened again) keeps what was done about it; an open one whose ballot objects no more is withdrawn."""
    if voting.method != CONSENT_METHOD:
        return
    ballots = unit.ballots(voting.id)
    last = {ballot.voter: ballot for ballot in ballots}
    there = {objection.id: objection for objection in unit.find(Objection, round_id=voting.id)}
    for ballot in last.values():
        name = name_of(voting, ballot.voter)
        known = there.get(name)
        objects = _objects(ballot)
        if known is None and objects:
            _add(unit, voting.id, name, ballot.text, ballot.channel)
        elif known is not None and objects:
            said = {one.text for one in ballots if one.voter == ballot.voter}
            # Words that were put right at the desk stay.
            unit.change(Objection, name, text=ballot.text if known.text in said else known.text)
            if known.state is ObjectionState.WITHDRAWN:
                unit.change(Objection, name, state=ObjectionState.OPEN)
        elif known is not None and known.state is ObjectionState.OPEN:
            unit.change(Objection, name, state=ObjectionState.WITHDRAWN)


def collect_late(unit: UnitOfWork, voting: Round) -> None:
    """Objections on ballots that other devices handed in after the round was closed join the list; what was taken off it stays
    off."""
    if voting.method != CONSENT_METHOD:
        return
    for ballot in unit.last_ballots(voting.id):
        name = name_of(voting, ballot.voter)
        known = unit.find(Objection, id=name) or unit.removed(Objection, name)
        if _objects(ballot) and not known:
            _add(unit, voting.id, name, ballot.text, ballot.channel)


def carry(unit: UnitOfWork, voting: Round, before: str, after: str) -> None:
    """The objection of one voter becomes that of another, when a guest goes on with a code."""
    for mine in unit.find(Objection, id=name_of(voting, before), round_id=voting.id):
        unit.delete(Objection, mine.id)
        if not unit.find(Objection, id=name_of(voting, after)):
            unit.add(replace(mine, id=name_of(voting, after)))


def name_of(voting: Round, voter: str) -> str:
    """An objection's own name, from which nobody comes back to the voter."""
    return voter_of(voting.secret, f"objection:{voter}")[:32]


def _objects(ballot: CastBallot) -> bool:
    return bool(ballot.people) and dict(ballot.choices).get(OBJECTION, 0) > 0


def _add(unit: UnitOfWork, round_id: str, name: str, words: str, channel: Channel) -> Objection:
    made = Objection(
        id=name,
        project_id=unit.project_id,
        round_id=round_id,
        text=words,
        channel=channel,
        rank=rank_at_end(unit, Objection, round_id=round_id),
    )
    unit.add(made)
    return made
