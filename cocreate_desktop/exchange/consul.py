"""Paper ballots for CONSUL: a sheet of text in which each line is a ballot, its plans by their numbers with commas between.
CONSUL takes no ideas in. Without its own numbers the votes would go to other plans, so then nothing leaves."""

from collections.abc import Sequence
from functools import partial

from cocreate_desktop.exchange.exported import Exported, asked_ids
from cocreate_desktop.exchange.leavingideas import Facts
from cocreate_desktop.exchange.leavingrounds import (
    ROUND,
    Given,
    Made,
    Vote,
    blank_ones,
    gathered,
    only_ballots,
)
from cocreate_desktop.exchange.ready import Ready
from cocreate_desktop.language import _, in_a_row, ngettext, number_text
from cocreate_desktop.services.leaving import Asked, Trouble

OPTIONS = (ROUND, "ids")
METHODS = ("budget", "approval", "choice")
"""Methods of which a ballot says which plans it wants, and no more."""
_TITLES = ("title", "titel", "título", "titulo", "name", "naam")


def consul(facts: Facts, asked: Asked) -> Ready:
    """Options: ``round`` (else every round that fits), ``ids``: the plans as CONSUL exports them. Raises BadFile, Gone."""
    known = asked_ids(asked, ("id",), _TITLES)
    return gathered(facts, asked, partial(_made, known), {})


def _made(known: Exported | None, vote: Vote) -> Made:
    numbers = tuple(_number(known, vote, place) for place in range(len(vote.options))) if known else ()
    lines = [_line(one, numbers) for one in vote.cast] if all(numbers) and numbers else []
    data = "".join(f"{line}\n" for line in lines).encode()
    sample = {"ballot": lines[0]} if lines else {}
    return Made(f"consul-{vote.stem}.txt", data, _troubles(known, vote, numbers), sample)


def _number(known: Exported, vote: Vote, place: int) -> str:
    """That of an option there: by the mark of the idea that it is, else by its words."""
    option = vote.options[place]
    for record in (option.id, option.theme_id, option.note_id):
        if number := known.number(record):
            return number if number.isdecimal() else ""
    number = known.titled(vote.names[place]) if _is_alone(vote.names, place) else ""
    return number if number.isdecimal() else ""


def _is_alone(names: Sequence[str], place: int) -> bool:
    return sum(name.casefold() == names[place].casefold() for name in names) == 1


def _line(ballot: Given, numbers: Sequence[str]) -> str:
    return ",".join(numbers[place - 1] for place, weight in sorted(ballot.weights.items()) if weight)


def _troubles(known: Exported | None, vote: Vote, numbers: Sequence[str]) -> tuple[Trouble, ...]:
    if vote.method not in METHODS:
        why = _("CONSUL takes ballots that choose plans. This vote gives dots, marks or places.")
        return (vote.trouble(_("method"), why),)
    return (*_unknown(known, vote, numbers), *only_ballots(vote), *blank_ones(vote), *_too_dear(vote))


def _unknown(known: Exported | None, vote: Vote, numbers: Sequence[str]) -> tuple[Trouble, ...]:
    where = _("numbers of the plans")
    if known is None:
        why = _(
            "Choose the plans as CONSUL exports them: without its numbers the votes would go to other plans."
        )
        return (vote.trouble(where, why),)
    lacks = [name for name, number in zip(vote.names, numbers, strict=True) if not number]
    if not lacks:
        return ()
    why = _("Not in the export of CONSUL, or there twice: {names}.")
    return (vote.trouble(where, why.format(names=in_a_row(f"“{name}”" for name in lacks))),)


def _too_dear(vote: Vote) -> tuple[Trouble, ...]:
    """Ballots that choose plans for more money than there is: there the last of these plans does not count."""
    budget = vote.view.round.budget if vote.method == "budget" else 0
    costs = {place: option.cost or 0 for place, option in enumerate(vote.options, 1)}
    dear = sum(sum(costs[place] for place in one.weights) > budget for one in vote.cast) if budget else 0
    if not dear:
        return ()
    why = ngettext(
        "{n} ballot chooses plans for more money than there is. CONSUL leaves out the last of these.",
        "{n} ballots choose plans for more money than there is. CONSUL leaves out the last of these.",
        dear,
    )
    return (vote.trouble(_("ballots"), why.format(n=number_text(dear)), refused=False),)
