"""A note as if one stood right before it: taken from the original pixels, with a little of the wall round it."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.wall.shapes import Corners, Pixels

MARGIN: Final = 0.03
"""What is shown round a note, as a part of its side, on each side."""
LARGEST: Final = 640
SMALLEST: Final = 48
QUALITY: Final = 88


def straighten(
    picture: Pixels, corners: Corners, *, margin: float = MARGIN, largest: int = LARGEST
) -> Pixels:
    """The note with its sides upright, in its own size but at most ``largest`` pixels. What lies outside the picture gets the
    colour of what is inside."""
    wide, high = _sides(corners)
    scale = min(1.0, largest / (max(wide, high) * (1 + 2 * margin)))
    scale = max(scale, SMALLEST / max(min(wide, high), 1.0)) if scale == 1.0 else scale
    size = (max(8, round(wide * scale * (1 + 2 * margin))), max(8, round(high * scale * (1 + 2 * margin))))
    part, origin = _part(picture, corners, margin)
    if part.size == 0:
        return np.zeros((size[1], size[0], 3), np.uint8)
    if scale < 0.7:
        # A warp takes single pixels: without this, writing that gets smaller would break up.
        part = np.asarray(cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    shrink = scale if scale < 0.7 else 1.0
    start = ((corners - origin) * shrink).astype(np.float32)
    left, top = size[0] * margin / (1 + 2 * margin), size[1] * margin / (1 + 2 * margin)
    right, bottom = size[0] - left, size[1] - top
    flat = np.array(((left, top), (right, top), (right, bottom), (left, bottom)), np.float32)
    way = cv2.getPerspectiveTransform(start, flat)
    fill = [float(value) for value in np.median(part.reshape(-1, 3)[:: max(1, part.size // 6000)], axis=0)]
    return np.asarray(
        cv2.warpPerspective(
            part, way, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=fill
        ),
        np.uint8,
    )


def _sides(corners: Corners) -> tuple[float, float]:
    """Width and height in pixels, each the mean of two sides."""
    lengths = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return max(1.0, float(lengths[0] + lengths[2]) / 2), max(1.0, float(lengths[1] + lengths[3]) / 2)


def _part(picture: Pixels, corners: Corners, margin: float) -> tuple[Pixels, Corners]:
    """The part of the picture that holds the note, and where it begins."""
    high, wide = picture.shape[:2]
    room = max(_sides(corners)) * margin * 2 + 2
    left, top = np.floor(np.clip(corners.min(axis=0) - room, 0, (wide, high))).astype(int)
    right, bottom = np.ceil(np.clip(corners.max(axis=0) + room, 0, (wide, high))).astype(int)
    return picture[top:bottom, left:right], np.array((left, top), np.float64)
