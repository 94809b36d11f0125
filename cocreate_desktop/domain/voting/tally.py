"""Counting a round: later ballots replace earlier ones, broken ones are listed, channels stay apart and add up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from cocreate_desktop.domain.voting.model import (
    Ballot,
    ChannelResult,
    Count,
    Invalid,
    OptionResult,
    Problem,
    Round,
    Tally,
)
from cocreate_desktop.domain.voting.rules import checker


@dataclass(frozen=True, slots=True)
class _Sorted:
    """What there is to count: the ``valid`` ballot of each voter, every broken one as ``invalid``, of these the ``lost``
    (one a voter who has no valid ballot), the ``counts`` of known options, and the ``people`` behind them by channel."""

    valid: tuple[Ballot, ...]
    invalid: tuple[Invalid, ...]
    lost: tuple[Invalid, ...]
    counts: tuple[Count, ...]
    people: Mapping[str, int | None]


def tally(voting: Round) -> Tally:
    """The result of a round. Raises UnknownMethod.

    The last valid ballot of a voter counts: a broken later ballot is listed and leaves the earlier one standing. The base
    and the shares count people: voters (times the people they speak for), hands, and the people behind a channel's counts.
    """
    ids = tuple(option.id for option in voting.options)
    found = _sorted_out(voting, ids)
    number = _base(voting, found)
    people = _people(voting, ids, found)
    totals = _totals(ids, found.valid, found.counts)
    order = sorted(ids, key=lambda i: -totals[i])
    everything = sum(totals.values()) if voting.settings.method == "dots" else None
    best = max(totals.values(), default=0)
    return Tally(
        method=voting.settings.method,
        rule=voting.settings.rule,
        base=voting.base,
        base_number=number,
        cast=_cast(found.valid, found.lost, found.people.values()),
        invalid=found.invalid,
        options=tuple(
            OptionResult(i, totals[i], people[i], _ratio(people[i], number), _ratio(totals[i], everything))
            for i in order
        ),
        winners=tuple(i for i in order if totals[i] == best and best > 0),
        ties=tuple(
            group for _total, same in groupby(order, key=totals.__getitem__) if len(group := tuple(same)) > 1
        ),
        by_channel=_by_channel(ids, found),
    )


def _sorted_out(voting: Round, ids: Sequence[str]) -> _Sorted:
    check = checker(voting.settings, ids)
    valid: dict[str, Ballot] = {}
    broken: list[Invalid] = []
    for ballot in voting.ballots:
        problem = Problem("unreadable", ballot.flaw) if ballot.flaw else check(ballot.choices)
        if problem is None:
            valid[ballot.voter] = ballot
        else:
            broken.append(Invalid(ballot.voter, ballot.channel, problem, ballot.people))
    lost = {one.voter: one for one in broken if one.voter not in valid}
    counts = tuple(count for count in voting.counts if count.option in ids)
    people = _counted_people(voting, counts)
    return _Sorted(tuple(valid.values()), tuple(broken), tuple(lost.values()), counts, people)


def _counted_people(voting: Round, counts: Sequence[Count]) -> Mapping[str, int | None]:
    """People behind each channel of counts: as typed, else unknown; for one choice a raised hand is a person."""
    found: dict[str, int | None] = {}
    one_each = voting.settings.method == "choice" and (voting.settings.max or 1) == 1
    for channel in dict.fromkeys(count.channel for count in counts):
        found[channel] = (
            sum(count.number for count in counts if count.channel == channel) if one_each else None
        )
    return {**found, **voting.people_by_channel}


def _totals(ids: Sequence[str], valid: Iterable[Ballot], counts: Iterable[Count]) -> dict[str, int]:
    found = dict.fromkeys(ids, 0)
    for ballot in valid:
        for option, weight in ballot.choices.items():
            found[option] += weight * ballot.people
    for count in counts:
        found[count.option] += count.number
    return found


def _people(voting: Round, ids: Sequence[str], found: _Sorted) -> Mapping[str, int | None]:
    """Who chose what. Stickers do not tell how many people put them, so a dots count leaves the number open."""
    chose: dict[str, int] = dict.fromkeys(ids, 0)
    for ballot in found.valid:
        for option, weight in ballot.choices.items():
            if weight:
                chose[option] += ballot.people
    counted = _totals(ids, (), found.counts)
    if voting.settings.method == "dots":
        return {i: None if counted[i] else chose[i] for i in ids}
    return {i: chose[i] + counted[i] for i in ids}


def _cast(valid: Iterable[Ballot], lost: Iterable[Invalid], counted: Iterable[int | None]) -> int:
    ballots = sum(ballot.people for ballot in valid) + sum(one.people for one in lost)
    return ballots + sum(people or 0 for people in counted)


def _base(voting: Round, found: _Sorted) -> int | None:
    if voting.base == "present":
        return voting.present
    if voting.base == "entitled":
        return voting.entitled
    if None in found.people.values():
        return None
    return _cast(found.valid, found.lost if voting.base == "cast" else (), found.people.values())


def _by_channel(ids: Sequence[str], found: _Sorted) -> Mapping[str, ChannelResult]:
    return {channel: _one_channel(ids, channel, found) for channel in _channels(found)}


def _channels(found: _Sorted) -> Iterable[str]:
    voters = [ballot.channel for ballot in found.valid] + [one.channel for one in found.lost]
    return dict.fromkeys([*voters, *found.people])


def _one_channel(ids: Sequence[str], channel: str, found: _Sorted) -> ChannelResult:
    mine = [ballot for ballot in found.valid if ballot.channel == channel]
    lost = [one for one in found.lost if one.channel == channel]
    behind = found.people.get(channel, 0)
    cast = None if behind is None else _cast(mine, lost, (behind,))
    totals = _totals(ids, mine, (count for count in found.counts if count.channel == channel))
    return ChannelResult(cast, totals)


def _ratio(part: int | None, whole: int | None) -> Fraction | None:
    return Fraction(part, whole) if part is not None and whole else None
