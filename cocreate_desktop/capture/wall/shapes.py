"""Outlines of notes as arrays of corners, and what can be said of them: sides, size, middle, overlap, how far apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.notes.sighted import area
from cocreate_desktop.domain.walls import Quad

Pixels = npt.NDArray[np.uint8]
"""Height × width × 3, red green blue."""
Grey = npt.NDArray[np.uint8]
"""Height × width."""
Corners = npt.NDArray[np.float64]
"""4 × 2: x and y in pixels, clockwise from the top left."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One note: its corners in pixels of the photo and the confidence (0 to 1) that it is one."""

    corners: Corners
    confidence: float


def quad_from(corners: Corners) -> Quad:
    """The corners as plain values."""
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return a, b, c, d


def corners_from(quad: Sequence[Sequence[float]] | Corners) -> Corners:
    """A Quad as corners; those of a quad that is crossed, anticlockwise or hollow are put in order."""
    corners = np.asarray(quad, np.float64).reshape(4, 2)
    return corners if is_convex(corners) else upright(corners)


def upright(corners: Corners) -> Corners:
    """The same four points clockwise, so that the first side is the one that lies most like the top of something read."""
    middle = corners.mean(axis=0)
    turned = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ring = corners[np.argsort(turned)]
    sides = np.roll(ring, -1, axis=0) - ring
    slopes = np.abs(np.arctan2(sides[:, 1], sides[:, 0]))
    return np.asarray(np.roll(ring, -int(np.argmin(slopes)), axis=0), np.float64)


def is_convex(corners: Corners) -> bool:
    """Whether they go round clockwise (as seen, y down) without a hollow."""
    sides = np.roll(corners, -1, axis=0) - corners
    after = np.roll(sides, -1, axis=0)
    return bool((sides[:, 0] * after[:, 1] - sides[:, 1] * after[:, 0] > 0).all())


def side(corners: Corners) -> float:
    """The side of a square as large, in pixels."""
    return math.sqrt(area(corners))


def typical_side(outlines: Iterable[Outline]) -> float:
    """The common note size: the median side in pixels, 0 without notes."""
    sides = [side(one.corners) for one in outlines]
    return float(np.median(sides)) if sides else 0.0


def overlap(one: Corners, other: Corners) -> float:
    """The shared area as a part of what both cover together, 0 to 1."""
    shared, _points = cv2.intersectConvexConvex(_hull(one), _hull(other))
    together = area(one) + area(other) - shared
    return float(shared / together) if together > 0 else 0.0


def gap(one: Corners, other: Corners) -> float:
    """Pixels between them, 0 where they touch or overlap."""
    hull, rest = _hull(one), _hull(other)
    if cv2.intersectConvexConvex(hull, rest)[0] > 0:
        return 0.0
    ways = [-cv2.pointPolygonTest(hull, (float(x), float(y)), True) for x, y in rest[:, 0]]
    ways += [-cv2.pointPolygonTest(rest, (float(x), float(y)), True) for x, y in hull[:, 0]]
    return max(0.0, min(ways))


def fill(picture: Grey, corners: Corners, value: int, grown: float) -> None:
    """Fills an outline in ``picture``, made ``grown`` times as large round its middle."""
    middle = corners.mean(axis=0)
    cv2.fillConvexPoly(picture, (middle + (corners - middle) * grown).astype(np.int32), value)


def share_inside(corners: Corners, width: int, height: int) -> float:
    """Which part of it lies within a picture of this size, 0 to 1."""
    frame = np.array(((0, 0), (width, 0), (width, height), (0, height)), np.float64)
    whole = area(corners)
    shared, _points = cv2.intersectConvexConvex(_hull(corners), _hull(frame))
    return float(shared) / whole if whole > 0 else 0.0


def is_inside(corners: Corners, board: Corners) -> bool:
    """Whether the middle lies on the board."""
    x, y = corners.mean(axis=0)
    return cv2.pointPolygonTest(_hull(board), (float(x), float(y)), False) >= 0


def _hull(corners: Corners) -> npt.NDArray[np.float32]:
    return np.asarray(cv2.convexHull(corners.astype(np.float32)), np.float32)
