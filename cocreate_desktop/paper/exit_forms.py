"""What the exit poll is filled in on: forms to cut, four to a page, and a poster for stickers with three faces a statement and
a row of marks. Nobody writes a name on either."""

from dataclasses import dataclass
from typing import ClassVar

from cocreate_desktop.language import _
from cocreate_desktop.paper.book import Section, WholePage
from cocreate_desktop.paper.cutting import CutSheet
from cocreate_desktop.paper.faces import FACE_NAMES, FACES, face
from cocreate_desktop.paper.pen import A4, LEADING, MM, Pen, fitted
from cocreate_desktop.services.exitpoll import MARKS, ExitView
from cocreate_desktop.services.exitview import question_of
from cocreate_desktop.services.overview import EveningView

_STATEMENT = 13 * MM
_FACE = 3.2 * MM
_COLUMN = 11 * MM


@dataclass(frozen=True, slots=True)
class ExitForms(CutSheet):
    """A page of four equal forms. What is typed over stands on it: 1, 2 or 3 under each face."""

    question: str
    statements: tuple[str, ...]
    kicker: str
    promise: str
    gap: float = 0
    stays: bool = False
    pad: ClassVar[float] = 8 * MM

    def card(self, pen: Pen, x: float, top: float) -> None:
        """One form."""
        wide, bottom = self.wide, top + self.high
        pen.text(self.kicker, x, top, wide, 8, colour="ink2", most=1)
        size = fitted(self.question, (14, 13, 12, 11, 10), wide, 12 * MM)
        pen.text(self.question, x, top + 4.5 * MM, wide, size, weight=700, most=2)
        line = self._marks(pen, x, top + 18 * MM, wide)
        for words in self.statements:
            self._statement(pen, words, x, line, wide)
            line += _STATEMENT
        pen.text(
            _("What else would you like to say? Write no name."),
            x,
            line + 1 * MM,
            wide,
            8,
            colour="ink2",
            most=1,
        )
        for place in range(1, 3):
            rule = line + 1 * MM + place * 8.5 * MM
            if rule < bottom - 5 * MM:
                pen.line(((x, rule), (x + wide, rule)), "edge", width=0.6)
        pen.text(self.promise, x, bottom - 4 * MM, wide, 8, weight=600, most=1)

    def _marks(self, pen: Pen, x: float, top: float, wide: float) -> float:
        """A row of ten boxes with their ends named; returns where the statements begin."""
        step = wide / 10
        for place, mark in enumerate(MARKS):
            pen.frame(x + place * step, top, step - 1 * MM, 7.5 * MM, "ink", radius=2, width=0.9)
            pen.text(
                mark, x + place * step, top + 1.6 * MM, step - 1 * MM, 10, weight=600, align="middle", most=1
            )
        pen.text(_("1 is bad"), x, top + 8 * MM, wide, 7.5, colour="ink2", most=1)
        pen.text(_("10 is very good"), x, top + 8 * MM, wide, 7.5, colour="ink2", align="end", most=1)
        return top + 13.5 * MM

    def _statement(self, pen: Pen, words: str, x: float, top: float, wide: float) -> None:
        room = wide - 3 * _COLUMN - 2 * MM
        size = fitted(words, (10, 9.5, 9, 8.5, 8), room, _STATEMENT - 3 * MM, 600)
        most = max(1, int((_STATEMENT - 2 * MM) / (size * LEADING)))
        pen.text(words, x, top + 1 * MM, room, size, weight=600, most=most)
        for place, value in enumerate(FACES):
            middle = x + wide - (2.5 - place) * _COLUMN
            face(pen, value, middle, top + 4.4 * MM, _FACE)
            told = f"{place + 1} {_(FACE_NAMES[value])}"
            pen.text(told, middle - _COLUMN / 2, top + 8 * MM, _COLUMN, 7.5, align="middle", most=1)
        below = top + _STATEMENT - 1 * MM
        pen.line(((x, below), (x + wide, below)), "line")


@dataclass(frozen=True, slots=True)
class FacesPoster(WholePage):
    """A whole page, made for A3: everybody puts a sticker under a face of each statement, and one on a mark."""

    question: str
    statements: tuple[str, ...]
    gap: float = 0
    stays: bool = False

    def draw(self, pen: Pen, x: float, top: float, _width: float, /) -> None:
        """Question, statements with their faces, and the row of marks."""
        left, above = self.corner(x, top)
        x, wide = left + 12 * MM, A4[0] - 24 * MM
        size = fitted(self.question, (24, 21, 18, 15), wide, 14 * MM)
        y = above + 11 * MM
        y += pen.text(self.question, x, y, wide, size, weight=700, most=1)
        told = _(
            "One sticker under a face of each statement, and one on a mark. You may skip any. Write no name."
        )
        y += pen.text(told, x, y + 1 * MM, wide, 10.5, colour="ink2", most=2) + 4 * MM
        bottom = above + A4[1] - 62 * MM
        row = min((bottom - y) / max(len(self.statements), 1), 40 * MM)
        for words in self.statements:
            self._statement(pen, words, (x, y), (wide, row - 3 * MM))
            y += row
        self._marks(pen, x, bottom + 3 * MM, wide)

    def _statement(self, pen: Pen, words: str, place: tuple[float, float], size: tuple[float, float]) -> None:
        (x, top), (wide, high) = place, size
        room = 52 * MM
        letters = fitted(words, (16, 15, 14, 13, 12, 11), room, high, 600)
        pen.text(
            words, x, top + 1 * MM, room, letters, weight=600, most=max(1, int(high / (letters * LEADING)))
        )
        column = (wide - room - 4 * MM) / 3
        for at, value in enumerate(FACES):
            left = x + room + 4 * MM + at * column
            pen.frame(left, top, column - 3 * MM, high, "ink", radius=2, width=0.9)
            face(pen, value, left + 8 * MM, top + 8 * MM, 5.5 * MM)
            pen.text(_(FACE_NAMES[value]), left + 15 * MM, top + 5 * MM, column - 20 * MM, 11, most=1)

    def _marks(self, pen: Pen, x: float, top: float, wide: float) -> None:
        pen.text(_("A mark for the evening: 1 is bad, 10 is very good"), x, top, wide, 12, weight=600, most=1)
        step = wide / 10
        for place, mark in enumerate(MARKS):
            left = x + place * step
            pen.frame(left, top + 7 * MM, step - 1.5 * MM, 42 * MM, "ink", radius=2, width=0.9)
            pen.text(mark, left, top + 8.5 * MM, step - 1.5 * MM, 14, weight=700, align="middle", most=1)


def statements_of(view: ExitView) -> tuple[str, ...]:
    """What is asked, as it is printed."""
    return tuple(one.words if one.own else _(one.words) for one in view.asked)


def sections(face_of: EveningView, name: str) -> list[Section]:
    """The forms and the poster of one exit poll; ``name`` is that of the evening."""
    view, step = face_of.matter, face_of.step
    if not isinstance(view, ExitView) or step is None:
        return []
    question, statements = question_of(step), statements_of(view)
    forms = ExitForms(question, statements, name, view.promise_words)
    return [
        Section((forms,), bare=True, name=_("Forms of the exit poll")),
        Section((FacesPoster(question, statements),), bare=True, name=_("Poster of the exit poll")),
    ]
