"""The four corners of the board in a photo: where they are at first, and how far each may be moved. Arithmetic in pixels of
the photo; it knows no picture and no widget."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from ...domain.walls import Point, Quad, quad_of
from .shapes import box_quad, centre

Size = tuple[int, int]
"""Width and height of a photo in pixels."""

REACH: Final = 12.0
"""So near to a corner, in pixels of the screen, a hand has it."""
FAR: Final = 10
"""So many times as far an arrow moves with Shift."""
_RIM: Final = 0.08  # of the photo, where no board was found
_STEP: Final = 0.002  # of the photo's longer side
_LEAST: Final = 0.03  # of the photo's longer side: a board is larger
_TRIES: Final = 16


@dataclass(frozen=True, slots=True)
class BoardShown:
    """The facilitator showed the board in a photo: the notes are looked for again inside ``quad``."""

    photo_id: str
    quad: Quad


@dataclass(frozen=True, slots=True)
class CornerMoved:
    """A corner (0 to 3, clockwise from the top left) was drawn to a point of the photo."""

    corner: int
    to: Point


@dataclass(frozen=True, slots=True)
class CornerNudged:
    """An arrow was pressed at a corner; ``far`` with Shift."""

    corner: int
    direction: tuple[int, int]
    far: bool = False


def begin(board: str, photo: Size) -> Quad:
    """The board that was found, given as it is kept; where none was, a rectangle a little inside the photo's edges."""
    wide, high = photo
    inside = box_quad(wide * _RIM, high * _RIM, wide * (1 - 2 * _RIM), high * (1 - 2 * _RIM))
    try:
        found = clockwise(clamped(point, photo) for point in quad_of(board))
    except ValueError:
        return inside
    return found if sound(found, photo) else inside


def clockwise(points: Iterable[Point]) -> Quad:
    """Four points as corners, clockwise from the top left."""
    a, b, c, d = points
    x, y = centre((a, b, c, d))
    turned = sorted((a, b, c, d), key=lambda point: math.atan2(point[1] - y, point[0] - x))
    first = turned.index(min(turned, key=sum))
    e, f, g, h = turned[first:] + turned[:first]
    return e, f, g, h


def clamped(point: Point, photo: Size) -> Point:
    """The nearest point that lies in the photo."""
    return min(max(point[0], 0.0), float(photo[0])), min(max(point[1], 0.0), float(photo[1]))


def sound(quad: Quad, photo: Size) -> bool:
    """Whether it can be a board: every corner points outwards, clockwise, and none lies almost between its neighbours."""
    least = (max(photo) * _LEAST) ** 2
    return all(
        (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) >= least
        for a, b, c in zip(quad, (*quad[1:], quad[0]), (*quad[2:], *quad[:2]), strict=True)
    )


def moved(quad: Quad, corner: int, to: Point, photo: Size) -> Quad:
    """With one corner at another point; kept in the photo, and no further on the way there than a board can go."""
    start, wanted = quad[corner], clamped(to, photo)
    if sound(_with(quad, corner, wanted), photo):
        return _with(quad, corner, wanted)
    near, far = 0.0, 1.0
    for _try in range(_TRIES):
        share = (near + far) / 2
        if sound(_with(quad, corner, _on_the_way(start, wanted, share)), photo):
            near = share
        else:
            far = share
    return _with(quad, corner, _on_the_way(start, wanted, near))


def nudged(quad: Quad, fact: CornerNudged, photo: Size) -> Quad:
    """With one corner a step on."""
    step = max(1.0, max(photo) * _STEP) * (FAR if fact.far else 1)
    x, y = quad[fact.corner]
    return moved(quad, fact.corner, (x + fact.direction[0] * step, y + fact.direction[1] * step), photo)


def hit(handles: Sequence[Point], at: Point) -> int:
    """The handle under a hand, the nearest one where several are; -1 for none. All in pixels of the screen."""
    far, number = min((math.dist(handle, at), number) for number, handle in enumerate(handles))
    return number if far <= REACH else -1


def shares(point: Point, photo: Size) -> tuple[int, int]:
    """How far from the left and from the top, each in hundredths of the photo."""
    return round(point[0] * 100 / max(1, photo[0])), round(point[1] * 100 / max(1, photo[1]))


def _with(quad: Quad, corner: int, point: Point) -> Quad:
    a, b, c, d = (point if number == corner else other for number, other in enumerate(quad))
    return a, b, c, d


def _on_the_way(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
