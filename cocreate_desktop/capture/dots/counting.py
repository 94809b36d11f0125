"""Counts the stickers of a straightened page in two ways that know nothing of one another: by circles that explain edges and
areas, and by a network that was taught on made-up posters. What the boxes hold, and how sure that is, says the tally."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.dots.circles import Fitting, radius_of
from cocreate_desktop.capture.dots.edges import Outline, edges_of, outline_of
from cocreate_desktop.capture.dots.ground import Ground, Mask, disc, ground_of, washed
from cocreate_desktop.capture.dots.network import middles
from cocreate_desktop.capture.dots.odd import odd_ones
from cocreate_desktop.capture.dots.straight import Part
from cocreate_desktop.capture.dots.tally import Facts, Tally
from cocreate_desktop.domain.posters import PosterPage
from cocreate_desktop.services.seeing import BoxCount, Sticker

LEAST: Final = 1.9
MOST: Final = 10.2
"""Radii of stickers in millimetres of the A4 page: from 8 mm on a poster of twice the size to 19 mm."""
_USUAL: Final = 4.0
GAP: Final = 0.7
"""So dark, beside the paper, a narrow place between two stickers belongs to them."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The stickers of a page and its boxes; ``facts`` by option; ``radius`` in millimetres, 0 without stickers;
    ``softness`` is how broad the edge of a sticker is, as a part of its radius."""

    stickers: tuple[Sticker, ...]
    boxes: tuple[BoxCount, ...]
    facts: dict[int, Facts]
    radius: float
    softness: float = 0.0


def count(part: Part, page: PosterPage) -> Counted:
    """Of a straightened page."""
    ground = ground_of(part.pixels, part.scale)
    stuck, outline, radius = _stuck(ground, part.scale)
    alone, more = odd_ones(ground, stuck, radius or _USUAL * part.scale)
    stuck = np.asarray(stuck | more)
    tally = Tally(part, page, ground, radius or _USUAL * part.scale)
    tally.add_middles(middles(part.pixels, radius or _USUAL * part.scale))
    softness = 0.0
    if radius:
        softness = _softness(ground, outline, radius)
        tally.add_circles(Fitting(stuck, edges_of(ground, stuck, part.scale, radius), radius).run())
    for odd in alone:
        tally.add_odd(odd)
    tally.look_at_light(softness)
    stickers, boxes = tally.counted()
    return Counted(stickers, boxes, tally.facts, radius / part.scale, softness)


def _stuck(ground: Ground, scale: float) -> tuple[Mask, Outline, float]:
    """What is stuck, and the radius of stickers in pixels; where nothing has a strong colour, they may all be pale or black."""
    coloured = washed(ground, scale)
    strong, outline, radius = _opened(coloured, scale)
    if radius:
        # Between two colours lies one that is grey: no gap.
        closed = (
            cv2.morphologyEx(coloured.astype(np.uint8), cv2.MORPH_CLOSE, disc(max(1, round(0.5 * scale)))) > 0
        )
        return _without_thin(coloured | (closed & (ground.bright < GAP)), scale), outline, radius
    other, other_outline, radius = _opened(ground.other, scale)
    return (other, other_outline, radius) if radius else (strong, outline, 0.0)


def _opened(mask: Mask, scale: float) -> tuple[Mask, Outline, float]:
    stuck = _without_thin(mask, scale)
    outline = outline_of(stuck, scale)
    radius = radius_of(outline, LEAST * scale, MOST * scale)
    # Grain and the rims of pale stickers have the least there is.
    return stuck, outline, radius if radius > LEAST * scale else 0.0


def _without_thin(mask: Mask, scale: float) -> Mask:
    """Without lines and the strokes of a pen."""
    kernel = disc(max(1, round(0.5 * scale)))
    return np.asarray(cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, kernel) > 0)


def _softness(ground: Ground, outline: Outline, radius: float) -> float:
    """How broad the usual edge between a sticker and the paper is, as a part of the radius."""
    x, y = np.rint(outline.points).astype(int).T
    across = cv2.Sobel(ground.colour, cv2.CV_32F, 1, 0, scale=1 / 8)[y, x]
    down = cv2.Sobel(ground.colour, cv2.CV_32F, 0, 1, scale=1 / 8)[y, x]
    deep = np.rint(outline.points + 0.6 * radius * outline.inwards).astype(int)
    high, wide = ground.colour.shape
    inside = ground.colour[np.clip(deep[:, 1], 0, high - 1), np.clip(deep[:, 0], 0, wide - 1)]
    return float(np.median(inside) / max(1e-3, float(np.median(np.hypot(across, down)))) / radius)
