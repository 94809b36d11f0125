"""What is paper and what is stuck on it: the light is taken off a straightened page, and what has a colour stands out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.shapes import Pixels

Shades = npt.NDArray[np.float32]
Mask = npt.NDArray[np.bool_]
STRONG: Final = 0.33
"""How far the weakest of red, green and blue lies under the strongest, from here on a colour is strong."""
WEAK: Final = 0.09
DARK: Final = 0.55
"""Of the brightness of the paper: what is darker and has no colour is ink, or a black sticker."""
_WASHED: Final = 0.17
_HUES: Final = 36
_OFTEN: Final = 0.02
"""A hue of which there is so much among the strong colours is one of the stickers."""
_RIM: Final = 0.8
"""Millimetres: half as broad as what is more than the soft rim of a sticker."""
_GREYISH: Final = 0.84
_PAPER: Final = 0.86
_TINT: Final = 0.07
_AROUND: Final = 31


@dataclass(frozen=True, slots=True)
class Ground:
    """A page in colours relative to its paper (``relative``: 1 is paper), with how much colour each pixel has (``colour``, 0 to
    1) and how bright it is (``bright``)."""

    relative: Shades
    colour: Shades
    bright: Shades

    @property
    def strong(self) -> Mask:
        """Where there is a strong colour."""
        return np.asarray(self.colour > STRONG)

    @property
    def other(self) -> Mask:
        """Where there is something that is no paper: any colour, or dark, or grey."""
        return np.asarray((self.colour > WEAK) | (self.bright < _GREYISH))


def disc(reach: int) -> npt.NDArray[np.uint8]:
    """A disc of so many pixels, to open or grow with."""
    return np.asarray(cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1)), np.uint8)


def ground_of(pixels: Pixels, scale: float) -> Ground:
    """Of a straightened part with so many pixels a millimetre."""
    relative = pixels.astype(np.float32) / _white(pixels, scale)
    relative = np.clip(cv2.GaussianBlur(relative, (0, 0), 0.13 * scale), 0.01, 1.25)
    highest = relative.max(axis=2)
    colour = 1 - relative.min(axis=2) / np.maximum(highest, 0.12)
    return Ground(
        np.asarray(relative, np.float32), np.asarray(colour, np.float32), np.asarray(highest, np.float32)
    )


def washed(ground: Ground, scale: float) -> Mask:
    """Where there is a strong colour, and where there is a weaker one of the same hue that is no rim: a lamp washes colours out
    and leaves their hue."""
    strong = ground.strong
    rim = disc(max(1, round(_RIM * scale)))
    sure = cv2.morphologyEx(strong.astype(np.uint8), cv2.MORPH_OPEN, rim) > 0
    if not sure.any():
        return strong
    hues = cv2.cvtColor(ground.relative, cv2.COLOR_RGB2HSV)[:, :, 0] * (_HUES / 360)
    hue = np.minimum(hues, _HUES - 1).astype(int)
    many = np.bincount(hue[sure], minlength=_HUES) > _OFTEN * np.count_nonzero(sure)
    known = many | np.roll(many, 1) | np.roll(many, -1)
    weak = (known[hue] & (ground.colour > _WASHED) & ~strong).astype(np.uint8)
    return np.asarray(strong | (cv2.morphologyEx(weak, cv2.MORPH_OPEN, rim) > 0))


def _white(pixels: Pixels, scale: float) -> Shades:
    """What the paper would be at each pixel. Paper has much of every colour, compared with what is brightest near it."""
    high, wide = pixels.shape[:2]
    size = (max(8, round(wide / scale)), max(8, round(high / scale)))
    small = np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.float32)
    least = small.min(axis=2)
    brightest = cv2.dilate(
        cv2.medianBlur(np.asarray(least, np.float32), 3), np.ones((_AROUND, _AROUND), np.uint8)
    )
    paper = (least > _PAPER * brightest).astype(np.float32)
    paper = np.asarray(cv2.erode(paper, np.ones((3, 3), np.uint8)), np.float32) + 1e-6
    # A pale sticker is nearly as bright as paper, but not of its colour.
    tint = small / _averaged(small, paper, 25.0)
    paper *= 1 - tint.min(axis=2) / np.maximum(tint.max(axis=2), 1e-3) < _TINT
    paper += 1e-6
    white = _averaged(small, paper, 5.0)
    enough = cv2.GaussianBlur(paper, (0, 0), 5.0)[:, :, None]
    far = _averaged(small, paper, 25.0)
    share = np.clip(enough / 0.08, 0, 1)
    white = np.maximum(white * share + far * (1 - share), 4.0)
    return np.asarray(cv2.resize(white, (wide, high), interpolation=cv2.INTER_LINEAR), np.float32)


def _averaged(small: Shades, weight: Shades, soft: float) -> Shades:
    weights = cv2.GaussianBlur(weight, (0, 0), soft)[:, :, None]
    return np.asarray(cv2.GaussianBlur(small * weight[:, :, None], (0, 0), soft) / weights, np.float32)
