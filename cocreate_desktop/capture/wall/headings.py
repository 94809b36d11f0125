"""Words on the wall itself above an island, written larger than the notes are. Only their place: reading comes later. Modest:
what may as well be a line, a drawing or a shadow is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.shapes import Corners, Grey, Pixels, fill, side

# In sides of a note: how high and how wide words may be, how far above the notes.
_HIGH: Final = (0.16, 1.1)
_WIDE: Final = (0.45, 7.0)
_REACH: Final = 1.3
_INK: Final = (0.08, 0.55)  # the share of its own box that writing covers
_LARGER: Final = 1.4  # a note that is a heading, than the others
_COVERED: Final = 0.06  # by notes
_CONTRAST: Final = 28
_WHITE: Final = 255

Row = npt.NDArray[np.int32]
"""Left, top, width and height."""


def headings_of(small: Pixels, outlines: Sequence[Corners], islands: Sequence[int]) -> dict[int, Corners]:
    """The place of the words of each island that has some; all in pixels of ``small`` (notes about 60 pixels or more)."""
    if not outlines:
        return {}
    unit = float(np.median([np.ptp(corners[:, 1]) for corners in outlines]))
    if unit < 24:
        return {}
    words = _words(small, outlines, unit)
    found: dict[int, tuple[float, Corners]] = {}
    for box in words:
        number = _island_under(box, outlines, islands, unit)
        size = float(box[2] * box[3])
        if number and (number not in found or size > found[number][0]):
            left, top, wide, high = box + np.array((-1, -1, 2, 2)) * round(unit * 0.06)
            right, bottom = left + wide, top + high
            found[number] = (
                size,
                np.array(((left, top), (right, top), (right, bottom), (left, bottom)), np.float64),
            )
    written = {number: corners for number, (_size, corners) in found.items()}
    return _large_notes(outlines, islands) | written


def _large_notes(outlines: Sequence[Corners], islands: Sequence[int]) -> dict[int, Corners]:
    """A note clearly larger than the others of its island, that hangs above them all, is its heading too."""
    found = {}
    for number in set(islands) - {0}:
        members = [corners for corners, member in zip(outlines, islands, strict=True) if member == number]
        first = min(members, key=lambda corners: float(corners[:, 1].mean()))
        rest = [corners for corners in members if corners is not first]
        usual = float(np.median([side(corners) for corners in rest]))
        above = float(first[:, 1].mean()) < min(float(corners[:, 1].min()) for corners in rest)
        if len(rest) >= 2 and above and side(first) > _LARGER * usual:
            found[number] = first
    return found


def _words(small: Pixels, outlines: Sequence[Corners], unit: float) -> list[Row]:
    """Boxes of what may be words on the bare wall."""
    ink = _ink(small, outlines, unit)
    joined = cv2.morphologyEx(
        ink, cv2.MORPH_CLOSE, np.ones((max(1, round(unit * 0.10)), max(3, round(unit * 0.40))), np.uint8)
    )
    hung = _hung(ink.shape, outlines)
    count, labels, stats, _middles = cv2.connectedComponentsWithStats(joined)
    high, wide = ink.shape
    found = []
    for number in range(1, count):
        box = np.asarray(stats[number][:4], np.int32)
        inside = box[0] > 1 and box[1] > 1 and box[0] + box[2] < wide - 1 and box[1] + box[3] < high - 1
        if not inside or not _as_large_as_words(box, unit) or _is_covered(hung, box):
            continue
        if _written(ink, labels == number, box):
            found.append(box)
    return found


def _is_covered(hung: Grey, box: Row) -> bool:
    """Whether notes hang over it: then it is something else, or cannot be read."""
    left, top, wide, high = box
    return float((hung[top : top + high, left : left + wide] > 0).mean()) > _COVERED


def _as_large_as_words(box: Row, unit: float) -> bool:
    wide, high = box[2] / unit, box[3] / unit
    return bool(_HIGH[0] < high < _HIGH[1] and _WIDE[0] < wide < _WIDE[1] and wide > 0.8 * high)


def _ink(small: Pixels, outlines: Sequence[Corners], unit: float) -> Grey:
    """What stands out from the wall round it as thin strokes, darker or lighter, beside the notes."""
    grey = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    wide = max(3, round(unit * 0.16)) | 1
    kernel = np.ones((wide, wide), np.uint8)
    dark = cv2.morphologyEx(grey, cv2.MORPH_BLACKHAT, kernel)
    light = cv2.morphologyEx(grey, cv2.MORPH_TOPHAT, kernel)
    bare = _WHITE - _hung(grey.shape, outlines)
    wall = float(np.median(grey[bare > 0])) if (bare > 0).any() else 128.0
    strokes = dark if wall > 90 else np.maximum(dark, light)
    seen = np.asarray(strokes, np.float64) > max(_CONTRAST, 0.18 * wall)
    return np.where(seen & (bare > 0), _WHITE, 0).astype(np.uint8)


def _hung(shape: tuple[int, ...], outlines: Sequence[Corners]) -> Grey:
    """Where notes hang, with their shadows and feet that curl, which lie just outside their outlines."""
    hung = np.zeros(shape[:2], np.uint8)
    for corners in outlines:
        fill(hung, corners, _WHITE, 1.18)
    return hung


def _written(ink: Grey, member: npt.NDArray[np.bool_], box: Row) -> bool:
    """Whether it looks like letters: strokes up and down all along, not one line, not a speckle all over."""
    left, top, wide, high = box
    part = ((ink > 0) & member)[top : top + high, left : left + wide]
    share = float(part.mean())
    if not _INK[0] < share < _INK[1]:
        return False
    thickness = float(cv2.distanceTransform(part.astype(np.uint8), cv2.DIST_L2, 3).max()) * 2
    down = np.diff(part.astype(np.int8), axis=1) > 0
    strokes = float(down.sum(axis=1)[high // 5 : high - high // 5].mean()) if high >= 5 else 0.0
    tall = float((np.ptp(np.argwhere(part)[:, 0]) + 1) / high) if part.any() else 0.0
    return bool(thickness < 0.6 * high and strokes >= 2.0 and strokes * high / wide < 4.0 and tall > 0.8)


def _island_under(box: Row, outlines: Sequence[Corners], islands: Sequence[int], unit: float) -> int:
    """The island whose notes hang right under these words, or 0."""
    left, right, foot = float(box[0]), float(box[0] + box[2]), float(box[1] + box[3])
    near: dict[int, float] = {}
    for corners, number in zip(outlines, islands, strict=True):
        shared = min(right, corners[:, 0].max()) - max(left, corners[:, 0].min())
        if shared < 0.3 * min(right - left, float(np.ptp(corners[:, 0]))):
            continue
        below = float(corners[:, 1].min()) - foot
        if -0.2 * unit < below < _REACH * unit:
            near[number] = min(near.get(number, below), below)
    if not near:
        return 0
    return min(near, key=lambda number: near[number])
