"""The result of a round as the phone draws it: rows with their totals, and what follows from them in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from cocreate_desktop.domain.project import RUNG_RESULTS, Project
from cocreate_desktop.domain.rounds import ObjectionState, Option, Round
from cocreate_desktop.domain.voting import ANSWERS, Exact, OptionResult, Tally
from cocreate_desktop.language import _, apart, in_a_row, money_text, ngettext, number_text
from cocreate_desktop.phones.steps.ownvote import in_own_words
from cocreate_desktop.services import onlinewords
from cocreate_desktop.services.ballotwords import amount, people_text, rule_name, units
from cocreate_desktop.services.besides import Beside, besides
from cocreate_desktop.services.tallying import RoundView

NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One option: its ``total`` with the unit, ``length`` of its bar and of that of the ``earlier`` round (0 to 100), ``small``
    what else there is to say, ``tied`` with another, ``paid`` within the budget (None: there is none)."""

    letter: str
    text: str
    picture: str
    total: str
    length: float
    earlier: float
    small: tuple[str, ...]
    tied: bool
    paid: bool | None = None


def result_of(view: RoundView, project: Project, small: Mapping[str, str] = NONE) -> dict[str, object]:
    """The result as the page draws it: rows in the order of the result, ties as ties, and its base in words; ``small`` are
    the versions for phones of pictures that may be fetched now."""
    view, tally = in_own_words(view), view.tally
    assert tally is not None, "only revealed rounds come here"
    return {
        "question": view.question,
        "fixed": view.round.method in ANSWERS,
        "rows": _rows(view, tally, small),
        "lines": tuple(line for line in _lines(view, tally) if line),
        "base": _base(view, tally),
        "besides": tuple(_beside(one, view, small) for one in besides(view)),
        "meaning": _(RUNG_RESULTS[project.rung]),
    }


def _beside(one: Beside, hall: RoundView, small: Mapping[str, str]) -> dict[str, object]:
    """Those at home, or both together, under their own name; the weight of who voted at home is in that name."""
    return {
        "title": one.title,
        "rows": _rows(one.view, one.tally, small),
        "lines": tuple(line for line in _lines(one.view, one.tally) if line),
        "base": onlinewords.apart(hall) if one.view.only_online else "",
    }


def turnout(view: RoundView) -> str:
    """How many have voted in the hall, in words, with the base when people were counted; or at home, where only they did."""
    if view.only_online:
        many = view.voted_online
        return ngettext("{n} person has voted online", "{n} people have voted online", many).format(n=many)
    if view.present and view.voted <= view.present:
        return _("{n} of {m} people have voted").format(n=view.voted, m=view.present)
    return ngettext("{n} person has voted", "{n} people have voted", view.voted).format(n=view.voted)


def _rows(view: RoundView, tally: Tally, small: Mapping[str, str]) -> tuple[Row, ...]:
    options = {option.id: option for option in view.options}
    before = _before(view)
    numbers = [_measure(tally, one) for one in (*tally.options, *before.values())]
    longest = view.round.scale_high if tally.method == "score" else max(numbers, default=0)
    tied = {one for group in tally.ties for one in group if tally.result(one).total}
    paid = {one.id for one in tally.budget.bought} if tally.budget is not None else None
    return tuple(
        Row(
            letter=options[one.id].letter,
            text=options[one.id].text,
            picture=small.get(options[one.id].picture, ""),
            total=_total(view.round, one),
            length=_length(_measure(tally, one), longest),
            earlier=_length(_measure(tally, before[one.id]), longest) if one.id in before else 0.0,
            small=tuple(_small(view.round, one, before.get(one.id))),
            tied=one.id in tied and tally.method != "support",
            paid=None if paid is None else one.id in paid,
        )
        for one in _ordered(tally)
        if one.id in options
    )


def _ordered(tally: Tally) -> Sequence[OptionResult]:
    if tally.budget is None:
        return tally.options
    bought = [one.id for one in tally.budget.bought]
    rest = [one.id for one in tally.options if one.id not in bought]
    return [tally.result(one) for one in (*bought, *rest)]


def _before(view: RoundView) -> Mapping[str, OptionResult]:
    """What each option got in the earlier round, by the id that it has now: fixed answers keep theirs, options their letter
    and words."""
    if view.earlier is None or view.earlier.tally is None:
        return {}
    there = {_name(view, option): option.id for option in view.earlier.options}
    results = {one.id: one for one in view.earlier.tally.options}
    found = ((option.id, there.get(_name(view, option), "")) for option in view.options)
    return {mine: results[theirs] for mine, theirs in found if theirs in results}


def _name(view: RoundView, option: Option) -> tuple[str, str]:
    return ("", option.id) if view.round.method in ANSWERS else (option.letter, option.text)


def _measure(tally: Tally, one: OptionResult) -> Exact:
    return (one.mean or 0) if tally.method == "score" else one.total


def _length(number: Exact, longest: Exact) -> float:
    return round(float(100 * Fraction(number) / Fraction(longest)), 1) if longest and number > 0 else 0.0


def _total(voting: Round, one: OptionResult) -> str:
    if voting.method == "score":
        return number_text(one.mean) if one.mean is not None else "–"
    if voting.method in ANSWERS:
        return people_text(one.total)
    return units(voting, one.total)


def _small(voting: Round, one: OptionResult, before: OptionResult | None) -> list[str]:
    said = []
    if voting.method == "score" and one.mean is not None and one.median is not None:
        marks = ngettext("average of {n} mark", "average of {n} marks", one.people or 0)
        middle = _("the middle one is {mark}").format(mark=number_text(one.median))
        said += [marks.format(n=number_text(one.people or 0)), middle]
    if voting.method == "score" and one.mean is None:
        said.append(_("nobody gave it a mark"))
    if voting.method == "budget" and one.cost is not None:
        said.append(_("costs {money}").format(money=money_text(one.cost)))
    if voting.method == "chips" and one.average is not None:
        said.append(_("on average {amount} a person").format(amount=amount(voting, one.average)))
    if before is not None:
        said.append(_("the time before {total}").format(total=_total(voting, before)))
    return said


def _lines(view: RoundView, tally: Tally) -> list[str]:
    made = {"ranking": _ranking, "budget": _budget, "consent": _consent}.get(tally.method)
    return [*(made(view, tally) if made is not None else ()), _quorum(view, tally)]


def _ranking(view: RoundView, tally: Tally) -> list[str]:
    found = tally.ranking
    if found is None or not tally.winners:
        return []
    names = {option.id: apart(f"{option.letter} {option.text}") for option in view.options}
    first = (
        _("{choice} comes first.") if len(tally.winners) == 1 else _("Equal in the first place: {choice}.")
    )
    said = [first.format(choice=in_a_row(names[one] for one in tally.winners))]
    if found.condorcet:
        said.append(
            _("{choice} wins from each other choice, two by two.").format(choice=names[found.condorcet])
        )
    else:
        said.append(_("No choice wins from each other choice, two by two."))
    return said


def _budget(_view: RoundView, tally: Tally) -> list[str]:
    found = tally.budget
    if found is None:
        return []
    said = _("Together {spent} of the {budget}.")
    together = said.format(spent=money_text(found.spent), budget=money_text(found.budget))
    if found.share is None:
        return [together]
    return [together, _("Each person had {money} to spend.").format(money=money_text(found.share))]


def _consent(view: RoundView, tally: Tally) -> list[str]:
    found = tally.consent
    if found is None:
        return []
    if found.holds:
        return [_("It holds: nobody has an objection.")]
    number = len(found.objections)
    if not number:
        return [_("Nobody answered.")]
    said = ngettext("There is {n} objection.", "There are {n} objections.", number).format(n=number)
    dealt = sum(one.state in (ObjectionState.SOLVED, ObjectionState.WITHDRAWN) for one in view.objections)
    if not dealt:
        return [said]
    return [said, ngettext("{n} of them was solved.", "{n} of them were solved.", dealt).format(n=dealt)]


def _quorum(view: RoundView, tally: Tally) -> str:
    if tally.quorum_met is None:
        return ""
    if tally.quorum_met:
        said = _("At least {n} people had to vote, and they did.")
    else:
        said = _("At least {n} people had to vote, and that many did not. Then it does not count.")
    return said.format(n=view.round.quorum)


def _base(view: RoundView, tally: Tally) -> str:
    """How it was counted, and who is behind the numbers."""
    rule = rule_name(view.round)
    said = [_("Counted by: {rule}.").format(rule=rule)] if rule else []
    said += [f"{turnout(view)}."] if view.counted else []
    if any(channel.people is None and channel.units for channel in view.of_tally):
        said.append(_("Of how many people was not counted everywhere."))
    if tally.invalid:
        number = sum(one.people for one in tally.invalid)
        words = ngettext(
            "{n} ballot did not follow the rules and was not counted.",
            "{n} ballots did not follow the rules and were not counted.",
            number,
        )
        said.append(words.format(n=number))
    return " ".join(said)
