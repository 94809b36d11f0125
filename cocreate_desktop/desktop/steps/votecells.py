"""What stands in the row of an option once the room may see it, and the sentence under all rows. Pure: facts in, words out.

Before the reveal nothing of an option's totals comes by here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.notes import Channel
from ...domain.rounds import ObjectionState, Option, Round
from ...domain.voting import Exact, Tally
from ...domain.voting.exact import exact
from ...language import _, ngettext, number_text
from ...services import ballotwords, onlinewords
from ...services.tallying import RoundView

_NO_PERCENT = ("score", "chips", "ranking")


@dataclass(frozen=True, slots=True)
class Cells:
    """The numbers of a row: on the chosen ``channel``, in the ``earlier`` poll (empty: none) and ``total`` in the method's own
    measure; ``note`` says place, share and money."""

    channel: str = ""
    earlier: str = ""
    total: str = ""
    note: str = ""


def cells(view: RoundView, option: Option, channel: Channel) -> Cells:
    """The numbers of an option after the reveal; empty before it."""
    tally = view.tally
    if tally is None:
        return Cells()
    side = view.online.tally if view.online is not None and channel is Channel.ONLINE else tally
    there = side.by_channel.get(str(channel))
    return Cells(
        channel=number_text(there.totals.get(option.id, 0)) if there is not None else "–",
        earlier=_earlier(view.earlier, option),
        total=measure(view.round, tally, option.id),
        note=" · ".join(part for part in _notes(view, tally, option) if part),
    )


def measure(voting: Round, tally: Tally, option_id: str) -> str:
    """What an option has, as its method measures it: a mean, an average amount, or a total."""
    found = tally.result(option_id)
    if tally.method == "score":
        return "–" if found.mean is None else number_text(found.mean)
    if tally.method == "chips" and found.average is not None:
        return ballotwords.amount(voting, found.average)
    return number_text(found.total)


def total_head(view: RoundView) -> str:
    """What the last column holds; only of the hall where those at home stand beside it."""
    voting = view.round
    if view.online is not None:
        return _("In the hall")
    return {"score": _("Mean"), "chips": _("On average"), "ranking": _("Points")}.get(
        voting.method, _("Together")
    )


def _earlier(view: RoundView | None, option: Option) -> str:
    """The same option in the round that this one is laid over: by its letter and words, for it has its own id there."""
    if view is None or view.tally is None:
        return ""
    same = (one for one in view.options if (one.letter, one.text) == (option.letter, option.text))
    found = next(same, None)
    return "–" if found is None else measure(view.round, view.tally, found.id)


def _notes(view: RoundView, tally: Tally, option: Option) -> tuple[str, ...]:
    found = tally.result(option.id)
    place = "" if tally.as_listed else _place(view, tally, option.id)
    if tally.method == "score":
        median = "" if found.median is None else _("median {m}").format(m=number_text(found.median))
        marked = ngettext("{n} person marked it", "{n} people marked it", found.people or 0)
        return place, marked.format(n=number_text(found.people or 0)), median
    if tally.method == "chips":
        return place, _("{all} together").format(all=ballotwords.amount(view.round, found.total))
    if tally.method == "ranking":
        return place, _stayed(tally, option.id)
    if tally.method == "budget":
        return _bought(view.round, tally, option.id), _share(found.people, tally)
    return place, _share(found.people, tally)


def _place(view: RoundView, tally: Tally, option_id: str) -> str:
    """Its place; equals are named."""
    place = tally.place(option_id)
    tied = next((group for group in tally.ties if option_id in group), ())
    letters = [one.letter for one in view.options if one.id in tied and one.id != option_id]
    if letters:
        return _("place {n}, equal with {letters}").format(n=place, letters=", ".join(letters))
    return _("place {n}").format(n=place)


def _share(people: Exact | None, tally: Tally) -> str:
    if people is None or not tally.base_number:
        return ""
    share = round(100 * people / tally.base_number)
    said = ngettext("{n} of {m} person, {p} %", "{n} of {m} people, {p} %", tally.base_number)
    return said.format(n=number_text(people), m=number_text(tally.base_number), p=share)


def _stayed(tally: Tally, option_id: str) -> str:
    """In which round of a run-off it dropped out."""
    if tally.ranking is None or tally.rule != "instant-runoff":
        return ""
    for number, one in enumerate(tally.ranking.runoff, 1):
        if one.out == option_id:
            return _("dropped out in round {n}").format(n=number)
    return ""


def _bought(voting: Round, tally: Tally, option_id: str) -> str:
    if tally.budget is None:
        return ""
    for order, plan in enumerate(tally.budget.bought, 1):
        if plan.id == option_id:
            cost = ballotwords.amount(voting, exact(plan.cost))
            return _("paid as number {n}, {cost}").format(n=order, cost=cost)
    rest = next((plan for plan in tally.budget.rest if plan.id == option_id), None)
    if rest is None:
        return ""
    left, cost = ballotwords.amount(voting, rest.money), ballotwords.amount(voting, exact(rest.cost))
    if tally.rule == "equal-shares":
        return _("not paid: its voters have {left} left of {cost}").format(left=left, cost=cost)
    return _("not paid: {left} was left of {cost}").format(left=left, cost=cost)


def summary(view: RoundView) -> str:
    """What came out, in a sentence or two; empty before the reveal."""
    tally = view.tally
    if tally is None:
        return ""
    made = {"budget": _money, "ranking": _ranked, "consent": _consent}.get(tally.method)
    if made is not None:
        return made(view, tally)
    return "" if tally.as_listed else _first(view, tally)


def _letters(view: RoundView, ids: tuple[str, ...]) -> str:
    letter = {option.id: option.letter for option in view.options}
    return ", ".join(letter[one] for one in ids)


def _first(view: RoundView, tally: Tally) -> str:
    if not tally.winners:
        return _("Nothing came in, so nothing is first.")
    if len(tally.winners) > 1:
        said = _("{letters} share the first place: they are equal.")
        return said.format(letters=_letters(view, tally.winners))
    text = next((one.text for one in view.options if one.id == tally.winners[0]), "")
    return _("First: {letter}, {text}.").format(letter=_letters(view, tally.winners), text=text.rstrip("."))


def _ranked(view: RoundView, tally: Tally) -> str:
    found = tally.ranking
    if found is None:
        return _first(view, tally)
    best = _("In pairs {letter} wins against every other (Condorcet).")
    pairs = best.format(letter=_letters(view, (found.condorcet,))) if found.condorcet else ""
    pairs = pairs or _("In pairs no choice wins against every other (no Condorcet winner).")
    return f"{_first(view, tally)} {pairs}"


def _money(view: RoundView, tally: Tally) -> str:
    found = tally.budget
    if found is None:
        return ""
    left = ballotwords.amount(view.round, exact(found.budget) - exact(found.spent))
    money = ballotwords.amount(view.round, exact(found.budget))
    if not found.bought:
        return _("No plan can be paid. {left} of {money} is left.").format(left=left, money=money)
    said = _("Paid, in this order: {letters}. {left} of {money} is left.")
    paid = _letters(view, tuple(plan.id for plan in found.bought))
    return said.format(letters=paid, left=left, money=money)


def _consent(view: RoundView, tally: Tally) -> str:
    open_still = sum(one.state is ObjectionState.OPEN for one in view.objections)
    stay = sum(one.state is ObjectionState.STAYS for one in view.objections)
    if tally.consent is not None and tally.consent.holds and not open_still and not stay:
        return _("Nobody has an objection: there is consent.")
    if open_still:
        said = ngettext("{n} objection is still open.", "{n} objections are still open.", open_still)
        return said.format(n=open_still)
    if stay:
        said = ngettext("{n} objection stays.", "{n} objections stay.", stay)
        return said.format(n=stay)
    if view.objections:
        return _("Every objection was dealt with. Ask again to see whether there is consent.")
    return _("Nobody answered.")


def quorum(view: RoundView) -> str:
    """Whether enough people voted, in words; empty without a quorum."""
    wanted = view.round.quorum
    if not wanted:
        return ""
    met = view.tally.quorum_met if view.tally is not None else view.voted >= wanted
    if met is None:
        return _("Quorum of {n}: nobody counted all who voted.").format(n=wanted)
    words = _("The quorum of {n} people is met.") if met else _("The quorum of {n} people is not met.")
    return words.format(n=wanted)


def in_percent(method: str) -> bool:
    """Whether the result of a method says which part of the people chose an option."""
    return method not in _NO_PERCENT


def outcome(view: RoundView) -> str:
    """What came out, the number that percentages are of, the quorum, and what those at home said, in sentences; before the
    reveal the quorum alone."""
    parts = [summary(view)]
    if view.tally is not None and in_percent(view.round.method):
        number = view.tally.base_number
        unknown = ballotwords.too_small(view.tally)
        unknown = unknown or _("Nobody counted how many people voted, so there are no percentages.")
        known = _("Percentages are of {people}.")
        people = ballotwords.people_text(number or 0)
        parts.append(unknown if number is None else known.format(people=people))
    parts += [quorum(view), onlinewords.line(view), onlinewords.together_line(view)]
    return " ".join(part for part in parts if part)
