"""Aanbod en vraag on paper: who offers what and what is sought."""

from cocreate_desktop.paper.flow import Block, heading
from cocreate_desktop.services.overview import EveningView


def flowables(view: EveningView) -> list[Block]:
    """A sheet for the hall."""
    return [*heading(view.step.title if view.step is not None else "")]
