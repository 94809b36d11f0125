"""The instant run-off: round by round the option with the fewest first places goes, until one is left."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from cocreate_desktop.domain.voting.exact import Exact, exact
from cocreate_desktop.domain.voting.model import RunoffRound
from cocreate_desktop.domain.voting.ranking import Ranked, Tiers

First = tuple[str, ...]


def run_off(ids: Sequence[str], ranked: Sequence[Ranked], blank: int) -> tuple[RunoffRound, ...]:
    """Every round; none when nobody ranked anything. ``blank`` people have no option from the start.

    On a tie the one goes that had fewer in the round before, or before that; then the one listed last.
    """
    left = list(ids)
    rounds: list[RunoffRound] = []
    piles = _piles(left, ranked)
    while left and ranked:
        counts = _counts(left, piles)
        spent = blank + sum(people for _tiers, people in piles[()])
        if len(left) == 1:
            rounds.append(RunoffRound(counts, "", (), spent))
            break
        fewest = _fewest(left, [counts, *(earlier.counts for earlier in reversed(rounds))])
        out = fewest.pop()
        rounds.append(RunoffRound(counts, out, tuple(fewest), spent))
        left.remove(out)
        moved = [one for first in list(piles) if out in first for one in piles.pop(first)]
        for first, pile in _piles(left, moved).items():
            piles[first] += pile
    return tuple(rounds)


def firsts(ids: Sequence[str], ranked: Iterable[Ranked]) -> dict[str, Exact]:
    """First places, shared by equals."""
    return _counts(ids, _piles(ids, ranked))


def _piles(left: Collection[str], ranked: Iterable[Ranked]) -> defaultdict[First, list[Ranked]]:
    """By those whom a ranking puts first of all that are ``left``."""
    found: defaultdict[First, list[Ranked]] = defaultdict(list)
    for one in ranked:
        found[_first(left, one[0])].append(one)
    return found


def _first(left: Collection[str], tiers: Tiers) -> First:
    for tier in tiers:
        still = tier if len(tier) == 1 and tier[0] in left else tuple([one for one in tier if one in left])
        if still:
            return still
    return ()


def _counts(left: Iterable[str], piles: Mapping[First, Sequence[Ranked]]) -> dict[str, Exact]:
    found: dict[str, Exact] = dict.fromkeys(left, 0)
    for first, pile in piles.items():
        people = sum(number for _tiers, number in pile)
        for option in first:
            found[option] += people if len(first) == 1 else Fraction(people, len(first))
    return {option: exact(number) for option, number in found.items()}


def _fewest(ids: Sequence[str], counts: Iterable[Mapping[str, Exact]]) -> list[str]:
    """Those with the fewest in the first of ``counts``, of these those with the fewest in the next, and so on; as listed."""
    found = list(ids)
    for one in counts:
        least = min(one[option] for option in found)
        found = [option for option in found if one[option] == least]
    return found


def stayed(ids: Sequence[str], rounds: Sequence[RunoffRound]) -> dict[str, int]:
    """How long each stayed: the more, the longer. Whoever only the list sent away before the next one stayed as long as that
    one; all the same when there were no rounds."""
    found = dict.fromkeys(ids, 0)
    long = 0
    for one, following in pairwise(rounds):
        found[one.out] = long
        after = following.out or next(iter(following.counts))
        long += after not in one.tied
        found[after] = long
    return found
