"""Where in a picture there may be a marker: the four-cornered dark shapes that OpenCV's detector comes upon. It looks twice: at
the picture, and at one in which only what is nearly black is dark, so that a thumb is no part of a marker. It is not let read:
two thirds of its time would go into that, and we read better."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.markers import Windows, settings
from cocreate_desktop.capture.wall.shapes import Grey

Squares = npt.NDArray[np.float32]
"""n × 4 × 2: x and y in pixels, clockwise."""
LEAST_SIDE: Final = 9.0
"""Pixels; in anything smaller a module has not much more than one."""
_KNOWN: Final = cv2.aruco.Dictionary(
    cv2.aruco.getPredefinedDictionary(cv2.aruco.DICT_4X4_50).bytesList[:1], 4
)
"""A single marker, since OpenCV compares all it finds with all it knows, and wants to know one."""
_SAME_PLACE: Final = 0.7  # of a side
_AROUND: Final = 21
_DARK: Final = 0.35


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is done for the picture as it is, and for the ``darkest`` of it."""

    plain: Windows
    darkest: Windows


QUICK: Final = Effort((5, 25, 20), (25, 25, 4))
THOROUGH: Final = Effort((5, 45, 10), (9, 41, 16))


def squares_in(grey: Grey, effort: Effort) -> Squares:
    """Every square of at least LEAST_SIDE that is darker than what is around it, many of them twice."""
    found: list[npt.NDArray[np.float32]] = []
    for picture, windows in ((grey, effort.plain), (darkest(grey), effort.darkest)):
        known, _ids, others = _finder(picture, windows).detectMarkers(picture)
        found += [np.asarray(one, np.float32) for one in (*known, *others)]
    return np.array(found, np.float32).reshape(-1, 4, 2)


def darkest(grey: Grey) -> Grey:
    """The picture with nothing brighter than a third of the way from the darkest to the brightest around."""
    around = np.ones((_AROUND, _AROUND), np.uint8)
    low, high = cv2.erode(grey, around), cv2.dilate(grey, around)
    level = cv2.blur(cv2.addWeighted(low, 1 - _DARK, high, _DARK, 0), (_AROUND, _AROUND))
    return np.asarray(cv2.min(grey, level), np.uint8)


def parameters(grey: Grey, windows: Windows) -> cv2.aruco.DetectorParameters:
    """What OpenCV's detector finds and reads markers with in a picture of this size."""
    chosen = settings(4 * LEAST_SIDE / max(grey.shape), windows, 0.08)
    chosen.adaptiveThreshConstant = 10
    return chosen


def _finder(grey: Grey, windows: Windows) -> cv2.aruco.ArucoDetector:
    """One that finds with these parameters and hardly looks at what it found. All squares that lie on one another are kept,
    since it cannot know which of them is a marker."""
    chosen = parameters(grey, windows)
    chosen.perspectiveRemovePixelPerCell = 1
    chosen.minMarkerDistanceRate = chosen.minGroupDistance = 0
    return cv2.aruco.ArucoDetector(_KNOWN, chosen)


def sides_of(squares: Squares) -> npt.NDArray[np.float32]:
    """The side of a square as large as each, in pixels."""
    one, other = squares[:, 2] - squares[:, 0], squares[:, 3] - squares[:, 1]
    return np.asarray(np.sqrt(np.abs(one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]) / 2), np.float32)


def lies_on(squares: Squares, others: Squares) -> npt.NDArray[np.bool_]:
    """n × others: which of them are in the same place, so that only one of both can be a card."""
    away = np.linalg.norm(squares.mean(axis=1)[:, None] - others.mean(axis=1)[None], axis=2)
    return np.asarray(away < _SAME_PLACE * np.maximum(sides_of(squares)[:, None], sides_of(others)[None]))


def surest(squares: Squares) -> npt.NDArray[np.intp]:
    """The places of the first of those that lie on one another; the surest come first."""
    near = lies_on(squares, squares)
    free, kept = np.ones(len(squares), np.bool_), []
    for place in range(len(squares)):
        if free[place]:
            free &= ~near[place]
            kept.append(place)
    return np.array(kept, np.intp)
