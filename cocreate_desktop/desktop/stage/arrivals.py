"""Deurtelling on the stage: who comes in, counted without names."""

from .blocks import head
from .painting import Sheet
from .state import StageState


def paint(sheet: Sheet, state: StageState, _progress: float) -> None:
    """The whole picture."""
    head(sheet, state, sheet.wide - sheet.margin)
    sheet.ribbon()
