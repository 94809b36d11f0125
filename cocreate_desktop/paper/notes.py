"""Notes on paper: as small cards with their letter and pattern, three in a row; long ones over the whole width."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop import look
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.flow import Block, Columns, Inset, Solid, Words
from cocreate_desktop.paper.pen import LEADING, MM, Pen
from cocreate_desktop.paper.text import Span, lines
from cocreate_desktop.services import notewords
from cocreate_desktop.services.resultwords import plain

_SIZE = 10.0
_STRIP = 4.6 * MM
_PAD = 2.4 * MM
_LONG = 9
_CODE = 17 * MM
_BESIDE = 4 * MM
_ADDRESS = 4.5 * MM
_COLUMN = (180 * MM - 2 * 3.5 * MM) / 3
_PLAIN = look.LIGHT.surface


@dataclass(frozen=True, slots=True)
class ThemeHead(Solid):
    """What a theme is called, with the QR code of its own page and the address of it in words."""

    words: Words
    address: str
    gap: float = 12
    stays: bool = True

    def height(self, width: float) -> float:
        """Of the code, or of the words with the address under them."""
        return max(self._side, self.words.height(width - self._side - _BESIDE) + _ADDRESS)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Words left, code right."""
        room = width - self._side - _BESIDE
        self.words.draw(pen, x, top, room)
        below = top + self.words.height(room) + 1
        pen.text(plain(self.address), x, below, room, 8.5, colour="ink2", most=1)
        quiet = marks.quiet(self.address, self._side)
        marks.qr_code(pen, self.address, x + width - self._side + quiet, top, self._side)

    @property
    def _side(self) -> float:
        return marks.qr_side(self.address, _CODE)


@dataclass(frozen=True, slots=True)
class NoteCard(Solid):
    """One note: a strip with its letter and pattern, what it says, and under it how it was first worded."""

    letter: str
    spans: tuple[Span, ...]
    count: str
    gap: float = 0
    stays: bool = False

    def height(self, width: float) -> float:
        """Strip, words, white."""
        words = lines(self.spans, _SIZE, width - 2 * _PAD)
        return _STRIP + len(words) * _SIZE * LEADING + 2 * _PAD * 0.8

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """A sheet of paper with an edge in its deep colour."""
        high = self.height(width)
        deep = look.note_colour(self.letter).edge(False)
        pen.fill(x, top, width, high, _PLAIN, radius=2)
        pen.patterned(self.letter, x, top, width, _STRIP, cell=_STRIP / 2, radius=0, edge=0)
        pen.fill(x, top, 5 * MM, _STRIP, look.note_colour(self.letter).fill(False))
        pen.text(self.letter, x, top, 5 * MM, 9, weight=700, align="middle", most=1)
        if self.count:
            pen.fill(x + width - 14 * MM, top, 14 * MM, _STRIP, look.note_colour(self.letter).fill(False))
            pen.text(self.count, x + width - 15 * MM, top, 14 * MM, 9, weight=600, align="end", most=1)
        pen.frame(x, top, width, high, deep, radius=2, width=0.7)
        pen.words(
            lines(self.spans, _SIZE, width - 2 * _PAD),
            x + _PAD,
            top + _STRIP + _PAD * 0.8,
            width - 2 * _PAD,
            _SIZE,
        )


def note_blocks(
    notes: Sequence[Note], doubles: Mapping[str, int], otherwise: Mapping[str, tuple[str, ...]]
) -> Iterator[Block]:
    """Rows of cards, broken by notes that are too long for a card; in the order of the wall. ``doubles``: how often a note was
    said; ``otherwise``: in which other words."""
    waiting: list[NoteCard] = []
    for note in notes:
        spans = _spans(note, otherwise.get(note.id, ()))
        if len(lines(spans, _SIZE, _COLUMN - 2 * _PAD)) > _LONG:
            yield from _rows(waiting)
            waiting = []
            long = Words((Span(note.colour, 700, apart=True), Span("  "), *spans), _SIZE)
            yield Inset(long, pad=_PAD, edge=look.note_colour(note.colour).edge(False), gap=3 * MM, radius=2)
            continue
        count = doubles.get(note.id, 1)
        waiting.append(NoteCard(note.colour, spans, _("{n} times").format(n=count) if count > 1 else ""))
    yield from _rows(waiting)


def _rows(cards: Sequence[NoteCard]) -> Iterator[Block]:
    for first in range(0, len(cards), 3):
        yield Columns(tuple(cards[first : first + 3]), (1, 1, 1), gutter=3.5 * MM, gap=3 * MM)


def _spans(note: Note, otherwise: Sequence[str]) -> tuple[Span, ...]:
    beside = (Span("\n" + said, 400, "ink2") for said in notewords.beside(note, otherwise))
    return (Span(note.text), *beside)
