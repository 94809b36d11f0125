"""What is kept of a photo: the board, or the notes with a little wall round them. Nothing else of the room, for that may be
people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from cocreate_desktop.capture.wall.opening import fitted, packed, pixels_of
from cocreate_desktop.capture.wall.shapes import Corners, Pixels, side
from cocreate_desktop.domain.walls import Box, Quad

LONGEST: Final = 2560
_QUALITY: Final = 82
_MARGIN: Final = 0.5  # of a note's side, round the notes
_WORTH: Final = 0.9  # a part that is hardly smaller is not cut again


def part_to_keep(
    size: tuple[int, int],
    board: Corners | None,
    outlines: Sequence[Corners],
    headings: Sequence[Corners] = (),
) -> Box:
    """The part of a photo of ``size`` (width, height) that is kept: what holds the board, all notes and headings; all of it
    when there is neither board nor note, so that somebody can point out what was missed."""
    wide, high = size
    parts = [*headings, *(() if board is None else (board,))]
    if outlines:
        room = _MARGIN * float(np.median([side(corners) for corners in outlines]))
        hull = np.concatenate(outlines)
        parts.append(np.array((hull.min(axis=0) - room, hull.max(axis=0) + room)))
    if not parts:
        return 0, 0, wide, high
    points = np.concatenate(parts)
    left, top = (int(value) for value in np.clip(np.floor(points.min(axis=0)), 0, (wide - 1, high - 1)))
    right, bottom = (
        int(value) for value in np.clip(np.ceil(points.max(axis=0)), (left + 1, top + 1), (wide, high))
    )
    return left, top, right - left, bottom - top


def keep(picture: Pixels, part: Box) -> bytes:
    """That part as JPEG, at most LONGEST pixels long."""
    left, top, wide, high = part
    shown, _scale = fitted(picture[top : top + high, left : left + wide], LONGEST)
    return packed(shown, _QUALITY)


def trimmed(picture: bytes, cut: Box, notes: Sequence[Quad]) -> tuple[bytes, Box] | None:
    """A kept picture, cut again to these notes alone (quads in pixels of the photo) once somebody has said which are notes;
    with where it lies in the photo. None when that takes next to nothing off. Raises BadFile."""
    left, top, wide, high = cut
    inside = [np.asarray(quad, np.float64) - (left, top) for quad in notes]
    part = part_to_keep((wide, high), None, inside)
    if not notes or part[2] * part[3] > _WORTH * wide * high:
        return None
    shown = pixels_of(picture)
    scale = shown.shape[1] / max(1, wide)
    x, y, w, h = (round(value * scale) for value in part)
    piece = shown[y : y + max(1, h), x : x + max(1, w)]
    return packed(piece, _QUALITY), (left + part[0], top + part[1], part[2], part[3])
