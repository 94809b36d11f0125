"""Ideeën on paper: idea cards with the question on each, six on a page, to cut and to write on; and with 1-2-4-All the four
phases on a card for the table."""

from dataclasses import dataclass

from cocreate_desktop.domain import thinking
from cocreate_desktop.domain.steps import IdeasSettings, Step, read_settings
from cocreate_desktop.domain.thinking import PHASE_LINES, PHASE_NAMES, PHASE_TASKS, RUNNING, Phase
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.paper.flow import Block, PageBreak, Solid, section, words
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


@dataclass(frozen=True, slots=True)
class PhaseRow(Solid):
    """One phase: people as discs, its name and minutes, the task and how to do it."""

    phase: Phase
    minutes: int
    gap: float = 5 * MM
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Four fit on half a page."""
        return 27 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """A framed row."""
        pen.frame(x, top, width, 27 * MM, "edge", radius=3 * MM)
        people = {Phase.ALONE: 1, Phase.PAIRS: 2, Phase.FOURS: 4}.get(self.phase, 6)
        for place in range(people):
            pen.disc(x + (8 + 6 * place) * MM, top + 9 * MM, 2.2 * MM, "ink")
        left, right = x + 48 * MM, width - 52 * MM
        length = ngettext("{n} minute", "{n} minutes", self.minutes).format(n=self.minutes)
        pen.text(_(PHASE_NAMES[self.phase]), x + 5 * MM, top + 14 * MM, 40 * MM, 12, weight=600, most=1)
        pen.text(length, x + 5 * MM, top + 20 * MM, 40 * MM, 10, colour="ink2", most=1)
        high = pen.text(_(PHASE_TASKS[self.phase]), left, top + 4 * MM, right, 12, weight=600, most=2)
        how = " ".join(_(line) for line in PHASE_LINES[self.phase])
        pen.text(how, left, top + 5 * MM + high, right, 10, most=2)


def flowables(view: EveningView) -> list[Block]:
    """A page of cards; print it as often as there are tables."""
    step = view.step
    question = (step.question or step.title) if step else ""
    question = question or view.project.question
    said = _("Cut and lay a few on each table. They count as much as a note by phone.")
    cards = [IdeaCards(question, gap=4 * MM if n == 0 else 0) for n in range(3)]
    return [words(said, colour="ink2"), *cards, *_table_card(step)]


def _table_card(step: Step | None) -> list[Block]:
    """The four phases, on a page of their own, when the step has a clock for them."""
    settings = read_settings(step) if step is not None else None
    if not isinstance(settings, IdeasSettings) or not settings.think:
        return []
    minutes = thinking.minutes_of(settings)
    rows = [PhaseRow(phase, length) for phase, length in zip(RUNNING, minutes, strict=True)]
    said = _("Lay one on each table.")
    return [PageBreak(), section(_("1-2-4-All")), words(said, colour="ink2"), *rows]
