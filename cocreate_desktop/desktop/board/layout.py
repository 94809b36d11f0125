"""Where themes and notes lie on the board: plain numbers from a Board and a width, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...services.board import Board

THEME_WIDTH = 400.0
GAP = 16.0
PAD = 16.0
HEAD = 70.0
NOTE_W, NOTE_H, NOTE_GAP = 117.0, 100.0, 8.0
LANE_NOTES = 2
THEME_NOTES = 3
LANE_WIDTH = PAD * 2 + LANE_NOTES * NOTE_W + NOTE_GAP
EMPTY_THEME = 130.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the scene."""

    x: float
    y: float
    w: float
    h: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x < self.x + self.w and self.y <= y < self.y + self.h


@dataclass(frozen=True, slots=True)
class BoardLayout:
    """Boxes by id; the lane of loose notes has the empty id among the themes."""

    themes: Mapping[str, Box]
    notes: Mapping[str, Box]
    width: float
    height: float

    def theme_at(self, x: float, y: float) -> str | None:
        """The theme (empty: the lane) at a point, None for bare ground."""
        return next((key for key, box in self.themes.items() if box.holds(x, y)), None)


def lay_out(board: Board, width: float) -> BoardLayout:
    """Themes in columns of 400 filled one by one where there is most room, the lane of loose notes at the right."""
    lane_x = max(width - LANE_WIDTH - GAP, THEME_WIDTH + 2 * GAP)
    columns = max(1, int((lane_x - GAP) // (THEME_WIDTH + GAP)))
    bottoms = [GAP] * columns
    themes: dict[str, Box] = {}
    notes: dict[str, Box] = {}
    for theme in board.themes:
        column = bottoms.index(min(bottoms))
        inside = [note.id for note in board.of(theme.id)]
        height = HEAD + max(_rows_high(len(inside), THEME_NOTES), EMPTY_THEME - HEAD) + PAD
        box = Box(GAP + column * (THEME_WIDTH + GAP), bottoms[column], THEME_WIDTH, height)
        themes[theme.id] = box
        notes |= _grid(inside, box.x + PAD, box.y + HEAD, THEME_NOTES)
        bottoms[column] += height + GAP
    loose = [note.id for note in board.of("")]
    high = HEAD + _rows_high(len(loose), LANE_NOTES) + PAD
    themes[""] = Box(lane_x, GAP, LANE_WIDTH, max(high, max(bottoms) - 2 * GAP, 400.0))
    notes |= _grid(loose, lane_x + PAD, GAP + HEAD - 16, LANE_NOTES)
    return BoardLayout(themes, notes, lane_x + LANE_WIDTH + GAP, max(*bottoms, themes[""].h + 2 * GAP))


def _grid(ids: list[str], x: float, y: float, across: int) -> dict[str, Box]:
    step_x, step_y = NOTE_W + NOTE_GAP, NOTE_H + NOTE_GAP
    return {
        note: Box(x + (place % across) * step_x, y + (place // across) * step_y, NOTE_W, NOTE_H)
        for place, note in enumerate(ids)
    }


def _rows_high(count: int, across: int) -> float:
    rows = -(-count // across)
    return rows * (NOTE_H + NOTE_GAP)
