"""How the options of a vote are laid out: in one column or two, in one line or two, as large as nothing need be cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from .letters import BODY, KICKER, OPTION, ORDINARY, SMALLEST, STRONG, fit, grown, whole
from .painting import Sheet
from .state import StageOption

_STEPS = ((OPTION, 1), (BODY, 1), (KICKER, 1), (KICKER, 2), (SMALLEST, 1), (SMALLEST, 2))
_NOTE = ((KICKER, 1),)
_GAP = 40.0
_TALLEST, _TILE = 104.0, 84.0
# The letter of a smaller tile is hard to read from afar. A list that fits no other way has flags instead, as notes have.
_EASY_TILE, _LEAST_FLAG = 56.0, 40.0
_FLAG = 64.0


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every option goes. ``row`` is the most a row may take, ``tile`` how high its tile or flag is, and ``steps`` are the
    sizes and lines that it is high enough for, the largest first. ``notes`` is what the words leave for what is behind them."""

    room: QRectF
    columns: int
    rows: int
    row: float
    tile: float
    pictures: bool
    steps: tuple[tuple[int, int], ...]
    notes: float = 0.0

    @property
    def wide(self) -> float:
        """How wide a column is."""
        return (self.room.width() - (self.columns - 1) * _GAP) / self.columns

    @property
    def close(self) -> bool:
        """Whether the rows are too low for tiles."""
        return self.tile < _EASY_TILE

    @property
    def start(self) -> float:
        """Where the words begin in it."""
        beside = self.tile * 1.5 + 16 if self.pictures else 0.0
        return (_FLAG + 20 if self.close else self.tile + 32) + beside

    @property
    def high_enough(self) -> bool:
        """Whether its rows are, for the smallest letters of now."""
        return self.row - 4 >= grown(SMALLEST) * 1.24

    @property
    def words(self) -> float:
        """How wide the words may be."""
        return self.wide - self.start - self.notes

    def holds(self, text: str, step: tuple[int, int]) -> bool:
        """Whether ``text`` stands there at this size, with no word broken or missing."""
        return step in self.steps and whole(text, self.words, *step, STRONG)

    def holds_at_all(self, text: str) -> bool:
        """Whether it does at one of its sizes."""
        return any(self.holds(text, step) for step in self.steps)


def layouts(options: Sequence[StageOption], room: QRectF, *, close: bool) -> tuple[Layout, ...]:
    """Those that are possible in ``room`` with the smallest letters of now; ``close``: with rows too low for tiles, at least
    one."""
    one, two = _layout(options, room, 1), _layout(options, room, 2)
    if not close:
        return tuple(layout for layout in (one, two) if not layout.close)
    found = (one,) if one.tile >= _LEAST_FLAG else (two,)
    # The letters of a deep hall need rows that are high enough; the usual ones may be a little too large in the end.
    return tuple(layout for layout in found if layout.high_enough or grown(SMALLEST) == SMALLEST)


def _layout(options: Sequence[StageOption], room: QRectF, columns: int) -> Layout:
    rows = max(1, -(-len(options) // columns))
    row = room.height() / rows
    tile = min(_TILE, row - 12 if row - 12 >= _EASY_TILE else row - 4)
    steps = dict.fromkeys((grown(size), lines) for size, lines in _STEPS)
    held = tuple((size, lines) for size, lines in steps if lines * size * 1.24 <= row - 4)
    pictures = any(option.picture is not None for option in options)
    notes = max(fit(option.note, room.width(), _NOTE).width for option in options) if options else 0.0
    behind = notes + 24 if notes else 0.0
    return Layout(room, columns, rows, row, tile, pictures, held or ((grown(SMALLEST), 1),), behind)


def best(layouts: Sequence[Layout], texts: Sequence[str]) -> Layout | None:
    """The layout that holds all ``texts`` at the largest size, its sizes from that one on; None when none does."""
    steps = {step for layout in layouts for step in layout.steps}
    for step in sorted(steps, key=lambda one: (-one[0], one[1])):
        for layout in layouts:
            if all(layout.holds(text, step) for text in texts):
                return replace(layout, steps=layout.steps[layout.steps.index(step) :])
    return None


def ordinary(layouts: Sequence[Layout], options: Sequence[StageOption]) -> tuple[str, ...]:
    """The words that must not be cut: those of usual length that can stand there whole at all."""
    texts = [option.text for option in options if len(option.text) <= ORDINARY]
    held = [tuple(text for text in texts if layout.holds_at_all(text)) for layout in layouts]
    return max(held, key=len)


def paint(sheet: Sheet, options: Sequence[StageOption], layout: Layout) -> None:
    """Every option with its letter, and its picture if it has one."""
    words = [fit(option.text, layout.words, layout.steps, STRONG) for option in options]
    tallest = max((one.height for one in words), default=0.0)
    high = min(layout.row, max(_TALLEST, tallest + 12))
    for place, option in enumerate(options):
        column, row = divmod(place, layout.rows)
        x, y = layout.room.left() + column * (layout.wide + _GAP), layout.room.top() + row * high
        # Words of two large lines are higher than a tile.
        middle = y + max(layout.tile, tallest) / 2
        box = QRectF(x, middle - layout.tile / 2, layout.tile, layout.tile)
        _mark(sheet, option, box, close=layout.close)
        sheet.words(words[place], x + layout.start, middle - words[place].height / 2)
        note = fit(option.note, layout.wide, _NOTE)
        sheet.words(note, x + layout.wide, middle - note.height / 2, "ink2", align="right")


def _mark(sheet: Sheet, option: StageOption, box: QRectF, *, close: bool) -> None:
    if close:
        box.setWidth(_FLAG)
        sheet.flag(option.letter, box)
    else:
        sheet.tile(option.letter, box)
    if option.picture is not None:
        sheet.picture(option.picture, QRectF(box.right() + 16, box.top(), box.height() * 1.5, box.height()))
