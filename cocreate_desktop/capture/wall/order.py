"""Reading order: rows from top to bottom, each from left to right, also when the photo hangs askew."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.shapes import Corners, side

_SAME_ROW = 0.55  # of a note's side: what hangs less higher or lower than its neighbour is in its row
_OVER = 0.5  # of a note's side: what lies over a note to this extent is above or below it, not beside it


def reading_order(outlines: Sequence[Corners]) -> list[int]:
    """The places of the outlines in the order in which one reads them."""
    if not outlines:
        return []
    middles = np.array([corners.mean(axis=0) for corners in outlines])
    sides = np.array([side(corners) for corners in outlines])
    level = middles @ _turned(slope_of(outlines)).T
    rows: list[list[int]] = []
    for place in np.argsort(level[:, 1], kind="stable"):
        row = _row_of(int(place), rows, level, sides)
        if row is None:
            rows.append([int(place)])
        else:
            row.append(int(place))
    rows.sort(key=lambda row: float(np.mean(level[row, 1])))
    return [place for row in rows for place in sorted(row, key=lambda one: float(level[one, 0]))]


def slope_of(outlines: Sequence[Corners]) -> float:
    """How far the rows run down to the right, in radians: the median of the upper and lower sides of the notes."""
    tops = np.array([corners[1] - corners[0] for corners in outlines])
    feet = np.array([corners[2] - corners[3] for corners in outlines])
    along = tops + feet
    slope = float(np.median(np.arctan2(along[:, 1], along[:, 0])))
    return slope if abs(slope) < np.pi / 5 else 0.0


def _turned(slope: float) -> npt.NDArray[np.float64]:
    """Turns a picture back that runs down by ``slope``."""
    return np.array(((np.cos(slope), np.sin(slope)), (-np.sin(slope), np.cos(slope))))


def _row_of(
    place: int, rows: Sequence[list[int]], level: npt.NDArray[np.float64], sides: npt.NDArray[np.float64]
) -> list[int] | None:
    """The row whose nearest note hangs about as high; None when it begins a new one."""
    best: tuple[float, list[int]] | None = None
    for row in rows:
        away = np.abs(level[row, 0] - level[place, 0])
        nearest = row[int(np.argmin(away))]
        unit = (sides[nearest] + sides[place]) / 2
        lower = abs(float(level[nearest, 1] - level[place, 1])) / unit
        if lower < _SAME_ROW and away.min() > _OVER * unit and (best is None or lower < best[0]):
            best = lower, row
    return None if best is None else best[1]
