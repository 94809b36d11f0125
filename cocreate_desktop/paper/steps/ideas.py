"""Ideeën on paper: idea cards with the question on each, six on a page, to cut and to write on."""

from dataclasses import dataclass

from cocreate_desktop.language import _
from cocreate_desktop.paper.flow import Block, Solid, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.services.overview import EveningView

_CARD = 68 * MM


@dataclass(frozen=True, slots=True)
class IdeaCards(Solid):
    """A row of two cards."""

    question: str
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """A third of a page."""
        return _CARD

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Dashed cut lines, the question, and room to write."""
        half = width / 2
        for place in range(2):
            left = x + place * half
            pen.line(((left, top), (left + half, top)), "edge", dashes=(4, 3))
            pen.line(((left, top + _CARD), (left + half, top + _CARD)), "edge", dashes=(4, 3))
            high = pen.text(self.question, left + 4 * MM, top + 4 * MM, half - 8 * MM, 10, weight=600, most=3)
            place_to_write = top + 6 * MM + high + 9 * MM
            while place_to_write < top + _CARD - 11 * MM:
                pen.line(((left + 4 * MM, place_to_write), (left + half - 4 * MM, place_to_write)), "line")
                place_to_write += 9 * MM
            said = _("One idea to a note. Write no name or address on it.")
            pen.text(said, left + 4 * MM, top + _CARD - 8 * MM, half - 8 * MM, 9, colour="ink2", most=1)
        pen.line(((x + half, top), (x + half, top + _CARD)), "edge", dashes=(4, 3))


def flowables(view: EveningView) -> list[Block]:
    """A page of cards; print it as often as there are tables."""
    step = view.step
    question = (step.question or step.title) if step else ""
    question = question or view.project.question
    said = _("Cut and lay a few on each table. They count as much as a note by phone.")
    return [words(said, colour="ink2"), *(IdeaCards(question, gap=4 * MM if n == 0 else 0) for n in range(3))]
