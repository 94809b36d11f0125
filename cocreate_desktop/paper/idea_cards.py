"""Idea cards to cut: four to a page, each with its question, lines to write on, and a place for table and colour."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop import look
from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.cutting import CutSheet
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted, width_of
from cocreate_desktop.paper.steps.ideas import question
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.overview import EveningView

_QUESTION = 34 * MM
_LINE = 10.5 * MM
_TILE = 7.5 * MM
_FOOT = 27 * MM


@dataclass(frozen=True, slots=True)
class IdeaCards(CutSheet):
    """A page of four equal cards. ``letter`` tells the questions of an evening apart, empty when there is one; it stands there
    in words, for a tile would be taken for a colour."""

    question: str
    letter: str
    kicker: str
    gap: float = 0
    stays: bool = False

    def card(self, pen: Pen, x: float, top: float) -> None:
        """One card."""
        wide, bottom = self.wide, top + self.high
        named = _("Question {letter}").format(letter=self.letter) if self.letter else ""
        beside = width_of(named, 9, 600) + 4 * MM if named else 0
        pen.text(named, x, top, wide, 9, weight=600, align="end", most=1)
        pen.text(self.kicker, x, top, wide - beside, 9, colour="ink2", most=1)
        size = fitted(self.question, (15, 14, 13, 12, 11, 10, 9), wide, _QUESTION)
        most = int(_QUESTION / (size * LEADING))
        high = pen.text(self.question, x, top + 9 * MM, wide, size, weight=700, most=most)
        line = top + 9 * MM + high + _LINE
        while line < bottom - _FOOT:
            pen.line(((x, line), (x + wide, line)), "edge", width=0.6)
            line += _LINE
        self._foot(pen, x, bottom, wide)

    def _foot(self, pen: Pen, x: float, bottom: float, wide: float) -> None:
        start = x + wide - 6 * _TILE - 5 * 2 * MM
        above = bottom - 22 * MM
        pen.text(_("Table"), x, above, start - x - 2 * MM, 9, colour="ink2", most=1)
        pen.frame(x, above + 5 * MM, 20 * MM, _TILE, "ink", radius=2, width=0.9)
        pen.text(_("Colour: draw a ring round it"), start, above, x + wide - start, 9, colour="ink2", most=1)
        for place, colour in enumerate(look.NOTE_COLOURS):
            marks.tile(pen, colour.letter, start + place * (_TILE + 2 * MM), above + 5 * MM, _TILE)
        said = _("One idea to a card. Write no name or address on it.")
        pen.text(said, x, bottom - 7 * MM, wide, 9, colour="ink2", most=2)


def cards(material: Material, face: EveningView) -> Section:
    """The page of cards of one step of ideas."""
    asking = [one.step.id for one in material.faces if one.step is not None and one.step.kind is Kind.IDEAS]
    step = face.step
    mark = letter(asking.index(step.id)) if step is not None and len(asking) > 1 else ""
    return _page(material, question(face), mark)


def _page(material: Material, question: str, mark: str) -> Section:
    asked = question or _("Your idea")
    name = _("Idea cards: {question}").format(question=asked) if mark else _("Idea cards")
    return Section((IdeaCards(asked, mark, material.name),), bare=True, name=name)


def sections(material: Material) -> list[Section]:
    """A page for each question; one with the question of the project when no step asks for ideas."""
    asking = [face for face in material.faces if face.step is not None and face.step.kind is Kind.IDEAS]
    if not asking:
        return [_page(material, material.view.project.question, "")]
    return [cards(material, face) for face in asking]


def print_idea_cards(material: Material, out: Path) -> Path:
    """Writes the cards, a page for each question; print it as often as there are people. Raises FileProblem."""
    return book.write(out, sections(material), title=_("Idea cards {evening}").format(evening=material.name))
