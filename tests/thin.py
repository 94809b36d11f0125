"""An evening of five steps, one of each kind that most tests are about: welcome, ideas, putting in order, a break, a vote."""

from __future__ import annotations

from cocreate_desktop.apps.example import fill_example
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.services import Services

KEPT = (Kind.WELCOME, Kind.IDEAS, Kind.THEMES, Kind.PAUSE, Kind.VOTE)


def thin(services: Services, evening_id: str) -> None:
    """Leaves the first step of each of these kinds in the run sheet: 10, 20, 15, 15 and 8 minutes; options lose their pictures,
    and ideas the clock of 1-2-4-All."""
    seen: set[Kind] = set()
    for step in services.evenings.steps(evening_id):
        if step.kind in seen or step.kind not in KEPT:
            services.evenings.remove_step(step.id)
        elif step.kind is Kind.IDEAS:
            services.evenings.change_settings(step.id, think=())
        elif step.kind is Kind.VOTE and (found := services.voting.round_of(step.id)) is not None:
            for option in services.voting.options(found.id):
                services.voting.picture_option(option.id, "")
        seen.add(step.kind)


def thin_example(services: Services) -> None:
    """The square, thinned."""
    thin(services, fill_example(services).id)
