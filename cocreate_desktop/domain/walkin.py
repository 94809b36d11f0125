"""The walk-in (inloop): people are counted at the door before the evening itself begins. Its minutes lie before the time on the
invitation, so they are no part of how long the evening is, nor of how late it runs."""

from collections.abc import Sequence
from itertools import takewhile

from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.steps import Kind, Step


def walk_in(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The counting at the door with which a run sheet opens; empty when it opens with something else."""
    return tuple(takewhile(lambda step: step.kind is Kind.ARRIVALS, steps))


def proper(steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps of the evening itself, from the time on the invitation on."""
    return tuple(steps[len(walk_in(steps)) :])


def walk_in_minutes(steps: Sequence[Step]) -> int:
    """How many minutes before the evening the doors are open by the run sheet; 0 without a count at the door."""
    return sum(step.minutes for step in walk_in(steps))


def began(steps: Sequence[Step], started_at: str) -> str:
    """When the evening itself really began (UTC ISO 8601): its first step after the walk-in; ``started_at`` when there is no
    walk-in, empty while it goes on."""
    if not walk_in(steps):
        return started_at
    found = [step.started_at for step in proper(steps) if step.started_at]
    return min(found, key=lambda at: str(moment_of(at)), default="")
