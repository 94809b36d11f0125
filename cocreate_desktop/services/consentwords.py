"""What came of a round of consent, in sentences that stage and paper share. Pure: facts in, words out."""

from cocreate_desktop.domain.rounds import ObjectionState
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.services.tallying import RoundView

_LEFT = (ObjectionState.OPEN, ObjectionState.STAYS)


def left(view: RoundView, tally: Tally) -> int:
    """How many objections are not dealt with: of those that are listed, else of those that were given."""
    if view.objections:
        return sum(one.state in _LEFT for one in view.objections)
    return int(tally.result("objection").total)


def holds(view: RoundView, tally: Tally) -> bool:
    """Whether everybody who answered can go along with it."""
    return tally.consent is not None and tally.consent.holds and not left(view, tally)


def verdict(view: RoundView, tally: Tally) -> str:
    """What came of it in a sentence; empty while objections are left, which each face tells in its own way."""
    if not tally.total:
        return _("Nobody has answered.")
    if holds(view, tally):
        return _("Nobody objects: we go on with this.")
    if view.objections and not left(view, tally):
        return _("All objections are dealt with. We ask once more.")
    return ""


def before(view: RoundView) -> str:
    """How many objections there were in the round before; empty without one."""
    earlier = view.earlier
    if earlier is None or earlier.tally is None or earlier.round.method != "consent":
        return ""
    number = int(earlier.tally.result("objection").total)
    said = ngettext(
        "In the round before there was {n} objection.",
        "In the round before there were {n} objections.",
        number,
    )
    return said.format(n=number_text(number))
