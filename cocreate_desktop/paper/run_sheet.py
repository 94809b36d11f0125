"""The run sheet (draaiboek) on paper: when, what, how long, when it ends, and room for notes in the margin."""

from datetime import datetime

from cocreate_desktop.domain.steps import KIND_NAMES, Step
from cocreate_desktop.language import _, ngettext, time_text
from cocreate_desktop.paper.flow import Block, Columns, Rule, title, words
from cocreate_desktop.paper.headed import Headed
from cocreate_desktop.paper.planning import planned
from cocreate_desktop.services.gathering import Material, evening_day

_WIDTHS = (1, 4.8, 1.1, 2.4)


def blocks(material: Material, *, white: float = 5) -> list[Block]:
    """A table of the steps with their times; ``white`` in points above and below each."""
    view = material.view
    minutes = sum(step.minutes for step in view.steps)
    length = ngettext("{n} minute in all", "{n} minutes in all", minutes).format(n=minutes)
    times = planned(view)
    end = max((after for _at, after in times.values()), default=None)
    ends = _("ends at {time}").format(time=time_text(end)) if end is not None else ""
    day = evening_day(view, weekday=True)
    facts = (day, view.evening.starts, view.evening.hall, length, ends)
    said = (_("Time"), _("Step"), _("Minutes"), _("Your own notes"))
    heads = Columns(tuple(words(one, size=10, weight=600, colour="ink2") for one in said), _WIDTHS)
    rows: list[Block] = []
    for step in view.steps:
        at = times[step.id][0] if step.id in times else None
        rows += [Rule(gap=white, stays=True), _row(step, at, white)]
    return [
        title(_("Run sheet")),
        words(" · ".join(part for part in facts if part), size=11, colour="ink2", gap=4),
        Headed(heads, tuple(rows) or (words(_("There are no steps yet."), gap=8),), gap=16),
    ]


def _row(step: Step, at: datetime | None, gap: float) -> Columns:
    name = step.title or _(KIND_NAMES[step.kind])
    what = words(f"{name}\n{step.question}" if step.question else name, size=11)
    cells = (
        words(time_text(at) if at else "", size=11, weight=600),
        what,
        words(str(step.minutes), size=11),
        words("", size=11),
    )
    return Columns(cells, _WIDTHS, gap=gap)
