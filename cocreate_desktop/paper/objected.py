"""The result of a consent round: whether it holds, and every objection with how it was solved."""

from cocreate_desktop.domain.privacy import flags
from cocreate_desktop.domain.rounds import Objection, ObjectionState
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import N_, _, ngettext, number_text
from cocreate_desktop.paper.flow import Block, Columns, Rule, Words, words
from cocreate_desktop.paper.headed import Headed
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services import consentwords
from cocreate_desktop.services.tallying import RoundView

_WIDTHS = (1, 9, 3, 8.4)
_STATES = {
    ObjectionState.OPEN: N_("open"),
    ObjectionState.SOLVED: N_("solved"),
    ObjectionState.WITHDRAWN: N_("withdrawn"),
    ObjectionState.STAYS: N_("stays"),
}


def outcome(view: RoundView, tally: Tally) -> Block:
    """Whether it holds, in a sentence."""
    said = (_holds(view, tally), consentwords.before(view))
    return Words((Span(" ".join(filter(None, said)), 600),), 11, 6)


def _holds(view: RoundView, tally: Tally) -> str:
    if said := consentwords.verdict(view, tally):
        return said
    number = consentwords.left(view, tally)
    said = ngettext(
        "It does not hold: {n} objection is left.", "It does not hold: {n} objections are left.", number
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
