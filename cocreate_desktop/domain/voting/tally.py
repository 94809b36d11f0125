"""Counting a round: later ballots replace earlier ones, broken ones are listed, channels stay apart and add up."""

from collections import defaultdict
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

    valid: Iterable[Ballot]
    invalid: tuple[Invalid, ...]
    lost: Iterable[Invalid]
    counts: tuple[Count, ...]
    people: Mapping[str, int | None]


@dataclass(slots=True)
class _Pile:
    """One channel while it is counted, filled in one pass over the ballots: people with ``valid`` and with ``lost`` ballots,
    dots or votes per option (``totals``), people per option by ballot (``chose``) and by count (``counted``)."""

    totals: dict[str, int]
    chose: dict[str, int]
    counted: dict[str, int]
    valid: int = 0
    lost: int = 0


def tally(voting: Round) -> Tally:
    """The result of a round. Raises UnknownMethod.

    The last valid ballot of a voter counts: a broken later ballot is listed and leaves the earlier one standing. The base
    and the shares count people: voters (times the people they speak for), hands, and the people behind a channel's counts.
    """
    ids = tuple(option.id for option in voting.options)
    found = _sorted_out(voting, ids)
    piles = _piled(ids, found)
    number = _base(voting, found, piles)
    people = {i: _people(i, voting, piles) for i in ids}
    totals = {i: sum(pile.totals[i] for pile in piles.values()) for i in ids}
    order = sorted(ids, key=lambda i: -totals[i])
    everything = sum(totals.values()) if voting.settings.method == "dots" else None
    best = max(totals.values(), default=0)
    return Tally(
        method=voting.settings.method,
        rule=voting.settings.rule,
        base=voting.base,
        base_number=number,
        cast=_valid(found, piles) + sum(pile.lost for pile in piles.values()),
        invalid=found.invalid,
        options=tuple(
            OptionResult(i, totals[i], people[i], _ratio(people[i], number), _ratio(totals[i], everything))
            for i in order
        ),
        winners=tuple(i for i in order if totals[i] == best and best > 0),
        ties=tuple(
            group for _total, same in groupby(order, key=totals.__getitem__) if len(group := tuple(same)) > 1
        ),
        by_channel={name: _channel(pile, found.people.get(name, 0)) for name, pile in piles.items()},
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
    return _Sorted(valid.values(), tuple(broken), lost.values(), counts, _counted_people(voting, counts))


def _counted_people(voting: Round, counts: Sequence[Count]) -> Mapping[str, int | None]:
    """People behind each channel of counts: as typed, else unknown; for one choice a raised hand is a person."""
    found: dict[str, int | None] = {}
    one_each = voting.settings.method == "choice" and (voting.settings.max or 1) == 1
    for channel in dict.fromkeys(count.channel for count in counts):
        hands = sum(count.number for count in counts if count.channel == channel)
        found[channel] = hands if one_each else None
    return {**found, **voting.people_by_channel}


def _piled(ids: Sequence[str], found: _Sorted) -> Mapping[str, _Pile]:
    nothing = dict.fromkeys(ids, 0)
    piles: defaultdict[str, _Pile] = defaultdict(
        lambda: _Pile(nothing.copy(), nothing.copy(), nothing.copy())
    )
    for ballot in found.valid:
        pile = piles[ballot.channel]
        pile.valid += ballot.people
        for option, weight in ballot.choices.items():
            if weight:
                pile.totals[option] += weight * ballot.people
                pile.chose[option] += ballot.people
    for one in found.lost:
        piles[one.channel].lost += one.people
    for count in found.counts:
        piles[count.channel].totals[count.option] += count.number
        piles[count.channel].counted[count.option] += count.number
    return {**piles, **{channel: piles[channel] for channel in found.people}}


def _people(option: str, voting: Round, piles: Mapping[str, _Pile]) -> int | None:
    """Who chose it. Stickers do not tell how many people put them, so a dots count leaves the number open."""
    chose = sum(pile.chose[option] for pile in piles.values())
    counted = sum(pile.counted[option] for pile in piles.values())
    return None if counted and voting.settings.method == "dots" else chose + counted


def _valid(found: _Sorted, piles: Mapping[str, _Pile]) -> int:
    return sum(pile.valid for pile in piles.values()) + sum(people or 0 for people in found.people.values())


def _base(voting: Round, found: _Sorted, piles: Mapping[str, _Pile]) -> int | None:
    if voting.base == "present":
        return voting.present
    if voting.base == "entitled":
        return voting.entitled
    if None in found.people.values():
        return None
    lost = sum(pile.lost for pile in piles.values()) if voting.base == "cast" else 0
    return _valid(found, piles) + lost


def _channel(pile: _Pile, behind: int | None) -> ChannelResult:
    return ChannelResult(None if behind is None else pile.valid + pile.lost + behind, pile.totals)


def _ratio(part: int | None, whole: int | None) -> Fraction | None:
    return Fraction(part, whole) if part is not None and whole else None
