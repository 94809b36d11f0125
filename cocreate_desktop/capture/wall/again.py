"""The parts of a wall to photograph again, while it still hangs: rectangles round the notes that cannot be read,
neighbouring ones in one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from cocreate_desktop.capture.wall.shapes import Corners, gap, side
from cocreate_desktop.domain.walls import Box
from cocreate_desktop.services.seeing import Again

_JOINED: Final = 1.0  # in sides of a note: what hangs nearer is in one part
_ROOM: Final = 0.15  # round the notes of a part


def parts_again(outlines: Sequence[Corners], why: Sequence[str], size: tuple[int, int]) -> tuple[Again, ...]:
    """For each note why it has to be seen again (a code, or empty); ``size`` is the photo's width and height. The parts
    from top to bottom."""
    bad = [place for place, reason in enumerate(why) if reason]
    if not bad:
        return ()
    unit = float(np.median([side(outlines[place]) for place in bad]))
    groups = _joined([[place] for place in bad], outlines, unit)
    boxed = _apart([(_box([outlines[place] for place in group], unit, size), group) for group in groups])
    return tuple(
        Again(box, len(group), Counter(why[place] for place in group).most_common(1)[0][0])
        for box, group in sorted(boxed, key=lambda part: (part[0][1], part[0][0]))
    )


def _joined(groups: list[list[int]], outlines: Sequence[Corners], unit: float) -> list[list[int]]:
    done: list[list[int]] = []
    while groups:
        group = groups.pop()
        grown = True
        while grown:
            near = [
                other
                for other in groups
                if any(gap(outlines[a], outlines[b]) < _JOINED * unit for a in group for b in other)
            ]
            grown = bool(near)
            for other in near:
                group += other
                groups.remove(other)
        done.append(group)
    return done


def _apart(parts: list[tuple[Box, list[int]]]) -> list[tuple[Box, list[int]]]:
    """Rectangles that overlap become one, until none do."""
    for first, (box, group) in enumerate(parts):
        for second in range(first + 1, len(parts)):
            other, members = parts[second]
            if _meet(box, other):
                rest = [part for place, part in enumerate(parts) if place not in (first, second)]
                return _apart([*rest, (_round(box, other), group + members)])
    return parts


def _meet(one: Box, other: Box) -> bool:
    return all(
        one[axis] < other[axis] + other[axis + 2] and other[axis] < one[axis] + one[axis + 2]
        for axis in (0, 1)
    )


def _round(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    right, bottom = max(one[0] + one[2], other[0] + other[2]), max(one[1] + one[3], other[1] + other[3])
    return left, top, right - left, bottom - top


def _box(members: Sequence[Corners], unit: float, size: tuple[int, int]) -> Box:
    points = np.concatenate(members)
    wide, high = size
    left, top = np.clip(points.min(axis=0) - _ROOM * unit, 0, (wide - 1, high - 1)).astype(int)
    right, bottom = np.clip(
        np.ceil(points.max(axis=0) + _ROOM * unit), (left + 1, top + 1), (wide, high)
    ).astype(int)
    return int(left), int(top), int(right - left), int(bottom - top)
