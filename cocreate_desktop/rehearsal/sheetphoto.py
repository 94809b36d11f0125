"""The photo that somebody takes of sheets of paper laid out on a table, from a little askew: made up, with where each lies.
The same seed and sheets give the same photo."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from numpy.random import Generator, default_rng

from cocreate_desktop.codes import qr
from cocreate_desktop.domain.walls import Quad
from cocreate_desktop.rehearsal.packing import jpeg
from cocreate_desktop.rehearsal.walls import Ground, camera
from cocreate_desktop.rehearsal.walls.grounds import ground
from cocreate_desktop.rehearsal.walls.plan import Picture

_GAP: Final = 14.0
"""Millimetres between sheets, about."""
_MARGIN: Final = 40.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A sheet to lay down: its picture (height × width × 3, red green blue, or grey) and how wide it is in millimetres."""

    picture: npt.NDArray[np.uint8]
    wide: float

    @property
    def high(self) -> float:
        """In millimetres."""
        return self.wide * float(self.picture.shape[0] / self.picture.shape[1])


@dataclass(frozen=True, slots=True)
class TablePlan:
    """How it is laid and photographed: ``across`` sheets beside one another, ``scale`` pixels a millimetre, ``tilt`` (0 to
    1) of the camera, ``blur`` in pixels, ``noise`` as a part of white, ``turn`` in degrees by which sheets lie askew, and
    ``cut``: what part of the table is off the photo at the left."""

    seed: int = 1
    across: int = 3
    scale: float = 4.0
    tilt: float = 0.3
    blur: float = 0.6
    noise: float = 0.01
    turn: float = 4.0
    cut: float = 0.0
    ground: Ground = Ground.WOOD


@dataclass(frozen=True, slots=True)
class SheetsPhoto:
    """``content`` is a JPEG; ``places`` are the corners of each sheet in pixels, clockwise from its own top left."""

    content: bytes
    picture: npt.NDArray[np.uint8]
    places: tuple[Quad, ...]


def lay_out(sheets: Sequence[Laid], plan: TablePlan) -> SheetsPhoto:
    """The photo of these sheets, row by row. Takes some seconds."""
    dice = default_rng(plan.seed)
    spots, (wide, high) = _spots(sheets, plan)
    size = (round(wide * plan.scale), round(high * plan.scale))
    inner = (size[0] * plan.cut, 0.0, float(size[0]), float(size[1]))
    seen = (round(inner[2] - inner[0]), size[1])
    way = camera.angle(*seen, inner, plan.tilt, dice)
    table = ground(plan.ground, *size, dice)
    photo = np.asarray(
        cv2.warpPerspective(table, way, seen, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT),
        np.float32,
    )
    places = []
    for sheet, spot in zip(sheets, spots, strict=True):
        corners = _turned(sheet, spot, plan, dice)
        photo, place = _put(photo, sheet, way, corners)
        places.append(place)
    taken = camera.taken(photo, plan.blur, plan.noise, dice)
    return SheetsPhoto(jpeg(taken), taken, tuple(places))


def _spots(sheets: Sequence[Laid], plan: TablePlan) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """The middle of each sheet on the table in millimetres, and how large the table is."""
    spots, top, right = [], _MARGIN, 0.0
    for first in range(0, len(sheets), plan.across):
        row, left = sheets[first : first + plan.across], _MARGIN
        tall = max(sheet.high for sheet in row)
        for sheet in row:
            spots.append((left + sheet.wide / 2, top + tall / 2))
            left += sheet.wide + _GAP
        top, right = top + tall + _GAP, max(right, left)
    return spots, (right - _GAP + _MARGIN, top - _GAP + _MARGIN)


def _turned(
    sheet: Laid, spot: tuple[float, float], plan: TablePlan, dice: Generator
) -> npt.NDArray[np.float64]:
    """The corners of a sheet on the table, in its pixels."""
    turn = math.radians(dice.uniform(-plan.turn, plan.turn))
    spin = np.array(((math.cos(turn), -math.sin(turn)), (math.sin(turn), math.cos(turn))))
    half = np.array((sheet.wide, sheet.high)) / 2
    flat = np.array(((-1, -1), (1, -1), (1, 1), (-1, 1))) * half
    return np.asarray((flat @ spin.T + np.array(spot)) * plan.scale, np.float64)


def _put(
    photo: Picture, sheet: Laid, way: npt.NDArray[np.float64], corners: npt.NDArray[np.float64]
) -> tuple[Picture, Quad]:
    high, wide = sheet.picture.shape[:2]
    place = cv2.perspectiveTransform(corners[None].astype(np.float64), way)[0]
    colours = sheet.picture if sheet.picture.ndim == 3 else np.repeat(sheet.picture[:, :, None], 3, axis=2)
    paper = colours.astype(np.float32) / np.float32(255) * np.float32(0.94)
    flat = np.array(((0, 0), (wide, 0), (wide, high), (0, high)), np.float32)
    onto = cv2.getPerspectiveTransform(flat, place.astype(np.float32))
    # A warp takes single pixels: what gets smaller is softened before.
    smaller = wide / max(1.0, float(np.linalg.norm(place[1] - place[0])))
    soft = cv2.GaussianBlur(paper, (0, 0), max(0.3, 0.45 * smaller))
    size = (photo.shape[1], photo.shape[0])
    drawn = cv2.warpPerspective(soft, onto, size, flags=cv2.INTER_LINEAR)
    mask = cv2.warpPerspective(np.ones((high, wide), np.float32), onto, size, flags=cv2.INTER_LINEAR)
    dark = cv2.GaussianBlur(mask, (0, 0), 4.0)[:, :, None] * np.float32(0.25)
    mask = mask[:, :, None]
    made = photo * (1 - dark) * (1 - mask) + drawn * mask
    a, b, c, d = ((float(x), float(y)) for x, y in place)
    return np.asarray(made, np.float32), (a, b, c, d)


def made_up(
    code: str, wide: float = 105.0, high: float = 99.0, *, side: float = 27.0, fine: float = 8.0
) -> Laid:
    """A made-up sheet of so many millimetres with ``code`` at its top right and some boxes; ``fine`` pixels a millimetre."""
    paper = np.full((round(high * fine), round(wide * fine), 3), 255, np.uint8)
    rows = np.kron(~np.array(qr.matrix(code), bool), np.ones((4, 4), bool)).astype(np.uint8) * 255
    size = round(side * len(rows) / (len(rows) + 8 * qr.QUIET) * fine)
    drawn = cv2.resize(rows, (size, size), interpolation=cv2.INTER_NEAREST)
    top, left = round(9 * fine), paper.shape[1] - round(9 * fine) - size
    paper[top : top + size, left : left + size] = drawn[:, :, None]
    ink = (40, 36, 30)
    for line in range(4):
        y = round((46 + 10 * line) * fine)
        cv2.line(paper, (round(10 * fine), y), (round(60 * fine), y), ink, round(0.8 * fine))
        corner = (paper.shape[1] - round(16 * fine), y - round(3 * fine))
        cv2.rectangle(
            paper, corner, (corner[0] + round(6 * fine), y + round(3 * fine)), ink, round(0.5 * fine)
        )
    return Laid(paper, wide)
