"""Exitpeiling on paper: a sheet to count on, for who holds up cards and puts stickers. The forms and the poster that people
fill in are made in ``exit_forms``."""

from dataclasses import dataclass

from cocreate_desktop.language import _
from cocreate_desktop.paper.exit_forms import statements_of
from cocreate_desktop.paper.faces import FACE_NAMES, FACES, face
from cocreate_desktop.paper.flow import Block, Solid, heading, numbered, section, words
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted
from cocreate_desktop.services.exitpoll import MARKS, ExitView
from cocreate_desktop.services.exitview import question_of
from cocreate_desktop.services.overview import EveningView

_ROW, _COLUMN = 15 * MM, 25 * MM
_LETTERS = ("C", "B", "A")


@dataclass(frozen=True, slots=True)
class CountRow(Solid):
    """A statement with a box for the number under each face."""

    statement: str
    gap: float = 2 * MM
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Always the same."""
        return _ROW

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The words, and three boxes: the face, and the letter of the card that says it."""
        room = width - 3 * _COLUMN - 3 * MM
        size = fitted(self.statement, (12, 11, 10, 9), room, _ROW, 600)
        most = max(1, int(_ROW / (size * LEADING)))
        pen.text(self.statement, x, top + 2 * MM, room, size, weight=600, most=most)
        for place, value in enumerate(FACES):
            left = x + width - (3 - place) * _COLUMN
            pen.frame(left, top, _COLUMN - 2 * MM, _ROW - 2 * MM, "ink", radius=2, width=0.9)
            face(pen, value, left + 4.5 * MM, top + 4.5 * MM, 2.8 * MM)
            told = f"{_LETTERS[place]} {_(FACE_NAMES[value])}"
            pen.text(told, left + 1.5 * MM, top + 8.6 * MM, _COLUMN - 4 * MM, 7.5, colour="ink2", most=1)


@dataclass(frozen=True, slots=True)
class CountMarks(Solid):
    """Ten boxes for how many gave each mark."""

    gap: float = 3 * MM
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Marks and boxes."""
        return 19 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The mark above its box."""
        step = width / 10
        for place, mark in enumerate(MARKS):
            left = x + place * step
            pen.text(mark, left, top, step - 2 * MM, 11, weight=600, align="middle", most=1)
            pen.frame(left, top + 6 * MM, step - 2 * MM, 12 * MM, "ink", radius=2, width=0.9)


def flowables(view: EveningView) -> list[Block]:
    """A sheet to count on. The answers of this poll are not on it: a result has its own place in the report."""
    if not isinstance(view.matter, ExitView) or view.step is None:
        return []
    how = (
        _("Hand out the forms, or hang up the poster beside the door. Everything may be skipped."),
        _("With cards: read each statement aloud. A is yes, B is so-so, C is no. Count what you see."),
        _("Count the stickers at the end. Type all numbers over on the laptop, and the forms one by one."),
    )
    rows = tuple(CountRow(one) for one in statements_of(view.matter))
    promise = view.matter.promise_words
    return [
        *heading(question_of(view.step)),
        *numbered(how),
        section(_("How many people")),
        *rows,
        words(_("The mark"), size=11, weight=600, gap=10, stays=True),
        CountMarks(),
        *((words(promise, size=12, weight=600, gap=12),) if promise else ()),
    ]
