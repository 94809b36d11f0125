"""A page as if one stood right before it, taken from the original pixels: the part with the boxes to count in, and the whole of
it to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.dots.corners import Way
from cocreate_desktop.capture.wall.shapes import Pixels
from cocreate_desktop.domain.posters import PAGE, PosterPage

COARSEST: Final = 3.0
FINEST: Final = 4.5
_BESIDE: Final = 6.0
_LEFT: Final = 5.0
"""Millimetres round the boxes that are looked at; on the left stand words."""


@dataclass(frozen=True, slots=True)
class Part:
    """A straightened part of a page: its pixels, how many go to a millimetre, and left and top in millimetres of the page."""

    pixels: Pixels
    scale: float
    left: float
    top: float

    def to_pixels(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page is."""
        return (x - self.left) * self.scale - 0.5, (y - self.top) * self.scale - 0.5

    def to_page(self, x: float, y: float) -> tuple[float, float]:
        """Where a pixel lies on the page."""
        return (x + 0.5) / self.scale + self.left, (y + 0.5) / self.scale + self.top


def scale_of(way: Way) -> float:
    """Pixels of the photo for a millimetre, where the page is the smallest in the photo."""
    corners = np.array(((0, 0), (PAGE[0], 0), (PAGE[0], PAGE[1]), (0, PAGE[1])), np.float64)
    lengths = []
    for corner in corners:
        near = (corner + np.array(((0, 0), (1, 0), (0, 1))))[None]
        origin, across, down = cv2.perspectiveTransform(near, way)[0]
        lengths += [np.linalg.norm(across - origin), np.linalg.norm(down - origin)]
    return float(min(lengths))


def part_with_boxes(picture: Pixels, way: Way, page: PosterPage) -> Part:
    """What is counted in: the boxes and a little round them."""
    scale = min(FINEST, max(COARSEST, scale_of(way)))
    first, last = page.boxes[0], page.boxes[-1]
    left, top = first.x - _LEFT, first.y - _BESIDE
    size = (PAGE[0] - left, last.y + last.high + _BESIDE - top)
    return Part(_taken(picture, way, scale, (left, top), size), scale, left, top)


def whole_page(picture: Pixels, way: Way, longest: int) -> tuple[Pixels, float]:
    """The page to look at, at most ``longest`` pixels high, and its scale."""
    scale = min(longest / PAGE[1], max(COARSEST, scale_of(way)))
    return _taken(picture, way, scale, (0.0, 0.0), PAGE), scale


def _taken(
    picture: Pixels, way: Way, scale: float, origin: tuple[float, float], size: tuple[float, float]
) -> Pixels:
    """A rectangle of the page (millimetres); what lies outside the photo is black."""
    there = scale_of(way)
    # A warp takes single pixels: what gets smaller is made smaller before.
    shrink = min(1.0, scale / there)
    if shrink < 0.8:
        picture = np.asarray(
            cv2.resize(picture, None, fx=shrink, fy=shrink, interpolation=cv2.INTER_AREA), np.uint8
        )
        # The middle of a pixel lies half a pixel from its corner, in both sizes.
        way = np.array(((shrink, 0, (shrink - 1) / 2), (0, shrink, (shrink - 1) / 2), (0, 0, 1))) @ way
    flat = np.array(
        ((1 / scale, 0, origin[0] + 0.5 / scale), (0, 1 / scale, origin[1] + 0.5 / scale), (0, 0, 1))
    )
    pixels = (round(size[0] * scale), round(size[1] * scale))
    return np.asarray(
        cv2.warpPerspective(picture, way @ flat, pixels, flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP),
        np.uint8,
    )
