"""From stored rows to a result: reads a round with its ballots and counts and hands them to ``domain.voting``. What came in the
hall and what came in from home stay apart.

While a round is not revealed no totals per option leave this module: hidden is hidden, not zero.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from cocreate_desktop.domain import voting
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import (
    REFUSALS,
    AuditLine,
    CastBallot,
    Happening,
    Objection,
    Option,
    Phase,
    Round,
    TypedCount,
)
from cocreate_desktop.domain.steps import Step
from cocreate_desktop.language import _
from cocreate_desktop.services.ports import Reader
from cocreate_desktop.services.weighing import weight_of


@dataclass(frozen=True, slots=True)
class ChannelTurnout:
    """How much came in on one channel: ``people`` (None when nobody counted them) and ``units`` (dots, or choices)."""

    channel: Channel
    people: int | None
    units: int


@dataclass(frozen=True, slots=True)
class OnlineResult:
    """What those at home said beside the hall: their own ``tally`` of ``voters`` people. ``together`` is the hall with them
    when one of them counts for ``weight`` percent of one in the hall; None where they are never added (0)."""

    tally: voting.Tally
    voters: int
    weight: int = 0
    together: voting.Tally | None = None


@dataclass(frozen=True, slots=True)
class RoundView:
    """What desk, stage, phones and paper may know of a round now.

    ``voted`` people have voted in the hall, of ``present`` counted there (None when nobody counted), and ``voted_online`` at
    home. ``channels`` are those of both. ``typed`` are the counts that the facilitator typed, by (channel, option id);
    ``second`` what another person counted. ``tally`` is None until the round is revealed: the result of the hall, or of those
    at home where they alone voted (``only_online``); beside a hall that voted these stand in ``online``. ``overlap`` are
    channels of the hall that may hold the same person twice, because not everybody showed a code, and ``overlap_online`` says
    the same of hall and home. ``earlier`` is the round that this one is laid over, with its result once the room has seen it.
    ``options`` are the fixed answers where the method has them, with the ids of ``domain.voting.ANSWERS``.
    """

    round: Round
    question: str
    options: tuple[Option, ...]
    voted: int
    present: int | None
    channels: tuple[ChannelTurnout, ...]
    typed: Mapping[tuple[Channel, str], int]
    tally: voting.Tally | None
    second: Mapping[tuple[Channel, str], int] = field(default_factory=dict)
    overlap: tuple[Channel, ...] = ()
    earlier: "RoundView | None" = None
    objections: tuple[Objection, ...] = ()
    audit: tuple[AuditLine, ...] = ()
    voted_online: int = 0
    overlap_online: bool = False
    online: OnlineResult | None = None

    @property
    def only_online(self) -> bool:
        """Whether all that came in came from home."""
        used = [one.channel for one in self.channels if one.people or one.units]
        return used == [Channel.ONLINE]

    @property
    def counted(self) -> int:
        """How many people are behind ``tally``: those of the hall, or those at home where they alone voted."""
        return self.voted_online if self.only_online else self.voted

    @property
    def of_tally(self) -> tuple[ChannelTurnout, ...]:
        """The channels that are in ``tally``."""
        return tuple(one for one in self.channels if self.only_online or one.channel is not Channel.ONLINE)

    @property
    def refused(self) -> int:
        """How many ballots were answered with no."""
        return sum(line.number for line in self.audit if line.what in REFUSALS)

    @property
    def differing(self) -> tuple[tuple[Channel, str], ...]:
        """Counts of which two people say different numbers."""
        return tuple(place for place, number in self.second.items() if self.typed.get(place, 0) != number)


def view_round(reader: Reader, voting_round: Round, question: str, *, result: bool = False) -> RoundView:
    """The view of a round; with ``result`` the tally of one that was closed is there before the reveal too (for the report
    after the evening). While people vote, in the hall or at home, nobody gets it."""
    view = _view(reader, voting_round, question, result=result)
    before = reader.find(Round, id=voting_round.follows) if voting_round.follows else ()
    if not before:
        return view
    # What the room never saw stays hidden, also when the evening is over.
    earlier = _view(reader, before[0], question_of(reader, before[0]), result=False)
    return replace(view, earlier=earlier)


def _view(reader: Reader, voting_round: Round, question: str, *, result: bool) -> RoundView:
    options = options_of(reader, voting_round)
    counts = reader.find(TypedCount, round_id=voting_round.id)
    present = reader.get(Evening, voting_round.evening_id).present
    last = reader.last_ballots(voting_round.id)
    shown = voting_round.phase.shown or (result and voting_round.phase.over)
    channels = _channels(voting_round, last, counts, shown=shown)
    turnout = _Turnout(last, channels)
    tally, online = None, None
    if shown:
        ballots = reader.ballots(voting_round.id)
        # What was counted while it was hidden is not counted again once it is shown.
        hidden = replace(voting_round, phase=Phase.CLOSED)
        tally, online = _results(hidden, options, ballots, counts, present, weight_of(reader))
    return RoundView(
        round=voting_round,
        question=question,
        options=options,
        voted=turnout.hall,
        present=present,
        channels=channels,
        typed={(count.channel, count.option_id): count.number for count in counts},
        tally=tally,
        second={(c.channel, c.option_id): c.second for c in counts if c.second is not None},
        overlap=turnout.overlap,
        overlap_online=turnout.overlap_online,
        voted_online=turnout.online,
        online=online,
        objections=reader.find(Objection, round_id=voting_round.id),
        audit=(*reader.find(AuditLine, round_id=voting_round.id), *_afterwards(reader, voting_round)),
    )


def _afterwards(reader: Reader, voting_round: Round) -> tuple[AuditLine, ...]:
    """The ballots that other laptops handed in too late, as one line: it is not stored, for every laptop sees it by itself."""
    late = (
        len({ballot.voter for ballot in reader.late_ballots(voting_round.id)}) if voting_round.counted else 0
    )
    if not late:
        return ()
    line = AuditLine(
        id=f"{voting_round.id}:{Happening.AFTERWARDS}",
        project_id=voting_round.project_id,
        round_id=voting_round.id,
        what=Happening.AFTERWARDS,
        at=voting_round.published_at,
        number=late,
    )
    return (line,)


def counted_again(reader: Reader, view: RoundView) -> RoundView:
    """``view`` with the turnout of now, for when ballots came in and nothing else of the round is other than it was."""
    last = reader.last_ballots(view.round.id)
    counts = reader.find(TypedCount, round_id=view.round.id)
    channels = _channels(view.round, last, counts, shown=view.tally is not None)
    turnout = _Turnout(last, channels)
    return replace(
        view,
        voted=turnout.hall,
        voted_online=turnout.online,
        channels=channels,
        overlap=turnout.overlap,
        overlap_online=turnout.overlap_online,
    )


def asked_in(voting_round: Round, step: Step) -> str:
    """What a round asks: what it asked when it was opened, else what its step says now."""
    return voting_round.question or step.question or step.title


def question_of(reader: Reader, voting_round: Round) -> str:
    """``asked_in`` of the round's own step, inside a read."""
    found = reader.find(Step, id=voting_round.step_id)
    return asked_in(voting_round, found[0]) if found else voting_round.question


def options_of(reader: Reader, voting_round: Round) -> tuple[Option, ...]:
    """What can be chosen: the options of a round, or the fixed answers of its method in the current language."""
    return fixed_options(voting_round) or reader.find(Option, round_id=voting_round.id)


def fixed_options(voting_round: Round) -> tuple[Option, ...]:
    """The fixed answers of the method of a round in the current language; none for a method with options of its own."""
    project_id, round_id = voting_round.project_id, voting_round.id
    return tuple(
        Option(id=one.id, project_id=project_id, round_id=round_id, letter=one.letter, text=_(one.text))
        for one in voting.ANSWERS.get(voting_round.method, ())
    )


def plain_options(options: Sequence[Option]) -> tuple[voting.Option, ...]:
    """Stored options in the words of ``domain.voting``."""
    return tuple(voting.Option(option.id, option.text, option.cost) for option in options)


def settings_of(voting_round: Round) -> voting.Settings:
    """The rules of a stored round in the words of ``domain.voting``."""
    return voting.Settings(
        method=voting_round.method,
        rule=voting_round.rule,
        dots=voting_round.dots,
        max_per_option=voting_round.max_per_option,
        max=voting_round.max_choices or None,
        scale=(voting_round.scale_low, voting_round.scale_high),
        budget=voting_round.budget or None,
        utility=voting_round.utility,
        completion=voting_round.completion,
        chips=voting_round.chips or None,
        step=voting_round.chip_step or None,
    )


def plain_ballots(ballots: Sequence[CastBallot]) -> tuple[voting.Ballot, ...]:
    """Stored ballots in the words of ``domain.voting``; by stamp as they come from a store, so that the last of a voter is
    the last."""
    return tuple(
        voting.Ballot(ballot.voter, ballot.channel, dict(ballot.choices), ballot.people, text=ballot.text)
        for ballot in ballots
    )


@lru_cache(maxsize=16)
def _results(
    voting_round: Round,
    options: tuple[Option, ...],
    ballots: tuple[CastBallot, ...],
    counts: tuple[TypedCount, ...],
    present: int | None,
    weight: int,
) -> tuple[voting.Tally, OnlineResult | None]:
    """The result of the hall and what stands beside it, remembered: a shown result is looked at again with everything that
    happens, and equal shares take a while."""
    return results(_whole(voting_round, options, ballots, counts, present), weight)


def results(whole: voting.Round, weight: int) -> tuple[voting.Tally, OnlineResult | None]:
    """The result of the hall and what stands beside it; that of those at home where they alone voted. One at home counts for
    ``weight`` percent where both are added."""
    if Channel.ONLINE not in {
        *(one.channel for one in whole.ballots),
        *(one.channel for one in whole.counts),
    }:
        return voting.tally(whole), None
    both = voting.sides(whole)
    hall, online = voting.tally(both.hall), voting.tally(both.online)
    if not online.by_channel:
        return hall, None
    if not hall.by_channel:
        return voting.tally(replace(both.online, quorum=whole.quorum)), None
    added = voting.together(replace(whole, quorum=None), weight) if weight else None
    return hall, OnlineResult(online, int(online.cast), weight, added)


def _whole(
    voting_round: Round,
    options: tuple[Option, ...],
    ballots: tuple[CastBallot, ...],
    counts: tuple[TypedCount, ...],
    present: int | None,
) -> voting.Round:
    return voting.Round(
        settings=settings_of(voting_round),
        options=plain_options(options),
        ballots=plain_ballots(ballots),
        # Nothing was counted where 0 stands: that is how the desk takes a number back.
        counts=tuple(
            voting.Count(c.option_id, c.channel, c.number) for c in counts if c.option_id and c.number
        ),
        people_by_channel={c.channel.value: c.number for c in counts if not c.option_id and c.number},
        base=voting_round.base,
        present=present,
        entitled=voting_round.entitled or None,
        quorum=voting_round.quorum or None,
    )


def _channels(
    voting_round: Round, last: Sequence[CastBallot], counts: tuple[TypedCount, ...], *, shown: bool
) -> tuple[ChannelTurnout, ...]:
    """By channel; ``last`` is the last ballot of each voter."""
    people_on: Counter[Channel] = Counter()
    units_on: Counter[Channel] = Counter()
    for ballot in last:
        people_on[ballot.channel] += ballot.people
        units_on[ballot.channel] += (
            _units(voting_round, ballot) if shown or ballot.channel is not Channel.CARD else 0
        )
    found = {
        channel: ChannelTurnout(channel, people, units_on[channel]) for channel, people in people_on.items()
    }
    for channel in dict.fromkeys(count.channel for count in counts if count.number):
        people = next(
            (c.number for c in counts if c.channel is channel and not c.option_id and c.number), None
        )
        units = sum(c.number for c in counts if c.channel is channel and c.option_id)
        if people is None and voting.hand_is_person(settings_of(voting_round)):
            people = units
        found[channel] = ChannelTurnout(channel, people, units)
    return tuple(sorted(found.values(), key=lambda turnout: turnout.channel.value))


def _units(voting_round: Round, ballot: CastBallot) -> int:
    """How much is on a ballot, without what it is: dots, or choices. Of cards that is nothing before the result is shown: asked
    option by option, each sweep would tell."""
    if not ballot.people:
        return 0
    chosen = [weight for _option, weight in ballot.choices if weight]
    return sum(chosen) if voting_round.method == "dots" else len(chosen)


class _Turnout:
    """What the last ballots and the channels tell of people: how many voted in the ``hall`` and ``online``, and who of them may
    be the same. On several channels somebody may be there twice, unless everybody on all of them voted by a code."""

    def __init__(self, last: Sequence[CastBallot], channels: Sequence[ChannelTurnout]) -> None:
        people = {one.channel: one.people or 0 for one in channels}
        self.online = people.pop(Channel.ONLINE, 0)
        self.hall = sum(people.values())
        coded = {ballot.channel for ballot in last if ballot.people}
        coded -= {ballot.channel for ballot in last if ballot.people and not ballot.by_code}
        used = [one.channel for one in channels if one.people or one.units]
        hall = tuple(channel for channel in used if channel is not Channel.ONLINE)
        self.overlap = hall if len(hall) > 1 and not coded.issuperset(hall) else ()
        self.overlap_online = bool(hall) and len(hall) < len(used) and not coded.issuperset(used)
