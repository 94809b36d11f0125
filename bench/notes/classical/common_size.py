"""The size that the notes of a wall have in common, learned from those that are sure; a camera looks askew, so that it may grow
over the picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from bench.notes.classical.traits import Numbers, Quads, sides
from cocreate_desktop.capture.notes.sighted import strongest

_FEW: Final = 4  # with fewer sure notes there is no common size
_REACH: Final = 0.2  # how far sizes of one wall lie apart, as a difference of logarithms
_TURNS: Final = 3


@dataclass(frozen=True, slots=True)
class CommonSize:
    """``plane``: the logarithm of the side at the origin and what it grows by per 1000 pixels to the right and down.
    ``proportion``: width by height."""

    plane: Numbers
    proportion: float

    def at(self, middles: Numbers) -> Numbers:
        """The side of the square of the same area, in pixels, at n × 2 places."""
        return np.asarray(np.exp(self.plane[0] + middles / 1000 @ self.plane[1:]), np.float64)

    def odd(self, quads: Quads) -> Numbers:
        """How far the size of each is from the common one, as a difference of logarithms."""
        return np.asarray(np.abs(_sizes(quads) - np.log(self.at(quads.mean(axis=1)))), np.float64)


def common_size(quads: Quads, chances: Numbers) -> CommonSize | None:
    """The common size, by the chance of each quad to be a note; None when too few are sure."""
    likely = np.flatnonzero(chances > 0.5)
    chosen = likely[strongest(quads[likely], chances[likely])]
    if len(chosen) < _FEW:
        return None
    weight, size = chances[chosen], _sizes(quads[chosen])
    places = np.column_stack((np.ones(len(chosen)), quads[chosen].mean(axis=1) / 1000))
    votes = (weight[None] * np.exp(-(((size[:, None] - size[None]) / _REACH) ** 2))).sum(axis=1)
    plane = np.array((size[int(np.argmax(votes))], 0.0, 0.0))
    near = weight
    for _turn in range(_TURNS):
        near = weight * np.exp(-(((size - places @ plane) / _REACH) ** 2))
        part = places * near[:, None]
        # Held to one size unless many notes say that it changes.
        plane = np.linalg.solve(places.T @ part + np.diag((1e-3, 1.0, 1.0)), part.T @ size)
    both = sides(quads[chosen])
    longer = np.log(np.maximum(both[:, 0], 1e-6) / np.maximum(both[:, 1], 1e-6))
    return CommonSize(plane, float(np.exp(_weighted_median(longer, near))))


def _weighted_median(values: Numbers, weights: Numbers) -> float:
    order = np.argsort(values)
    sums = np.cumsum(weights[order])
    return float(values[order][int(np.searchsorted(sums, sums[-1] / 2))])


def _sizes(quads: Quads) -> Numbers:
    """The side of the square of the same area, as its natural logarithm."""
    return np.asarray(np.log(np.maximum(np.sqrt(sides(quads).prod(axis=1)), 1e-6)), np.float64)
