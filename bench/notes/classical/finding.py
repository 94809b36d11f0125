"""Finds notes without having learned what they look like: pieces of many maps at many heights, judged by their sides and by the
size that they have in common. Nothing is tuned to one board, paper or light."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import numpy as np

from bench.notes.classical.common_size import common_size
from bench.notes.classical.judging import MADE, alone, among
from bench.notes.classical.maps import Maps, maps
from bench.notes.classical.parts import parts
from bench.notes.classical.pieces import Piece, pieces
from bench.notes.classical.traits import Numbers, Quads, traits
from cocreate_desktop.capture.notes.sighted import (
    Picture,
    Sighted,
    area,
    boxes,
    clockwise,
    common_area,
    strongest,
)

ENOUGH: Final = 0.6
"""From this chance on an outline is taken for a note."""
_COVERED: Final = 0.39  # how much surer an outline must be that lies wholly on others
_MOST: Final = 4000  # outlines that are judged


def find(picture: Picture, *, going: Callable[[], bool], told: Callable[[float], None]) -> list[Sighted]:
    """The notes in a picture, the surest first; nothing once ``going`` says no. About a second of one core."""
    seen = maps(picture)
    told(0.2)
    found: list[Piece] = []
    for number, grey in enumerate(seen.grey, 1):
        if not going():
            return []
        found += pieces((grey,))
        told(0.2 + 0.5 * number / len(seen.grey))
    quads, chances = judged(seen, found)
    quads, chances = quads[chances >= ENOUGH], chances[chances >= ENOUGH]
    told(0.9)
    kept = _standing(quads, chances, strongest(quads, chances))
    told(1.0)
    return [Sighted(quads[place] / seen.scale, float(chances[place])) for place in kept] if going() else []


def _standing(quads: Quads, chances: Numbers, order: list[int]) -> list[int]:
    """Of these, the surest first, those that are sure enough for how much of them lies on surer ones: what lies across two
    neighbours is seldom a note."""
    frames = boxes(quads)
    kept: list[int] = []
    for place in order:
        least, most = frames[place, :2], frames[place, 2:]
        near = [one for one in kept if (least < frames[one, 2:]).all() and (frames[one, :2] < most).all()]
        covered = sum(common_area(quads[place], quads[one]) for one in near) / max(area(quads[place]), 1e-9)
        if chances[place] >= ENOUGH + _COVERED * min(covered, 1.0) ** 2:
            kept.append(place)
    return kept


def judged(seen: Maps, found: Iterable[Piece]) -> tuple[Quads, Numbers]:
    """The outlines with the chance of each to be a note: each piece once, and what pieces are made of or are part of."""
    once = list(_once(found).values())[:_MOST]
    quads = np.array([clockwise(piece.quad) for piece in once]).reshape(-1, 4, 2)
    if not once:
        return quads, np.zeros(0)
    full, rounds = np.array([piece.full for piece in once]), np.array([piece.round for piece in once])
    said = traits(seen, quads, full, rounds)
    common = common_size(quads, alone(said))
    if common is None:
        return quads, among(said, None)
    made = parts(quads, common)
    quads, full = np.concatenate((quads, made)), np.concatenate((full, np.full(len(made), MADE)))
    rounds = np.concatenate((rounds, np.zeros(len(made), np.bool_)))
    return quads, among(traits(seen, quads, full, rounds), common.odd(quads))


def _once(found: Iterable[Piece]) -> dict[tuple[int, ...], Piece]:
    """Of pieces that lie within some pixels of one another only the fullest."""
    best: dict[tuple[int, ...], Piece] = {}
    for piece in found:
        place = tuple((clockwise(piece.quad).ravel() / 5).round().astype(int))
        if place not in best or best[place].full < piece.full:
            best[place] = piece
    return best
