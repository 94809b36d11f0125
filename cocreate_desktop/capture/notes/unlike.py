"""How unlike its surroundings an outline is: a note is of another paper than what it hangs on. Letters on a whiteboard and
boxes drawn in marker are not. Used for what is doubtful only: white notes on a white wall are known by their edges and
shadows."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.notes.sighted import Corners, Picture

_SQUARE: Final = np.array(((0, 0), (1, 0), (1, 1), (0, 1)), np.float32)
_OUTSIDE: Final = 100.0
"""Said where the surroundings lie outside the picture."""
_FEW: Final = 8
Points = npt.NDArray[np.float32]


def _inner() -> Points:
    """Points in the middle seven tenths of a unit square."""
    along = np.linspace(0.15, 0.85, 8)
    return np.array([(x, y) for x in along for y in along], np.float32)


def _ring() -> Points:
    """Points round a unit square, a tenth and more away from it."""
    along = np.linspace(0, 1, 8, endpoint=False)
    none, one = np.zeros_like(along), np.ones_like(along)
    sides = ((along, none), (one, along), (1 - along, one), (none, 1 - along))
    round_it = np.concatenate([np.stack(side, axis=1) for side in sides]) - 0.5
    return np.concatenate([round_it * far + 0.5 for far in (1.2, 1.35)]).astype(np.float32)


_INNER: Final = _inner()
_RING: Final = _ring()


def unlike(picture: Picture, quad: Corners) -> float:
    """The distance in CIELAB between the middle colour inside the quad and that round it; under about 5 it is hardly seen."""
    way = cv2.getPerspectiveTransform(_SQUARE, quad.astype(np.float32))
    inside, around = (
        _colours(picture, cv2.perspectiveTransform(points[None], way)[0]) for points in (_INNER, _RING)
    )
    if len(inside) < _FEW or len(around) < _FEW:
        return _OUTSIDE
    # Of many points the middle one: writing covers fewer than half of them.
    return float(np.linalg.norm(np.median(inside, axis=0) - np.median(around, axis=0)))


def _colours(picture: Picture, points: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    """The colours (n × 3, CIELAB) at those points that lie in the picture."""
    x, y = np.round(points).astype(int).T
    there = (x >= 0) & (y >= 0) & (x < picture.shape[1]) & (y < picture.shape[0])
    if not there.any():
        return np.zeros((0, 3), np.float32)
    seen = picture[y[there], x[there]][None].astype(np.float32) / 255
    return np.asarray(cv2.cvtColor(seen, cv2.COLOR_RGB2LAB)[0])
