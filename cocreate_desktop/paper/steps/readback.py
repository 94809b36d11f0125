"""Klopt dit? on paper: the summary to hang up, with room for stickers or ticks at yes, almost and no, and for what is missing.
Nobody signs."""

from dataclasses import dataclass

from cocreate_desktop.domain.project import RUNG_RESULTS
from cocreate_desktop.language import _
from cocreate_desktop.paper.flow import Block, Columns, Fixed, Solid, heading, section, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.readback import ANSWER_NAMES, ReadbackView
from cocreate_desktop.services.readbackview import ask_of

_EMPTY = 5


@dataclass(frozen=True, slots=True)
class RightBoxes(Solid):
    """Three boxes for stickers or ticks."""

    gap: float = 8 * MM
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Room for some thirty stickers in each."""
        return 52 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Yes, almost and no beside each other."""
        column = width / 3
        for place, name in enumerate(ANSWER_NAMES.values()):
            left = x + place * column
            pen.frame(left, top, column - 4 * MM, 50 * MM, "ink", radius=3 * MM, width=0.9)
            pen.text(_(name), left + 4 * MM, top + 3 * MM, column - 12 * MM, 15, weight=700, most=1)


def flowables(view: EveningView) -> list[Block]:
    """A sheet to hang up. A summary that is not there yet is written on it by hand."""
    found = view.matter
    if not isinstance(found, ReadbackView) or view.step is None:
        return []
    size = 15 if len(found.points) <= 6 else 12
    points: list[Block] = [
        Columns(
            (words(f"{place}.", size=size, weight=600), words(point, size=size)), (1, 18), gutter=4, gap=8
        )
        for place, point in enumerate(found.points, 1)
    ]
    if not points:
        points = [Fixed(11 * MM, rules=11 * MM) for _place in range(_EMPTY)]
    told = _("Put a sticker or a tick in one of the boxes. Write no name: the numbers count, not signatures.")
    return [
        *heading(ask_of(view.step, view.project)),
        words(_(RUNG_RESULTS[view.project.rung]), size=12, colour="ink2", gap=4),
        *points,
        RightBoxes(),
        words(told, size=11, colour="ink2", gap=4),
        section(_("What is missing, or not right yet?")),
        Fixed(30 * MM, rules=10 * MM, gap=2),
    ]
