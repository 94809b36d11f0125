"""Which of Pabulib's rules gives what was bought here: a file may only name a rule that whoever counts it again by that rule
comes to the same with. Where ties or other ballots make a difference, no rule is named."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cocreate_desktop.domain.voting import Option
from cocreate_desktop.domain.voting.buying import Purse, Run, Shop

GREEDY, THRESHOLD, CUSTOM = "greedy", "greedy-threshold", "greedy-custom"
SHARES, ADD1, UNKNOWN = "equalshares", "equalshares/add1", "unknown"
_MOST_RAISES = 5000


@dataclass(frozen=True, slots=True)
class Plans:
    """What stands in a file: ``costs`` of the plans as listed, by their place, what each ballot ``wants``, and the
    ``budget``."""

    costs: Mapping[int, int]
    wants: Sequence[frozenset[int]]
    budget: int

    def votes(self, place: int) -> int:
        """How many ballots want a plan."""
        return sum(place in one for one in self.wants)


def rule_of(plans: Plans, rule: str, chosen: Iterable[int], *, by_cost: bool, add1: bool) -> str:
    """Pabulib's name for our ``rule`` when it buys just what was ``chosen`` here; ``by_cost`` and ``add1`` belong to equal
    shares."""
    wanted = frozenset(chosen)
    if rule == "votes-per-cost":
        return CUSTOM
    if rule == "equal-shares":
        found = bought_by_shares(plans, add1=add1) if by_cost else None
        return (ADD1 if add1 else SHARES) if found == wanted else UNKNOWN
    for least, name in ((0, GREEDY), (1, THRESHOLD)):
        if bought_by_votes(plans, least) == wanted:
            return name
    return UNKNOWN


def bought_by_votes(plans: Plans, least: int) -> frozenset[int]:
    """The most votes first, equals as listed, skipping what does not fit; only plans with at ``least`` so many votes."""
    left, bought = plans.budget, []
    for place in sorted(plans.costs, key=plans.votes, reverse=True):
        if plans.votes(place) >= least and plans.costs[place] <= left:
            bought.append(place)
            left -= plans.costs[place]
    return frozenset(bought)


def bought_by_shares(plans: Plans, *, add1: bool) -> frozenset[int] | None:
    """The Method of Equal Shares as Pabulib defines it: of equals the cheapest goes first, then the one with the most votes.
    None where that does not tell either, for then it refuses to count, or where Add1 would go on too long to be told."""
    voters = len(plans.wants)
    if add1 and sum(cost for place, cost in plans.costs.items() if plans.votes(place)) <= plans.budget:
        return None  # everything that somebody wants can be paid, so that it would raise for ever
    order = sorted(plans.costs, key=lambda place: (plans.costs[place], -plans.votes(place)))
    wishes = Counter(frozenset(map(str, one)) for one in plans.wants)
    shop = Shop(
        [Option(str(place), cost=plans.costs[place]) for place in order],
        [Purse(wish, people) for wish, people in wishes.items()],
        by_cost=True,
    )
    told = _told(plans, Run(shop, Fraction(plans.budget, voters)))
    for more in range(1, _MOST_RAISES) if add1 else ():
        raised = Run(shop, Fraction(plans.budget // voters + more))
        after = _told(plans, raised)
        if told is None or after is None:
            return None
        if raised.spent > plans.budget:
            return told
        told = after
    return None if add1 else told


def _told(plans: Plans, run: Run) -> frozenset[int] | None:
    """What was bought, unless a tie was left to the list."""

    def merit(plan: str) -> tuple[int, int]:
        return plans.costs[int(plan)], plans.votes(int(plan))

    if any(merit(one.id) == merit(other) for one in run.bought for other in one.tied):
        return None
    return frozenset(int(one.id) for one in run.bought)
