"""Where the printed lines of the boxes really run on a straightened page: paper curls between its corners, and a sticker
belongs to the box whose printed line is round it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.dots.ground import Ground
from cocreate_desktop.capture.dots.straight import Part
from cocreate_desktop.domain.posters import PosterPage

REACH: Final = 4.0
"""Millimetres beside its place in which a line is looked for."""
_SAMPLES: Final = 9
_INK: Final = 0.12
"""So much darker than the paper beside it a line is at least."""
_ENOUGH: Final = 10
_Fit = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bend:
    """How far the paper lies beside its place: for x and for y the factors of a smooth bend, in millimetres."""

    across: _Fit
    down: _Fit

    def flat(self, x: float, y: float) -> tuple[float, float]:
        """Where a place of the straightened page (millimetres) lies on the paper."""
        terms = _terms(np.array(((x, y),)))[0]
        return x - float(terms @ self.across), y - float(terms @ self.down)


def bend_of(part: Part, page: PosterPage, ground: Ground) -> Bend:
    """As the lines of the boxes show it; none where too little of them is in sight."""
    found = [list(_beside(part, page, ground, upright=upright)) for upright in (True, False)]
    across, down = (_fitted(np.array(one, np.float64).reshape(-1, 3)) for one in found)
    return Bend(across, down)


def _beside(
    part: Part, page: PosterPage, ground: Ground, *, upright: bool
) -> Iterator[tuple[float, float, float]]:
    """Samples along the upright or the level lines: a place on the page, and how far beside it the line runs."""
    shares = np.linspace(0.06, 0.94, _SAMPLES)
    for box in page.boxes:
        for end in (0.0, 1.0):
            for share in shares:
                x = box.x + box.wide * (end if upright else share)
                y = box.y + box.high * (share if upright else end)
                off = _off(part, ground, x, y, upright=upright)
                if off is not None:
                    yield x, y, off


def _off(part: Part, ground: Ground, x: float, y: float, *, upright: bool) -> float | None:
    """How far beside this place a line without colour runs, in millimetres; None when none does."""
    steps = np.arange(-REACH, REACH + 0.01, 0.5 / part.scale)
    px, py = part.to_pixels(x, y)
    xs = np.rint(px + steps * part.scale * upright).astype(int)
    ys = np.rint(py + steps * part.scale * (not upright)).astype(int)
    high, wide = ground.bright.shape
    fine = (xs >= 0) & (ys >= 0) & (xs < wide) & (ys < high)
    if fine.sum() < len(steps) / 2:
        return None
    bright, colour = ground.bright[ys[fine], xs[fine]], ground.colour[ys[fine], xs[fine]]
    if float(colour.max()) > 0.25:
        return None  # a sticker lies here
    darkest = int(np.argmin(bright))
    if float(np.median(bright) - bright[darkest]) < _INK:
        return None
    near = np.abs(steps[fine] - steps[fine][darkest]) < 0.6
    weight = np.clip(float(np.median(bright)) - bright, 0, None) * near
    return float((weight * steps[fine]).sum() / weight.sum())


def _fitted(samples: npt.NDArray[np.float64]) -> _Fit:
    """The smooth bend through most samples."""
    none = np.zeros(6)
    if len(samples) < _ENOUGH:
        return none
    # Between two boxes the other one's line is near too: the usual offset first.
    kept = samples[np.abs(samples[:, 2] - np.median(samples[:, 2])) < 1.6]
    for limit in (0.8, 0.5):
        if len(kept) < _ENOUGH:
            return none
        fit, *_rest = np.linalg.lstsq(_terms(kept[:, :2]), kept[:, 2], rcond=None)
        kept = samples[np.abs(_terms(samples[:, :2]) @ fit - samples[:, 2]) < limit]
    if len(kept) < max(_ENOUGH, 0.5 * len(samples)):
        return none
    fit, *_rest = np.linalg.lstsq(_terms(kept[:, :2]), kept[:, 2], rcond=None)
    return np.asarray(fit, np.float64)


def _terms(places: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    u, v = places[:, 0] / 100 - 1.5, places[:, 1] / 100 - 1.6
    return np.stack((np.ones_like(u), u, v, u * v, v * v, u * u), axis=1)
