"""Ordenen on paper: a sheet to lay notes on, with a line for the sentence that binds them."""

from cocreate_desktop.language import _
from cocreate_desktop.paper.flow import Block, Fixed, Inset, title, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.services.overview import EveningView


def flowables(view: EveningView) -> list[Block]:
    """One sheet; print it once for each theme."""
    step = view.step
    question = (step.question if step else "") or _("What belongs together?")
    return [
        title(question),
        words(
            _("Lay notes that belong together on one sheet. Put each sheet in order with your table."),
            size=12,
            gap=6,
        ),
        words(_("The sentence that says it for all of them:"), size=12, weight=600, gap=16),
        Fixed(24 * MM, rules=12 * MM),
        words(_("The notes that belong here:"), size=12, weight=600, gap=16),
        Inset(Fixed(105 * MM), pad=0, edge="edge", gap=6),
    ]
