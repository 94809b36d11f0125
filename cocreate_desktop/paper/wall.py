"""The annex of the report with the notes that were photographed: each picture beside its words, a dozen on a page, and how well
the computer did."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cocreate_desktop.domain import wallaccuracy
from cocreate_desktop.domain.notes import Note, firsts
from cocreate_desktop.language import _
from cocreate_desktop.paper.flow import Block, Columns, Solid, Words, words
from cocreate_desktop.paper.pen import LEADING, MM, Pen
from cocreate_desktop.paper.shapes import drawn_size
from cocreate_desktop.paper.text import Span, shortened
from cocreate_desktop.services.gathering import Material, shown
from cocreate_desktop.services.wallcrops import photographed

_ROW = 2
_SIDE = 29 * MM
_BETWEEN = 3 * MM
_SIZE = 9.5
_MOST = int(_SIDE / (_SIZE * LEADING))
_CLOSE = 2 * MM


@dataclass(frozen=True, slots=True)
class PhotographedNote(Solid):
    """The picture of a note, and its words beside it; they are shortened, for they stand whole in the report itself. Without
    ``content`` the picture may not be shown; an empty one is not here yet."""

    content: bytes | None = field(repr=False)
    spans: tuple[Span, ...]
    gap: float = 0
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """The same for each, so that one can count on the pages."""
        return _SIDE

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """The picture in its own shape with a thin edge, for white paper on white paper."""
        wide, high = drawn_size(self.content or b"", _SIDE, _SIDE)
        if self.content:
            pen.picture(self.content, x, top, wide, high)
        elif self.content is None:
            hidden = _("Not shown: something personal was taken out.")
            pen.text(hidden, x + 2 * MM, top + 2 * MM, _SIDE - 4 * MM, 8, colour="ink2")
        pen.frame(x, top, wide, high, "edge", width=0.5)
        room = width - _SIDE - _BETWEEN
        pen.words(shortened(self.spans, _SIZE, room, _MOST), x + _SIDE + _BETWEEN, top, room, _SIZE)


def annex(material: Material) -> list[Block]:
    """Theme by theme as on the board; nothing when no note was photographed."""
    notes = firsts(photographed(shown(material.view)))
    if not notes:
        return []
    how = wallaccuracy.told(material.accuracy)
    made: list[Block] = [words(_("These notes were written on paper and photographed."), gap=4)]
    if how:
        made.append(words(how, size=10, colour="ink2", gap=3))
    return [*made, *_by_theme(material, notes)]


def _by_theme(material: Material, notes: Sequence[Note]) -> Iterator[Block]:
    themes = {
        theme.id: theme.name or _("A theme without a sentence yet") for theme in material.view.board.themes
    }
    for theme_id, name in (*themes.items(), ("", _("Notes that hang loose"))):
        mine = [note for note in notes if (note.theme_id if note.theme_id in themes else "") == theme_id]
        if mine:
            yield Words((Span(name, 600),), 10, 10, stays=True, most=2)
            yield from _rows(material, mine)


def _rows(material: Material, notes: Sequence[Note]) -> Iterator[Block]:
    found = [
        PhotographedNote(
            material.crops.get(note.id), (Span(note.colour, 700, apart=True), Span("  "), Span(note.text))
        )
        for note in notes
    ]
    for first in range(0, len(found), _ROW):
        row = tuple(found[first : first + _ROW])
        yield Columns(row, (1,) * _ROW, gutter=6 * MM, gap=_CLOSE)
