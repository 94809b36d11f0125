"""Counting a round: later ballots replace earlier ones, broken ones are listed, channels stay apart and add up."""

from collections.abc import Mapping, Sequence
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
from cocreate_desktop.domain.voting.rules import check_choices, rule_of


def tally(voting: Round) -> Tally:
    """The result of a round. Raises UnknownMethod.

    The last valid ballot of a voter counts: a broken later ballot is listed and leaves the earlier one standing. The base
    and the shares count people: voters (times the people they speak for), hands, and the people behind a channel's counts.
    """
    rule_of(voting.settings.method)
    ids = tuple(option.id for option in voting.options)
    valid, invalid = _sorted_out(voting, ids)
    counts = tuple(count for count in voting.counts if count.option in set(ids))
    number = _base(voting, valid, invalid, counts)
    people = _people(voting, ids, valid, counts)
    totals = {i: _total(i, valid, counts) for i in ids}
    order = sorted(ids, key=lambda i: (-totals[i], ids.index(i)))
    everything = sum(totals.values())
    dots = voting.settings.method == "dots"
    results = tuple(
        OptionResult(
            i,
            totals[i],
            people[i],
            _ratio(people[i], number),
            _ratio(totals[i], everything) if dots else None,
        )
        for i in order
    )
    ties = tuple(
        group for _total_, found in groupby(order, key=totals.__getitem__) if len(group := tuple(found)) > 1
    )
    best = max(totals.values(), default=0)
    return Tally(
        method=voting.settings.method,
        rule=voting.settings.rule,
        base=voting.base,
        base_number=number,
        cast=_cast(voting, valid, invalid, counts),
        invalid=invalid,
        options=results,
        winners=tuple(i for i in order if totals[i] == best and best > 0),
        ties=ties,
        by_channel=_by_channel(voting, ids, valid, counts),
    )


def _sorted_out(voting: Round, ids: Sequence[str]) -> tuple[tuple[Ballot, ...], tuple[Invalid, ...]]:
    valid: dict[str, Ballot] = {}
    broken: list[Invalid] = []
    for ballot in voting.ballots:
        problem = Problem("unreadable", ballot.flaw) if ballot.flaw else None
        problem = problem or check_choices(voting.settings, ids, ballot.choices)
        if problem is None:
            valid[ballot.voter] = ballot
        else:
            broken.append(Invalid(ballot.voter, ballot.channel, problem))
    return tuple(valid.values()), tuple(broken)


def _total(option: str, valid: Sequence[Ballot], counts: Sequence[Count]) -> int:
    by_ballot = sum(ballot.choices.get(option, 0) * ballot.people for ballot in valid)
    return by_ballot + sum(count.number for count in counts if count.option == option)


def _people(
    voting: Round, ids: Sequence[str], valid: Sequence[Ballot], counts: Sequence[Count]
) -> Mapping[str, int | None]:
    """Who chose what. Stickers do not tell how many people put them, so a dots count leaves the number open."""
    stickers = voting.settings.method == "dots"
    found: dict[str, int | None] = {}
    for option in ids:
        counted = sum(count.number for count in counts if count.option == option)
        chose = sum(ballot.people for ballot in valid if ballot.choices.get(option, 0))
        found[option] = None if stickers and counted else chose + counted
    return found


def _counted_people(voting: Round, counts: Sequence[Count]) -> Mapping[str, int | None]:
    """People behind each channel of counts: as typed, else unknown; for one choice a raised hand is a person."""
    found: dict[str, int | None] = {}
    one_each = voting.settings.method == "choice" and (voting.settings.max or 1) == 1
    for channel in dict.fromkeys(count.channel for count in counts):
        hands = sum(count.number for count in counts if count.channel == channel)
        found[channel] = voting.people_by_channel.get(channel, hands if one_each else None)
    for channel, people in voting.people_by_channel.items():
        found.setdefault(channel, people)
    return found


def _cast(voting: Round, valid: Sequence[Ballot], invalid: Sequence[Invalid], counts: Sequence[Count]) -> int:
    standing = {ballot.voter for ballot in valid}
    lost = {one.voter for one in invalid} - standing
    counted = sum(people or 0 for people in _counted_people(voting, counts).values())
    return sum(ballot.people for ballot in valid) + len(lost) + counted


def _base(
    voting: Round, valid: Sequence[Ballot], invalid: Sequence[Invalid], counts: Sequence[Count]
) -> int | None:
    if voting.base == "present":
        return voting.present
    if voting.base == "entitled":
        return voting.entitled
    if None in _counted_people(voting, counts).values():
        return None
    cast = _cast(voting, valid, invalid, counts)
    if voting.base == "cast":
        return cast
    return cast - len({one.voter for one in invalid} - {ballot.voter for ballot in valid})


def _by_channel(
    voting: Round, ids: Sequence[str], valid: Sequence[Ballot], counts: Sequence[Count]
) -> Mapping[str, ChannelResult]:
    people = _counted_people(voting, counts)
    channels = dict.fromkeys([ballot.channel for ballot in valid] + list(people))
    found: dict[str, ChannelResult] = {}
    for channel in channels:
        mine = [ballot for ballot in valid if ballot.channel == channel]
        eye = [count for count in counts if count.channel == channel]
        behind = people.get(channel, 0)
        cast = None if behind is None else behind + sum(ballot.people for ballot in mine)
        found[channel] = ChannelResult(cast, {i: _total(i, mine, eye) for i in ids})
    return found


def _ratio(part: int | None, whole: int | None) -> Fraction | None:
    return Fraction(part, whole) if part is not None and whole else None
