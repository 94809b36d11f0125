"""Exitpeiling on the stage: a mark and five statements."""

from .blocks import head
from .painting import Sheet
from .state import StageState


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    head(sheet, state, sheet.wide - sheet.margin)
    sheet.ribbon()
