"""Sealing a round when it is closed: its control figure stands in the audit before anybody sees the result, and what came in
from other laptops afterwards is sealed once more, and said. Nothing of it reaches a phone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cocreate_desktop.domain.controlfigure import (
    EVENTS,
    Seal,
    chain,
    commitment_of,
    cut_of,
    event_of,
    last_seal,
    read_seal,
    root_of,
    salt_of,
    sealed,
)
from cocreate_desktop.domain.few import FEW, few_ways
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.rounds import AuditLine, CastBallot, Happening, Option, Phase, Round, TypedCount
from cocreate_desktop.domain.secrecy import new_secret
from cocreate_desktop.domain.voting import Settings
from cocreate_desktop.domain.voting.rules import checker
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.tallying import RoundView, options_of, settings_of, view_round
from cocreate_desktop.services.weighing import weight_of


@dataclass(frozen=True, slots=True)
class UnderSeal:
    """What one seal is over: ``events`` by their place among those of the round, and the ``commitments`` that can still be made
    of what is here. ``line`` is the seal's own. ``whole``: nothing that was sealed is gone or other than it was."""

    line: AuditLine
    seal: Seal
    events: tuple[int, ...]
    commitments: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Control:
    """Everything by which a round can be checked from outside. ``events`` are the lines of its chain; ``ballots`` those under
    the last seal, in no order; ``counts`` what was counted by eye, as it is now. ``pending``: something came in since, that
    counts and is under no seal before the result is final."""

    view: RoundView
    rules: Mapping[str, object]
    events: tuple[AuditLine, ...]
    seals: tuple[UnderSeal, ...]
    ballots: tuple[CastBallot, ...]
    counts: tuple[TypedCount, ...]
    weight: int = 0
    pending: bool = False

    @property
    def told(self) -> bool:
        """Whether it may be said by which way each ballot came."""
        return not few_channels(self.ballots)

    @property
    def late_few(self) -> bool:
        """Whether the lists of the seals set so few ballots apart that whoever saw who came late could tell what she chose: a
        vote that was opened once more for one neighbour, one slip from another laptop."""
        lists = [set(one.commitments) for one in self.seals]
        groups = Counter(tuple(one in there for there in lists) for one in self.last.commitments)
        return len(groups) > 1 and min(groups.values()) < FEW

    @property
    def few_beside(self) -> bool:
        """Whether so few cast a ballot beside what was counted by eye that everybody would know whose these are."""
        cast = sum(one.people > 0 for one in self.ballots)
        return 0 < cast < FEW and any(one.option_id and one.number for one in self.counts)

    @property
    def few(self) -> bool:
        """Whether so few ballots stand apart that they stay closed, though the result was shown."""
        return self.late_few or self.few_beside

    @property
    def last(self) -> UnderSeal:
        """The seal that the result rests on."""
        return self.seals[-1]


def seal_round(unit: UnitOfWork, round_id: str, now: str, *, again: bool = True) -> None:
    """Seals a round as it is, in the transaction that closes it. Without ``again`` only when it is other than it was at the
    last seal, so that the hall and the report read the same figure where nothing came in between."""
    lines, ballots = unit.find(AuditLine, round_id=round_id), unit.ballots(round_id)
    last, voting = last_seal(lines), unit.get(Round, round_id)
    secret = last.secret if last is not None else new_secret()
    kept = kept_ballots(settings_of(voting), _ids(unit, voting), ballots)
    root, counts = _now(secret, kept, unit.find(TypedCount, round_id=round_id))
    if not again and last is not None and (last.root, last.counts) == (root, counts):
        return
    stamps = unit.added(AuditLine, round_id=round_id)
    mine = [line for line in lines if line.what in EVENTS]
    cut = cut_of([*(stamps[line.id] for line in mine), *(ballot.stamp for ballot in ballots)])
    line = AuditLine(
        id=new_id(),
        project_id=unit.project_id,
        round_id=round_id,
        what=Happening.SEALED,
        at=now,
        number=sum(ballot.people > 0 for ballot in kept),
        rank=rank_at_end(unit, AuditLine, round_id=round_id),
    )
    event = [str(Happening.SEALED), now, line.number, counts, root]
    link = chain(rules_of(unit, voting), [*map(event_of, mine), event])
    unit.add(replace(line, detail=Seal(secret, counts, root, link, cut).written()))


def read_control(reader: Reader, round_id: str) -> Control | None:
    """What a round can be checked by, inside a read; None while it was never closed. Raises Gone."""
    voting = reader.get(Round, round_id)
    lines = tuple(one for one in reader.find(AuditLine, round_id=round_id) if one.what in EVENTS)
    last = last_seal(lines)
    if last is None:
        return None
    rules, ballots = rules_of(reader, voting), reader.ballots(round_id)
    settings, ids = settings_of(voting), _ids(reader, voting)
    stamps = reader.added(AuditLine, round_id=round_id)
    seals = []
    for place, line in enumerate(lines):
        seal = read_seal(line)
        if seal is not None:
            under = [ballot for ballot in ballots if seal.covers(ballot.stamp)]
            kept = tuple(commitment_of(seal.secret, one) for one in kept_ballots(settings, ids, under))
            places = tuple(
                at for at, one in enumerate(lines) if seal.covers(stamps[one.id]) and one is not line
            )
            events = [*(event_of(lines[at]) for at in places), event_of(line)]
            whole = chain(rules, events) == seal.link and root_of(kept) == seal.root
            seals.append(UnderSeal(line, seal, (*places, place), tuple(sorted(kept)), whole))
    under = [ballot for ballot in ballots if last.covers(ballot.stamp)]
    counts = reader.find(TypedCount, round_id=round_id)
    return Control(
        view_round(reader, voting, voting.question),
        rules,
        lines,
        tuple(seals),
        kept_ballots(settings, ids, under),
        counts,
        weight_of(reader),
        voting.phase is not Phase.PUBLISHED
        and (last.root, last.counts) != _now(last.secret, kept_ballots(settings, ids, ballots), counts),
    )


def _now(secret: str, kept: Sequence[CastBallot], counts: Sequence[TypedCount]) -> tuple[str, str]:
    """What stands for the ballots and for what was counted by eye, as a seal has them."""
    by_eye = sealed(salt_of(secret, "counts"), counts_said(counts))
    return root_of(commitment_of(secret, ballot) for ballot in kept), by_eye


def kept_ballots(
    settings: Settings, ids: Sequence[str], ballots: Sequence[CastBallot]
) -> tuple[CastBallot, ...]:
    """Of each voter what the tally still looks at: her last valid ballot, broken ones, and that she took a broken one back.
    ``ballots`` by stamp."""
    check = checker(settings, ids)
    last: dict[str, CastBallot] = {}
    broken: dict[str, list[CastBallot]] = {}
    for ballot in ballots:
        if ballot.people and check(dict(ballot.choices)) is not None:
            broken.setdefault(ballot.voter, []).append(ballot)
        else:
            last[ballot.voter] = ballot
    # Who took back what she cast by the rules is not there; who took back a broken one has still cast that.
    standing = {voter: one for voter, one in last.items() if one.people or voter in broken}
    both = [*(ballot for several in broken.values() for ballot in several), *standing.values()]
    return tuple(sorted(both, key=lambda ballot: ballot.stamp))


def rules_of(reader: Reader, voting: Round) -> dict[str, object]:
    """What was asked and how it is counted, as it was fixed when the round was opened."""
    options = reader.find(Option, round_id=voting.id)
    return {
        "round": voting.id,
        "question": voting.question,
        "method": voting.method,
        "rule": voting.rule,
        "dots": voting.dots,
        "max_per_option": voting.max_per_option,
        "max": voting.max_choices,
        "scale": [voting.scale_low, voting.scale_high],
        "budget": voting.budget,
        "utility": voting.utility,
        "completion": voting.completion,
        "chips": voting.chips,
        "step": voting.chip_step,
        "quorum": voting.quorum,
        "options": [[one.id, one.letter, one.text, one.cost] for one in options],
    }


def counts_said(counts: Sequence[TypedCount]) -> list[object]:
    """What was counted by eye: channel, option (empty: the people behind it), number, and what a second person saw."""
    by_place = sorted(counts, key=lambda one: (str(one.channel), one.option_id))
    return [[str(one.channel), one.option_id, one.number, one.second] for one in by_place]


def few_channels(ballots: Sequence[CastBallot]) -> tuple[str, ...]:
    """The channels on which so few voted that a ballot of one could be told apart; none where all came by one channel."""
    found = Counter(str(ballot.channel) for ballot in ballots if ballot.people)
    return tuple(sorted(few_ways(found)))


def _ids(reader: Reader, voting: Round) -> tuple[str, ...]:
    return tuple(option.id for option in options_of(reader, voting))
