"""A budget of which more plans come than can be read on one slide: the first ones, and on a second slide the rest of the plans.
The money stands whole on both."""

from dataclasses import replace

from ...domain import turned
from ...language import _
from ...services.overview import EveningView
from .state import Budget, Vote


def turned_to(body: Vote, view: EveningView) -> Vote:
    """The picture of a vote with the slide that somebody turned to."""
    shown = body.outcome
    if not isinstance(shown, Budget) or view.step is None or view.round is None:
        return body
    many = turned.slides(len(shown.bought))
    at = min(turned.slide(view.step, view.round.round.id), many) if many > 1 else 0
    return replace(body, outcome=replace(shown, slide=at))


def first(shown: Budget) -> int:
    """The number of the first plan that comes on this slide."""
    return turned.ON_ONE_SLIDE + 1 if shown.slide > 1 else 1


def listed(shown: Budget) -> Budget:
    """The plans of this slide alone: those that do not come, and why money is over, stand on the second one."""
    if not shown.slide:
        return shown
    start = first(shown) - 1
    if shown.slide > 1:
        return replace(shown, bought=shown.bought[start:])
    return replace(shown, bought=shown.bought[: turned.ON_ONE_SLIDE], rest=(), why="")


def heading(shown: Budget) -> str:
    """What stands above the plans that come."""
    if not shown.slide:
        return _("This comes")
    here = listed(shown).bought
    start = first(shown)
    return _("This comes: plans {n} to {m} of {all}").format(
        n=start, m=start + len(here) - 1, all=len(shown.bought)
    )
