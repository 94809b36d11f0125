"""The words of a vote that every face shares, in the current language: its method, its rule as voters read it, and numbers with
their unit. Pure: facts in, words out."""

from collections.abc import Sequence

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.voting import Exact, Tally
from cocreate_desktop.language import N_, _, money_text, ngettext, number_text

METHOD_NAMES = {
    "dots": N_("Dots"),
    "approval": N_("Several choices"),
    "choice": N_("One choice"),
    "yes-no": N_("Yes or no"),
    "score": N_("Marks"),
    "ranking": N_("Ranking"),
    "support": N_("Do I stand behind this?"),
    "consent": N_("Consent"),
    "budget": N_("Neighbourhood budget"),
    "chips": N_("Dividing money or chips"),
}
"""In the order in which they are offered."""
WITH_SHARES = ("choice", "approval", "yes-no")
"""Methods of which it is said of how many people each number is."""
RULE_NAMES = {
    "borda": N_("points for every place"),
    "instant-runoff": N_("the last one drops out, round by round"),
    "most-votes": N_("most votes, as long as the money lasts"),
    "votes-per-cost": N_("most votes per euro"),
    "equal-shares": N_("equal shares"),
}


def method_name(voting: Round) -> str:
    """The method in a word or two."""
    return _(METHOD_NAMES[voting.method]) if voting.method in METHOD_NAMES else voting.method


def rule_name(voting: Round) -> str:
    """The counting rule in a few words; empty where a method has only one."""
    return _(RULE_NAMES[voting.rule]) if voting.rule in RULE_NAMES else ""


def rule_of(voting: Round) -> str:
    """What a voter may do, in a sentence or two; for phones, slips and posters."""
    made = {
        "dots": _dots,
        "choice": _choice,
        "approval": _approval,
        "budget": _budget,
        "score": _score,
        "chips": _chips,
    }.get(voting.method)
    if made is not None:
        return made(voting)
    return _(_PLAIN[voting.method]) if voting.method in _PLAIN else ""


_PLAIN = {
    "yes-no": N_("Choose yes, no or abstain."),
    "ranking": N_("Put the choices in your order, the best first. What you leave out shares the last place."),
    "support": N_("Choose the answer that fits you best."),
    "consent": N_("Can you go along with it? An objection needs a reason."),
}


def _dots(voting: Round) -> str:
    have = ngettext("You have {n} dot.", "You have {n} dots.", voting.dots).format(n=voting.dots)
    if 0 < voting.max_per_option < voting.dots:
        return have + " " + _("At most {n} on one choice.").format(n=voting.max_per_option)
    return have


def _choice(voting: Round) -> str:
    return _at_most(voting.max_choices) if voting.max_choices > 1 else _("Choose one.")


def _approval(voting: Round) -> str:
    return _at_most(voting.max_choices) if voting.max_choices else _("Choose everything that you agree with.")


def _at_most(most: int) -> str:
    return ngettext("Choose at most {n}.", "Choose at most {n}.", most).format(n=most)


def _budget(voting: Round) -> str:
    said = _("There is {money}. Choose every plan that you want to pay for with it.")
    return said.format(money=money_text(voting.budget))


def _score(voting: Round) -> str:
    said = _("Give each choice a mark from {low} to {high}. You may leave some out.")
    return said.format(low=voting.scale_low, high=voting.scale_high)


def _chips(voting: Round) -> str:
    said = _("You have {all} to divide.").format(all=amount(voting, voting.chips))
    if voting.chip_step > 1:
        said += " " + _("In steps of {step}.").format(step=amount(voting, voting.chip_step))
    return said


def amount(voting: Round, number: Exact) -> str:
    """An amount of a chips or budget round: euros, or chips."""
    if voting.method == "chips" and voting.chip_unit == "chip":
        return ngettext("{n} chip", "{n} chips", number).format(n=number_text(number))
    return money_text(number)


def units(voting: Round, number: Exact) -> str:
    """A total of an option or a whole round with its unit: dots, points, euros, chips or votes."""
    if voting.method == "dots":
        return ngettext("{n} dot", "{n} dots", number).format(n=number_text(number))
    if voting.method == "ranking" and voting.rule == "instant-runoff":
        return ngettext("{n} first place", "{n} first places", number).format(n=number_text(number))
    if voting.method in ("score", "ranking"):
        return ngettext("{n} point", "{n} points", number).format(n=number_text(number))
    if voting.method == "chips":
        return amount(voting, number)
    return ngettext("{n} vote", "{n} votes", number).format(n=number_text(number))


def too_small(tally: Tally) -> str:
    """Why there are no percentages though their base has a number: more people voted; empty where nothing is wrong."""
    found = tally.too_small
    if found is None:
        return ""
    said = _(_TOO_SMALL.get(tally.base, _TOO_SMALL["valid"]))
    return said.format(voted=number_text(found.voted), n=number_text(found.number))


_TOO_SMALL = {
    "present": N_(
        "More people voted ({voted}) than were counted in the hall ({n}), so there are no percentages."
    ),
    "entitled": N_("More people voted ({voted}) than may vote ({n}), so there are no percentages."),
    "valid": N_(
        "One choice got more ({voted}) than the number of people who voted ({n}), so there are no percentages."
    ),
}


def listed(words: Sequence[str]) -> str:
    """Names in a row: "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return _("{some} and {last}").format(some=", ".join(words[:-1]), last=words[-1])


def people_text(number: Exact) -> str:
    """So many people; there are halves where votes from home count for less."""
    return ngettext("{n} person", "{n} people", number).format(n=number_text(number))
