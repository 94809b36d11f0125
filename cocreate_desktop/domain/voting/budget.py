"""Plans that cost money: in the order of their votes, or of their votes per unit of money, as long as there is money."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cocreate_desktop.domain.voting.exact import Amount, Exact, exact, money
from cocreate_desktop.domain.voting.model import BudgetResult, NotBought, Option, Purchase
from cocreate_desktop.domain.voting.needs import has_cost


def by_votes(
    plans: Sequence[Option], votes: Mapping[str, Exact], budget: Amount, *, per_cost: bool
) -> BudgetResult:
    """The plan with the most votes first (``per_cost``: votes ÷ cost), equals as listed. A plan that no longer fits is
    skipped and the next one is tried; one without a vote or a cost is never bought."""

    def merit(plan: Option) -> Fraction:
        return Fraction(votes[plan.id]) / (Fraction(plan.cost or 0) if per_cost else 1)

    left = Fraction(budget)
    bought: list[Purchase] = []
    rest: dict[str, Fraction] = {}
    for plan in sorted(filter(has_cost, plans), key=merit, reverse=True):
        cost = plan.cost or 0
        if votes[plan.id] and cost <= left:
            bought.append(Purchase(plan.id, cost, votes[plan.id]))
            left -= Fraction(cost)
        else:
            rest[plan.id] = left
    return BudgetResult(
        budget=budget,
        spent=money(exact(Fraction(budget) - left)),
        bought=tuple(bought),
        rest=not_bought(plans, bought, votes, {plan.id: rest.get(plan.id, left) for plan in plans}),
    )


def not_bought(
    plans: Sequence[Option],
    bought: Sequence[Purchase],
    votes: Mapping[str, Exact],
    left: Mapping[str, Fraction],
) -> tuple[NotBought, ...]:
    """All other plans as listed, each with the money that was left for it."""
    paid = {one.id for one in bought}
    return tuple(
        NotBought(plan.id, plan.cost or 0, votes[plan.id], left[plan.id])
        for plan in plans
        if plan.id not in paid
    )
