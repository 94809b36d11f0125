"""What a round must have before it can be opened, since without it nothing could be counted."""

from collections.abc import Sequence

from cocreate_desktop.domain.voting.model import Option, Problem, Settings
from cocreate_desktop.language import N_

NO_BUDGET = Problem("no-budget", N_("it has no budget: how much money is there?"))
NO_COST = Problem("no-cost", N_("a plan has no cost: what does each of them cost?"))
NO_SCALE = Problem("no-scale", N_("its highest mark is not above its lowest."))
STEP_TOO_LARGE = Problem("step-too-large", N_("a step is more than everybody has to spread."))


def lacks(settings: Settings, options: Sequence[Option]) -> Problem | None:
    """What a round lacks, or None. A tally never needs it: a plan without a cost is never bought."""
    if settings.method == "budget":
        if not settings.budget or settings.budget < 0:
            return NO_BUDGET
        return None if all(has_cost(option) for option in options) else NO_COST
    if settings.method == "score":
        return None if 0 <= settings.scale[0] < settings.scale[1] else NO_SCALE
    if settings.method == "chips" and settings.chips and settings.step and settings.step > settings.chips:
        return STEP_TOO_LARGE
    return None


def has_cost(option: Option) -> bool:
    """Whether it costs something, so that it can be bought."""
    return option.cost is not None and option.cost > 0
