"""Cuts maps at many heights, both ways, and keeps the pieces whose outline may be that of a note or of several."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from bench.notes.classical.maps import Bytes
from cocreate_desktop.capture.notes.sighted import Corners

HEIGHTS: Final = 12
SHORTEST: Final = 14  # pixels of the maps, a side of the smallest note
_LARGEST: Final = 0.7  # of the picture
_LEAST_FULL: Final = 0.6  # of its rectangle


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """``quad`` round it, ``full``: which share of that it fills (a round one: of its ellipse), ``round``: whether it is one."""

    quad: Corners
    full: float
    round: bool


def pieces(greys: Iterable[Bytes]) -> Iterator[Piece]:
    """Every piece of every map at every height, the dark side and the light side."""
    for grey in greys:
        for height in np.linspace(0, 255, HEIGHTS + 2)[1:-1]:
            mask = np.asarray(grey > height, np.uint8)
            yield from _of(mask)
            yield from _of(1 - mask)


def _of(mask: Bytes) -> Iterator[Piece]:
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    outlines, _tree = cv2.findContours(opened, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    largest = _LARGEST * mask.size
    for outline in outlines:
        # Most are specks; their length is known without looking at them.
        if len(outline) < 3 * SHORTEST:
            continue
        _x, _y, wide, high = cv2.boundingRect(outline)
        if min(wide, high) < SHORTEST or wide * high > largest:
            continue
        piece = _piece(np.asarray(outline, np.int32))
        if piece is not None:
            yield piece


def _piece(outline: npt.NDArray[np.int32]) -> Piece | None:
    inside = cv2.contourArea(outline)
    if inside < SHORTEST**2 * 0.7:
        return None
    middle, (wide, high), turned = cv2.minAreaRect(outline)
    full = inside / max(wide * high, 1.0)
    if min(wide, high) < SHORTEST or full < _LEAST_FULL:
        return None
    if 0.70 < full < 0.86 and (ring := _ring(outline)) is not None:
        return Piece(ring, min(1.0, inside / (np.pi / 4 * np.prod(ring[2] - ring[0]))), True)
    return Piece(np.asarray(cv2.boxPoints((middle, (wide, high), turned)), np.float64), full, False)


def _ring(outline: npt.NDArray[np.int32]) -> Corners | None:
    """The upright rectangle round an outline that is an ellipse, None when it is none."""
    x, y, wide, high = cv2.boundingRect(outline)
    half = np.array((wide, high)) / 2
    away = np.linalg.norm((outline[:, 0] - (x, y) - half + 0.5) / half, axis=1)
    if np.abs(away - 1).mean() > 0.045 or not 0.6 < wide / high < 1.6:
        return None
    return np.array(((x, y), (x + wide, y), (x + wide, y + high), (x, y + high)), np.float64)
