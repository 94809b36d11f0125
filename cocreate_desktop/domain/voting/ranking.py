"""Rankings: points after Borda, who is put above whom, and the option that wins from every other (Condorcet)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cocreate_desktop.domain.voting.exact import Amount, Exact, exact
from cocreate_desktop.domain.voting.model import Ballot

Pairs = Mapping[tuple[str, str], int]
Places = tuple[tuple[str, ...], tuple[Amount, ...]]
Tiers = tuple[tuple[str, ...], ...]
"""Equals together, from the first place to the last; what was not ranked is in none."""
Ranked = tuple[Tiers, int]
"""A ranking, and how many people gave it."""


@dataclass(frozen=True, slots=True)
class Rankings:
    """Equal ballots together, ``by_channel`` and of ``all`` channels; blank ones are left out."""

    by_channel: Mapping[str, Sequence[Ranked]]
    all: Sequence[Ranked]


def rankings(ballots: Iterable[Ballot]) -> Rankings:
    """Those of a round."""
    found: defaultdict[Places, dict[str, int]] = defaultdict(dict)
    for ballot in ballots:
        if choices := ballot.choices:
            people = found[tuple(choices), tuple(choices.values())]
            people[ballot.channel] = people.get(ballot.channel, 0) + ballot.people
    by_channel: defaultdict[str, list[Ranked]] = defaultdict(list)
    everything = []
    for (options, places), channels in found.items():
        tiers = _tiers(options, places)
        for channel, number in channels.items():
            by_channel[channel].append((tiers, number))
        everything.append((tiers, sum(channels.values())))
    return Rankings(by_channel, everything)


def _tiers(options: Sequence[str], places: Sequence[Amount]) -> Tiers:
    tiers: dict[Amount, tuple[str, ...]] = {}
    for option, place in zip(options, places, strict=True):
        tiers[place] = (*tiers.get(place, ()), option)
    return tuple(tiers[place] for place in sorted(tiers))


def who_ranked(ids: Sequence[str], ranked: Iterable[Ranked]) -> dict[str, int]:
    """How many people gave each option a place."""
    found = dict.fromkeys(ids, 0)
    for tiers, people in ranked:
        for tier in tiers:
            for option in tier:
                found[option] += people
    return found


def borda(ids: Sequence[str], ranked: Iterable[Ranked]) -> dict[str, Exact]:
    """n−1 points for a first place down to 0 for the last; equals, and all that a ballot leaves out, share the mean of their
    places. A blank ballot gives none."""
    # In halves, since a mean lies half-way at most. First as if every option had what those left out get, then the rest.
    halves = dict.fromkeys(ids, 0)
    everybody = 0
    for tiers, people in ranked:
        left_out = len(ids) - sum(map(len, tiers)) - 1
        everybody += left_out * people
        best = 2 * (len(ids) - 1) - left_out
        for tier in tiers:
            for option in tier:
                halves[option] += (best - len(tier) + 1) * people
            best -= 2 * len(tier)
    return {option: exact(Fraction(points + everybody, 2)) for option, points in halves.items()}


def pairs(ids: Sequence[str], ranked: Iterable[Ranked]) -> Pairs:
    """How many people put the first of each pair above the second; whoever is ranked stands above all that is not."""
    # All who rank the first, less those who rank the second as high or higher.
    ranks = dict.fromkeys(ids, 0)
    less: defaultdict[tuple[str, str], int] = defaultdict(int)
    for tiers, people in ranked:
        higher: tuple[str, ...] = ()
        for tier in tiers:
            higher += tier
            for one in tier:
                ranks[one] += people
                for other in higher:
                    less[one, other] += people
    return {(one, other): ranks[one] - less[one, other] for one in ids for other in ids if one != other}


def condorcet(ids: Sequence[str], above: Pairs) -> str:
    """The option that more people put above each other one than below it; empty when there is none."""
    for one in ids:
        if all(above[one, other] > above[other, one] for other in ids if other != one):
            return one
    return ""
