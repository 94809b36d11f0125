"""What a neighbourhood budget bought and why, in sentences that stage and paper share. How money is written differs there:
it comes as a function. Pure: facts in, words out."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.voting import BudgetResult, Exact, NotBought, Purchase
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.ballotwords import listed

Money = Callable[[Exact, bool], str]
"""An amount in words; with True never more than there is."""
_THOUSAND = 1000


def order(voting: Round) -> str:
    """Which plan comes first with equal shares."""
    if voting.utility == "count":
        return _(
            "The plan that costs each supporter the least comes first. Then we look at who still has money."
        )
    return _("The plan with the most support comes first. Then we look at who still has money.")


def rule_told(voting: Round, result: BudgetResult, money: Money) -> tuple[str, ...]:
    """How it was counted, in two or three sentences."""
    if voting.rule != "equal-shares":
        first = _("The plan with the most votes came first.")
        if voting.rule == "votes-per-cost":
            first = _("The plan with the most votes per euro came first.")
        return (first, _("A plan that cost more than what was left was skipped."))
    pays = _("Whoever supports a plan pays for it.")
    if result.share:
        share = _("Everybody got the same: {money}.").format(money=money(result.share, True))
        pays = f"{share} {pays}"
    if not result.raised:
        return (pays, order(voting))
    raised = _("To use more of the money every part was raised by {money}.")
    return (pays, order(voting), raised.format(money=money(result.raised, False)))


def payers(voting: Round, one: Purchase, money: Money) -> str:
    """Who pays for a plan that comes, without a full stop."""
    number = number_text(one.supporters)
    if one.pays is not None:
        words = ngettext("{n} person pays {money}", "{n} people pay {money} each", one.supporters)
        if not one.equally:
            words = ngettext(
                "{n} person pays {money} at most", "{n} people pay {money} each at most", one.supporters
            )
        return words.format(n=number, money=money(one.pays, False))
    votes = ngettext("{n} vote", "{n} votes", one.supporters).format(n=number)
    if voting.rule != "votes-per-cost" or not one.cost:
        return votes
    rate = Fraction(one.supporters * _THOUSAND) / Fraction(one.cost)
    words = _("{votes}, which is {rate} for every {money}")
    return words.format(votes=votes, rate=number_text(rate), money=money(_THOUSAND, False))


def first_in_list(letters: list[str]) -> str:
    """That only the list put a plan before others that were as good; empty without any."""
    said = _("As good as {letters}, and first in the list.")
    return said.format(letters=", ".join(sorted(letters))) if letters else ""


def not_bought(voting: Round, one: NotBought, money: Money) -> str:
    """Why a plan does not come, in a sentence or two."""
    number, left = number_text(one.supporters), money(one.money, True)
    if not one.supporters:
        return _("Nobody supports it.")
    if voting.rule == "equal-shares":
        words = ngettext(
            "The {n} person who supports it has {money} left.",
            "The {n} people who support it have {money} left.",
            one.supporters,
        )
        return words.format(n=number, money=left)
    votes = ngettext("It has {n} vote.", "It has {n} votes.", one.supporters).format(n=number)
    return " ".join((votes, _("There was {money} left for it.").format(money=left)))


def why_over(voting: Round, result: BudgetResult, letters: Mapping[str, str]) -> str:
    """Why there is money over; ``letters`` by the id of an option. Empty where there is none."""
    if Fraction(result.budget) <= Fraction(result.spent):
        return ""
    rest = [one for one in result.rest if one.id in letters]
    wanted = [letters[one.id] for one in rest if one.supporters]
    if not rest:
        return _("Everything on the list comes.")
    if not wanted:
        return _("Nobody voted for the other plans.") if result.bought else _("Nobody voted for a plan.")
    if voting.rule == "equal-shares":
        said = _("Too few people with money stand behind {letters} to pay together.")
        return said.format(letters=listed(wanted))
    return _("What is over is not enough for {letters}.").format(letters=listed(wanted))
