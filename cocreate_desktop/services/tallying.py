"""From stored rows to a result: reads a round with its ballots and counts and hands them to ``domain.voting``.

While a round is not revealed no totals per option leave this module: hidden is hidden, not zero.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreate_desktop.domain import voting
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Option, Phase, Round, TypedCount
from cocreate_desktop.services.ports import Reader


@dataclass(frozen=True, slots=True)
class ChannelTurnout:
    """How much came in on one channel: ``people`` (None when nobody counted them) and ``units`` (dots, or choices)."""

    channel: Channel
    people: int | None
    units: int


@dataclass(frozen=True, slots=True)
class RoundView:
    """What desk, stage, phones and paper may know of a round now.

    ``voted`` people have voted, of ``present`` counted in the hall (None when nobody counted). ``typed`` are the counts that
    the facilitator typed, by (channel, option id). ``tally`` is None until the round is revealed.
    """

    round: Round
    question: str
    options: tuple[Option, ...]
    voted: int
    present: int | None
    channels: tuple[ChannelTurnout, ...]
    typed: Mapping[tuple[Channel, str], int]
    tally: voting.Tally | None


def view_round(reader: Reader, voting_round: Round, question: str, *, result: bool = False) -> RoundView:
    """The view of a round; with ``result`` the tally is there before the reveal too (for the report after the evening)."""
    options = reader.find(Option, round_id=voting_round.id)
    counts = reader.find(TypedCount, round_id=voting_round.id)
    present = reader.get(Evening, voting_round.evening_id).present
    whole = as_voting_round(reader, voting_round, options, counts, present)
    channels = _channels(whole, counts)
    shown = voting_round.phase is Phase.REVEALED or result
    return RoundView(
        round=voting_round,
        question=question,
        options=options,
        voted=sum(channel.people or 0 for channel in channels),
        present=present,
        channels=channels,
        typed={(count.channel, count.option_id): count.number for count in counts},
        tally=voting.tally(whole) if shown else None,
    )


def settings_of(voting_round: Round) -> voting.Settings:
    """The rules of a stored round in the words of ``domain.voting``."""
    return voting.Settings(
        method=voting_round.method,
        rule=voting_round.rule,
        dots=voting_round.dots,
        max_per_option=voting_round.max_per_option,
        max=voting_round.max_choices or None,
    )


def as_voting_round(
    reader: Reader,
    voting_round: Round,
    options: tuple[Option, ...],
    counts: tuple[TypedCount, ...],
    present: int | None,
) -> voting.Round:
    """The stored round as ``domain.voting`` counts it: ballots by stamp, so that the last of a voter is the last."""
    return voting.Round(
        settings=settings_of(voting_round),
        options=tuple(voting.Option(option.id, option.text, option.cost) for option in options),
        ballots=tuple(
            voting.Ballot(ballot.voter, ballot.channel, dict(ballot.choices), ballot.people)
            for ballot in reader.ballots(voting_round.id)
        ),
        counts=tuple(voting.Count(c.option_id, c.channel, c.number) for c in counts if c.option_id),
        people_by_channel={count.channel.value: count.number for count in counts if not count.option_id},
        base=voting_round.base,
        present=present,
    )


def _channels(whole: voting.Round, counts: tuple[TypedCount, ...]) -> tuple[ChannelTurnout, ...]:
    last = {ballot.voter: ballot for ballot in whole.ballots}
    found: dict[Channel, ChannelTurnout] = {}
    for ballot in last.values():
        channel = Channel(ballot.channel)
        before = found.get(channel, ChannelTurnout(channel, 0, 0))
        units = sum(dict(ballot.choices).values())
        found[channel] = ChannelTurnout(channel, (before.people or 0) + ballot.people, before.units + units)
    for channel in dict.fromkeys(count.channel for count in counts):
        people = next((c.number for c in counts if c.channel is channel and not c.option_id), None)
        units = sum(c.number for c in counts if c.channel is channel and c.option_id)
        found[channel] = ChannelTurnout(channel, people, units)
    return tuple(sorted(found.values(), key=lambda turnout: turnout.channel.value))
