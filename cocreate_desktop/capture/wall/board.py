"""The board that the notes hang on, found by itself: a flip chart, whiteboard, sheet of brown paper. One large region of one
colour with four sides, clearly other than what is round it. When unsure there is none: a rectangle is soon drawn by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.notes.sighted import area
from cocreate_desktop.capture.wall.shapes import Corners, Grey, Pixels, fill, is_convex, is_inside, upright

_HOLDS: Final = 0.85  # the least share of the notes
_FILLED: Final = 0.90  # the least share of the four-sided shape that is of the board's colour or notes
_SMALL, _LARGE = 1.25, 0.93  # times the notes together; of the picture
_STEP: Final = 9.0  # Lab: how much the colour changes across a side
_CLEAR: Final = 0.75  # on this share of each side
_LIGHTNESS: Final = 0.6  # shadows change it, and no board
_WHITE: Final = 255

Lab = npt.NDArray[np.float32]


def board_of(small: Pixels, outlines: Sequence[Corners]) -> Corners | None:
    """Its corners in pixels of ``small`` (about 600 pixels long), clockwise from the top left; None when unsure."""
    if len(outlines) < 2:
        return None
    lab = cv2.cvtColor(cv2.medianBlur(small, 5).astype(np.float32) / 255, cv2.COLOR_RGB2Lab)
    colours = np.asarray(lab, np.float32) * np.array((_LIGHTNESS, 1, 1), np.float32)
    for reach in (7.0, 11.0, 16.0):
        region = _region(colours, outlines, reach)
        corners = None if region is None else _four_sided(region)
        if corners is not None and region is not None and _is_board(corners, region, colours, outlines):
            return corners
    return None


def _region(colours: Lab, outlines: Sequence[Corners], reach: float) -> Grey | None:
    """All that hangs together and has the colour of the ground between the notes, with the notes; None without ground."""
    notes, near = np.zeros(colours.shape[:2], np.uint8), np.zeros(colours.shape[:2], np.uint8)
    for corners in outlines:
        fill(near, corners, _WHITE, 1.5)
        fill(notes, corners, _WHITE, 1.15)
    ground = colours[(near > 0) & (notes == 0)]
    if len(ground) < 80:
        return None
    away = np.linalg.norm(colours - np.median(ground, axis=0), axis=2)
    same = np.where((away < reach) | (notes > 0), _WHITE, 0).astype(np.uint8)
    wide = max(3, max(same.shape) // 90) | 1
    # What is written on the board is closed, thin bridges to what is beside it are cut.
    closed = cv2.morphologyEx(same, cv2.MORPH_CLOSE, np.ones((wide, wide), np.uint8))
    cut = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((2 * wide + 1, 2 * wide + 1), np.uint8))
    _count, labels = cv2.connectedComponents(np.asarray(cut, np.uint8))
    held = labels[(notes > 0) & (labels > 0)]
    if held.size == 0:
        return None
    return _without_holes(np.where(labels == np.bincount(held).argmax(), _WHITE, 0).astype(np.uint8))


def _without_holes(region: Grey) -> Grey:
    rings, _levels = cv2.findContours(region, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    filled = np.zeros_like(region)
    cv2.drawContours(filled, rings, -1, _WHITE, cv2.FILLED)
    return filled


def _four_sided(region: Grey) -> Corners | None:
    """The four corners of the hull of a region; None when it has other than four sides."""
    rings, _levels = cv2.findContours(region, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.convexHull(max(rings, key=len))
    length = cv2.arcLength(hull, True)
    for part in (0.01, 0.02, 0.03, 0.045, 0.06):
        ring = cv2.approxPolyDP(hull, part * length, True)
        if len(ring) == 4:
            return upright(np.asarray(ring, np.float64).reshape(4, 2))
    return None


def _is_board(corners: Corners, region: Grey, colours: Lab, outlines: Sequence[Corners]) -> bool:
    high, wide = region.shape
    whole = area(corners)
    if not is_convex(corners) or not _SMALL * sum(map(area, outlines)) < whole < _LARGE * wide * high:
        return False
    inside = np.zeros_like(region)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), 1)
    if float((region[inside > 0] > 0).mean()) < _FILLED:
        return False
    if sum(is_inside(one, corners) for one in outlines) < _HOLDS * len(outlines):
        return False
    sides = [_clear(corners[n], corners[(n + 1) % 4], colours) for n in range(4)]
    seen = [share for share in sides if share is not None]
    return len(seen) >= 3 and min(seen) > _CLEAR


def _clear(start: npt.NDArray[np.float64], end: npt.NDArray[np.float64], colours: Lab) -> float | None:
    """On which share of a side (its inside to the right as one goes along) the colour changes; None along the border."""
    high, wide = colours.shape[:2]
    along = end - start
    length = float(np.linalg.norm(along))
    if length < 8:
        return 0.0
    out = np.array((along[1], -along[0])) / length
    step = max(wide, high) * 0.016
    points = start + along * np.linspace(0.08, 0.92, 25)[:, None]
    beyond = points + out * step
    there = ((beyond >= 0) & (beyond < (wide, high))).all(axis=1)
    if there.mean() < 0.5:
        return None
    outer, inner = beyond[there].astype(int), (points - out * step)[there].astype(int)
    inner = np.clip(inner, 0, (wide - 1, high - 1))
    change = np.linalg.norm(colours[outer[:, 1], outer[:, 0]] - colours[inner[:, 1], inner[:, 0]], axis=1)
    return float((change > _STEP).mean())
