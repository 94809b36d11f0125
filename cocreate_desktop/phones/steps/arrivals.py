"""Deurtelling on the phone: a friendly page while people come in, with what will happen. Nothing is asked: counting is done at
the door, and the number of people is not shown here, so that the page is not drawn anew for everybody who comes in."""

from cocreate_desktop.domain.project import RUNG_SENTENCES
from cocreate_desktop.domain.steps import KIND_NAMES, Kind
from cocreate_desktop.language import _
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown

_MOST = 8


def shown(latest: Latest, _guest: Guest) -> Shown:
    """The page of this step."""
    view = latest.view
    ids = [step.id for step in view.steps]
    place = ids.index(view.step.id) + 1 if view.step is not None and view.step.id in ids else 0
    named = (step for step in view.steps[place:] if step.kind is not Kind.ARRIVALS)
    coming = tuple(step.title or _(KIND_NAMES[step.kind]) for step in named)
    starts = view.evening.starts if place and not any(step.started_at for step in view.steps[place:]) else ""
    return Shown(
        "arrivals.html",
        {"rung": _(RUNG_SENTENCES[view.project.rung]), "coming": coming[:_MOST], "starts": starts},
    )
