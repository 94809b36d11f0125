"""Finds notes with a small network of our own, taught on made-up walls: it says for each small cell of the picture whether it
lies in the core of a note, and where the corners of that note are. How it was taught: resources/models/README.md.

The network knows notes of about 25 to 110 pixels a side; so the picture is looked at in several sizes, coarse ones first, and
then in the one in which the common note has the size that it knows best.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture import taught
from cocreate_desktop.capture.notes.sighted import Picture, Sighted, area, clockwise, common_area, strongest
from cocreate_desktop.capture.notes.unlike import unlike

_STRIDE: Final = 4  # pixels of a cell
_UNIT: Final = 32.0  # pixels of one in the network's answer
_GRID: Final = 32  # its pictures are so many pixels, or a multiple
_CORE: Final = 0.6  # of a note's side
_BEST: Final = 56.0  # pixels of the side of a note that it knows best
_KNOWN: Final = (22.0, 130.0)
_COARSE: Final = (128, 300, 640)  # pixels of the longer side
_LARGEST: Final = 1792
_HOT: Final = 0.5
_LEAST: Final = 0.35
_CERTAIN: Final = 0.8
_UNLIKE: Final = 5.0
_COVERED: Final = 0.05
_SIZES: Final = 0.75  # a factor of two either way, as a logarithm
# How often what is so sure is a note, on 80 made-up walls of which neither the lessons nor the tables know; less at the
# doubtful end, because more of what is found there on real photos is none.
_SURE: Final = (0.0, 0.35, 0.55, 0.65, 0.75, 0.85, 0.95, 1.0)
_RIGHT: Final = (0.0, 0.4, 0.6, 0.7, 0.85, 0.97, 0.99, 1.0)

Numbers = npt.NDArray[np.float64]
Quads = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Found:
    """n × 4 × 2 quads in pixels of the photo, how sure each is, and the side of each in pixels of the size looked at."""

    quads: Quads
    sure: Numbers
    sides: Numbers

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which are of a size that the network knows."""
        return (self.sides > _KNOWN[0]) & (self.sides < _KNOWN[1])


def find(picture: Picture, *, going: Callable[[], bool], told: Callable[[float], None]) -> list[Sighted]:
    """The notes in an upright picture, the surest first; nothing once ``going`` says no."""
    first, picture = max(picture.shape[:2]), _fitted(picture)
    long = max(picture.shape[:2])
    looks: list[_Found] = []
    for turn, size in enumerate(_COARSE):
        if not going():
            return []
        looks.append(_look(picture, size / long))
        told((turn + 1) * 0.2)
    fine = _finer(looks, long)
    if fine and going():
        looks.append(_look(picture, fine))
    if not going():
        return []
    told(1.0)
    return _chosen(looks, picture, first / long)


def _finer(looks: list[_Found], long: int) -> float:
    """The scale in which the common note has its best size; 0 when it was looked at nearly so already."""
    sides = np.concatenate([found.sides * long / size for found, size in zip(looks, _COARSE, strict=True)])
    weights = np.concatenate([found.sure * found.known for found in looks])
    common = _median(sides, weights) if (weights > _LEAST).sum() >= 1 else 0.0
    if not common:
        return min(_LARGEST, 1280) / long
    scale = min(_BEST / common, _LARGEST / long, 1.5)
    done = [size / long for size in _COARSE]
    return 0.0 if any(abs(np.log(scale / other)) < 0.2 for other in done) else scale


def _median(values: Numbers, weights: Numbers) -> float:
    order = np.argsort(values)
    heaped = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(heaped, heaped[-1] / 2)]) if heaped[-1] > 0 else 0.0


def _fitted(picture: Picture) -> Picture:
    """No larger than it is ever looked at: to make twelve megapixels small three times would take as long as to look."""
    scale = _LARGEST / max(picture.shape[:2])
    if scale >= 1:
        return picture
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)


def _chosen(looks: list[_Found], picture: Picture, scale: float) -> list[Sighted]:
    """Of all that was seen, in whatever size, the strongest of those that lie over one another, ``scale`` times as large. What
    is doubtful must at least be unlike what lies round it."""
    quads = np.concatenate([found.quads[found.known] for found in looks])
    sure = np.concatenate([found.sure[found.known] for found in looks])
    # What is seen in the size known best is drawn best.
    near = np.concatenate([_nearness(found.sides[found.known]) for found in looks])
    good = (sure > _LEAST) & _of_common_size(quads, sure)
    quads, sure, near = quads[good], sure[good], near[good]
    chosen = strongest(quads, sure * near)
    certain = quads[[n for n in chosen if sure[n] > _CERTAIN]]
    kept = [
        Sighted(clockwise(quads[n] * scale), float(np.interp(sure[n], _SURE, _RIGHT)))
        for n in chosen
        if sure[n] > _CERTAIN or _is_paper(picture, quads[n], certain)
    ]
    return sorted(kept, key=lambda one: -one.confidence)


def _is_paper(picture: Picture, quad: Quads, certain: Quads) -> bool:
    """Whether something doubtful is unlike what lies round it. Where notes hang over one another that is other paper, perhaps
    of the same colour, and says nothing."""
    near = certain[
        (certain.min(axis=1) < quad.max(axis=0)).all(axis=1)
        & (certain.max(axis=1) > quad.min(axis=0)).all(axis=1)
    ]
    covered = any(common_area(quad, other) > _COVERED * area(quad) for other in near)
    return covered or unlike(picture, quad) > _UNLIKE


def _of_common_size(quads: Quads, sure: Numbers) -> npt.NDArray[np.bool_]:
    """Beside notes that are beyond doubt, what is doubtful and of quite another size is a letter, a key or a sheet."""
    sides = np.sqrt([max(area(quad), 1.0) for quad in quads]) if len(quads) else np.zeros(0)
    certain = sure > _CERTAIN
    if not certain.any():
        return np.ones(len(quads), np.bool_)
    away = np.abs(np.log(sides / np.median(sides[certain])))
    return np.asarray(certain | (away < _SIZES), np.bool_)


def _nearness(sides: Numbers) -> Numbers:
    return np.asarray(np.exp(-0.5 * (np.log(sides / _BEST) / 0.7) ** 2), np.float64)


def _look(picture: Picture, scale: float) -> _Found:
    size = (max(_GRID, round(picture.shape[1] * scale)), max(_GRID, round(picture.shape[0] * scale)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    asked = taught.asked(np.asarray(small, np.uint8), _GRID)
    core, corners = taught.network("notes").run(None, {"picture": asked})
    ys, xs = np.nonzero(core[0, 0] > _HOT)
    here = (np.stack((xs, ys), axis=1) + 0.5) * _STRIDE
    quads = here[:, None] + corners[0][:, ys, xs].T.reshape(-1, 4, 2).astype(np.float64) * _UNIT
    grouped, sure = _gathered(quads, core[0, 0][ys, xs].astype(np.float64))
    sides = np.sqrt([area(quad) for quad in grouped]) if len(grouped) else np.zeros(0)
    return _Found(grouped / scale, sure, sides)


def _gathered(quads: Quads, hot: Numbers) -> tuple[Quads, Numbers]:
    """What many cells say of one note, together: the middle one of what they say of each corner. How sure: how hot they are,
    and how much of the note's core spoke for it."""
    if not len(quads):
        return np.zeros((0, 4, 2)), np.zeros(0)
    x, y = quads[:, :, 0], quads[:, :, 1]
    sides = np.sqrt(np.maximum(np.abs((x * np.roll(y, -1, 1) - y * np.roll(x, -1, 1)).sum(1)) / 2, 1.0))
    middles = quads.mean(axis=1)
    free = np.ones(len(quads), np.bool_)
    found, sure = [], []
    for place in np.argsort(-hot, kind="stable"):
        if not free[place]:
            continue
        away = np.hypot(*(middles - middles[place]).T)
        alike = free & (away < 0.25 * sides[place]) & (np.abs(np.log(sides / sides[place])) < 0.35)
        quad = np.median(_aligned(quads[alike], quads[place]), axis=0)
        side = np.sqrt(max(area(quad), 1.0))
        free &= np.hypot(*(middles - quad.mean(axis=0)).T) > 0.35 * side
        free[place] = False
        spoke = hot[alike].sum() * _STRIDE**2 / (_CORE * side) ** 2
        found.append(quad)
        sure.append(min(1.0, spoke) * float(hot[alike].mean()))
    return np.array(found), np.array(sure)


def _aligned(quads: Quads, model: Quads) -> Quads:
    """The same quads, each beginning at the corner that lies nearest to the first one of ``model``."""
    turns = np.stack([np.roll(quads, -turn, axis=1) for turn in range(4)])
    best = np.abs(turns - model).sum(axis=(2, 3)).argmin(axis=0)
    return np.asarray(turns[best, np.arange(len(quads))], np.float64)
