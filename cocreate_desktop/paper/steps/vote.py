"""Stemmen on paper: a poster for stickers (made in ``stickers``), and rows to count on. The sheets with these are made in
``vote_sheets``, the slips in ``ballots``."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from cocreate_desktop.domain.rounds import Option
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks, stickers
from cocreate_desktop.paper.flow import Block, Solid, words
from cocreate_desktop.paper.pen import MM, Pen, line_height
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.tallying import RoundView

_GUTTER = 12
_BLANK_LETTERS = "ABCDEF"


def flowables(view: EveningView, pictures: Mapping[str, bytes] | None = None) -> list[Block]:
    """The poster of the step's round; its choices are written on it while there are none yet."""
    if view.round is None:
        return [
            words(_("There are no choices yet. Print the sticker poster when they are there."), colour="ink2")
        ]
    return stickers.poster(with_blanks(view.round), pictures or {})


def with_blanks(view: RoundView) -> RoundView:
    """The round with letters to write choices behind, when it has no choices yet."""
    return view if view.options else replace(view, options=blanks())


def blanks() -> tuple[Option, ...]:
    """Letters to write choices behind."""
    return tuple(Option(id=one, project_id="", round_id="", letter=one, text="") for one in _BLANK_LETTERS)


@dataclass(frozen=True, slots=True)
class CountRow(Solid):
    """An option with an empty box for each count; with fewer ``boxes`` than columns they stand at the right. ``high`` is that
    of a box."""

    letter: str
    text: str
    boxes: int
    widths: tuple[float, ...]
    gap: float = 0
    stays: bool = False
    high: float = 9 * MM

    def _room(self, width: float) -> float:
        return self._edges(width)[0] - (11 * MM if self.letter else 0) - 3 * MM

    def _edges(self, width: float) -> list[float]:
        """Where each box begins, and the end of the last."""
        left = width - _GUTTER * (len(self.widths) - 1)
        found, at = [], 0.0
        for share in self.widths:
            at += share / sum(self.widths) * left
            found.append(at + _GUTTER)
            at += _GUTTER
        return found

    def height(self, width: float, /) -> float:
        """Of the words, at least a box that one writes in."""
        return max(self.high, len(lines((Span(self.text),), 11, self._room(width))) * line_height(11))

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Tile, words or a line for them, boxes."""
        high, left = self.height(width), x
        if self.letter:
            marks.tile(pen, self.letter, x, top + high / 2 - 4 * MM, 8 * MM)
            left += 11 * MM
        room = self._room(width)
        if self.text:
            tall = len(lines((Span(self.text),), 11, room)) * line_height(11)
            pen.text(self.text, left, top + (high - tall) / 2, room, 11)
        else:
            pen.line(((left, top + high - 1 * MM), (left + room, top + high - 1 * MM)), "edge")
        edges = self._edges(width)
        for place in range(len(edges) - 1 - self.boxes, len(edges) - 1):
            wide = edges[place + 1] - edges[place] - _GUTTER
            above = top + (high - self.high) / 2
            pen.frame(x + edges[place], above, wide, self.high, "ink", radius=2, width=0.8)
