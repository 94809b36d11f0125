"""Ideeën on paper: a sheet for each table with the question and how it goes, with 1-2-4-All in its four phases. The cards to
write on are made in ``idea_cards``."""

from dataclasses import dataclass

from cocreate_desktop.domain import thinking
from cocreate_desktop.domain.steps import IdeasSettings, Step, read_settings
from cocreate_desktop.domain.thinking import PHASE_LINES, PHASE_NAMES, PHASE_TASKS, RUNNING, Phase
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.paper.flow import Block, Solid, heading, numbered, section, words
from cocreate_desktop.paper.pen import MM, Pen, line_height
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services.overview import EveningView

_NAME, _PAD = 48 * MM, 4 * MM


@dataclass(frozen=True, slots=True)
class PhaseRow(Solid):
    """One phase: people as discs, its name and minutes, the task and how to do it."""

    phase: Phase
    minutes: int
    gap: float = 4 * MM
    stays: bool = False

    @property
    def _said(self) -> tuple[str, str]:
        return _(PHASE_TASKS[self.phase]), " ".join(_(line) for line in PHASE_LINES[self.phase])

    def height(self, width: float, /) -> float:
        """Of the words, and at least of the discs with the name."""
        task, how = self._said
        room = width - _NAME - _PAD
        rows = len(lines((Span(task, 600),), 12, room)) * line_height(12)
        return max(27 * MM, rows + len(lines((Span(how),), 11, room)) * line_height(11) + 2 * _PAD + 1 * MM)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """A framed row."""
        pen.frame(x, top, width, self.height(width), "edge", radius=3 * MM)
        people = {Phase.ALONE: 1, Phase.PAIRS: 2, Phase.FOURS: 4}.get(self.phase, 6)
        for place in range(people):
            pen.disc(x + (8 + 6 * place) * MM, top + 9 * MM, 2.2 * MM, "ink")
        length = ngettext("{n} minute", "{n} minutes", self.minutes).format(n=self.minutes)
        pen.text(_(PHASE_NAMES[self.phase]), x + 5 * MM, top + 13 * MM, 41 * MM, 12, weight=600, most=1)
        pen.text(length, x + 5 * MM, top + 19 * MM, 41 * MM, 11, colour="ink2", most=1)
        task, how = self._said
        left, room = x + _NAME, width - _NAME - _PAD
        high = pen.text(task, left, top + _PAD, room, 12, weight=600)
        pen.text(how, left, top + _PAD + 1 * MM + high, room, 11)


def question(view: EveningView) -> str:
    """What is asked: by the step, else by the project, else what the step is called; the same order as on the phones."""
    step = view.step
    return (step.question if step else "") or view.project.question or (step.title if step else "")


def flowables(view: EveningView) -> list[Block]:
    """A sheet; print it once for each table."""
    step = view.step
    return [
        words(_("Lay one on each table."), colour="ink2"),
        *heading(question(view) or _("Your idea")),
        *_how(step),
        section(_("And then")),
        *numbered(
            (
                _("Write each idea on a card of its own: that counts as much as a note by phone."),
                _("Put the number of your table on every card."),
                _("Lay what is alike on one pile, and bring the piles to the front."),
            )
        ),
    ]


def _how(step: Step | None) -> list[Block]:
    """The four phases when the step has a clock for them; else what everybody does."""
    settings = read_settings(step) if step is not None else None
    if not isinstance(settings, IdeasSettings) or not settings.think:
        said = (
            _(PHASE_TASKS[Phase.ALONE]),
            _("Read your cards to each other, and write down what you add."),
        )
        return [section(_("How it goes")), *numbered(said)]
    return phases(thinking.minutes_of(settings))


def phases(minutes: tuple[int, ...]) -> list[Block]:
    """1-2-4-All in its four phases, with their minutes."""
    rows = [PhaseRow(phase, length) for phase, length in zip(RUNNING, minutes, strict=True)]
    return [section(_("1-2-4-All")), *rows]
