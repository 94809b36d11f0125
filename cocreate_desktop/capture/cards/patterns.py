"""What the modules of every card look like, in every quarter of a turn, made comparable with measured brightness."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from cocreate_desktop.codes.markers import CARD_SIDE, five, marker_id
from cocreate_desktop.domain.cards import MOST_CARDS, SIDES, CardForm

_MIXED: Final = 0.2  # of the brightness of either neighbour: a blur of half a module
_FEW: Final = 20  # of a thousand markers three have fewer, of the turned cards none
Values = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Patterns:
    """``values``: a row for each marker and quarter of a turn to the right, (markers · 4) × 49, each with mean 0 and length 1.
    ``sharp`` are the same from 0 (black) to 1 (white), ``soft`` as a blurred camera sees them on white paper. ``plain``:
    which markers have so few edges that a frame or a key may look like them. ``turns_count``: whether the same marker turned
    says something else."""

    values: Values
    sharp: Values
    soft: Values
    plain: npt.NDArray[np.bool_]
    turns_count: bool


@cache
def patterns_of(form: CardForm) -> Patterns:
    """The patterns of all cards of a form: also a card that is not there today must be known for what it is."""
    most = marker_id(MOST_CARDS, form, SIDES[-1]) + 1
    bright = 1 - np.array([five(number) for number in range(most)], np.float32)
    turned = np.stack([np.rot90(bright, -quarter, axes=(1, 2)) for quarter in range(4)], axis=1)
    sharp = turned.reshape(-1, CARD_SIDE * CARD_SIDE)
    return Patterns(level(sharp)[0], sharp, _blurred(sharp), _edges(bright) < _FEW, form is CardForm.TURNED)


def _edges(bright: Values) -> npt.NDArray[np.intp]:
    """How many times black and white meet in each."""
    return np.asarray(sum((np.diff(bright, axis=axis) != 0).sum(axis=(1, 2)) for axis in (1, 2)), np.intp)


def _blurred(sharp: Values) -> Values:
    """Each with its neighbours mixed in, and white around."""
    grids = np.pad(sharp.reshape(-1, CARD_SIDE, CARD_SIDE), ((0, 0), (1, 1), (1, 1)), constant_values=1)
    for axis in (1, 2):
        before, after = np.roll(grids, 1, axis), np.roll(grids, -1, axis)
        grids = _MIXED * before + (1 - 2 * _MIXED) * grids + _MIXED * after
    return np.asarray(grids[:, 1:-1, 1:-1].reshape(sharp.shape), np.float32)


def level(values: Values) -> tuple[Values, Values]:
    """Each row with mean 0 and length 1, and the deviation that it had."""
    around = values - values.mean(axis=1, keepdims=True)
    long = np.linalg.norm(around, axis=1, keepdims=True)
    deviation = long[:, 0] / np.float32(np.sqrt(max(1, values.shape[1])))
    return (around / np.maximum(long, np.float32(1e-6))).astype(np.float32), deviation.astype(np.float32)
