"""Pieces of made-up posters as the network learns from them: each time cut, turned and coloured otherwise, with the truth for
each cell. Development only."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.random import Generator, default_rng
from torch.utils.data import Dataset

from resources.models.distractions import beside
from resources.models.dot_network import STRIDE
from resources.models.pieces import Array, coloured, read

SIDE = 144
"""Pixels of a piece's side: five stickers."""
PIECES = 8
"""Of each poster in a round."""
SHARP = 0.16
"""How broad the truth about a middle is, in radii."""
_CELLS = SIDE // STRIDE
_OTHER_HUES, _DISTRACTED, _TURNED = 0.4, 0.15, 0.25


class Pieces(Dataset[tuple[torch.Tensor, ...]]):
    """Pieces of each poster in a folder that ``dot_lessons.py`` filled; they are kept in memory."""

    def __init__(self, folder: Path) -> None:
        self._lessons = [_lesson(file) for file in sorted(folder.glob("*.png"))]

    def __len__(self) -> int:
        return len(self._lessons) * PIECES

    def __getitem__(self, place: int) -> tuple[torch.Tensor, ...]:
        dice = default_rng()
        piece, stickers, radius = cut(*self._lessons[place % len(self._lessons)], dice)
        if dice.random() < _DISTRACTED:
            piece = beside(piece, _painted(stickers, radius), dice)
        if dice.random() < _OTHER_HUES:
            piece = np.ascontiguousarray(piece[:, :, dice.permutation(3)])
        shown = torch.from_numpy(coloured(piece, dice).transpose(2, 0, 1).copy())
        return (shown, *targets(stickers, radius))


@cache
def _lesson(file: Path) -> tuple[Array, Array, float]:
    told = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return read(file), np.array(told["stickers"], np.float32).reshape(-1, 3), float(told["radius"])


def cut(picture: Array, stickers: Array, radius: float, dice: Generator) -> tuple[Array, Array, float]:
    """A piece of SIDE × SIDE, by quarters, mirrored and now and then turned anyhow; stickers (x, y, share in sight) and radius
    in its pixels."""
    half = SIDE / 2
    if len(stickers) and dice.random() < 0.8:
        middle = stickers[dice.integers(len(stickers)), :2] + dice.normal(0, SIDE / 5, 2)
    else:
        middle = dice.uniform(0, 1, 2) * picture.shape[1::-1]
    zoom = float(np.exp(dice.normal(0, 0.04))) if dice.random() < _TURNED else 1.0
    upset = float(dice.uniform(-180, 180)) if zoom != 1.0 else 90.0 * int(dice.integers(4))
    inside = np.round(np.clip(middle, half, np.maximum(half, np.array(picture.shape[1::-1]) - half)))
    way = cv2.getRotationMatrix2D((0, 0), upset, zoom)
    way[:, 2] = half - 0.5 - way[:, :2] @ (inside - 0.5)
    piece = cv2.warpAffine(
        picture, way, (SIDE, SIDE), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    moved = stickers.copy()
    if len(stickers):
        moved[:, :2] = stickers[:, :2] @ way[:, :2].T + way[:, 2]
    if dice.random() < 0.5:
        piece, moved = piece[:, ::-1], moved * (-1, 1, 1) + (SIDE - 1, 0, 0)
    return np.ascontiguousarray(piece), np.asarray(moved, np.float32), radius * zoom


def _painted(stickers: Array, radius: float) -> Array:
    mask = np.zeros((SIDE, SIDE), np.uint8)
    for x, y, _seen in stickers:
        cv2.circle(mask, (round(float(x)), round(float(y))), round(1.15 * radius), 255, -1)
    return mask


def targets(stickers: Array, radius: float) -> tuple[torch.Tensor, ...]:
    """For each cell: how near it is to a middle (1: there), whether a sticker is seen there, and the way to its middle in
    radii."""
    middles, seen = np.zeros((_CELLS, _CELLS), np.float32), np.zeros((_CELLS, _CELLS), np.float32)
    ways = np.zeros((2, _CELLS, _CELLS), np.float32)
    ys, xs = np.mgrid[0:_CELLS, 0:_CELLS].astype(np.float32) * STRIDE + (STRIDE - 1) / 2
    for x, y, _seen in stickers:  # as they were stuck: the last one hides the others
        across, down = (x - xs) / radius, (y - ys) / radius
        away = across * across + down * down
        middles = np.maximum(middles, np.exp(-away / (2 * SHARP * SHARP)))
        mine = away <= 1
        seen[mine] = 1
        ways[0][mine], ways[1][mine] = across[mine], down[mine]
    return tuple(map(torch.from_numpy, (middles[None], seen[None], ways)))
