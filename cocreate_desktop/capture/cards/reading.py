"""What squares say: the brightness of their modules is compared with every card at once. Where that is not clear their corners
are moved a little, for a small square is found to the pixel and a module may have hardly two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.cards.patterns import Patterns, Values, level
from cocreate_desktop.capture.cards.squares import Squares, lies_on, sides_of, surest
from cocreate_desktop.capture.wall.shapes import Grey
from cocreate_desktop.codes.markers import CARD_SIDE

CLEAR: Final = 0.85
"""From this agreement on nothing is gained by moving corners."""
APART: Final = 0.16
_WHOLE: Final = 0.45
"""What is clear and has no module farther off than this is a card."""
_HOPEFUL: Final = 0.55
_LIKELY: Final = 12
_SAMPLES: Final = 3  # a module, each way
_TURNS: Final = 3
_STEPS: Final = (0.35, 0.2)  # of a module


@dataclass(slots=True)
class Read:
    """For each square: the ``marker`` it agrees with most and in which quarter of a turn to the ``right``, how well (``fit``,
    −1 to 1) and how much better than with anything that says something else (``lead``); how far the ``worst`` of its modules
    is off what it should be (0: not at all, 1: white for black), how well it agrees with that marker when it is blurred
    (``soft``), the deviation of its brightness, and whether that marker is a ``plain`` one."""

    squares: Squares
    marker: npt.NDArray[np.intp]
    right: npt.NDArray[np.intp]
    fit: Values
    lead: Values
    worst: Values
    soft: Values
    contrast: Values
    plain: npt.NDArray[np.bool_]


def read(grey: Grey, squares: Squares, patterns: Patterns) -> Read:
    """Reads all squares of a picture."""
    found, fits = _compared(grey, squares, patterns)
    tried = np.zeros(len(squares), np.bool_)
    for _turn in range(_TURNS):
        places = _doubtful(found, tried)
        if not len(places):
            break
        tried[places] = True
        likely = patterns.values[np.argpartition(-fits[places], _LIKELY, axis=1)[:, :_LIKELY]]
        moved = found.squares[places]
        for step in _STEPS:
            moved = _moved(grey, moved, likely, step)
        better, _fits = _compared(grey, moved, patterns)
        for name in ("squares", "marker", "right", "fit", "lead", "worst", "soft", "contrast", "plain"):
            getattr(found, name)[places] = getattr(better, name)
    return found


def _doubtful(found: Read, tried: npt.NDArray[np.bool_]) -> npt.NDArray[np.intp]:
    """The places of those that may be a card and are neither clear nor lie on one that is; of those that lie on one another the
    one that agrees best. A marker is often found several times."""
    clear = (found.fit >= CLEAR) & (found.lead >= APART)
    hopeful = np.flatnonzero((found.fit > _HOPEFUL) & ~clear & ~tried)
    known = found.squares[clear & (found.worst < _WHOLE)]
    hopeful = hopeful[~lies_on(found.squares[hopeful], known).any(axis=1)]
    hopeful = hopeful[np.argsort(-found.fit[hopeful], kind="stable")]
    return hopeful[surest(found.squares[hopeful])]


def _compared(grey: Grey, squares: Squares, patterns: Patterns) -> tuple[Read, Values]:
    """What they say, and how well each agrees with each pattern."""
    values, contrast = level(_modules(grey, squares))
    fits = np.zeros((len(squares), len(patterns.values)), np.float32)
    if len(squares):
        # OpenCV's product: numpy's waits for threads longer than so little work takes.
        fits[:] = cv2.gemm(values, patterns.values, 1.0, fits, 0.0, flags=cv2.GEMM_2_T)
    rows = np.arange(len(squares))
    best = fits.argmax(axis=1)
    marker, right = np.divmod(best, 4)
    others = fits.reshape(len(squares), len(patterns.values) // 4, 4).copy()
    if patterns.turns_count:
        others[rows, marker, right] = -1
    else:
        others[rows, marker] = -1
    fit = fits[rows, best]
    lead = fit - others.max(axis=(1, 2), initial=-1)
    worst = _worst(values, patterns.sharp[best], patterns.values[best] < 0)
    soft = (values * level(patterns.soft[best])[0]).sum(axis=1)
    return Read(squares, marker, right, fit, lead, worst, soft, contrast, patterns.plain[marker]), fits


def _worst(values: Values, wanted: Values, dark: npt.NDArray[np.bool_]) -> Values:
    """The most that a dark module is too bright, or a white one too dark; ``wanted`` is 0 for black and 1 for white. A key of a
    keyboard agrees with a card on the whole, and has modules that are plainly of the other colour."""
    around = wanted - wanted.mean(axis=1, keepdims=True)
    slope = (values * around).sum(axis=1, keepdims=True) / np.maximum(
        (around**2).sum(axis=1, keepdims=True), 1e-6
    )
    over = values / np.maximum(slope, 1e-6) - around
    return np.asarray(np.where(dark, over, -over).max(axis=1, initial=0), np.float32)


def _moved(grey: Grey, squares: Squares, likely: Values, step: float) -> Squares:
    """Each square with that one of its corners moved (or all) that makes it agree best with one of its ``likely`` patterns
    (n × some × 49), or as it was."""
    tries = np.concatenate((squares[:, None], squares[:, None] + _moves(squares, step)), axis=1)
    values, _contrast = level(_modules(grey, tries.reshape(-1, 4, 2)))
    fits = values.reshape(len(squares), -1, values.shape[1]) @ likely.transpose(0, 2, 1)
    return np.asarray(tries[np.arange(len(squares)), fits.max(axis=2).argmax(axis=1)], np.float32)


def _moves(squares: Squares, step: float) -> Squares:
    """n × 22 × 4 × 2: each corner a step up, down, left and right; all of them likewise; all outwards and all inwards."""
    ways = np.array(((1, 0), (-1, 0), (0, 1), (0, -1)), np.float32)
    single = np.zeros((16, 4, 2), np.float32)
    for corner in range(4):
        single[corner * 4 : corner * 4 + 4, corner] = ways
    whole = np.repeat(ways[:, None], 4, axis=1) * np.float32(0.7)
    same = np.concatenate((single, whole))
    out = squares - squares.mean(axis=1, keepdims=True)
    out = out / np.maximum(np.linalg.norm(out, axis=2, keepdims=True), 1e-6) * np.float32(1.2)
    each = np.broadcast_to(same, (len(squares), *same.shape))
    long = (sides_of(squares) / CARD_SIDE * step)[:, None, None, None]
    return np.asarray(np.concatenate((each, out[:, None], -out[:, None]), axis=1) * long, np.float32)


def _modules(grey: Grey, squares: Squares) -> Values:
    """n × 49: the brightness of each module, the mean of some samples within it."""
    across = (np.arange(CARD_SIDE * _SAMPLES, dtype=np.float32) + 0.5) / (CARD_SIDE * _SAMPLES)
    u, v = (part.ravel()[None] for part in np.meshgrid(across, across))
    x, y, gx, gy = _bent(squares)
    below = gx * u + gy * v + 1
    points_x = (x[0] * u + x[1] * v + x[2]) / below
    points_y = (y[0] * u + y[1] * v + y[2]) / below
    # OpenCV's maps may have at most 32767 rows.
    parts = [
        cv2.remap(
            grey,
            points_x[at : at + 30000],
            points_y[at : at + 30000],
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        for at in range(0, len(squares), 30000)
    ]
    if not parts:
        return np.zeros((0, CARD_SIDE * CARD_SIDE), np.float32)
    samples = np.concatenate(parts).reshape(-1, CARD_SIDE, _SAMPLES, CARD_SIDE, _SAMPLES)
    return np.asarray(
        samples.mean(axis=(2, 4), dtype=np.float32).reshape(-1, CARD_SIDE * CARD_SIDE), np.float32
    )


def _bent(squares: Squares) -> tuple[tuple[Values, ...], tuple[Values, ...], Values, Values]:
    """The way from a unit square to each of the squares (columns of n): factors for x, for y, and what both are divided by."""
    first, second, third, fourth = (squares[:, place, :, None] for place in range(4))
    one, other, whole = second - third, fourth - third, first - second + third - fourth
    by = one[:, 0] * other[:, 1] - other[:, 0] * one[:, 1]
    by = np.where(np.abs(by) < 1e-6, np.float32(1e-6), by)
    gx = (whole[:, 0] * other[:, 1] - other[:, 0] * whole[:, 1]) / by
    gy = (one[:, 0] * whole[:, 1] - whole[:, 0] * one[:, 1]) / by
    x, y = (
        (
            second[:, axis] - first[:, axis] + gx * second[:, axis],
            fourth[:, axis] - first[:, axis] + gy * fourth[:, axis],
            first[:, axis],
        )
        for axis in (0, 1)
    )
    return x, y, gx, gy
