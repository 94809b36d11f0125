"""Ballots and counts in piles, one a channel: who chose what, and what that adds up to."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from cocreate_desktop.domain.voting.exact import Exact, exact
from cocreate_desktop.domain.voting.model import ChannelResult
from cocreate_desktop.domain.voting.standing import Standing


@dataclass(slots=True)
class Pile:
    """One channel while it is counted, filled in one pass over the ballots: people with ``valid`` and with ``lost`` ballots,
    what each option got (``totals``), people per option by ballot (``chose``) and by count (``counted``)."""

    totals: dict[str, Exact]
    chose: dict[str, int]
    counted: dict[str, int]
    valid: int = 0
    lost: int = 0

    def told(self, behind: int | None) -> ChannelResult:
        """What the channel brought, with the people ``behind`` its counts."""
        cast = None if behind is None else self.valid + self.lost + behind
        return ChannelResult(cast, {option: exact(total) for option, total in self.totals.items()})


def pile_up(method: str, found: Standing) -> Mapping[str, Pile]:
    """The piles of a round by channel. Those of rankings wait for what ``ranking`` finds in them."""
    nothing: dict[str, int] = dict.fromkeys(found.ids, 0)
    piles: defaultdict[str, Pile] = defaultdict(lambda: Pile({**nothing}, nothing.copy(), nothing.copy()))
    # A card that says no to an option does not choose it; but a mark of nothing is a mark.
    nothing_too, adds_up = method == "score", method != "ranking"
    for ballot in found.valid:
        pile = piles[ballot.channel]
        people = ballot.people
        pile.valid += people
        if not adds_up:
            continue
        for option, weight in ballot.choices.items():
            if weight or nothing_too:
                pile.totals[option] += (weight if type(weight) is int else exact(weight)) * people
                pile.chose[option] += people
    for one in found.lost:
        piles[one.channel].lost += one.people
    for count in found.counts:
        piles[count.channel].totals[count.option] += count.number
        piles[count.channel].counted[count.option] += count.number
    return {**piles, **{channel: piles[channel] for channel in found.people}}
