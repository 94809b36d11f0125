"""Ballots from every channel into one round: phones, slips, tables and cards. One person with a personal code has one ballot,
whatever she used; a second use replaces the first, and says so."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import (
    BadBallot,
    BadCode,
    BadValue,
    NotAllowed,
    RoundNotOpen,
    VotedSince,
)
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import AuditLine, CastBallot, Choices, Happening, Phase, Round
from cocreate_desktop.domain.secrecy import new_token, voter_of
from cocreate_desktop.domain.voting import check_choices
from cocreate_desktop.language import _
from cocreate_desktop.services.auditing import note
from cocreate_desktop.services.codes import TypedCodes
from cocreate_desktop.services.moves import move
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork, Work
from cocreate_desktop.services.tallying import options_of, settings_of

MOST_AT_TABLE = 500
# Typed from paper: the same one once more is worth a word, also when it came from paper before.
_TYPED = (Channel.PAPER, Channel.TABLE)


@dataclass(frozen=True, slots=True)
class Entered:
    """A ballot that was entered at the desk, and the one of the same voter that it ``replaced`` (None: there was none)."""

    ballot: CastBallot
    replaced: CastBallot | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on a ballot: ``choices`` by option id, and the reason of an objection."""

    choices: Mapping[str, int]
    text: str = ""


@dataclass(frozen=True, slots=True)
class TableIn:
    """A table whose outcome was entered: its ``name``, and for how many ``people`` it spoke."""

    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Voter:
    """Who casts: ``token`` of a guest, a code or a table; ``subject`` is how the audit names her (a number, a table), empty
    for a guest; ``people`` she speaks for."""

    token: str
    channel: Channel
    subject: str = ""
    by_code: bool = False
    people: int = 1


class Casting:
    """What one can do with a ballot while its round is open."""

    def __init__(self, store: Store, clock: Clock, codes: TypedCodes) -> None:
        self._store = store
        self._clock = clock
        self._codes = codes

    def casting(
        self,
        round_id: str,
        token: str,
        choices: Mapping[str, int],
        channel: Channel,
        *,
        words: str = "",
        by_code: bool = False,
    ) -> Work[CastBallot]:
        """The work of one ballot, for the group writer. ``token`` is the guest's or (``by_code``) a personal code's; the same
        token on any channel is the same voter and replaces. Raises RoundNotOpen, BadBallot, TextTooLong."""
        paper = Paper(choices, text.clean(words, limit=text.NOTE, lines=False) if words else "")

        def work(unit: UnitOfWork) -> CastBallot:
            subject = number_of(unit, token) if by_code else ""
            voter = Voter(token, channel, subject, by_code)
            now = self._now() if subject else ""  # only a ballot that names somebody leaves a line
            return cast(unit, round_id, voter, paper, now).ballot

        return work

    def cast(
        self,
        round_id: str,
        token: str,
        choices: Mapping[str, int],
        channel: Channel,
        *,
        words: str = "",
        by_code: bool = False,
    ) -> CastBallot:
        """``casting``, run at once."""
        return self._store.run(self.casting(round_id, token, choices, channel, words=words, by_code=by_code))

    def enter_slip(
        self, round_id: str, typed_code: str, choices: Mapping[str, int], words: str = ""
    ) -> Entered:
        """A paper slip typed in by its code. An unknown code is noted in the audit. Raises BadCode, RoundNotOpen, BadBallot."""
        paper = Paper(choices, text.clean(words, limit=text.NOTE, lines=False))

        def work(unit: UnitOfWork) -> Entered:
            code = self._known(unit, unit.get(Round, round_id), typed_code)
            voter = Voter(code.token, Channel.PAPER, str(code.number), by_code=True)
            return cast(unit, round_id, voter, paper, self._now())

        return self._listed(round_id, Channel.PAPER, work)

    def enter_loose(self, round_id: str, choices: Mapping[str, int], words: str = "") -> Entered:
        """A slip without a code: nobody can tell whether the same person votes on another channel too. Raises RoundNotOpen,
        BadBallot."""
        paper = Paper(choices, text.clean(words, limit=text.NOTE, lines=False))
        voter = Voter(new_token(), Channel.PAPER)
        return self._listed(
            round_id, Channel.PAPER, lambda unit: cast(unit, round_id, voter, paper, self._now())
        )

    def enter_table(
        self, round_id: str, table: str, people: int, choices: Mapping[str, int], words: str = ""
    ) -> Entered:
        """What a table agreed on, for its number of people; the same table once more replaces. Raises Empty without a name of
        the table, BadValue for people outside 1–500, RoundNotOpen, BadBallot."""
        label = text.written(table, limit=text.LINE, lines=False)
        if not 1 <= people <= MOST_AT_TABLE:
            raise BadValue(value=people, example="6")
        paper = Paper(choices, text.clean(words, limit=text.NOTE, lines=False))
        voter = Voter(_table(label), Channel.TABLE, label, people=people)

        def work(unit: UnitOfWork) -> Entered:
            done = cast(unit, round_id, voter, paper, self._now())
            note(
                unit,
                round_id,
                Happening.TYPED,
                self._now(),
                channel=Channel.TABLE,
                subject=label,
                number=people,
            )
            return done

        return self._listed(round_id, Channel.TABLE, work)

    def tables(self, round_id: str) -> tuple[TableIn, ...]:
        """The tables that are in, as they were named last and in the order in which they came; what they said stays hidden."""
        return self._store.read(lambda reader: tables_in(reader, reader.get(Round, round_id)))

    def take_back(self, entered: Entered) -> CastBallot:
        """Undoes an entry: the ballot that it replaced counts again, or none of this voter. Raises RoundNotOpen,
        VotedSince when she voted again meanwhile."""

        def work(unit: UnitOfWork) -> CastBallot:
            ballot = entered.ballot
            if unit.get(Round, ballot.round_id).phase is not Phase.OPEN:
                raise RoundNotOpen
            last = unit.last_ballot(ballot.round_id, ballot.voter)
            if last is None or last.stamp != ballot.stamp:
                raise VotedSince
            now, channel = self._now(), str(ballot.channel)
            note(unit, ballot.round_id, Happening.TAKEN_BACK, now, channel=channel)
            return unit.record(entered.replaced or replace(ballot, people=0))

        return self._store.run(work)

    def moving(self, evening_id: str, guest: str, code: str) -> Work[int]:
        """A phone that voted as a guest goes on with a personal code: in every open round its ballot becomes that of the code,
        or goes when the code has voted already; in a closed one nothing changes before it is opened again. Gives how many
        became the code's now. Both are tokens."""

        def work(unit: UnitOfWork) -> int:
            number, now = number_of(unit, code), self._now()
            return sum(
                move(unit, voting, (guest, code), number, now)
                for voting in unit.find(Round, evening_id=evening_id)
                if voting.opened_at and voting.secret
            )

        return work

    def _listed(self, round_id: str, channel: Channel, work: Work[Entered]) -> Entered:
        """Runs ``work``; what is answered with no stands in the audit."""
        try:
            return self._store.run(work)
        except (BadCode, RoundNotOpen, BadBallot) as problem:
            refused = problem
            self._store.run(lambda unit: note_refusal(unit, round_id, channel, refused, self._now()))
            raise

    def _known(self, unit: UnitOfWork, voting: Round, typed_code: str) -> Code:
        known = unit.find(Code, evening_id=voting.evening_id, typed=self._codes.normalise(typed_code))
        if not known:
            raise BadCode
        return known[0]

    def _now(self) -> str:
        return utc_text(self._clock.now())


def cast(unit: UnitOfWork, round_id: str, voter: Voter, paper: Paper, now: str) -> Entered:
    """Casts one ballot inside a transaction. Raises RoundNotOpen, BadBallot."""
    voting = unit.get(Round, round_id)
    if voting.phase is not Phase.OPEN:
        raise RoundNotOpen
    picked = allowed(unit, voting, paper.choices, zeros=voter.channel is Channel.CARD)
    name = voter_of(voting.secret, voter.token)
    # A guest's phone may change its vote as often as it likes; only who can vote in two places is looked up.
    before = unit.last_ballot(round_id, name) if voter.subject else None
    replaced = before if before is not None and before.people else None
    if replaced is not None and (replaced.channel is not voter.channel or voter.channel in _TYPED):
        was, by = str(replaced.channel), str(voter.channel)
        note(unit, round_id, Happening.REPLACED, now, channel=by, subject=voter.subject, detail=was)
    ballot = CastBallot(
        project_id=unit.project_id,
        round_id=round_id,
        voter=name,
        channel=voter.channel,
        choices=picked,
        people=voter.people,
        text=paper.text,
        by_code=voter.by_code,
    )
    return Entered(unit.record(ballot), replaced)


def allowed(unit: UnitOfWork, voting: Round, choices: Mapping[str, int], *, zeros: bool = False) -> Choices:
    """The choices in the order of the options; what is 0 is left out unless it says something (a mark of nothing, or with
    ``zeros`` an answer that was no). Raises BadBallot."""
    ids = tuple(option.id for option in options_of(unit, voting))
    kept = {one: weight for one, weight in choices.items() if weight or zeros or voting.method == "score"}
    problem = check_choices(settings_of(voting), ids, kept)
    if problem is not None:
        raise BadBallot(why=_(problem.text))
    return tuple((one, kept[one]) for one in ids if one in kept)


def note_refusal(
    unit: UnitOfWork, round_id: str, channel: Channel, problem: BadCode | NotAllowed | BadBallot, now: str
) -> None:
    """The line for a ballot that was answered with no."""
    if isinstance(problem, BadCode):
        note(unit, round_id, Happening.UNKNOWN_CODE, now, channel=str(channel))
    elif isinstance(problem, BadBallot):
        why = str(problem.values.get("why", ""))
        note(unit, round_id, Happening.BROKEN, now, channel=str(channel), detail=why)
    elif unit.get(Round, round_id).phase is not Phase.DRAFT:
        note(unit, round_id, Happening.LATE, now, channel=str(channel))


def _table(name: str) -> str:
    """What a table's name is in place of a token: the same however it is typed."""
    return f"table:{text.folded(name) or name}"


def tables_in(reader: Reader, voting: Round) -> tuple[TableIn, ...]:
    """The tables of a round that are in, inside a read. From the audit, since a ballot names nobody; a table that was taken
    back is not in."""
    lines = reader.find(AuditLine, round_id=voting.id, what=Happening.TYPED, channel=str(Channel.TABLE))
    last = {_table(line.subject): TableIn(line.subject, line.number) for line in lines}
    if not voting.secret:  # published: no ballot leads to a table any more
        return tuple(last.values())
    found = []
    for token, table in last.items():
        ballot = reader.last_ballot(voting.id, voter_of(voting.secret, token))
        if ballot is not None and ballot.people:
            found.append(TableIn(table.name, ballot.people))
    return tuple(found)


def number_of(unit: UnitOfWork, token: str) -> str:
    """The number of the card or slip whose token it is, as the audit names it; empty when it is none."""
    known = unit.find(Code, token=token)
    return str(known[0].number) if known else ""
