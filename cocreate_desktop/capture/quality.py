"""Whether a picture is good enough to read notes from, while the wall still hangs: for a live picture (cheap), and for each
note of a photo, measured on its straightened crop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.shapes import Corners, Grey, Pixels, side

SMALL_SIDE: Final = 60
"""Pixels: notes with a smaller side are read badly."""
_UNREADABLE_SIDE: Final = 36
# How broad an edge of writing is, as a part of the note's side: from the first on it cannot be read, from the second when the
# sharper notes of the same photo are so many times as sharp.
_BROAD: Final = 0.066
_BROADER: Final = (0.052, 1.7)
_BROADEST: Final = 0.076
_WRITTEN: Final = 0.09  # the least contrast of writing, as a part of the paper's brightness
_SHINE: Final = 0.12  # the part of a note that is blown out
_BLOWN: Final = 250
_DARK: Final = 70.0  # of 255: the brighter parts of a picture
_LIVE: Final = 640
_LIVE_BROAD: Final = 3.5


@dataclass(frozen=True, slots=True)
class Clarity:
    """How clear one note is. ``edge`` is how broad its sharpest edges are as a part of its side, ``contrast`` of what is on it
    as a part of its brightness, ``shine`` the part that is blown out, ``side`` in pixels of the photo."""

    edge: float
    contrast: float
    shine: float
    side: float


def clarity_of(crop: Pixels, corners: Corners) -> Clarity:
    """Of one straightened note; ``corners`` in pixels of the photo."""
    grey = cv2.cvtColor(crop, cv2.COLOR_RGB2GRAY)
    longest = max(grey.shape)
    if longest > 256:
        grey = cv2.resize(grey, None, fx=256 / longest, fy=256 / longest, interpolation=cv2.INTER_AREA)
    high, wide = grey.shape
    calm = cv2.GaussianBlur(np.asarray(grey, np.float32), (0, 0), 0.8)
    inner = calm[high // 9 : high - high // 9, wide // 9 : wide - wide // 9]
    low, paper = np.quantile(inner, (0.01, 0.9))
    slope = np.hypot(
        cv2.Sobel(inner, cv2.CV_32F, 1, 0, scale=1 / 8), cv2.Sobel(inner, cv2.CV_32F, 0, 1, scale=1 / 8)
    )
    steepest = max(float(np.quantile(slope, 0.99)), 0.3)
    return Clarity(
        edge=float(paper - low) / steepest / max(high, wide),
        contrast=float(paper - low) / max(float(paper), 1.0),
        shine=_shine(crop),
        side=side(corners),
    )


def _shine(crop: Pixels) -> float:
    """The part that is blown out, of a paper that elsewhere is not."""
    small = cv2.resize(crop, (48, 48), interpolation=cv2.INTER_AREA)[4:44, 4:44]
    least = np.asarray(small, np.uint8).min(axis=2)
    blown = least >= _BLOWN
    rest = least[~blown]
    if rest.size < 0.05 * least.size:
        return 1.0
    share = float(blown.mean())
    return share if share > 0.6 or np.quantile(rest, 0.6) < 228 else 0.0


def why_unclear(clear: Sequence[Clarity], middles: npt.NDArray[np.float64]) -> list[str]:
    """For each note of one photo a code (``blur``, ``glare``, ``small``), or empty when it can be read. ``middles`` (n × 2)
    tell which hang near: a note with nothing on it is as clear as these."""
    if not clear:
        return []
    written = np.array([one.contrast > _WRITTEN for one in clear])
    edges = np.array([one.edge for one in clear])
    sharp = float(np.quantile(edges[written], 0.25)) if written.any() else 0.0
    blurred = (edges > _BROAD) | ((edges > _BROADER[0]) & (edges > _BROADER[1] * sharp))
    blurred &= written
    # One alone among clear ones has to be clearly so: a hand that writes with a soft pencil is no blur.
    blurred &= (edges > _BROADEST) | np.array(
        [_as_near(n, middles, written, blurred, 0.2) for n in range(len(clear))]
    )
    usual = float(np.median([one.shine for one in clear]))
    return [
        _why(one, bool(blurred[n] if written[n] else _as_near(n, middles, written, blurred)), usual)
        for n, one in enumerate(clear)
    ]


def _why(one: Clarity, blurred: bool, usual_shine: float) -> str:
    if one.side < _UNREADABLE_SIDE:
        return "small"
    # Where all are white from edge to edge it is the paper that is bright.
    if one.shine > _SHINE and usual_shine < 0.5:
        return "glare"
    return "blur" if blurred else ""


def _as_near(
    place: int,
    middles: npt.NDArray[np.float64],
    written: npt.NDArray[np.bool_],
    blurred: npt.NDArray[np.bool_],
    share: float = 0.5,
) -> bool:
    """Whether more than this share of the four nearest notes with something on them is blurred."""
    others = np.flatnonzero(written & (np.arange(len(written)) != place))
    if len(others) == 0:
        return False
    away = np.linalg.norm(middles[others] - middles[place], axis=1)
    near = others[np.argsort(away)[:4]]
    return bool(blurred[near].mean() > share)


def warnings_of(frame: Pixels) -> tuple[str, ...]:
    """Of a live picture: ``dark``, ``glare``, ``blur``. Takes some milliseconds at 1280 pixels."""
    high, wide = frame.shape[:2]
    step = max(1, round(max(high, wide) / _LIVE))  # whole steps are much faster
    small = cv2.resize(frame, (max(1, wide // step), max(1, high // step)), interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    found = []
    if is_dark(grey[::4, ::4]):
        found.append("dark")
    if _has_glare(np.asarray(small, np.uint8)):
        found.append("glare")
    if _is_blurred(grey):
        found.append("blur")
    return tuple(found)


def is_dark(values: npt.NDArray[np.uint8]) -> bool:
    """Whether even the brighter of these values (0 to 255) are dark."""
    return float(np.quantile(values, 0.9)) < _DARK


def _has_glare(small: Pixels) -> bool:
    """Whether there is a blown-out spot: large, but not as large as a white wall in full light."""
    least = cv2.erode(small[::2, ::2].min(axis=2), np.ones((5, 5), np.uint8))
    share = float((least >= _BLOWN).mean())
    return 0.004 < share < 0.2


def _is_blurred(grey: Grey) -> bool:
    """Whether even the clearest edges are broad. Without edges nothing is said."""
    # Noise has sharp edges too.
    calm = cv2.GaussianBlur(grey, (3, 3), 0)
    kernel = np.ones((9, 9), np.uint8)
    contrast = cv2.subtract(cv2.dilate(calm, kernel), cv2.erode(calm, kernel))[::2, ::2]
    limit = max(30.0, float(np.quantile(contrast[::3, ::3], 0.97)))
    clear = contrast >= limit
    if int(clear.sum()) < 60:
        return False
    across = cv2.absdiff(calm[:, 2:], calm[:, :-2])[1:-1]
    down = cv2.absdiff(calm[2:], calm[:-2])[:, 1:-1]
    slope = cv2.copyMakeBorder(cv2.max(across, down), 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    steepest = cv2.dilate(slope, kernel)[::2, ::2]
    broad = contrast[clear] / np.maximum(steepest[clear] / 2, 0.5)
    return float(np.median(broad)) > _LIVE_BROAD
