"""The result of a consent round: whether it holds, and every objection with how it was solved."""

from cocreate_desktop.domain.privacy import flags
from cocreate_desktop.domain.rounds import Objection, ObjectionState
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import N_, _, ngettext, number_text
from cocreate_desktop.paper.flow import Block, Columns, Rule, Words, words
from cocreate_desktop.paper.headed import Headed
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services.tallying import RoundView

_WIDTHS = (1, 9, 3, 8.4)
_STATES = {
    ObjectionState.OPEN: N_("open"),
    ObjectionState.SOLVED: N_("solved"),
    ObjectionState.WITHDRAWN: N_("withdrawn"),
    ObjectionState.STAYS: N_("stays"),
}
_LEFT = (ObjectionState.OPEN, ObjectionState.STAYS)


def outcome(view: RoundView, tally: Tally) -> Block:
    """Whether it holds, in a sentence."""
    return Words((Span(" ".join(filter(None, (_holds(view, tally), _before(view)))), 600),), 11, 6)


def _holds(view: RoundView, tally: Tally) -> str:
    left = [one for one in view.objections if one.state in _LEFT]
    if not tally.total:
        return _("Nobody has answered.")
    if tally.consent is not None and tally.consent.holds and not left:
        return _("Nobody objects: we go on with this.")
    if view.objections and not left:
        return _("All objections are dealt with. We ask once more.")
    number = len(left) if view.objections else int(tally.result("objection").total)
    said = ngettext(
        "It does not hold: {n} objection is left.", "It does not hold: {n} objections are left.", number
    )
    return said.format(n=number_text(number))


def _before(view: RoundView) -> str:
    earlier = view.earlier
    if earlier is None or earlier.tally is None or earlier.round.method != view.round.method:
        return ""
    number = int(earlier.tally.result("objection").total)
    said = ngettext(
        "In the round before there was {n} objection.",
        "In the round before there were {n} objections.",
        number,
    )
    return said.format(n=number_text(number))


def objection_rows(view: RoundView) -> list[Block]:
    """A table of the objections; none when there were none."""
    if not view.objections:
        return []
    said = ("", _("Objection"), _("Now"), _("How it was dealt with"))
    heads = Columns(tuple(words(one, size=10, weight=600, colour="ink2") for one in said), _WIDTHS)
    rows: list[Block] = []
    for number, one in enumerate(view.objections, 1):
        rows += [Rule(gap=3, stays=True), _row(number, one)]
    return [Headed(heads, tuple(rows), gap=10)]


def _row(number: int, one: Objection) -> Columns:
    reason = printable(one.text) if one.text.strip() else _("No reason was given.")
    cells = (
        words(f"{number}.", size=10),
        words(reason, size=10),
        words(_(_STATES[one.state]), size=10, weight=600),
        words(printable(one.answer), size=10),
    )
    return Columns(cells, _WIDTHS, gap=3)


def printable(said: str) -> str:
    """What somebody said as it may stand in a report: something personal stays out."""
    return _("(Something personal stands in it, so it is not printed.)") if flags(said) else said
