"""Ordenen on paper: a sheet to lay notes on, with a line for the sentence that binds them."""

from cocreate_desktop.language import _
from cocreate_desktop.paper.flow import Block, Columns, Fixed, Inset, PageBreak, heading, words
from cocreate_desktop.paper.pen import MM
from cocreate_desktop.services.overview import EveningView


def flowables(view: EveningView) -> list[Block]:
    """One sheet; print it once for each theme. Sentences that were found already stand on a page after it."""
    step = view.step
    question = (step.question if step else "") or _("What belongs together?")
    made: list[Block] = [
        *heading(question),
        words(
            _("Lay notes that belong together on one sheet. Put each sheet in order with your table."),
            size=12,
            gap=6,
        ),
        words(_("The sentence that says it for all of them:"), size=12, weight=600, gap=14),
        Fixed(24 * MM, rules=12 * MM),
        words(_("The notes that belong here:"), size=12, weight=600, gap=14),
        Inset(Fixed(95 * MM), pad=0, edge="edge", gap=6),
    ]
    return [*made, *_found(view)]


def _found(view: EveningView) -> list[Block]:
    """The sentences with a box for who agrees."""
    names = [theme.name for theme in view.board.themes if theme.name]
    if not names:
        return []
    rows = [
        Columns(
            (words(name, size=12), Inset(Fixed(9 * MM), pad=0, edge="ink", radius=2)),
            (7, 1),
            gap=8,
            middle=True,
        )
        for name in names
    ]
    said = _("Is the sentence right? Put a tick for each table that agrees.")
    return [PageBreak(), *heading(_("What we found so far")), words(said, size=12, gap=6), *rows]
