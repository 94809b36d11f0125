"""One sheet to try a printer with: a ruler to lay a real one along, a code to scan, a marker as on a card, and greys."""

from dataclasses import dataclass
from pathlib import Path

from cocreate_desktop import look
from cocreate_desktop.codes.markers import CARD_SIDE, card_marker
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.language import _
from cocreate_desktop.paper import book, marks
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Solid, heading, numbered, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paths import file_name

_LONG = 100
_CODE = 40 * MM
_MARKER = 40 * MM
_TILE = 14 * MM
_GREYS = ("#FFFFFF", "#C8C8C8", "#909090", "#585858", "#000000")


@dataclass(frozen=True, slots=True)
class Ruler(Solid):
    """Ten centimetres in millimetres, across and down, so that a stretched page shows."""

    gap: float = 18
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Of the ruler that goes down."""
        return (_LONG + 12) * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Two rulers from one corner; within them what else is tried."""
        corner = (x + 10 * MM, top + 10 * MM)
        # Without marks at nought: they would make the lines seem longer.
        for step in range(1, _LONG + 1):
            long = 6 * MM if step % 10 == 0 else 4 * MM if step % 5 == 0 else 2.5 * MM
            right, down = corner[0] + step * MM, corner[1] + step * MM
            pen.line(((right, corner[1]), (right, corner[1] - long)), "ink", width=0.6)
            pen.line(((corner[0], down), (corner[0] - long, down)), "ink", width=0.6)
            if step % 10 == 0:
                number = str(step // 10)
                pen.text(number, right - 5 * MM, corner[1] - 11 * MM, 10 * MM, 9, align="middle", most=1)
                pen.text(number, corner[0] - 12 * MM, down - 1.8 * MM, 5 * MM, 9, align="end", most=1)
        pen.line((corner, (corner[0] + _LONG * MM, corner[1])), "ink", width=0.9)
        pen.line((corner, (corner[0], corner[1] + _LONG * MM)), "ink", width=0.9)
        self._tried(pen, corner[0] + 8 * MM, corner[1] + 8 * MM, x + width)

    def _tried(self, pen: Pen, x: float, top: float, right: float) -> None:
        room = right - x
        said = _("This line must be 10 centimetres long, across and down. Lay a ruler along it.")
        pen.text(said, x, top, room, 12, weight=600)
        top += 20 * MM
        pen.text(_("All six patterns can be told apart:"), x, top, room, 10, colour="ink2", most=1)
        for place, colour in enumerate(look.NOTE_COLOURS):
            marks.tile(pen, colour.letter, x + place * (_TILE + 4 * MM), top + 6 * MM, _TILE)
        top += 30 * MM
        pen.text(_("Five steps from white to black:"), x, top, room, 10, colour="ink2", most=1)
        for place, grey in enumerate(_GREYS):
            left = x + place * 18 * MM
            pen.fill(left, top + 6 * MM, 18 * MM, 12 * MM, grey)
            pen.frame(left, top + 6 * MM, 18 * MM, 12 * MM, "ink", width=0.6)


@dataclass(frozen=True, slots=True)
class CodeAndMarker(Solid):
    """A code to scan, and a marker as on a voting card."""

    address: str
    gap: float = 14
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Of the code with its words."""
        return max(_MARKER, self._side()) + 2 * MM

    def _side(self) -> float:
        return marks.qr_side(self.address, _CODE) if self.address else 0

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Beside each other, each with what to do."""
        half = width / 2
        marks.modules(pen, card_marker(1, CardForm.TURNED), x, top, _MARKER / CARD_SIDE)
        left = x + _MARKER + 4 * MM
        said = _("The marker is black all over, without white stripes.")
        pen.text(said, left, top + 4 * MM, half - _MARKER - 8 * MM, 10, colour="ink2")
        if not self.address:
            return
        side = self._side()
        marks.qr_code(pen, self.address, x + half - marks.quiet(self.address, side), top, side)
        left = x + half + side
        told = _("A phone scans this code: the page for phones opens when it runs.")
        pen.text(told, left, top + 4 * MM, x + width - left, 10, colour="ink2")


def blocks(address: str) -> list[Block]:
    """The page; ``address`` is what its code carries, without one there is none."""
    return [
        *heading(_("Test sheet for the printer")),
        words(_("Print it at 100 %, not ‘fit to page’."), size=12, gap=4),
        Ruler(),
        CodeAndMarker(address),
        words(_("Is it not right?"), size=12, weight=600, gap=18, stays=True),
        *numbered(
            (
                _("Choose 100 % or ‘actual size’ in the window of the printer, and A4."),
                _("White stripes? Clean the printer or set it to ‘best quality’."),
                _("Or take the PDF on a stick and print it elsewhere."),
            )
        ),
    ]


def print_trial_sheet(folder: Path, address: str) -> Path:
    """Writes the sheet into ``folder``, in place of the one before. Raises FileProblem."""
    named = _("Test sheet for the printer")
    return book.write(folder / f"{file_name(named)}.pdf", [Section(tuple(blocks(address)))], title=named)
