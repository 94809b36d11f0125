"""Cards to fill in for what people offer and seek: four to a page, with boxes for how far one goes along. There is no line for
a name; the number is written on it at the desk."""

from dataclasses import dataclass

from cocreate_desktop.domain.offers import LEVEL_NAMES
from cocreate_desktop.language import _
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.cutting import CutSheet
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted
from cocreate_desktop.paper.steps.ideas import question
from cocreate_desktop.services.gathering import Material
from cocreate_desktop.services.overview import EveningView

_QUESTION = 22 * MM
_LINE = 9 * MM
_BOX = 4.5 * MM
_ROW = 7 * MM
_FOOT = 62 * MM


@dataclass(frozen=True, slots=True)
class OfferCards(CutSheet):
    """A page of four equal cards."""

    question: str
    kicker: str
    gap: float = 0
    stays: bool = False

    def card(self, pen: Pen, x: float, top: float) -> None:
        """One card."""
        wide, bottom = self.wide, top + self.high
        pen.text(self.kicker, x, top, wide, 9, colour="ink2", most=1)
        size = fitted(self.question, (14, 13, 12, 11, 10, 9), wide, _QUESTION)
        most = int(_QUESTION / (size * LEADING))
        line = top + 7 * MM
        line += pen.text(self.question, x, line, wide, size, weight=700, most=most) + 3 * MM
        for place, words in enumerate((_("I offer"), _("I look for"))):
            _tick(pen, words, x + place * wide / 2, line, wide / 2)
        line += _ROW + _LINE
        while line < bottom - _FOOT:
            pen.line(((x, line), (x + wide, line)), "edge", width=0.6)
            line += _LINE
        self._foot(pen, x, bottom - _FOOT + 5 * MM, wide)

    def _foot(self, pen: Pen, x: float, top: float, wide: float) -> None:
        pen.text(_("How far do you go along?"), x, top, wide, 9, colour="ink2", most=1)
        names = list(LEVEL_NAMES.values())
        for place, name in enumerate(names):
            row, column = divmod(place, 2)
            _tick(pen, _(name), x + column * wide / 2, top + 5 * MM + row * _ROW, wide / 2)
        top += 5 * MM + 2 * _ROW + 3 * MM
        pen.text(_("For this idea"), x, top, wide, 9, colour="ink2", most=1)
        pen.line(((x, top + 12 * MM), (x + wide, top + 12 * MM)), "edge", width=0.6)
        top += 16 * MM
        pen.frame(x, top, 16 * MM, 8 * MM, "ink", radius=2, width=0.9)
        said = _(
            "Number, filled in at the desk. Write no name here; with this number you can leave it at the table."
        )
        pen.text(said, x + 19 * MM, top, wide - 19 * MM, 8, colour="ink2", most=3)


def _tick(pen: Pen, words: str, x: float, top: float, room: float) -> None:
    """A box to tick with its words."""
    pen.frame(x, top, _BOX, _BOX, "ink", width=0.9)
    pen.text(words, x + _BOX + 2 * MM, top, room - _BOX - 3 * MM, 10, most=1)


def cards(material: Material, face: EveningView) -> Section:
    """The page of cards of one step of offers."""
    page = OfferCards(question(face) or _("Who does what?"), material.name)
    return Section((page,), bare=True, name=_("Cards for offered and sought"))
