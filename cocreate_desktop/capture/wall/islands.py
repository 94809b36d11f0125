"""Islands: notes that hang together, with clearly more wall round them than between them. A wall without such gaps has none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from cocreate_desktop.capture.wall.shapes import Corners, gap, side

# All in sides of a note. Nearer than this is never a gap between islands; farther always is. Between these, a gap counts when
# it is so many times as wide as the usual one on this wall.
_TOGETHER: Final = 0.45
_APART: Final = 1.6
_WIDER: Final = 2.2


def islands_of(outlines: Sequence[Corners]) -> list[int]:
    """For each outline the number of its island, from 1 in the order given; 0 for one that hangs alone."""
    if not outlines:
        return []
    unit = float(np.median([side(corners) for corners in outlines]))
    links = _tree(_gaps(outlines, unit))
    widest = _widest(np.array([far for far, _one, _other in links]))
    group = list(range(len(outlines)))
    for far, one, other in links:
        if far <= widest:
            old, new = group[other], group[one]
            group = [new if member == old else member for member in group]
    return _numbered(group)


def _widest(gaps: npt.NDArray[np.float64]) -> float:
    """The widest gap that still holds an island together. Where all hang far apart, only what is usual there counts."""
    usual = float(np.median(gaps)) if len(gaps) else 0.0
    held = max(_TOGETHER, _WIDER * usual)
    return min(_APART, held) if usual < _APART / 2 else held


def _gaps(outlines: Sequence[Corners], unit: float) -> npt.NDArray[np.float64]:
    """The wall between each two, in sides of a note; infinite where others are sure to be nearer."""
    count = len(outlines)
    middles = np.array([corners.mean(axis=0) for corners in outlines])
    away = np.linalg.norm(middles[:, None] - middles[None], axis=2)
    found = np.full((count, count), np.inf)
    near = np.argsort(away, axis=1)[:, 1:11]
    for one in range(count):
        for other in near[one]:
            if not np.isfinite(found[one, other]):
                found[one, other] = found[other, one] = gap(outlines[one], outlines[other]) / unit
    # Whatever is left out above is at least as far as its middle, less a note.
    rest = ~np.isfinite(found)
    found[rest] = np.maximum(away[rest] / unit - 1.0, 0.3)
    return found


def _tree(gaps: npt.NDArray[np.float64]) -> list[tuple[float, int, int]]:
    """The fewest links that hold all together, with the least gaps (Prim 1957)."""
    count = len(gaps)
    inside = np.zeros(count, bool)
    inside[0] = True
    nearest, best = np.zeros(count, int), gaps[0].copy()
    links = []
    for _step in range(count - 1):
        other = int(np.argmin(np.where(inside, np.inf, best)))
        links.append((float(best[other]), int(nearest[other]), other))
        inside[other] = True
        nearer = gaps[other] < best
        best, nearest = np.where(nearer, gaps[other], best), np.where(nearer, other, nearest)
    return links


def _numbered(group: Sequence[int]) -> list[int]:
    numbers: dict[int, int] = {}
    for member in group:
        if group.count(member) > 1:
            numbers.setdefault(member, len(numbers) + 1)
    return [numbers.get(member, 0) for member in group]
