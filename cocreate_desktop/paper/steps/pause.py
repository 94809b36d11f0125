"""Pauze on paper: a clock cannot be printed, so this face says that there is nothing."""

from cocreate_desktop.language import _
from cocreate_desktop.paper.flow import Block, words
from cocreate_desktop.services.overview import EveningView


def flowables(view: EveningView) -> list[Block]:
    """One sentence."""
    title = view.step.title if view.step else ""
    said = (
        _("For “{title}” there is nothing to print.").format(title=title)
        if title
        else _("Nothing to print here.")
    )
    return [words(said, colour="ink2")]
