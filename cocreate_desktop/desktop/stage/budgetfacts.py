"""A neighbourhood budget for the room: how it is divided, in sentences that fit the chosen rule, and what was bought."""

from collections.abc import Mapping
from fractions import Fraction

from ...domain.rounds import Option, Round
from ...domain.voting import Amount, BudgetResult, NotBought, Purchase
from ...language import _, ngettext, number_text
from .ballot import Bought, Budget, NotYet, Rules
from .basewords import euros, listed, nearest

_THOUSAND = 1000


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
        each = _("With {n} people that is {share}.")
        part = euros(Fraction(voting.budget, present), down=True)
        share += " " + each.format(n=number_text(present), share=part)
    return (
        share,
        _("Whoever supports a plan pays for it: all the same, or what they have left."),
        _order(voting),
        _("What its supporters cannot pay together does not come."),
    )


def _order(voting: Round) -> str:
    if voting.utility == "count":
        return _(
            "The plan that costs each supporter the least comes first. Then we look at who still has money."
        )
    return _("The plan with the most support comes first. Then we look at who still has money.")


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
    over = Fraction(result.budget) - Fraction(result.spent)
    left = _("{n} left").format(n=number_text(nearest(over, down=True))) if over > 0 else ""
    return Budget(
        _rule(voting, result), bought, rest, left, _why(voting, result, options) if over > 0 else ""
    )


def _rule(voting: Round, result: BudgetResult) -> tuple[str, ...]:
    if voting.rule != "equal-shares":
        order = _("The plan with the most votes came first.")
        if voting.rule == "votes-per-cost":
            order = _("The plan with the most votes per euro came first.")
        return (order, _("A plan that cost more than what was left was skipped."))
    first = _("Whoever supports a plan pays for it.")
    if result.share:
        share = _("Everybody got the same: {money}.").format(money=euros(result.share, down=True))
        first = f"{share} {first}"
    if not result.raised:
        return (first, _order(voting))
    raised = _("To use more of the money every part was raised by {money}.").format(
        money=euros(result.raised)
    )
    return (first, _order(voting), raised)


def _bought(voting: Round, one: Purchase, option: Option, budget: Amount) -> Bought:
    share = float(Fraction(one.cost) / Fraction(budget)) if budget else 0.0
    payers, short = _payers(voting, one)
    return Bought(option.letter, option.text, number_text(one.cost), payers, short, share)


def _payers(voting: Round, one: Purchase) -> tuple[str, str]:
    """Who pays: in a sentence, and in a few words."""
    number = number_text(one.supporters)
    if one.pays is not None:
        words = ngettext("{n} person pays {money}", "{n} people pay {money} each", one.supporters)
        if not one.equally:
            words = ngettext(
                "{n} person pays {money} at most", "{n} people pay {money} each at most", one.supporters
            )
        # Beside the column of euros a number alone says enough.
        short = _("{n} × {amount}") if one.equally else _("{n} × {amount} at most")
        amount = number_text(nearest(one.pays))
        return words.format(n=number, money=euros(one.pays)), short.format(n=number, amount=amount)
    votes = ngettext("{n} vote", "{n} votes", one.supporters).format(n=number)
    if voting.rule == "votes-per-cost" and one.cost:
        rate = Fraction(one.supporters * _THOUSAND) / Fraction(one.cost)
        words = _("{votes}, which is {rate} for every {money}")
        return words.format(votes=votes, rate=number_text(rate), money=euros(_THOUSAND)), votes
    return votes, votes


def _not_yet(voting: Round, one: NotBought, option: Option) -> NotYet:
    cost, number = cost_text(one.cost), number_text(one.supporters)
    left = euros(one.money, down=True)
    said = [_("Costs {money}.").format(money=cost) if one.cost else _("What it costs is not known.")]
    told = [cost]
    if not one.supporters:
        said.append(_("Nobody supports it."))
        told.append(_("nobody"))
    elif voting.rule == "equal-shares":
        words = ngettext(
            "The {n} person who supports it has {money} left.",
            "The {n} people who support it have {money} left.",
            one.supporters,
        )
        short = ngettext("{n} person with {money}", "{n} people with {money}", one.supporters)
        said.append(words.format(n=number, money=left))
        told.append(short.format(n=number, money=left))
    else:
        votes = ngettext("It has {n} vote.", "It has {n} votes.", one.supporters).format(n=number)
        said += [votes, _("There was {money} left for it.").format(money=left)]
        told.append(ngettext("{n} vote", "{n} votes", one.supporters).format(n=number))
    return NotYet(option.letter, option.text, " ".join(said), ", ".join(told), cost)


def _why(voting: Round, result: BudgetResult, options: Mapping[str, Option]) -> str:
    """Why there is money over."""
    rest = [one for one in result.rest if one.id in options]
    wanted = [options[one.id].letter for one in rest if one.supporters]
    if not rest:
        return _("Everything on the list comes.")
    if not wanted:
        return _("Nobody voted for the other plans.") if result.bought else _("Nobody voted for a plan.")
    if voting.rule == "equal-shares":
        return _("Too few people with money stand behind {letters} to pay together.").format(
            letters=listed(wanted)
        )
    return _("What is over is not enough for {letters}.").format(letters=listed(wanted))
