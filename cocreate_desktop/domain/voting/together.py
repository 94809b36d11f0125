"""The hall and those at home: their ballots apart, and added up with a weight for who voted online. A person has one ballot and
stands on the side where she used it last. What is added up is exact: parts of people are counted, and told as people again."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import localcontext
from fractions import Fraction
from math import gcd

from cocreate_desktop.domain.voting.exact import Amount, Exact, exact, money
from cocreate_desktop.domain.voting.model import (
    BudgetResult,
    NotBought,
    OptionResult,
    Purchase,
    RankingResult,
    Round,
    Settings,
    Tally,
    TooSmall,
)
from cocreate_desktop.domain.voting.standing import standing, stands
from cocreate_desktop.domain.voting.tally import tally

ONLINE = "online"
"""The channel of those at home."""
WHOLE = 100
"""The weight in percent with which one online counts as much as one in the hall."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One round as two: what came in the ``hall`` by any channel, and what came ``online``."""

    hall: Round
    online: Round


def sides(voting: Round) -> Sides:
    """The two sides of a round. All ballots of a voter stand on the side of the one that counts (else of her last one): what it
    replaced on the other side is gone there. Those at home were not present, and the quorum is the hall's. Raises
    UnknownMethod."""
    hall = _only(voting, home=False)
    return Sides(hall, replace(_only(_without_hall(voting), home=True), quorum=None))


def together(voting: Round, weight: int) -> Tally:
    """The result of both sides when one online counts for ``weight`` percent of one in the hall; 0 is the hall alone. Totals
    and people may be fractions. An objection is an objection, whatever its weight. Who was present says nothing of those at
    home: that base becomes ``valid``. Raises UnknownMethod."""
    whole = _without_hall(voting)
    whole = whole if weight else _only(whole, home=False)
    shared = gcd(WHOLE, weight)
    parts = WHOLE // shared
    found = tally(_in_parts(whole, parts, weight // shared))
    consent = tally(whole).consent if whole.settings.method == "consent" else None
    told = replace(found, invalid=stands(whole).invalid, quorum=voting.quorum, consent=consent)
    return told if parts == 1 else _in_people(told, whole, parts)


def _without_hall(voting: Round) -> Round:
    """Measured by what is known of those at home too."""
    return replace(voting, base="valid" if voting.base == "present" else voting.base, present=None)


def _only(voting: Round, *, home: bool) -> Round:
    """One side of a round."""
    mine = _at_home(voting)
    return replace(
        voting,
        ballots=tuple(ballot for ballot in voting.ballots if mine[ballot.voter] is home),
        counts=tuple(count for count in voting.counts if (count.channel == ONLINE) is home),
        people_by_channel={
            name: number for name, number in voting.people_by_channel.items() if (name == ONLINE) is home
        },
    )


def _at_home(voting: Round) -> Mapping[str, bool]:
    """Of each voter whether her ballot is one from home."""
    ids = tuple(option.id for option in voting.options)
    last = {ballot.voter: ballot.channel == ONLINE for ballot in voting.ballots}
    counting = standing(voting.settings, ids, voting.ballots)
    return {**last, **{ballot.voter: ballot.channel == ONLINE for ballot in counting}}


def _in_parts(voting: Round, hall: int, online: int) -> Round:
    """Counted in parts of people: one in the hall is so many, one at home so many. Money is in parts as well, so that the share
    of a whole person stays what it is."""
    mine = _at_home(voting)
    times = {True: online, False: hall}
    return replace(
        voting,
        settings=replace(voting.settings, budget=_amount(voting.settings.budget, hall)),
        options=tuple(replace(option, cost=_amount(option.cost, hall)) for option in voting.options),
        ballots=tuple(
            replace(ballot, people=ballot.people * times[mine[ballot.voter]]) for ballot in voting.ballots
        ),
        counts=tuple(
            replace(count, number=count.number * times[count.channel == ONLINE]) for count in voting.counts
        ),
        people_by_channel={
            name: number * times[name == ONLINE] for name, number in voting.people_by_channel.items()
        },
        entitled=None if voting.entitled is None else voting.entitled * hall,
        quorum=None if voting.quorum is None else voting.quorum * hall,
    )


def _amount(amount: Amount | None, times: int) -> Amount | None:
    with localcontext(prec=100):
        return None if amount is None else amount * times


def _people(number: Exact, parts: int) -> Exact:
    return exact(Fraction(number) / parts)


def _known(number: Exact | None, parts: int) -> Exact | None:
    return None if number is None else _people(number, parts)


def _in_people(found: Tally, voting: Round, parts: int) -> Tally:
    """The same result, no longer in parts."""
    costs = {option.id: option.cost for option in voting.options}
    small = found.too_small
    return replace(
        found,
        base_number=_known(found.base_number, parts),
        cast=_people(found.cast, parts),
        options=tuple(_option(one, costs.get(one.id), parts) for one in found.options),
        by_channel={
            name: replace(
                channel,
                cast=_known(channel.cast, parts),
                totals={option: _people(total, parts) for option, total in channel.totals.items()},
            )
            for name, channel in found.by_channel.items()
        },
        ranking=_ranking(found.ranking, parts) if found.ranking is not None else None,
        budget=_budget(found.budget, voting.settings, costs, parts) if found.budget is not None else None,
        too_small=TooSmall(_people(small.number, parts), _people(small.voted, parts)) if small else None,
    )


def _option(one: OptionResult, cost: Amount | None, parts: int) -> OptionResult:
    return replace(one, total=_people(one.total, parts), people=_known(one.people, parts), cost=cost)


def _ranking(found: RankingResult, parts: int) -> RankingResult:
    return replace(
        found,
        borda={option: _people(points, parts) for option, points in found.borda.items()},
        runoff=tuple(
            replace(
                one,
                counts={option: _people(count, parts) for option, count in one.counts.items()},
                spent=_people(one.spent, parts),
            )
            for one in found.runoff
        ),
        above={pair: _people(number, parts) for pair, number in found.above.items()},
    )


def _budget(
    found: BudgetResult, settings: Settings, costs: Mapping[str, Amount | None], parts: int
) -> BudgetResult:
    return replace(
        found,
        budget=settings.budget or 0,
        spent=money(_people(exact(found.spent), parts)),
        bought=tuple(_purchase(one, settings, costs[one.id] or 0, parts) for one in found.bought),
        rest=tuple(_not_bought(one, costs[one.id] or 0, parts) for one in found.rest),
    )


def _purchase(one: Purchase, settings: Settings, cost: Amount, parts: int) -> Purchase:
    """What is worth its cost was worth so many times as much in parts, so that a unit of it was as many times cheaper."""
    price = one.price
    if price is not None and settings.utility == "cost":
        price *= parts
    return replace(one, cost=cost, supporters=_people(one.supporters, parts), price=price)


def _not_bought(one: NotBought, cost: Amount, parts: int) -> NotBought:
    return replace(one, cost=cost, supporters=_people(one.supporters, parts), money=one.money / parts)
