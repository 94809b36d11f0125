"""A photo made small and taken apart into maps in which notes stand out: lightness and colours, as they are and beside what
lies around, and how steep the picture is. Nothing here knows what colours notes or walls have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.notes.sighted import Picture

LONG_SIDE: Final = 1080
_MOST_ENLARGED: Final = 2.0
_SMALL: Final = 8  # how much smaller the surroundings are looked at

Plane = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Maps:
    """``scale``: pixels of the maps per pixel of the photo. ``lab``: lightness 0 to 100 and the two colour axes, ink closed
    away. ``ground``: what most of a wide neighbourhood is like, in the same units. ``steep``: how fast the colours change
    there, in units of ``lab`` per pixel. ``grey``: maps of 0 to 255 to cut at heights."""

    scale: float
    lab: Plane
    ground: Plane
    steep: Plane
    grey: tuple[Bytes, ...]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the maps."""
        return self.lab.shape[1], self.lab.shape[0]


def maps(picture: Picture) -> Maps:
    """The maps of a photo."""
    scale = min(LONG_SIDE / max(picture.shape[:2]), _MOST_ENLARGED)
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    calm = np.asarray(cv2.medianBlur(small, 3), np.uint8)
    lab = _lab(_without_ink(calm, 5))
    fine = _lab(_without_ink(calm, 3))
    ground, steep = surroundings(lab), steepness(fine)
    return Maps(scale, lab, ground, steep, tuple(_greys(lab, ground, steep)))


def steepness(lab: Plane) -> Plane:
    """The length of the gradient over all three channels."""
    soft = cv2.GaussianBlur(lab, (0, 0), 1.0)
    across = cv2.Sobel(soft, cv2.CV_32F, 1, 0, scale=0.125)
    down = cv2.Sobel(soft, cv2.CV_32F, 0, 1, scale=0.125)
    return np.asarray(np.sqrt((across**2 + down**2).sum(axis=2)), np.float32)


def _without_ink(picture: Picture, wide: int) -> Picture:
    """Dark strokes up to ``wide`` pixels are closed away in each channel."""
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (wide, wide))
    return np.asarray(cv2.morphologyEx(picture, cv2.MORPH_CLOSE, kernel), np.uint8)


def _lab(picture: Picture) -> Plane:
    return np.asarray(cv2.cvtColor(picture.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), np.float32)


def _greys(lab: Plane, ground: Plane, steep: Plane) -> list[Bytes]:
    away = lab - ground
    light, a, b = (np.ascontiguousarray(lab[:, :, n]) for n in range(3))
    other = np.sqrt(away[:, :, 1] ** 2 + away[:, :, 2] ** 2)
    return [
        *map(_stretched, (light, a, b, np.hypot(a, b))),
        *map(_stretched, (away[:, :, 0], away[:, :, 1], away[:, :, 2], other)),
        # Where it is flat: papers of one colour are told apart by what lies between them.
        _stretched(-np.log1p(steep), 0.3),
    ]


def surroundings(lab: Plane) -> Plane:
    """What a note would hang on here: the median of a wide neighbourhood."""
    high, wide = lab.shape[:2]
    size = (max(8, wide // _SMALL), max(8, high // _SMALL))
    few = np.asarray(cv2.resize(lab, size, interpolation=cv2.INTER_AREA), np.float32)
    window = min(size) // 2 | 1
    planes = [_median(few[:, :, n], window) for n in range(3)]
    return np.asarray(cv2.resize(np.dstack(planes), (wide, high)), np.float32)


def _median(plane: Plane, window: int) -> Plane:
    """A wide median, for which OpenCV wants bytes."""
    least, most = float(plane.min()), float(plane.max())
    span = max(most - least, 1e-3)
    whole = ((plane - least) / span * 255).astype(np.uint8)
    return np.asarray(cv2.medianBlur(whole, window).astype(np.float32) / 255 * span + least, np.float32)


def _stretched(plane: Plane, least: float = 6.0) -> Bytes:
    """From the first to the last percent over all of 0 to 255; less than ``least`` between these is only noise."""
    low, high = np.percentile(plane[::3, ::3], (1, 99))
    return np.asarray(np.clip((plane - low) / max(float(high - low), least), 0, 1) * 255, np.uint8)
