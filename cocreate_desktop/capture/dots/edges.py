"""The edges of what is stuck on a page: where its outline runs, which way it faces, and where one sticker ends on another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.dots.ground import Ground, Mask, Shades

Points = npt.NDArray[np.float64]
"""n × 2: x and y in pixels."""
_FROM: Final = 1.7
_CLEAR: Final = 4.0
"""An edge counts from so many times the usual grain on, and in full when it is so many times as steep."""
_USUAL: Final = 40
"""Per cent of what is stuck that has no edge."""
_LEAST: Final = 0.0006
_TURNS: Final = 12
_ALONG: Final = 0.16
"""The part of a radius, on either side, along which an edge is averaged."""


@dataclass(frozen=True, slots=True)
class Outline:
    """``points`` on the outline of what is stuck, with the way ``inwards`` (unit vectors)."""

    points: Points
    inwards: Points


@dataclass(frozen=True, slots=True)
class Edges:
    """The ``outline`` of what is stuck. ``inner``: points on edges inside, with the way across them and how clear each is (0 to
    1). ``across`` and ``down`` hold, for every pixel, the slope that counts as an edge there (length 0 to 1)."""

    outline: Outline
    inner: Points
    inner_ways: Points
    inner_clear: npt.NDArray[np.float64]
    across: Shades
    down: Shades


def outline_of(mask: Mask, scale: float) -> Outline:
    """Of a page on which ``mask`` is what is stuck."""
    soft = cv2.GaussianBlur(mask.astype(np.float32), (0, 0), 0.45 * scale)
    out_x = cv2.Sobel(soft, cv2.CV_32F, 1, 0, scale=1 / 8)
    out_y = cv2.Sobel(soft, cv2.CV_32F, 0, 1, scale=1 / 8)
    points = _outermost(mask)
    x, y = points[:, 0].astype(int), points[:, 1].astype(int)
    ways = np.stack((out_x[y, x], out_y[y, x]), axis=1).astype(np.float64)
    length = np.linalg.norm(ways, axis=1)
    fine = length > 1e-3
    inwards = ways[fine] / length[fine, None]
    # The outline runs half a pixel outside the outermost pixels.
    return Outline(points[fine] - 0.5 * inwards, inwards)


def edges_of(ground: Ground, mask: Mask, scale: float, radius: float) -> Edges:
    """Of the same page with stickers of this radius in pixels."""
    outline = outline_of(mask, scale)
    in_x, in_y, steep = _inner_slopes(ground, mask, scale, _ALONG * radius)
    deep = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=round(0.5 * scale + 2))
    ridge = _ridge(steep, in_x, in_y) & (deep > 0)
    across, down = np.where(ridge, in_x, 0), np.where(ridge, in_y, 0)
    along = np.rint(outline.points + 0.5 * outline.inwards).astype(int)
    across[along[:, 1], along[:, 0]], down[along[:, 1], along[:, 0]] = outline.inwards.T
    iy, ix = np.nonzero(ridge)
    inner_ways = np.stack((in_x[iy, ix], in_y[iy, ix]), axis=1).astype(np.float64)
    strength = np.linalg.norm(inner_ways, axis=1)
    return Edges(
        outline,
        np.stack((ix, iy), axis=1).astype(np.float64),
        inner_ways / np.maximum(strength, 1e-9)[:, None],
        strength,
        across.astype(np.float32),
        down.astype(np.float32),
    )


def _outermost(mask: Mask) -> Points:
    found, _tree = cv2.findContours(mask.astype(np.uint8), cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
    high, wide = mask.shape
    points = np.concatenate([one.reshape(-1, 2) for one in found]) if found else np.zeros((0, 2))
    points = points.astype(np.float64)
    inside = (points[:, 0] > 0) & (points[:, 1] > 0) & (points[:, 0] < wide - 1) & (points[:, 1] < high - 1)
    return np.asarray(points[inside], np.float64)


def _inner_slopes(ground: Ground, mask: Mask, scale: float, half: float) -> tuple[Shades, Shades, Shades]:
    """The steepest slope at each pixel, as a part of what counts as clear among the grain; and how steep it is. A slope is
    taken along a short line across it: grain has no line, the faint edge of a sticker on one of its own colour has."""
    steep, turned = np.zeros(mask.shape, np.float32), np.zeros(mask.shape, np.float32)
    grown = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8), iterations=max(1, round(0.5 * scale)))
    deep = grown > 0
    if not deep.any():
        return turned, turned, steep
    left, top, wide, high = cv2.boundingRect(mask.astype(np.uint8))
    part = (slice(top, top + high), slice(left, left + wide))
    slopes = _by_grain(ground.relative[part], deep[part], scale)
    for turn in np.linspace(0, np.pi, _TURNS, endpoint=False):
        along = _line(turn + np.pi / 2, half)
        here = cv2.filter2D(
            slopes[0] * np.float32(np.cos(turn)) + slopes[1] * np.float32(np.sin(turn)), -1, along
        )
        length = np.sqrt((here * here).sum(axis=2))
        better = length > steep[part]
        steep[part] = np.where(better, length, steep[part])
        turned[part] = np.where(better, np.float32(turn), turned[part])
    grain = float(np.percentile(steep[deep], _USUAL))
    clear = np.clip((steep - _FROM * grain) / ((_CLEAR - _FROM) * max(grain, 1e-9)), 0, 1)
    return (
        np.asarray(np.cos(turned) * clear, np.float32),
        np.asarray(np.sin(turned) * clear, np.float32),
        steep,
    )


def _by_grain(relative: Shades, deep: Mask, scale: float) -> tuple[Shades, Shades]:
    """The slopes to the right and down in three colours that have the same grain, each by itself."""
    calm = cv2.GaussianBlur(relative, (0, 0), max(0.6, 0.15 * scale))
    across = np.asarray(cv2.Sobel(calm, cv2.CV_32F, 1, 0, scale=1 / 8), np.float32)
    down = np.asarray(cv2.Sobel(calm, cv2.CV_32F, 0, 1, scale=1 / 8), np.float32)
    both = np.concatenate((across[deep], down[deep])).astype(np.float64)
    length = np.abs(both).sum(axis=1)
    plain = both[length <= np.median(length)]  # where no edge is
    values, ways = np.linalg.eigh(plain.T @ plain / max(1, len(plain)) + _LEAST**2 * np.eye(3))
    even = (ways / np.sqrt(values)).astype(np.float32)
    return across @ even, down @ even


def _line(turn: float, half: float) -> Shades:
    """A soft line of about twice ``half`` pixels, to average along."""
    reach = max(1, int(np.ceil(2 * half)))
    ys, xs = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    along, beside = xs * np.cos(turn) + ys * np.sin(turn), ys * np.cos(turn) - xs * np.sin(turn)
    kernel = np.exp(-0.5 * (along / half) ** 2 - 0.5 * (beside / 0.45) ** 2)
    return np.asarray(kernel / kernel.sum(), np.float32)


def _ridge(steep: Shades, x: Shades, y: Shades) -> Mask:
    """Where an edge is the clearest across itself."""
    length = np.maximum(np.hypot(x, y), 1e-9)
    high, wide = steep.shape
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    step_x, step_y = (x / length).astype(np.float32), (y / length).astype(np.float32)
    before = cv2.remap(steep, xs - step_x, ys - step_y, cv2.INTER_LINEAR)
    after = cv2.remap(steep, xs + step_x, ys + step_y, cv2.INTER_LINEAR)
    return np.asarray((length > 0.12) & (steep >= before) & (steep >= after))
