"""The run sheet (draaiboek) on paper: when, what, how long, and room for notes in the margin."""

from datetime import datetime

from cocreate_desktop.domain.steps import KIND_NAMES, Step
from cocreate_desktop.language import _, ngettext, time_text
from cocreate_desktop.paper.flow import Block, Columns, Rule, title, words
from cocreate_desktop.paper.gathering import Material, evening_day
from cocreate_desktop.paper.planning import planned

_WIDTHS = (1.1, 4, 1.2, 3)


def blocks(material: Material) -> list[Block]:
    """A table of the steps with their times."""
    view = material.view
    minutes = sum(step.minutes for step in view.steps)
    length = ngettext("{n} minute in all", "{n} minutes in all", minutes).format(n=minutes)
    day = evening_day(view, weekday=True)
    facts = " · ".join(part for part in (day, view.evening.starts, view.evening.hall, length) if part)
    heads = (_("Time"), _("Step"), _("Minutes"), _("Your own notes"))
    made: list[Block] = [
        title(_("Run sheet")),
        words(facts, size=11, colour="ink2", gap=4),
        Columns(
            tuple(words(head, size=10, weight=600, colour="ink2") for head in heads),
            _WIDTHS,
            gap=16,
            stays=True,
        ),
    ]
    if not view.steps:
        made.append(words(_("There are no steps yet."), gap=8))
    times = planned(view)
    for step in view.steps:
        made += [Rule(gap=5), _row(step, times[step.id][0] if step.id in times else None)]
    return made


def _row(step: Step, at: datetime | None) -> Columns:
    name = step.title or _(KIND_NAMES[step.kind])
    what = words(f"{name}\n{step.question}" if step.question else name, size=11)
    cells = (
        words(time_text(at) if at else "", size=11, weight=600),
        what,
        words(str(step.minutes), size=11),
        words("", size=11),
    )
    return Columns(cells, _WIDTHS, gap=5)
