"""The line above the question of a vote: what one may do while it is open, and of what it is the result after it."""

from dataclasses import replace

from ...domain.rounds import Phase, Round
from ...domain.voting import RULES, Exact
from ...language import N_, _
from ...services.ballotwords import amount, method_name, rule_name, rule_of
from . import budgetfacts
from .basewords import euros

_RESULT = N_("Result of the vote")
_RESULTS = {
    "dots": N_("Result of the dots"),
    "score": N_("Result of the marks"),
    "consent": N_("Result of the consent round"),
}


def ruled(voting: Round) -> Round:
    """The round with the rule by which it is counted, also where nobody chose one."""
    rules = RULES.get(voting.method, ())
    return replace(voting, rule=rules[0]) if rules and not voting.rule else voting


def vote_kicker(voting: Round) -> str:
    """The words for this round in its phase."""
    voting = ruled(voting)
    if voting.phase.shown:
        return _result(voting)
    if voting.method == "dots":
        return _dots(voting)
    if voting.method == "support":
        return method_name(voting)
    if voting.method == "budget":
        if voting.phase is Phase.DRAFT:
            return _("How we divide the money: {rule}").format(rule=rule_name(voting))
        return budgetfacts.kicker(voting)
    if voting.method == "ranking":
        return _("Put the choices in your order, the best first")
    if voting.method == "chips":
        return _chips(voting)
    said = rule_of(voting)
    # A sentence alone is a heading; of two each keeps its full stop.
    alone = said.endswith(".") and not {".", "?"} & set(said[:-1])
    return said[:-1] if alone else said


def _result(voting: Round) -> str:
    if voting.method == "support":
        return method_name(voting)
    if voting.method == "chips":
        return (
            _("How the chips were divided") if voting.chip_unit == "chip" else _("How the money was divided")
        )
    if voting.method == "budget":
        return _("Result of the neighbourhood budget: {rule}").format(rule=rule_name(voting))
    if voting.method == "ranking":
        return _("Result of the ranking: {rule}").format(rule=rule_name(voting))
    return _(_RESULTS.get(voting.method, _RESULT))


def _dots(voting: Round) -> str:
    each = _("Divide your dots: {n} each").format(n=voting.dots)
    most = _("at most {n} on one choice").format(n=voting.max_per_option)
    return f"{each}, {most}" if 0 < voting.max_per_option < voting.dots else each


def _chips(voting: Round) -> str:
    """The room reads an amount with its unit as a word."""
    said = amount if voting.chip_unit == "chip" else _euros
    words = _("You have {all} to divide.").format(all=said(voting, voting.chips))
    if voting.chip_step > 1:
        words += " " + _("In steps of {step}.").format(step=said(voting, voting.chip_step))
    return words


def _euros(_voting: Round, number: Exact) -> str:
    return euros(number)
