"""Outlines that may be there though no piece shows them: a large piece cut into notes of the common size, and what shows of a
note under another made whole again. Whether they are notes is for whoever judges."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Final

import numpy as np
import numpy.typing as npt

from bench.notes.classical.common_size import CommonSize
from bench.notes.classical.traits import Numbers, Quads, inside, sides

_MOST: Final = 12  # notes beside one another in a block
_MOST_PARTS: Final = 6000
_SMALLEST: Final = 0.3  # of a note's side that must show
_Span = tuple[float, float]


def parts(quads: Quads, common: CommonSize) -> Quads:
    """The outlines that pieces are cut into, or that they are part of; each about once."""
    measured = sides(quads)
    side = common.at(quads.mean(axis=1))
    wide, high = side * common.proportion**0.5, side / common.proportion**0.5
    made = [np.zeros((0, 4, 2))]
    for place in _apart(quads, side):
        quad = quads[place]
        spans = np.array(list(_cells(measured[place, 0] / wide[place], measured[place, 1] / high[place])))
        if len(spans):
            u, v = spans[:, [0, 2, 2, 0]].ravel(), spans[:, [1, 1, 3, 3]].ravel()
            made.append(inside(quad[None], u, v).reshape(-1, 4, 2))
    together = np.concatenate(made)
    return together[_apart(together, common.at(together.mean(axis=1)))[:_MOST_PARTS]]


def _apart(quads: Quads, side: Numbers) -> npt.NDArray[np.intp]:
    """Which quads to look at, so that of those that lie within a tenth of a note of one another only one is left."""
    _places, once = np.unique(
        (quads.reshape(-1, 8) / (0.12 * side[:, None])).round(), axis=0, return_index=True
    )
    return np.sort(once)


def _cells(across: float, down: float) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of the notes in a piece that is as many notes wide and high, as shares of it."""
    if max(across, down) > _MOST or min(across, down) < _SMALLEST:
        return
    if 0.8 < across < 1.25 and 0.8 < down < 1.25:
        return
    for (left, right), (top, bottom) in product(set(_spans(across)), set(_spans(down))):
        yield left, top, right, bottom


def _spans(times: float) -> Iterator[_Span]:
    """Where notes may begin and end along a side that is ``times`` as long as a note."""
    one = 1 / times
    if times < 0.8:  # a part of one is seen: it goes on to either side
        yield from ((0.0, one), (1 - one, 1.0))
    elif times < 1.25:
        yield 0.0, 1.0
    else:
        # Edge to edge, or evenly over one another: as many as fit, and one more when they may overlap.
        for many in {max(2, int(times + 0.3)), int(np.ceil(times))}:
            step = (1 - one) / (many - 1)
            if abs(times / many - 1) < 0.12:
                yield from ((n / many, (n + 1) / many) for n in range(many))
            else:
                yield from ((n * step, n * step + one) for n in range(many))
