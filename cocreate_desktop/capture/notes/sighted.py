"""A note as a finder sees it, and what finders share: order of corners, how much two outlines share, the strongest of many that
lie over one another. Knows no picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

Corners = npt.NDArray[np.float64]
"""4 × 2: x and y in pixels, clockwise from the top left of the note as it is read."""
Picture = npt.NDArray[np.uint8]
"""Height × width × 3: red, green, blue, 0 to 255."""
SHARED: Final = 0.3
"""From this share of their union on two outlines are of one note."""


@dataclass(frozen=True, slots=True, eq=False)
class Sighted:
    """A note that was seen: ``quad`` in pixels of the picture (a corner may lie a little outside it), ``confidence`` from 0
    to 1 that it is one."""

    quad: Corners
    confidence: float


Finder = Callable[..., list[Sighted]]
"""``find(picture, *, going, told)``: gives an empty list once ``going`` says no; ``told`` hears the share that is done."""


def clockwise(corners: npt.NDArray[np.floating]) -> Corners:
    """Four corners in any order as a quad: clockwise from the top left."""
    points = np.asarray(corners, np.float64).reshape(4, 2)
    away = points - points.mean(axis=0)
    turned = points[np.argsort(np.arctan2(away[:, 1], away[:, 0]))]
    # In pixels y grows downwards, so that a growing angle runs clockwise; the first corner is the nearest to the top left.
    return np.asarray(np.roll(turned, -int(np.argmin(turned.sum(axis=1))), axis=0), np.float64)


def area(quad: npt.NDArray[np.floating]) -> float:
    """The area of a polygon in square pixels."""
    x, y = np.asarray(quad, np.float64).T
    return abs(float(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))) / 2


def boxes(quads: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """Left, top, right and bottom of each of n × 4 × 2 quads."""
    return np.concatenate((quads.min(axis=1), quads.max(axis=1)), axis=1).astype(np.float64)


def common_area(one: npt.NDArray[np.floating], other: npt.NDArray[np.floating]) -> float:
    """What two convex outlines share, in square pixels."""
    shared, _points = cv2.intersectConvexConvex(np.asarray(one, np.float32), np.asarray(other, np.float32))
    return float(shared)


def overlap(one: npt.NDArray[np.floating], other: npt.NDArray[np.floating]) -> float:
    """What two quads share, as a share of their union (0 to 1)."""
    shared = common_area(one, other)
    return shared / max(area(one) + area(other) - shared, 1e-9)


def overlaps(ours: npt.NDArray[np.floating], theirs: npt.NDArray[np.floating]) -> npt.NDArray[np.float64]:
    """How much each of n quads shares with each of m (n × m, 0 to 1)."""
    table = np.zeros((len(ours), len(theirs)))
    if not len(ours) or not len(theirs):
        return table
    a, b = boxes(ours), boxes(theirs)
    meet = (a[:, None, :2] < b[None, :, 2:]).all(axis=2) & (b[None, :, :2] < a[:, None, 2:]).all(axis=2)
    for row, column in zip(*np.nonzero(meet), strict=True):
        table[row, column] = overlap(ours[row], theirs[column])
    return table


def strongest(
    quads: npt.NDArray[np.floating],
    strengths: Sequence[float] | npt.NDArray[np.floating],
    shared: float = SHARED,
    inside: float = 0.7,
) -> list[int]:
    """Which of n × 4 × 2 quads stay, the strongest first: none shares more than ``shared`` of the union with a stronger one, or
    more than ``inside`` of the smaller of the two (non-maximum suppression)."""
    kept: list[int] = []
    frames, areas = boxes(quads) if len(quads) else np.zeros((0, 4)), np.array([area(quad) for quad in quads])
    left = np.argsort(-np.asarray(strengths, np.float64), kind="stable")
    while len(left):
        best, left = int(left[0]), left[1:]
        kept.append(best)
        # What two outlines share is at most what their boxes share: most are told apart by that alone.
        span = np.minimum(frames[best, 2:], frames[left, 2:]) - np.maximum(frames[best, :2], frames[left, :2])
        both = span.clip(min=0).prod(axis=1)
        near = _same(both, areas[best], areas[left], shared, inside)
        for place in np.flatnonzero(near):
            both[place] = common_area(quads[best], quads[left[place]])
        left = left[~(near & _same(both, areas[best], areas[left], shared, inside))]
    return kept


def _same(
    both: npt.NDArray[np.float64], one: float, others: npt.NDArray[np.float64], shared: float, inside: float
) -> npt.NDArray[np.bool_]:
    """Whether areas that share ``both`` are of one note."""
    return np.asarray(
        (both > shared * (one + others - both)) | (both > inside * np.minimum(one, others)), np.bool_
    )
