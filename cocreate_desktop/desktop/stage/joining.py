"""A picture that also says how to join: what it is about at the left, and the codes beside it, or in their column for want of
width. What welcome and deurtelling share."""

from __future__ import annotations

from collections.abc import Callable

from . import joinpanel, joinwords
from .blocks import codes_column, codes_left, foot_top
from .letters import as_usual
from .painting import Sheet
from .state import Join


def paint(sheet: Sheet, join: Join, paper_hint: str, about: Callable[[float, float], None]) -> None:
    """The whole picture. ``about`` paints what it is about, up to a right edge and a bottom."""
    if joinwords.stacked(sheet, join):
        _narrow(sheet, join, paper_hint, about)
        return
    edge = sheet.wide * 0.525 if join.page_code else sheet.wide
    about(edge - sheet.wide * 0.025 if join.page_code else sheet.wide - sheet.margin, foot_top())
    sheet.ribbon()
    if join.page_code:
        with as_usual():
            joinpanel.paint(sheet, join, paper_hint, edge)


def _narrow(sheet: Sheet, join: Join, paper_hint: str, about: Callable[[float, float], None]) -> None:
    """The codes in their column, so that they reach as far as on the other pictures."""
    right = codes_left(sheet, join) - sheet.margin
    with as_usual():
        words = joinwords.Words(sheet, join, paper_hint, right)
    about(right, words.top - 12)
    words.paint(sheet)
    sheet.ribbon()
    codes_column(sheet, join)
