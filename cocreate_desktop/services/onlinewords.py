"""Those at home in words that every face shares: how many they are, what they said in one line, and for how much they count
where they are added to the hall. Pure: facts in, words out."""

from cocreate_desktop.domain.voting import ANSWERS, LIVES_WITH_IT, Exact, OptionResult, Tally
from cocreate_desktop.language import N_, _, ngettext, number_text
from cocreate_desktop.services.ballotwords import amount, listed, people_text
from cocreate_desktop.services.tallying import RoundView

MOST_IN_A_LINE = 6
"""With more choices than this a line is a list, and nobody reads it."""
_WEIGHTS = {
    100: N_("one online vote counts as much as one in the hall"),
    75: N_("one online vote counts for three quarters"),
    50: N_("one online vote counts for a half"),
    25: N_("one online vote counts for a quarter"),
    20: N_("one online vote counts for a fifth"),
    10: N_("one online vote counts for a tenth"),
}


def weight_words(weight: int) -> str:
    """For how much one online vote counts (in percent of one in the hall), without a full stop."""
    if weight in _WEIGHTS:
        return _(_WEIGHTS[weight])
    return _("one online vote counts for {n} % of one in the hall").format(n=number_text(weight))


def title(voters: Exact) -> str:
    """Over what those at home said."""
    return _("Online: {people}").format(people=people_text(voters))


def together_title(weight: int) -> str:
    """Over what both said, never without the weight."""
    return _("Together – {weight}").format(weight=weight_words(weight))


def voted_so_far(view: RoundView) -> str:
    """How many voted at home, while nothing more may be told; empty where nobody did."""
    return voters(view.voted_online)


def voters(number: int) -> str:
    """So many people at home, to be put behind those of the hall; empty where there are none."""
    return _("{n} online").format(n=number_text(number)) if number else ""


def apart(view: RoundView) -> str:
    """That these are other people than those in the hall, as far as anybody can know; empty where nobody voted at home."""
    if view.online is None:
        return ""
    said = _("Who voted at home is not in the numbers of the hall.")
    return f"{said} {twice(view)}".strip()


def twice(view: RoundView) -> str:
    """That somebody may have voted in the hall and at home; empty where a code rules that out."""
    if not view.overlap_online:
        return ""
    return _("Somebody may have voted in the hall and at home: not everybody used a code.")


def line(view: RoundView) -> str:
    """What those at home said in one line; empty where nobody voted there beside the hall."""
    if view.online is None:
        return ""
    return at_home(view.online.voters, figures(view, view.online.tally))


def at_home(voters: int, told: str) -> str:
    """What so many people at home said (``told``; empty: it is more than a line)."""
    people = people_text(voters)
    if not told:
        return _("Online, {people}: their result stands in the report.").format(people=people)
    return _("Online, {people}: {result}.").format(people=people, result=told)


def together_line(view: RoundView) -> str:
    """What both said in one line, with the weight; empty where they are never added or it takes more than a line."""
    if view.online is None or view.online.together is None:
        return ""
    told = figures(view, view.online.together)
    return weighed(view.online.weight, told) if told else ""


def weighed(weight: int, told: str) -> str:
    """What both said (``told``), with the weight."""
    said = _("Together ({weight}): {result}.")
    return said.format(weight=weight_words(weight), result=told)


def figures(view: RoundView, tally: Tally) -> str:
    """A result in a few words, without a full stop; empty where there are too many choices for that."""
    if tally.method == "support":
        return living_with_it(tally)
    made = {"consent": _consent, "budget": _budget, "ranking": _ranking}.get(tally.method)
    if made is not None:
        return made(view, tally)
    return _in_a_row(view, tally)


def _in_a_row(view: RoundView, tally: Tally) -> str:
    names = {one.id: one.text if tally.method in ANSWERS else one.letter for one in view.options}
    if len(names) > MOST_IN_A_LINE:
        return ""
    return " · ".join(f"{names[one.id]} {_figure(view, one)}" for one in tally.options if one.id in names)


def _figure(view: RoundView, one: OptionResult) -> str:
    if view.round.method == "score":
        return "–" if one.mean is None else number_text(one.mean)
    if view.round.method == "chips":
        return amount(view.round, one.total)
    return number_text(one.total)


def living_with_it(tally: Tally) -> str:
    """How many can live with it, of how many who answered; empty where nobody did."""
    along = sum(tally.result(one).total for one in LIVES_WITH_IT)
    said = ngettext("{n} of the {m} can live with it", "{n} of the {m} can live with it", along)
    return said.format(n=number_text(along), m=number_text(tally.total)) if tally.total else ""


def _consent(_view: RoundView, tally: Tally) -> str:
    objections = tally.result("objection").total
    consents = tally.result("consent").total
    along = ngettext("{n} can go along with it", "{n} can go along with it", consents).format(
        n=number_text(consents)
    )
    said = ngettext("{n} objection", "{n} objections", objections).format(n=number_text(objections))
    return f"{along}, {said}"


def _budget(view: RoundView, tally: Tally) -> str:
    letters = {one.id: one.letter for one in view.options}
    bought = [letters[one.id] for one in tally.budget.bought if one.id in letters] if tally.budget else []
    if not bought:
        return _("nothing would be paid")
    return _("they would pay for {letters}").format(letters=listed(bought))


def _ranking(view: RoundView, tally: Tally) -> str:
    if tally.rule != "instant-runoff" or tally.ranking is None:
        return _in_a_row(view, tally)
    letters = {one.id: one.letter for one in view.options}
    winner = letters.get(tally.ranking.runoff_winner, "")
    return _("{letter} stays to the end").format(letter=winner) if winner else ""
