"""Makes what the room may see of the count at the door from the view of its step: one total. Roles and ages stay at the desk,
for in a small hall they would point at people."""

from ...domain.project import RUNG_SENTENCES
from ...language import _
from ...services.arrivals import ArrivalsView
from ...services.overview import EveningView
from . import bodies
from .arrivalsstate import ArrivalsOnStage


def arrivals(view: EveningView) -> ArrivalsOnStage:
    """How many people came in, and when it begins."""
    people = len(view.matter.arrivals) if isinstance(view.matter, ArrivalsView) else 0
    told = [_(RUNG_SENTENCES[view.project.rung])]
    if _still_to_begin(view):
        told.append(_("We begin at {time}.").format(time=view.evening.starts))
    return ArrivalsOnStage(people, tuple(told), bodies.welcome(view).paper_hint)


def _still_to_begin(view: EveningView) -> bool:
    """Whether this count comes before all other steps, and none of these has begun."""
    ids = [step.id for step in view.steps]
    place = ids.index(view.step.id) if view.step is not None and view.step.id in ids else 0
    return place == 0 and bool(view.evening.starts) and not any(step.started_at for step in view.steps[1:])
