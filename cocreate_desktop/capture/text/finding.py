"""Where there is writing in a picture: the finder's heat is cut into slanted boxes, one a piece of a line, which are then set
straight for the reader."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.text.models import Networks, Numbers, Pixels, run

LONGEST: Final = 288
"""Pixels of the longest side at which writing is looked for; larger pictures are made smaller for it."""
_STEP = 32  # the finder wants sides in steps of this
_HEAT, _MEAN_HEAT = 0.3, 0.5
_GROWN = 1.6  # the finder marks the heart of a line: a box grows by this times its area over its outline
_LEAST = 3  # pixels
_UPRIGHT = 1.5  # taller than this times its width: the line runs upwards

Corners = npt.NDArray[np.float32]
"""Four points (x, y), clockwise from the top left."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A place with writing, in pixels of the picture; ``heat`` 0 to 1 how sure the finder was."""

    corners: Corners
    heat: float


def find(networks: Networks, picture: Pixels, longest: int = LONGEST) -> tuple[Piece, ...]:
    """The pieces of writing, in no order."""
    high, wide = picture.shape[:2]
    scale = min(1.0, longest / max(high, wide))
    size = tuple(max(_STEP, round(side * scale / _STEP) * _STEP) for side in (wide, high))
    small = cv2.resize(picture, size)
    given = (small.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)[None]
    heat = run(networks.finder, np.ascontiguousarray(given))[0, 0]
    back = np.array([wide / size[0], high / size[1]], np.float32)
    return tuple(_pieces(heat, back, wide, high))


def _pieces(heat: Numbers, back: Numbers, wide: int, high: int) -> list[Piece]:
    warm = cv2.dilate((heat > _HEAT).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _tree = cv2.findContours(warm, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for outline in outlines:
        middle, (one, other), turn = cv2.minAreaRect(outline)
        if min(one, other) < _LEAST:
            continue
        mean = _mean(heat, cv2.boxPoints((middle, (one, other), turn)).astype(np.float32))
        if mean < _MEAN_HEAT:
            continue
        grown = 2 * (one * other * _GROWN / (2 * (one + other)))
        corners = clockwise(cv2.boxPoints((middle, (one + grown, other + grown), turn)) * back)
        corners = np.clip(corners, 0, (wide - 1, high - 1)).astype(np.float32)
        if min(_sides(corners)) > _LEAST:
            found.append(Piece(corners, mean))
    return found


def _mean(heat: Numbers, box: npt.NDArray[np.float32]) -> float:
    """The mean heat inside a box."""
    low = np.clip(np.floor(box.min(axis=0)).astype(int), 0, (heat.shape[1] - 1, heat.shape[0] - 1))
    top = np.clip(np.ceil(box.max(axis=0)).astype(int), 0, (heat.shape[1] - 1, heat.shape[0] - 1))
    part = heat[low[1] : top[1] + 1, low[0] : top[0] + 1]
    mask = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(mask, [(box - low).astype(np.int32)], (1,))
    return float(cv2.mean(part, mask)[0])


def clockwise(corners: npt.NDArray[np.float32]) -> Corners:
    """The corners from the top left onwards."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = (side[np.argsort(side[:, 1], kind="stable")] for side in (by_x[:2], by_x[2:]))
    return np.array([left[0], right[0], right[1], left[1]], np.float32)


def _sides(corners: Corners) -> tuple[int, int]:
    """Width and height in whole pixels."""
    wide = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[2] - corners[3]))
    high = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]))
    return int(wide), int(high)


def straight(picture: Pixels, corners: Corners) -> Pixels:
    """The piece as an upright strip, cut from the picture at its own size."""
    wide, high = (max(1, side) for side in _sides(corners))
    onto = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    turned = cv2.getPerspectiveTransform(corners, onto)
    strip = cv2.warpPerspective(
        picture, turned, (wide, high), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC
    )
    if high >= _UPRIGHT * wide:
        strip = np.rot90(strip)
    return np.ascontiguousarray(strip, np.uint8)
