"""What a wall or a table also shows and what is no note: writing as large as notes, boxes drawn by hand, screens, keyboards,
strips and sheets. Drawn into a piece between its notes. Development only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from numpy.random import Generator

Array = npt.NDArray[Any]
_SHARE = 0.4  # of the pieces
_MOST = 5
_LETTERS = "ABCDEFGHKLMNOPRSTUVWZabdeghkmnoprstuz1234567890?!&"
_FACES = (
    cv2.FONT_HERSHEY_SIMPLEX,
    cv2.FONT_HERSHEY_SCRIPT_SIMPLEX,
    cv2.FONT_HERSHEY_SCRIPT_COMPLEX,
    cv2.FONT_HERSHEY_DUPLEX,
)


def distracted(piece: Array, quads: Array, dice: Generator) -> Array:
    """The piece with things between its notes, or as it was."""
    if dice.random() > _SHARE:
        return piece
    notes = np.zeros(piece.shape[:2], np.uint8)
    for quad in quads:
        grown = quad.mean(0) + (quad - quad.mean(0)) * 1.06  # with the edge of its shadow
        cv2.fillConvexPoly(notes, np.clip(np.round(grown), -3000, 3000).astype(np.int32), 255)
    return beside(piece, notes, dice)


def beside(piece: Array, kept: Array, dice: Generator) -> Array:
    """The piece with some things in it, except where ``kept`` is not 0."""
    drawn = piece.copy()
    for _thing in range(int(dice.integers(1, _MOST + 1))):
        _KINDS[dice.integers(len(_KINDS))](drawn, dice)
    return np.where(kept[:, :, None] > 0, piece, drawn)


def _tone(dice: Generator) -> tuple[int, int, int]:
    a, b, c = dice.integers(0, 256, 3)
    return int(a), int(b), int(c)


def _ink(dice: Generator) -> tuple[int, int, int]:
    a, b, c = dice.integers(0, 110, 3)
    return (int(a), int(b), int(c)) if dice.random() < 0.8 else (235, 235, 230)


def _place(drawn: Array, dice: Generator) -> tuple[int, int]:
    high, wide = drawn.shape[:2]
    return int(dice.uniform(-0.1, 1.0) * wide), int(dice.uniform(0, 1.1) * high)


def _writing(drawn: Array, dice: Generator) -> None:
    """A word in letters of any size, also as large as a note."""
    word = "".join(dice.choice(list(_LETTERS), int(dice.integers(1, 9))))
    scale = float(np.exp(dice.uniform(np.log(0.5), np.log(4.5))))
    face, thick = _FACES[dice.integers(len(_FACES))], max(1, int(scale * dice.uniform(0.6, 3)))
    cv2.putText(drawn, word, _place(drawn, dice), face, scale, _ink(dice), thick, cv2.LINE_AA)


def _strokes(drawn: Array, dice: Generator) -> None:
    """A line of marker that bends."""
    steps = dice.normal(0, dice.uniform(5, 40), (int(dice.integers(3, 12)), 2)).cumsum(0)
    points = np.round(steps + _place(drawn, dice)).astype(np.int32)
    cv2.polylines(
        drawn, [points], bool(dice.random() < 0.3), _ink(dice), int(dice.integers(1, 7)), cv2.LINE_AA
    )


def _boxes(drawn: Array, dice: Generator) -> None:
    """A row of boxes with open middles: a table, a drawing, a bar chart."""
    x, y = _place(drawn, dice)
    wide, high = dice.uniform(15, 90, 2)
    for n in range(int(dice.integers(1, 6))):
        corner = (int(x + n * wide * dice.uniform(0.98, 1.02)), y)
        other = (int(corner[0] + wide), int(y + high * dice.uniform(0.6, 1)))
        cv2.rectangle(drawn, corner, other, _ink(dice), int(dice.integers(1, 4)), cv2.LINE_AA)


def _filled(drawn: Array, size: tuple[float, float], fill: Array, dice: Generator) -> None:
    """A turned quad with ``fill`` in it (high × wide × 3)."""
    mask = np.zeros(drawn.shape[:2], np.uint8)
    x, y = _place(drawn, dice)
    corners = cv2.boxPoints(((float(x), float(y)), size, float(dice.uniform(0, 180))))
    cv2.fillConvexPoly(mask, np.round(corners).astype(np.int32), 255, cv2.LINE_AA)
    share = mask[:, :, None] / np.float32(255)
    drawn[:] = (drawn * (1 - share) + fill * share).astype(drawn.dtype)


def _strip(drawn: Array, dice: Generator) -> None:
    """Tape, a ruler, an arm: too long for a note."""
    short = dice.uniform(4, 40)
    fill = np.full(drawn.shape, _tone(dice), np.float32) + _uneven(drawn, dice, 20)
    _filled(drawn, (float(short * dice.uniform(2.6, 9)), float(short)), np.clip(fill, 0, 255), dice)


def _screen(drawn: Array, dice: Generator) -> None:
    """Windows, rows and little pictures on a dark or light ground, as on a laptop."""
    fill = np.full(drawn.shape, _tone(dice), np.float32)
    for _part in range(int(dice.integers(4, 16))):
        x, y = dice.integers(0, 256, 2)
        w, h = dice.integers(3, 90, 2)
        cv2.rectangle(fill, (int(x), int(y)), (int(x + w), int(y + h)), _tone(dice), -1)
    _filled(drawn, tuple(map(float, dice.uniform(40, 220, 2))), fill, dice)  # type: ignore[arg-type]  # two numbers


def _keys(drawn: Array, dice: Generator) -> None:
    """A grid of small dark or light squares: keys, tiles, a radiator."""
    step, gap = int(dice.integers(6, 24)), int(dice.integers(1, 5))
    ground, key = np.array(_tone(dice), np.float32), np.array(_tone(dice), np.float32)
    ys, xs = np.mgrid[0 : drawn.shape[0], 0 : drawn.shape[1]]
    hit = ((xs % step) >= gap) & ((ys % step) >= gap)
    _filled(drawn, tuple(map(float, dice.uniform(40, 220, 2))), np.where(hit[:, :, None], key, ground), dice)  # type: ignore[arg-type]  # two numbers


def _sheet(drawn: Array, dice: Generator) -> None:
    """A large sheet, lined or written on all over."""
    fill = np.full(drawn.shape, int(dice.integers(170, 256)), np.float32)
    pitch = int(dice.integers(5, 16))
    for y in range(0, drawn.shape[0], pitch):
        if dice.random() < 0.8:
            cv2.line(fill, (0, y), (int(dice.uniform(0.3, 1) * drawn.shape[1]), y), _ink(dice), 1)
    _filled(drawn, tuple(map(float, dice.uniform(120, 300, 2))), fill, dice)  # type: ignore[arg-type]  # two numbers


def _blob(drawn: Array, dice: Generator) -> None:
    """A hand, a plant, a bag: no straight side."""
    mask = np.zeros(drawn.shape[:2], np.uint8)
    for _part in range(int(dice.integers(1, 5))):
        axes = tuple(map(int, dice.uniform(4, 60, 2)))
        cv2.ellipse(
            mask, _place(drawn, dice), axes, float(dice.uniform(0, 180)), 0, 360, 255, -1, cv2.LINE_AA
        )
    fill = np.clip(np.array(_tone(dice), np.float32) + _uneven(drawn, dice, 40), 0, 255)
    share = cv2.GaussianBlur(mask, (0, 0), 1.2)[:, :, None] / np.float32(255)
    drawn[:] = (drawn * (1 - share) + fill * share).astype(drawn.dtype)


def _uneven(drawn: Array, dice: Generator, much: float) -> Array:
    few = dice.normal(0, much, (8, 8, 1)).astype(np.float32)
    grown = cv2.resize(few, (drawn.shape[1], drawn.shape[0]), interpolation=cv2.INTER_CUBIC)
    return grown[:, :, None]


_KINDS: tuple[Callable[[Array, Generator], None], ...] = (
    _writing, _writing, _strokes, _boxes, _strip, _screen, _keys, _sheet, _blob,
)  # fmt: skip
