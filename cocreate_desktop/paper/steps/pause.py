"""Pauze on paper: a sign for on the door, with room to write when it goes on, for a clock cannot be printed."""

from cocreate_desktop.domain.steps import KIND_NAMES, Kind, PauseSettings, read_settings
from cocreate_desktop.language import _, time_text
from cocreate_desktop.paper.flow import Block, Fixed, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.paper.planning import planned
from cocreate_desktop.services.overview import EveningView


def flowables(view: EveningView) -> list[Block]:
    """One page to hang up."""
    step = view.step
    name = (step.title if step else "") or _(KIND_NAMES[Kind.PAUSE])
    made: list[Block] = [words(name, size=60, weight=700, gap=0)]
    settings = read_settings(step) if step is not None else None
    if isinstance(settings, PauseSettings) and settings.message:
        made.append(words(settings.message, size=24, gap=18))
    made += [
        words(_("We go on at"), size=24, weight=600, gap=36),
        Fixed(24 * MM, rules=24 * MM),
    ]
    times = planned(view).get(step.id) if step is not None else None
    if times is not None:
        said = _("In the plan: from {start} to {end}.")
        said = said.format(start=time_text(times[0]), end=time_text(times[1]))
        made.append(words(said, size=16, colour="ink2", gap=14))
    after = view.following
    if after is not None:
        coming = after.title or _(KIND_NAMES[after.kind])
        made.append(words(_("After the break"), size=16, weight=600, gap=30))
        made.append(words(coming, size=24, gap=4))
        if after.question:
            made.append(words(after.question, size=16, colour="ink2", gap=4))
    return made
