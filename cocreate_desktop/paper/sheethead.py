"""The head of a sheet that comes back filled in: what it is, what is voted on, and a QR code that says of which round it is."""

from dataclasses import dataclass

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.sheets import code_text, mark_of
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.flow import Solid
from cocreate_desktop.paper.pen import LEADING, MM, Pen, fitted
from cocreate_desktop.paper.text import Span, lines

_CODE = 24 * MM
_NAMED, _NAMED_WIDE = 9, _CODE + 8 * MM
_SIZES = (20.0, 17.0, 15.0, 13.0, 11.0)
_MOST_HIGH = 62 * MM


def sheet_code(voting: Round, kind: str, number: int, page: int = 1) -> str:
    """What the QR code of a sheet says: the round by its number and mark, the ``kind`` of sheet, which one it is, its page."""
    return code_text(voting.number, kind, number, page, mark_of(voting.id))


def vote_named(voting: Round) -> str:
    """How the words beside the code name the round."""
    return _("vote {n}").format(n=voting.number)


@dataclass(frozen=True, slots=True)
class SheetHead(Solid):
    """``kicker`` says what it is, ``question`` what is voted on, ``rules`` how; ``named`` stands under the ``code``."""

    kicker: str
    question: str
    rules: str
    code: str
    named: str
    gap: float = 0
    stays: bool = True

    def _room(self, width: float) -> float:
        return width - _CODE - 6 * MM

    def _parts(self, width: float) -> tuple[float, float, float]:
        """The size of the question, and how high it and the rules are."""
        room = self._room(width)
        size = fitted(self.question, _SIZES, room, _MOST_HIGH)
        asked = len(lines((Span(self.question, 700),), size, room)) * size * LEADING
        rules = len(lines((Span(self.rules),), 11, room)) * 11 * LEADING if self.rules else 0
        return size, asked, rules

    def height(self, width: float, /) -> float:
        """Of the words, at least that of the code with its name."""
        _size, asked, rules = self._parts(width)
        named = len(lines((Span(self.named),), _NAMED, _NAMED_WIDE)) * 4 * MM
        return max(6 * MM + asked + 2 * MM + rules, _CODE + min(named, 2 * 4 * MM))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Words at the left, the code at the right."""
        room = self._room(width)
        size, asked, _rules = self._parts(width)
        pen.text(self.kicker, x, top, room, 11, colour="ink2", most=1)
        pen.text(self.question, x, top + 6 * MM, room, size, weight=700)
        if self.rules:
            pen.text(self.rules, x, top + 8 * MM + asked, room, 11)
        left = x + width - _CODE
        # the white around the code may stand in the margin
        quiet = marks.quiet(self.code, _CODE)
        marks.qr_code(pen, self.code, left + quiet, top - quiet, _CODE)
        pen.text(
            self.named,
            left + _CODE - _NAMED_WIDE,
            top + _CODE - 1.5 * MM,
            _NAMED_WIDE,
            _NAMED,
            colour="ink2",
            align="end",
            most=2,
        )
