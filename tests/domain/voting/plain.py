"""Every method once more, as plainly as it can be written: person by person, in fractions, without a thought for speed.

It takes rounds whose ballots are all good, and one a voter.
"""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cocreate_desktop.domain.voting import Option, Round, Weights, answer_ids


def ids_of(voting: Round) -> tuple[str, ...]:
    return answer_ids(voting.settings.method) or tuple(option.id for option in voting.options)


def voters(voting: Round) -> list[Weights]:
    """The choices of each person."""
    return [ballot.choices for ballot in voting.ballots for _person in range(ballot.people)]


def hands(voting: Round, option: str) -> int:
    return sum(count.number for count in voting.counts if count.option == option)


def totals(voting: Round) -> dict[str, Fraction]:
    """What each option got, with hands: dots, votes, money, marks."""
    found = {}
    for option in ids_of(voting):
        given = [Fraction(choices.get(option, 0)) for choices in voters(voting)]
        found[option] = sum(given, Fraction(hands(voting, option)))
    return found


def highest(found: Mapping[str, Fraction], names: Sequence[str]) -> tuple[str, ...]:
    """Of ``names`` those with the most, if that is anything."""
    best = max((found[name] for name in names), default=Fraction(0))
    return tuple(name for name in names if found[name] == best and best > 0)


def marks(voting: Round, option: str) -> tuple[Fraction, Fraction] | None:
    """Mean and median."""
    given = [Fraction(choices[option]) for choices in voters(voting) if option in choices]
    return (statistics.mean(given), statistics.median(given)) if given else None


def borda(voting: Round) -> dict[str, Fraction]:
    """For each other option a point when it stands below, half a point when it stands level."""
    ids = ids_of(voting)
    points = dict.fromkeys(ids, Fraction(0))
    for choices in filter(None, voters(voting)):
        for one in ids:
            for other in ids:
                if one != other:
                    mine, its = choices.get(one, 99), choices.get(other, 99)
                    points[one] += 1 if mine < its else Fraction(1, 2) if mine == its else 0
    return points


def condorcet(voting: Round) -> str:
    people = [choices for choices in voters(voting) if choices]
    for one in ids_of(voting):
        others = [other for other in ids_of(voting) if other != one]
        if people and all(_prefer(people, one, other) > _prefer(people, other, one) for other in others):
            return one
    return ""


def _prefer(people: Sequence[Weights], one: str, other: str) -> int:
    return sum(choices.get(one, 99) < choices.get(other, 99) for choices in people)


def sent_away(voting: Round) -> list[str]:
    """The options in the order in which an instant run-off sends them away, the winner last."""
    people = [choices for choices in voters(voting) if choices]
    left, gone = list(ids_of(voting)), list[str]()
    before: list[Mapping[str, Fraction]] = []
    while people and left:
        counts = dict.fromkeys(left, Fraction(0))
        for choices in people:
            there = {option: choices[option] for option in left if option in choices}
            first = [option for option in there if there[option] == min(there.values())]
            for option in first:
                counts[option] += Fraction(1, len(first))
        before.insert(0, counts)
        # By this round, then by the one before, and so on; then whoever is listed last.
        out = min(left, key=lambda option: ([one[option] for one in before], -ids_of(voting).index(option)))
        left.remove(out)
        gone.append(out)
    return gone


def skipping(voting: Round, *, per_cost: bool) -> list[str]:
    """Most votes, or most votes per cost, as long as the money lasts."""
    votes = totals(voting)
    plans = {option.id: Fraction(option.cost or 0) for option in voting.options}
    left, bought = Fraction(voting.settings.budget or 0), []
    while plans:
        best = max(plans, key=lambda one: votes[one] / plans[one] if per_cost else votes[one])
        cost = plans.pop(best)
        if votes[best] and cost <= left:
            bought.append(best)
            left -= cost
    return bought


@dataclass
class Neighbour:
    """One person or hand with ``part`` of a share, ``money`` and ``wants``."""

    wants: set[str]
    part: Fraction
    money: Fraction = Fraction(0)
    paid: Fraction = Fraction(0)


@dataclass
class Evening:
    """What was bought in order with what each pays at most; what was spent; who was there with what is left."""

    bought: list[tuple[str, Fraction]]
    spent: Fraction
    people: list[Neighbour]
    share: Fraction
    raised: int = 0


def equal_shares(voting: Round) -> Evening:
    """As product and textbooks say it, with Add1 step by step."""
    budget = Fraction(voting.settings.budget or 0)
    number = len(voters(voting))
    for channel in {count.channel for count in voting.counts} | set(voting.people_by_channel):
        raised = sum(count.number for count in voting.counts if count.channel == channel)
        number += voting.people_by_channel.get(channel, raised)
    share = budget / number if number else Fraction(0)
    found = _bought(voting, share)
    while voting.settings.completion == "add1" and number and not _nothing_fits(voting, found, budget):
        more = _bought(voting, found.share + 1)
        if more.spent > budget:
            break
        more.raised = found.raised + 1
        found = more
    return found


def _nothing_fits(voting: Round, found: Evening, budget: Fraction) -> bool:
    paid = {name for name, _most in found.bought}
    for option in voting.options:
        wanted = any(option.id in one.wants and one.part for one in found.people)
        if option.id not in paid and wanted and option.cost and option.cost <= budget - found.spent:
            return False
    return True


def _people(voting: Round) -> list[Neighbour]:
    found = [Neighbour({one for one in choices if choices[one]}, Fraction(1)) for choices in voters(voting)]
    for count in voting.counts:
        raised = sum(one.number for one in voting.counts if one.channel == count.channel)
        for _hand in range(count.number):
            behind = voting.people_by_channel.get(count.channel, raised)
            found.append(Neighbour({count.option}, min(Fraction(1), Fraction(behind, raised))))
    return found


def _bought(voting: Round, share: Fraction) -> Evening:
    people = _people(voting)
    for one in people:
        one.money = share * one.part
    left = [option for option in voting.options if option.cost]
    found = Evening([], Fraction(0), people, share)
    while True:
        offers = [(option, most) for option in left if (most := _most(option, people)) is not None]
        if not offers:
            return found
        by_cost = voting.settings.utility == "cost"
        option, most = min(
            offers, key=lambda offer: offer[1] / Fraction(offer[0].cost or 1) if by_cost else offer[1]
        )
        for one in people:
            if option.id in one.wants:
                pays = min(one.money, most)
                one.money -= pays
                one.paid += pays
        left.remove(option)
        found.bought.append((option.id, most))
        found.spent += Fraction(option.cost or 0)


def _most(option: Option, people: Sequence[Neighbour]) -> Fraction | None:
    """The smallest x for which all that want it, each paying x or all she has, pay the plan; None when they cannot."""
    money = sorted(one.money for one in people if option.id in one.wants)
    rest = Fraction(option.cost or 0)
    for place, has in enumerate(money):
        each = rest / (len(money) - place)
        if has >= each:
            return each
        rest -= has
    return None
