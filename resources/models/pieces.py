"""Pieces of made-up walls as the network learns from them: each time cut, turned and coloured otherwise, with the truth for
each cell. Development only."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import torch
from numpy.random import Generator, default_rng
from torch.utils.data import Dataset

from resources.models.distractions import distracted
from resources.models.network import STRIDE, UNIT

SIDE = 256
"""Pixels of a piece's side."""
SIZES = 26.0, 105.0
"""Pixels of the common note's side in a piece: the finder looks at a photo in several sizes, so that one octave or two do."""
CORE, LEAST_SEEN, LEAST_SIDE = 0.6, 0.3, 18
_CELLS = SIDE // STRIDE

Array = npt.NDArray[Any]


class Pieces(Dataset[tuple[torch.Tensor, ...]]):
    """A piece of each wall in a folder that ``lessons.py`` filled."""

    def __init__(self, folder: Path) -> None:
        self.files = sorted(folder.glob("*.jpg"))

    def __len__(self) -> int:
        return len(self.files)

    def __getitem__(self, place: int) -> tuple[torch.Tensor, ...]:
        dice = default_rng()
        file = self.files[place]
        picture = read(file)
        truth = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
        quads = np.array([one["quad"] for one in truth], np.float32).reshape(-1, 4, 2)
        seen = np.array([one["visible"] for one in truth], np.float32)
        piece, quads = cut(picture, quads, dice)
        inside = (quads.max(1) > 0).all(1) & (quads.min(1) < SIDE).all(1)
        piece = distracted(piece, quads[inside], dice)
        shown = torch.from_numpy(coloured(piece, dice).transpose(2, 0, 1).copy())
        return (shown, *targets(quads[inside], seen[inside]))


def read(file: Path) -> Array:
    """A picture, red green blue. Raises FileNotFoundError."""
    found = cv2.imread(str(file))
    if found is None:
        raise FileNotFoundError(file)
    return cv2.cvtColor(found, cv2.COLOR_BGR2RGB)


def cut(picture: Array, quads: Array, dice: Generator) -> tuple[Array, Array]:
    """A piece of SIDE × SIDE in which the common note has one of SIZES, turned a little or anyhow, or mirrored."""
    high, wide = picture.shape[:2]
    sides = [np.sqrt(max(1.0, cv2.contourArea(quad))) for quad in quads] or [60.0]
    zoom = min(float(np.exp(dice.uniform(*np.log(SIZES)))) / float(np.median(sides)), 2.2)
    upset = dice.uniform(-180, 180) if dice.random() < 0.35 else 0  # on a table they lie anyhow
    way = cv2.getRotationMatrix2D((0, 0), float(dice.normal(0, 6) + upset), zoom)
    way[:, 2] = SIDE / 2 - way[:, :2] @ _middle(quads, (wide, high), zoom, dice)
    how = cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR
    piece = cv2.warpAffine(picture, way, (SIDE, SIDE), flags=how, borderValue=cv2.mean(picture))
    moved = cv2.transform(quads, way) if len(quads) else quads
    if dice.random() < 0.5:
        piece, moved = piece[:, ::-1], moved[:, ::-1] * (-1, 1) + (SIDE, 0)
    return np.ascontiguousarray(piece), np.asarray(moved, np.float32)


def _middle(quads: Array, size: tuple[int, int], zoom: float, dice: Generator) -> Array:
    """Where the piece is cut: about a note, or anywhere so that little of it lies outside the picture."""
    if len(quads) and dice.random() < 0.5:
        return np.asarray(quads[dice.integers(len(quads))].mean(0) + dice.normal(0, SIDE / 5 / zoom, 2))
    half = np.minimum(0.5, SIDE / 2 / zoom / np.array(size)) * 0.8
    return np.asarray(dice.uniform(half, 1 - half) * size)


def coloured(picture: Array, dice: Generator) -> Array:
    """Another light, another camera: 0 to 1."""
    tint = dice.uniform(0.6, 1.25) / 255 * dice.uniform(0.85, 1.15, 3)
    x = picture * tint.astype(np.float32)
    grey = cv2.transform(x, np.full((1, 3), 1 / 3, np.float32))[:, :, None]
    x = grey + (x - grey) * np.float32(dice.uniform(0.5, 1.3))
    if dice.random() < 0.1:
        x = np.repeat(grey, 3, 2)
    if dice.random() < 0.2:
        x = _coarse(x, dice)
    if dice.random() < 0.2:
        x = x + dice.standard_normal(x.shape, np.float32) * np.float32(dice.uniform(0, 0.05))
    if dice.random() < 0.2:
        x = cv2.GaussianBlur(x, (0, 0), dice.uniform(0.4, 1.5))
    x = np.clip(x, 0, 1).astype(np.float32)
    return _pressed(x, dice) if dice.random() < 0.25 else x


def _coarse(x: Array, dice: Generator) -> Array:
    """From a picture that was much smaller; it is as high as it is wide."""
    side = len(x)
    few = int(side / dice.uniform(1.3, 2.6))
    small = cv2.resize(x.astype(np.float32), (few, few), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(small, (side, side), interpolation=cv2.INTER_LINEAR))


def _pressed(x: Array, dice: Generator) -> Array:
    """As JPEG keeps it when it must be small."""
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(20, 75))]
    _done, content = cv2.imencode(".jpg", np.round(x * 255).astype(np.uint8), quality)
    again = cv2.imdecode(content, cv2.IMREAD_COLOR)
    return x if again is None else again.astype(np.float32) / 255


def targets(quads: Array, seen: Array) -> tuple[torch.Tensor, ...]:
    """For each cell: whether it lies in the core of a note, how much that counts, the way to the note's corners, and how much
    that counts (one divided by the side, spread over the note's cells)."""
    core, weight = np.zeros((_CELLS, _CELLS), np.float32), np.ones((_CELLS, _CELLS), np.float32)
    corners, near = np.zeros((8, _CELLS, _CELLS), np.float32), np.zeros((_CELLS, _CELLS), np.float32)
    ys, xs = (np.mgrid[0:_CELLS, 0:_CELLS].astype(np.float32) + 0.5) * STRIDE
    for quad, visible in zip(quads, seen, strict=True):  # as they were hung: the last one hides the others
        side = float(np.sqrt(max(cv2.contourArea(quad), 1.0)))
        whole, middle = _painted(quad, 1.0), _painted(quad, CORE)
        core[whole], weight[whole], near[whole] = 0, 2, 0
        if side < LEAST_SIDE or visible < LEAST_SEEN:
            weight[whole] = 0
            continue
        core[middle], weight[middle] = 1, 2
        near[middle] = 1 / (8 + middle.sum()) / side
        for k, (x, y) in enumerate(np.roll(quad, -int(np.argmin(quad.sum(1))), axis=0)):
            corners[2 * k][middle] = (x - xs[middle]) / UNIT
            corners[2 * k + 1][middle] = (y - ys[middle]) / UNIT
    return tuple(map(torch.from_numpy, (core[None], weight[None], corners, near[None])))


def _painted(quad: Array, share: float) -> Array:
    """The cells whose middle lies in the quad, shrunk to ``share`` about its own middle."""
    centre = quad.mean(0)
    shrunk = (centre + (quad - centre) * share) / STRIDE - 0.5
    mask = np.zeros((_CELLS, _CELLS), np.uint8)
    points = np.round(np.clip(shrunk, -2000, 2000) * 16).astype(np.int32)
    cv2.fillConvexPoly(mask, points, 1, cv2.LINE_8, 4)
    return mask > 0
