"""Finds the middles of stickers with a small network of our own, taught on made-up posters: it says for each small cell of the
picture whether the middle of a sticker lies there, also of one that others cover. How it was taught:
resources/models/README.md."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture import taught
from cocreate_desktop.capture.dots.ground import Shades, disc
from cocreate_desktop.capture.wall.shapes import Pixels

WIDE: Final = 28.0
"""Pixels that a sticker is wide in what the network sees."""
_STRIDE: Final = 2  # pixels of a cell
_GRID: Final = 16  # its pictures are so many pixels, or a multiple
_LEAST: Final = 0.05
_APART: Final = 0.3
"""Of a radius: two peaks so near to one another are one middle."""


@dataclass(frozen=True, slots=True)
class Middle:
    """Where the middle of a sticker lies (pixels of the page), and how sure it is, 0 to 1."""

    x: float
    y: float
    sure: float


def resized(pixels: Pixels, radius: float) -> tuple[Pixels, float]:
    """The picture in which stickers of this radius (pixels) are WIDE, and how many times as large it is."""
    zoom = WIDE / 2 / radius
    how = cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(pixels, None, fx=zoom, fy=zoom, interpolation=how), np.uint8), zoom


def middles(pixels: Pixels, radius: float) -> list[Middle]:
    """Of all that could be stickers of this radius (pixels) on a straightened page, the surest first."""
    small, zoom = resized(pixels, radius)
    heat = _heat(small)
    apart = disc(max(1, round(_APART * WIDE / 2 / _STRIDE)))
    ys, xs = np.nonzero((heat >= cv2.dilate(heat, apart)) & (heat > _LEAST))
    found = [_middle(heat, int(x), int(y), zoom) for y, x in zip(ys, xs, strict=True)]
    return sorted(found, key=lambda one: -one.sure)


def _middle(heat: Shades, x: int, y: int, zoom: float) -> Middle:
    """A peak, and where between the cells it lies."""
    high, wide = heat.shape
    near = (slice(max(0, y - 1), min(high, y + 2)), slice(max(0, x - 1), min(wide, x + 2)))
    ys, xs = np.mgrid[near]
    weight = heat[near]
    cells = np.array(((weight * xs).sum(), (weight * ys).sum())) / weight.sum()
    across, down = ((cells * _STRIDE + (_STRIDE - 1) / 2) + 0.5) / zoom - 0.5
    return Middle(float(across), float(down), float(heat[y, x]))


def _heat(small: Pixels) -> Shades:
    """How much each cell is the middle of a sticker; looked at upright, mirrored, and both on the head."""
    high, wide = small.shape[:2]
    asked = taught.asked(small, _GRID)
    looks = []
    for down, across in product((1, -1), repeat=2):
        turned = np.ascontiguousarray(asked[:, :, ::down, ::across])
        (heat,) = taught.network("dots").run(["middles"], {"picture": turned})
        looks.append(heat[0, 0, ::down, ::across])
    heat = np.mean(looks, axis=0)[: -(-high // _STRIDE), : -(-wide // _STRIDE)]
    return np.ascontiguousarray(heat, np.float32)
