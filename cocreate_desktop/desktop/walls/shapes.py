"""Shapes of notes in a photo: parts, unions, neighbours, a first outline. Arithmetic on corners in pixels of the photo;
it knows no picture and no widget."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

from ...domain.walls import Box, Point, Quad

Way = tuple[int, int]
"""How a note is split: how many beside each other, how many below each other."""

_NEAR_EDGE: Final = 0.15
_USUAL: Final = 0.09  # of the photo's longer side, where no note says how large notes are


def box_quad(left: float, top: float, wide: float, high: float) -> Quad:
    """An upright outline."""
    return (left, top), (left + wide, top), (left + wide, top + high), (left, top + high)


def centre(quad: Quad) -> Point:
    """The middle."""
    return sum(x for x, _y in quad) / 4, sum(y for _x, y in quad) / 4


def sides(quad: Quad) -> tuple[float, float]:
    """How wide and how high it is, each the mean of two sides."""
    top, right, bottom, left = (math.dist(quad[i], quad[(i + 1) % 4]) for i in range(4))
    return (top + bottom) / 2, (right + left) / 2


def contains(quad: Quad, point: Point) -> bool:
    """Whether a point lies in it; the corners go clockwise or the other way round."""
    turns = [
        (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)
        for (ax, ay), (bx, by) in zip(quad, (*quad[1:], quad[0]), strict=True)
    ]
    return all(turn >= 0 for turn in turns) or all(turn <= 0 for turn in turns)


def ways(quad: Quad) -> tuple[Way, ...]:
    """How it may be split, the likeliest first: across its longer side."""
    wide, high = sides(quad)
    if wide >= high:
        return (2, 1), (1, 2), (3, 1), (2, 2)
    return (1, 2), (2, 1), (1, 3), (2, 2)


def parts(quad: Quad, way: Way) -> tuple[Quad, ...]:
    """Its equal parts in reading order."""
    columns, rows = way

    def at(column: int, row: int) -> Point:
        return _inside(quad, column / columns, row / rows)

    return tuple(
        (at(c, r), at(c + 1, r), at(c + 1, r + 1), at(c, r + 1)) for r in range(rows) for c in range(columns)
    )


def parted(quad: Quad, start: Point, end: Point) -> tuple[Quad, ...]:
    """Its two parts on either side of a line that was drawn over it, never slimmer than a seventh; none when the line passes
    it by."""
    if math.dist(start, end) < 1 or not contains(quad, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)):
        return ()
    tl, tr, br, bl = quad
    along = (end[0] - start[0], end[1] - start[1])
    if abs(_cross(along, _less(tr, tl))) / math.dist(tr, tl) > abs(_cross(along, _less(bl, tl))) / math.dist(
        bl, tl
    ):
        up, down = _crossing(tl, tr, start, along), _crossing(bl, br, start, along)
        above, below = _between(tl, tr, up), _between(bl, br, down)
        return (tl, above, below, bl), (above, tr, br, below)
    first, last = (
        _between(tl, bl, _crossing(tl, bl, start, along)),
        _between(tr, br, _crossing(tr, br, start, along)),
    )
    return (tl, tr, last, first), (first, last, br, bl)


def union(quads: Sequence[Quad]) -> Quad:
    """The smallest outline round all of them that hangs as askew as the first."""
    tl, tr = quads[0][:2]
    askew = math.atan2(tr[1] - tl[1], tr[0] - tl[0])
    flat = [_turned(point, -askew) for quad in quads for point in quad]
    left, right = min(x for x, _y in flat), max(x for x, _y in flat)
    top, bottom = min(y for _x, y in flat), max(y for _x, y in flat)
    a, b, c, d = (_turned(point, askew) for point in box_quad(left, top, right - left, bottom - top))
    return a, b, c, d


def nearest(quad: Quad, others: Iterable[tuple[str, Quad]]) -> tuple[str, ...]:
    """The names of the others, the nearest first."""
    here = centre(quad)
    return tuple(name for name, _quad in sorted(others, key=lambda one: math.dist(here, centre(one[1]))))


def beside(here: Point, others: Iterable[tuple[str, Quad]], direction: Point) -> str:
    """The name of the next one in a direction (1, 0 is to the right); empty when there is none."""
    found: list[tuple[float, str]] = []
    for name, quad in others:
        dx, dy = _less(centre(quad), here)
        ahead, aside = dx * direction[0] + dy * direction[1], abs(dx * direction[1] - dy * direction[0])
        if ahead > aside / 2 and ahead > 1:
            found.append((ahead + 2 * aside, name))
    return min(found)[1] if found else ""


def usual_side(quads: Iterable[Quad], photo: tuple[int, int]) -> float:
    """How large a note is in this photo: the middle one of those that are known, else a guess."""
    known = sorted(math.sqrt(wide * high) for wide, high in map(sides, quads))
    return known[len(known) // 2] if known else _USUAL * max(photo)


def free_box(here: Point, side: int, known: Sequence[Quad], photo: tuple[int, int]) -> Box:
    """A square of ``side`` beside a point, right of it at first, where no known note has its middle; kept in the photo."""
    step = side * 1.2
    boxes: list[tuple[bool, int, int, Box]] = []
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1)):
        x, y = here[0] + dx * step, here[1] + dy * step
        inside = side / 2 <= x <= photo[0] - side / 2 and side / 2 <= y <= photo[1] - side / 2
        box = moved((round(x - side / 2), round(y - side / 2), side, side), (0, 0), photo)
        quad = box_quad(*box)
        taken = sum(contains(quad, centre(other)) for other in known)
        boxes.append((not inside, taken, len(boxes), box))
    return min(boxes)[-1]


def moved(box: Box, step: tuple[int, int], photo: tuple[int, int]) -> Box:
    """An upright outline some pixels on, kept in the photo."""
    left, top, wide, high = box
    across, down = max(0, photo[0] - wide), max(0, photo[1] - high)
    return min(max(0, left + step[0]), across), min(max(0, top + step[1]), down), wide, high


def resized(box: Box, step: tuple[int, int], least: int, photo: tuple[int, int]) -> Box:
    """An upright outline some pixels larger or smaller, kept in the photo."""
    left, top, wide, high = box
    return (
        left,
        top,
        min(max(least, wide + step[0]), photo[0] - left),
        min(max(least, high + step[1]), photo[1] - top),
    )


def _inside(quad: Quad, across: float, down: float) -> Point:
    tl, tr, br, bl = quad
    return _between_any(_between_any(tl, tr, across), _between_any(bl, br, across), down)


def _between(one: Point, other: Point, share: float) -> Point:
    return _between_any(one, other, min(max(share, _NEAR_EDGE), 1 - _NEAR_EDGE))


def _between_any(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _crossing(one: Point, other: Point, start: Point, along: Point) -> float:
    """Where between two corners a line passes, as a share; the middle when it runs beside them."""
    edge = _less(other, one)
    across = _cross(edge, along)
    return _cross(_less(start, one), along) / across if abs(across) > 1e-6 else 0.5


def _less(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


def _cross(one: Point, other: Point) -> float:
    return one[0] * other[1] - one[1] * other[0]


def _turned(point: Point, angle: float) -> Point:
    x, y = point
    return x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
