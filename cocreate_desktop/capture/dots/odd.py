"""What is stuck or drawn on a page and is no sticker of a strong colour: pale, black and grey ones, and other shapes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from cocreate_desktop.capture.dots.ground import WEAK, Ground, Mask, disc

_ROUND: Final = 0.84
"""So much of the circle round it a round thing fills."""
_LIKE: Final = 0.16
"""A sticker's radius is that of the others within this part."""
_LARGE: Final = 0.22
"""Of the area of a sticker: what is smaller is a mark of a pen."""
_ONE: Final = 1.25
_SOME: Final = 4.0
"""Of the same: what is larger than the first is more than one, than the second no sticker."""
_INK: Final = 0.5


@dataclass(frozen=True, slots=True)
class Odd:
    """Something odd that stands by itself: its middle (pixels), its radius were it round, and whether it is a sticker by its
    shape and size."""

    x: float
    y: float
    radius: float
    sticker: bool


def odd_ones(ground: Ground, stuck: Mask, radius: float) -> tuple[list[Odd], Mask]:
    """Beside ``stuck``; ``radius`` in pixels is that of the stickers. Those that stand by themselves, and where there is more
    that is to be counted with ``stuck``: it lies against it, or over one another."""
    reach = max(2, round(0.12 * radius))
    near = cv2.dilate(stuck.astype(np.uint8), disc(reach)) > 0
    rest = (ground.other & ~near).astype(np.uint8)
    rest = np.asarray(cv2.morphologyEx(rest, cv2.MORPH_OPEN, disc(max(2, round(0.3 * radius)))), np.uint8)
    touched = cv2.dilate(near.astype(np.uint8), disc(2)) > 0
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(rest)
    alone: list[Odd] = []
    more = np.zeros(stuck.shape, np.uint8)
    for number in range(1, count):
        left, top, wide, high, area = (int(one) for one in stats[number])
        size = area / (np.pi * radius**2)
        box = (slice(top, top + high), slice(left, left + wide))
        inside = np.asarray(labels[box] == number)
        if size < _LARGE or not _is_thing(ground, box, inside, size):
            continue
        if size < _SOME and (size > _ONE or (touched[box] & inside).any()):
            more[box] |= inside.astype(np.uint8)
        else:
            alone.append(_alone(inside, left, top, radius))
    grown = cv2.dilate(more, disc(reach)) > 0
    return alone, np.asarray(grown & ground.other & ~stuck)


def _alone(inside: Mask, left: int, top: int, radius: float) -> Odd:
    points = np.argwhere(inside)[:, ::-1].astype(np.float32)
    (x, y), around = cv2.minEnclosingCircle(points)
    filled = len(points) / (np.pi * (around + 0.5) ** 2)
    own = float(np.sqrt(len(points) / np.pi))
    return Odd(x + left, y + top, own, bool(filled > _ROUND and abs(own / radius - 1) < _LIKE))


def _is_thing(ground: Ground, box: tuple[slice, slice], inside: Mask, size: float) -> bool:
    """Whether it is more than a shadow, which has no colour of its own, is not as dark as ink and mostly large."""
    colour = float(np.median(ground.colour[box][inside]))
    return size < 1.5 or colour > 1.5 * WEAK or float(np.median(ground.bright[box][inside])) < _INK
