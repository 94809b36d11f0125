"""What was shown, in the report: every page and picture small, with its letter and caption, three in a row."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.steps import KIND_NAMES, ShowSettings, read_settings
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.chapters import Chapter
from cocreate_desktop.paper.flow import Block, Columns, Solid, Words
from cocreate_desktop.paper.pen import MM, Pen, line_height
from cocreate_desktop.paper.text import Span, shortened
from cocreate_desktop.services.gathering import Material

_ROW, _GUTTER = 3, 5 * MM
_HIGH = 36 * MM
_TILE = 5.5 * MM
_SIZE = 10.0
_MOST = 3


@dataclass(frozen=True, slots=True)
class Thumbnail(Solid):
    """A small picture, and under it its caption."""

    content: bytes = field(repr=False)
    caption: str
    letter: str = ""
    gap: float = 0
    stays: bool = False

    def height(self, width: float, /) -> float:
        """Picture and words."""
        said = len(shortened((Span(self.caption),), _SIZE, self._room(width), _MOST))
        return _HIGH + 1.5 * MM + max(said * line_height(_SIZE), _TILE if self.letter else 0)

    def _room(self, width: float) -> float:
        return width - (_TILE + 2 * MM if self.letter else 0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Whole, in its own shape."""
        pen.picture(self.content, x, top, width, _HIGH)
        below = top + _HIGH + 1.5 * MM
        if self.letter:
            marks.tile(pen, self.letter, x, below, _TILE)
        room = self._room(width)
        pen.text(self.caption, x + width - room, below, room, _SIZE, most=_MOST)


def shown(material: Material, level: int = 1) -> list[Block]:
    """What each step of an evening showed; ``level`` in the list of the PDF."""
    made: list[Block] = []
    small = material.thumbs
    for face in material.faces:
        settings = read_settings(face.step) if face.step is not None else None
        if face.step is None or not isinstance(settings, ShowSettings) or not settings.pages:
            continue
        name = face.step.question or face.step.title or _(KIND_NAMES[face.step.kind])
        head = Words((Span(name, 600),), 11, 12, stays=True)
        made.append(Chapter(f"shown-{face.step.id}", name, head, level))
        made += _rows(settings, small)
    return made


def _rows(settings: ShowSettings, small: Mapping[str, bytes]) -> list[Block]:
    pair = settings.side_by_side == 2
    found = [
        Thumbnail(small.get(page, b""), settings.caption(place), letter(place) if pair else "")
        for place, page in enumerate(settings.pages)
    ]
    rows = (tuple(found[first : first + _ROW]) for first in range(0, len(found), _ROW))
    return [Columns(row, (1,) * _ROW, gutter=_GUTTER, gap=3 * MM) for row in rows]
