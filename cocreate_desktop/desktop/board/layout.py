"""Where themes and notes lie on the board: plain numbers from a Board and a width, no Qt.

Themes fill columns, each where there is most room; loose notes hang in a lane at the right. Before there are themes the lane
has nearly all the width, and every new theme takes from it: the arrangement that is least high wins. Over the lane, or
where the first theme comes, is the place where notes are dropped to begin a theme.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...services.board import Board

THEME_WIDTH = 400.0
GAP = 16.0
PAD = 16.0
HEAD = 70.0
LANE_HEAD = 54.0
NOTE_W, NOTE_H, NOTE_GAP = 117.0, 100.0, 8.0
LANE_NOTES = 2
LANE_LEAST = PAD * 2 + LANE_NOTES * NOTE_W + NOTE_GAP
EMPTY_THEME = 130.0
NEW_HIGH = 72.0
NEW = "+"
"""Stands for the place where notes are dropped to begin a theme."""


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
    """Boxes by id; the lane of loose notes has the empty id among the themes. ``new`` is the place to begin a theme."""

    themes: Mapping[str, Box]
    notes: Mapping[str, Box]
    new: Box
    width: float
    height: float

    def theme_at(self, x: float, y: float) -> str | None:
        """The theme (empty: the lane, NEW: the place to begin one) at a point, None for bare ground."""
        if self.new.holds(x, y):
            return NEW
        return next((key for key, box in self.themes.items() if box.holds(x, y)), None)

    def note_at(self, x: float, y: float) -> str | None:
        """The note at a point."""
        return next((key for key, box in self.notes.items() if box.holds(x, y)), None)


def lay_out(board: Board, width: float) -> BoardLayout:
    """The arrangement of ``board`` in ``width`` (scene units) that is least high."""
    fitting = int((width - LANE_LEAST - 2 * GAP) // (THEME_WIDTH + GAP))
    most = max(1, min(fitting, len(board.themes)))
    notes = {theme: [note.id for note in inside] for theme, inside in board.by_theme().items()}
    many = {theme: len(inside) for theme, inside in notes.items()}
    tried = [_cards(many, width, columns, widest=columns == fitting) for columns in range(most, 0, -1)]
    cards = min(tried, key=lambda found: found.bottom)
    boxes: dict[str, Box] = {}
    for theme, card in cards.themes.items():
        boxes |= _grid(notes[theme], card, HEAD if theme else LANE_HEAD)
    lane = cards.themes[""]
    return BoardLayout(cards.themes, boxes, cards.new, lane.x + lane.w + GAP, cards.bottom + GAP)


@dataclass(frozen=True, slots=True)
class _Cards:
    """Where the themes and the lane lie, and how far down they reach."""

    themes: dict[str, Box]
    new: Box
    bottom: float


def _cards(many: Mapping[str, int], width: float, columns: int, *, widest: bool) -> _Cards:
    """``columns`` of themes; they share what is over when no more columns fit, else the lane gets it. ``many``: how many notes
    each theme has, and how many hang loose under the empty id."""
    room = width - LANE_LEAST - 2 * GAP
    theme_w = max(THEME_WIDTH, room / columns - GAP) if widest else THEME_WIDTH
    lane_x = GAP + columns * (theme_w + GAP)
    lane_w = max(LANE_LEAST, width - lane_x - GAP)
    bottoms = [GAP] * columns
    themes: dict[str, Box] = {}
    for theme, number in many.items():
        if theme:
            column = bottoms.index(min(bottoms))
            high = max(HEAD + _grid_high(number, theme_w) + PAD, EMPTY_THEME)
            themes[theme] = Box(GAP + column * (theme_w + GAP), bottoms[column], theme_w, high)
            bottoms[column] += high + GAP
    first = not themes
    new = Box(GAP, GAP, theme_w, EMPTY_THEME) if first else Box(lane_x, GAP, lane_w, NEW_HIGH)
    lane_y = GAP if first else GAP + NEW_HIGH + GAP
    lane_high = max(LANE_HEAD + _grid_high(many.get("", 0), lane_w) + PAD, EMPTY_THEME)
    bottom = max(lane_y + lane_high, max(bottoms) - GAP)
    themes[""] = Box(lane_x, lane_y, lane_w, bottom - lane_y)
    return _Cards(themes, new, bottom)


def _across(width: float) -> int:
    """How many notes hang beside one another in a card of this width."""
    return max(1, int((width - 2 * PAD + NOTE_GAP) // (NOTE_W + NOTE_GAP)))


def _grid_high(number: int, width: float) -> float:
    return -(-number // _across(width)) * (NOTE_H + NOTE_GAP)


def _grid(ids: Sequence[str], card: Box, head: float) -> dict[str, Box]:
    """Notes beside and below one another under the head of a card, as wide as they fit."""
    across = _across(card.w)
    wide = (card.w - 2 * PAD + NOTE_GAP) / across - NOTE_GAP
    left, top, step_x, step_y = card.x + PAD, card.y + head, wide + NOTE_GAP, NOTE_H + NOTE_GAP
    return {
        note: Box(left + (n % across) * step_x, top + (n // across) * step_y, wide, NOTE_H)
        for n, note in enumerate(ids)
    }
