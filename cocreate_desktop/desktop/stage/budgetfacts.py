"""A neighbourhood budget for the room: how it is divided, in sentences that fit the chosen rule, and what was bought."""

from collections.abc import Mapping
from fractions import Fraction

from ...domain.rounds import Option, Round
from ...domain.voting import Amount, BudgetResult, Exact, NotBought, Purchase
from ...language import _, ngettext, number_text
from ...services import budgetwords
from .ballot import Bought, Budget, NotYet, Rules
from .basewords import euros, nearest


def cost_text(cost: Amount | None) -> str:
    """What a plan costs, to the cent."""
    if not cost:
        return _("cost not known")
    return ngettext("{n} euro", "{n} euros", 1 if cost == 1 else 2).format(n=number_text(cost))


def kicker(voting: Round) -> str:
    """How the money is divided, in one line while people vote."""
    said = {
        "votes-per-cost": _("{money}, most votes per euro first: choose every plan that you want"),
        "equal-shares": _("{money} in equal shares: choose every plan that you want"),
    }.get(voting.rule, _("{money}, most votes first: choose every plan that you want"))
    return said.format(money=euros(voting.budget))


def rules(voting: Round, present: int | None) -> Rules:
    """The whole rule, before the vote; ``present`` people are in the hall (None or 0: nobody counted)."""
    last = _("If two plans are equal, the one that is listed first comes first.")
    if voting.rule == "equal-shares":
        return Rules(_equal_steps(voting, present), (*_raising(voting), last))
    first = _("The plan with the most votes is bought first, then the next one, as long as there is money.")
    if voting.rule == "votes-per-cost":
        first = _(
            "For each plan we divide its votes by its cost. The plan with the most votes per euro is bought first."
        )
    return Rules(
        (
            _("Choose every plan that you want to pay for with the {money}.").format(
                money=euros(voting.budget)
            ),
            first,
            _("A plan that costs more than what is left is skipped, and we look at the next one."),
        ),
        (last,),
    )


def _equal_steps(voting: Round, present: int | None) -> tuple[str, ...]:
    share = _("Everybody who votes gets an equal part of the {money}.").format(money=euros(voting.budget))
    if present:
        each = ngettext("With {n} person that is {share}.", "With {n} people that is {share}.", present)
        part = euros(Fraction(voting.budget, present), down=True)
        share += " " + each.format(n=number_text(present), share=part)
    return (
        share,
        _("Whoever supports a plan pays for it: all the same, or what they have left."),
        budgetwords.order(voting),
        _("What its supporters cannot pay together does not come."),
    )


def _raising(voting: Round) -> tuple[str, ...]:
    if voting.completion != "add1":
        return ()
    return (_("If money is over, all parts are raised euro by euro, as long as everything can be paid."),)


def budget_of(voting: Round, result: BudgetResult, options: Mapping[str, Option]) -> Budget:
    """What is bought and what not, in words; ``options`` by id."""
    bought = tuple(
        _bought(voting, one, options[one.id], result.budget) for one in result.bought if one.id in options
    )
    rest = tuple(_not_yet(voting, one, options[one.id]) for one in result.rest if one.id in options)
    letters = {name: option.letter for name, option in options.items()}
    over = Fraction(result.budget) - Fraction(result.spent)
    left = _("{n} left").format(n=number_text(nearest(over, down=True))) if over > 0 else ""
    return Budget(
        budgetwords.rule_told(voting, result, _money),
        bought,
        rest,
        left,
        budgetwords.why_over(voting, result, letters),
    )


def _bought(voting: Round, one: Purchase, option: Option, budget: Amount) -> Bought:
    share = float(Fraction(one.cost) / Fraction(budget)) if budget else 0.0
    payers, short = _payers(voting, one)
    return Bought(option.letter, option.text, number_text(one.cost), payers, short, share)


def _payers(voting: Round, one: Purchase) -> tuple[str, str]:
    """Who pays: in a sentence, and in a few words."""
    number, said = number_text(one.supporters), budgetwords.payers(voting, one, _money)
    if one.pays is None:
        return said, ngettext("{n} vote", "{n} votes", one.supporters).format(n=number)
    # Beside the column of euros a number alone says enough.
    short = _("{n} × {amount}") if one.equally else _("{n} × {amount} at most")
    return said, short.format(n=number, amount=number_text(nearest(one.pays)))


def _money(number: Exact, down: bool) -> str:
    return euros(number, down=down)


def _not_yet(voting: Round, one: NotBought, option: Option) -> NotYet:
    cost, number = cost_text(one.cost), number_text(one.supporters)
    costs = _("Costs {money}.").format(money=cost) if one.cost else _("What it costs is not known.")
    said = f"{costs} {budgetwords.not_bought(voting, one, _money)}"
    if not one.supporters:
        told = _("nobody")
    elif voting.rule == "equal-shares":
        short = ngettext("{n} person with {money}", "{n} people with {money}", one.supporters)
        told = short.format(n=number, money=euros(one.money, down=True))
    else:
        told = ngettext("{n} vote", "{n} votes", one.supporters).format(n=number)
    return NotYet(option.letter, option.text, said, f"{cost}, {told}", cost)
