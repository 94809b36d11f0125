"""A photo was looked at again while its notes are checked: which note of now is which one of before, so that what was typed on
it, its number and its turn go on. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping

from ...domain.walls import Quad
from .reviewstate import ReviewState, outline_of
from .shapes import centre, contains


def heirs(before: ReviewState, now: ReviewState) -> Mapping[str, str]:
    """The id of now by the id of before, for each note that is outlined anew; those that went have none."""
    gone = [one for one in before.sightings if one.id not in now.by_id]
    if not gone:
        return {}
    fresh = [(one.photo_id, one.id, outline_of(one)) for one in now.sightings if one.id not in before.by_id]
    found: dict[str, str] = {}
    for one in gone:
        old = outline_of(one)
        there = [
            (math.dist(centre(old), centre(quad)), name)
            for photo_id, name, quad in fresh
            if photo_id == one.photo_id and name not in found.values() and _same(old, quad)
        ]
        if there:
            found[one.id] = min(there)[1]
    return found


def _same(one: Quad, other: Quad) -> bool:
    return contains(one, centre(other)) and contains(other, centre(one))
