"""Where the photo of a wall lies in its widget: whole, or nearer by. Plain numbers; and what hands draw on it, as facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize

from ...domain.walls import Box, Point, Quad
from .photomarks import Placing
from .shapes import centre

MOST: Final = 8.0
STEP: Final = 1.25
_RIM: Final = 24.0


class Tool(StrEnum):
    """What the pointer does: choose a note, draw a rectangle, draw a line over a note, choose what goes together."""

    CHOOSE = "choose"
    BOX = "box"
    LINE = "line"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class NoteChosen:
    """A note in the photo was chosen; ``also`` when it goes together with the current one, ``walking`` when an arrow led
    there."""

    sighting_id: str
    also: bool = False
    walking: bool = False


@dataclass(frozen=True, slots=True)
class BoxDrawn:
    """A rectangle was drawn, in pixels of the photo."""

    box: Box


@dataclass(frozen=True, slots=True)
class LineDrawn:
    """A line was drawn, in pixels of the photo."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class Nudged:
    """An arrow was pressed while something is drawn: the direction, and whether it changes the size."""

    direction: tuple[int, int]
    size: bool


class Lens:
    """How near one looks, and where. ``world`` is the part of the photo that can be seen at all; 1 is whole."""

    def __init__(self) -> None:
        self.world: Box = (0, 0, 4, 3)
        self.zoom = 1.0
        self._middle: Point = (2.0, 1.5)
        self._room = QSize(4, 3)

    @property
    def middle(self) -> Point:
        """The point of the photo in the middle of the widget."""
        return self._middle

    def fit(self, room: QSize) -> None:
        """The widget has another size now."""
        self._room = room
        self.look_at(self._middle)

    def see(self, world: Box) -> bool:
        """Another photo, or another part of it: whole at first. True when it is another."""
        if world == self.world:
            return False
        self.world = world
        self.whole()
        return True

    def whole(self) -> None:
        """All of it."""
        left, top, wide, high = self.world
        self.zoom, self._middle = 1.0, (left + wide / 2, top + high / 2)

    def placing(self) -> Placing:
        """Where the photo lies now."""
        scale = self._scale()
        x, y = self._middle
        return Placing(scale, self._room.width() / 2 - x * scale, self._room.height() / 2 - y * scale)

    def zoom_to(self, zoom: float, there: Point, under: QPointF | None = None) -> None:
        """Nearer or further: ``there`` in the photo comes to the point ``under`` of the widget, or to the middle."""
        self.zoom = min(max(zoom, 1.0), MOST)
        scale = self._scale()
        middle = QPointF(self._room.width() / 2, self._room.height() / 2)
        off = under - middle if under is not None else QPointF()
        self.look_at((there[0] - off.x() / scale, there[1] - off.y() / scale))

    def look_at(self, middle: Point) -> None:
        """Brings a point to the middle, as far as the photo goes."""
        left, top, wide, high = self.world
        scale = self._scale()
        across, down = self._room.width() / scale / 2, self._room.height() / scale / 2
        self._middle = (
            _within(middle[0], left + across, left + wide - across),
            _within(middle[1], top + down, top + high - down),
        )

    def bring(self, quad: Quad) -> bool:
        """Brings an outline into sight; True when it had to move."""
        place = self.placing().polygon(quad, _RIM).boundingRect()
        if self.zoom <= 1 or QRectF(0, 0, self._room.width(), self._room.height()).contains(place):
            return False
        self.look_at(centre(quad))
        return True

    def _scale(self) -> float:
        _left, _top, wide, high = self.world
        fit = min(max(1, self._room.width()) / max(1, wide), max(1, self._room.height()) / max(1, high))
        return fit * self.zoom


def _within(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if low > high else min(max(value, low), high)
