"""A photo that is looked at again: what somebody checked or drew stays, so the machine's outline of the same note is not
another one. Arithmetic on rows; it stores nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from cocreate_desktop.domain.walls import Origin, Point, Quad, Sighting, SightingState, area, quad_of

_SAME: Final = 0.5
_ALIKE: Final = 0.4
"""From this share of their union on two outlines of the machine are of one note."""


def stays(one: Sighting) -> bool:
    """Whether another look leaves it as it is: somebody looked at it, or drew it."""
    return one.state not in (SightingState.OPEN, SightingState.DOUBLE) or one.origin is not Origin.FOUND


def lying_at(quad: Quad, kept: Iterable[Sighting]) -> Sighting | None:
    """The one of those that stay which is the note of an outline; None when there is none. One that was drawn, split or merged
    by hand lies there when either is half covered by the other; an outline of the machine must be alike."""
    found: list[tuple[float, str, Sighting]] = []
    for one in kept:
        other = _quad(one)
        if other is None or one.state is SightingState.REPLACED:
            continue
        both, areas = shared(quad, other), (area(quad), area(other))
        by_hand = one.origin is not Origin.FOUND and one.state is not SightingState.REJECTED
        least = min(areas) * _SAME if by_hand else (sum(areas) - both) * _ALIKE
        if both > least:
            found.append((both, one.id, one))
    return max(found)[-1] if found else None


def alike(quad: Quad, others: Sequence[Sighting]) -> Sighting | None:
    """The one whose outline is about the same; None when there is none."""
    scored = []
    for one in others:
        other = _quad(one)
        if other is not None:
            both = shared(quad, other)
            scored.append((both / max(area(quad) + area(other) - both, 1e-9), one.id, one))
    best = max(scored, default=None)
    return best[-1] if best is not None and best[0] > _ALIKE else None


def shared(one: Quad, other: Quad) -> float:
    """What two convex outlines share, in square pixels (Sutherland and Hodgman 1974)."""
    left: list[Point] = list(one)
    sides = zip(other, (*other[1:], other[0]), strict=True)
    for start, end in sides:
        left = _inside(left, start, end)
    return area(left) if len(left) > 2 else 0.0


def _inside(points: list[Point], start: Point, end: Point) -> list[Point]:
    """The part of a polygon at the inner side of one side of the other, both clockwise as pixels are counted."""
    found: list[Point] = []
    for here, there in zip(points, (*points[1:], *points[:1]), strict=True):
        a, b = _side(here, start, end), _side(there, start, end)
        if a >= 0:
            found.append(here)
        if a * b < 0:
            share = a / (a - b)
            found.append((here[0] + (there[0] - here[0]) * share, here[1] + (there[1] - here[1]) * share))
    return found


def _side(point: Point, start: Point, end: Point) -> float:
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])


def _quad(one: Sighting) -> Quad | None:
    try:
        return quad_of(one.quad)
    except ValueError:
        return None
