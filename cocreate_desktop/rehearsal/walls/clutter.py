"""What is in sight of a wall besides its notes: words and lines in marker, tape, sheets of paper, frames, furniture, people."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.random import Generator

from cocreate_desktop.rehearsal.walls.grounds import cloud
from cocreate_desktop.rehearsal.walls.papers import written
from cocreate_desktop.rehearsal.walls.plan import Picture

_HEADS = ("SPELEN", "Samen eten", "VEILIG", "groen", "idee?", "The Meeting", "DONE", "wanneer", "1", "2", "3")


def on_the_wall(flat: Picture, much: float, dice: Generator) -> None:
    """Drawn or hung before the notes: marker, lines, sheets."""
    high, wide = flat.shape[:2]
    bright = float(flat.mean()) > 0.4
    for _sheet in range(dice.poisson(0.8 * much)):
        _flip_chart(flat, dice)
    for _line in range(dice.poisson(1.5 * much)):
        start, end = (dice.uniform(0, 1, (2, 2)) * (wide, high)).astype(int)
        if dice.random() < 0.7:
            end[int(dice.integers(2))] = start[int(dice.integers(2))]
        _line_between(flat, start, end, _ink(bright, dice), dice)
    for _word in range(dice.poisson(2.5 * much)):
        size = max(8, int(wide * dice.uniform(0.02, 0.12)))
        words = _HEADS[dice.integers(len(_HEADS))]
        mask = written(words, size, max(1, int(size * dice.uniform(0.01, 0.06))), dice)
        x, y = int(dice.uniform(0, wide * 0.9)), int(dice.uniform(0, high * 0.95))
        part = mask[: high - y, : wide - x, None]
        box = (slice(y, y + part.shape[0]), slice(x, x + part.shape[1]))
        flat[box] = flat[box] * (1 - part) + np.array(_ink(bright, dice), np.float32) * part


def around(flat: Picture, pad: tuple[int, int], much: float, dice: Generator) -> None:
    """Beside the board, and now and then before it: frames, furniture, heads. It leaves the middle alone."""
    high, wide = flat.shape[:2]
    if dice.random() < 0.35 * much:
        _frame(flat, pad, dice)
    for _thing in range(dice.poisson(1.6 * much)):
        x, y = _beside(wide, high, pad, dice)
        size = dice.uniform(0.06, 0.25, 2) * (wide, high)
        tone = dice.uniform(0.05, 0.95, 3).astype(np.float32)
        shape = np.zeros((high, wide), np.float32)
        if dice.random() < 0.5:
            cv2.ellipse(
                shape,
                ((x, y), (float(size[0]), float(size[1])), float(dice.uniform(0, 180))),
                1.0,
                -1,
                cv2.LINE_AA,
            )
        else:
            box = cv2.boxPoints(((x, y), (float(size[0]), float(size[1])), float(dice.normal(0, 20))))
            cv2.fillConvexPoly(shape, box.astype(np.int32), 1.0, cv2.LINE_AA)
        _keep_middle(shape, pad)
        shade = np.clip(tone * (1 + 0.35 * cloud(wide, high, dice, 0.12)), 0, 1)
        flat[:] = flat * (1 - shape[:, :, None]) + shade * shape[:, :, None]


def _flip_chart(flat: Picture, dice: Generator) -> None:
    """A large sheet, on which notes may hang."""
    high, wide = flat.shape[:2]
    w, h = dice.uniform(0.25, 0.7) * wide, dice.uniform(0.3, 0.8) * high
    x, y = dice.uniform(0, wide - w), dice.uniform(0, high - h)
    box = cv2.boxPoints(((x + w / 2, y + h / 2), (w, h), float(dice.normal(0, 2)))).astype(np.int32)
    mask = np.zeros((high, wide), np.float32)
    cv2.fillConvexPoly(mask, box, 1.0, cv2.LINE_AA)
    dark = cv2.GaussianBlur(mask, (0, 0), wide * 0.004)
    tone = np.array((0.93, 0.93, 0.92), np.float32) * np.float32(dice.uniform(0.85, 1.05))
    flat *= (1 - 0.25 * dark)[:, :, None]
    flat[:] = flat * (1 - mask[:, :, None]) + tone * mask[:, :, None]


def _line_between(
    flat: Picture,
    start: np.typing.NDArray[np.int_],
    end: np.typing.NDArray[np.int_],
    ink: tuple[float, float, float],
    dice: Generator,
) -> None:
    thick = max(1, int(flat.shape[1] / 1600 * dice.uniform(1, 8)))
    a, b = (int(start[0]), int(start[1])), (int(end[0]), int(end[1]))
    if dice.random() < 0.3:
        cv2.arrowedLine(flat, a, b, ink, thick, cv2.LINE_AA, tipLength=0.05)
    else:
        cv2.line(flat, a, b, ink, thick, cv2.LINE_AA)


def _frame(flat: Picture, pad: tuple[int, int], dice: Generator) -> None:
    high, wide = flat.shape[:2]
    tone = tuple(float(part) for part in dice.uniform(0.2, 0.8) * dice.uniform(0.9, 1.1, 3))
    inset = dice.uniform(-0.3, 0.9, 4) * (pad[0], pad[1], pad[0], pad[1])
    box = ((int(inset[0]), int(inset[1])), (int(wide - inset[2]), int(high - inset[3])))
    cv2.rectangle(flat, *box, tone, max(3, int(wide * dice.uniform(0.008, 0.025))), cv2.LINE_AA)


def _beside(wide: int, high: int, pad: tuple[int, int], dice: Generator) -> tuple[float, float]:
    """A middle in the margin round the photo."""
    x, y = dice.uniform(0, wide), dice.uniform(0, high)
    if dice.random() < 0.5:
        x = dice.choice((dice.uniform(0, pad[0] * 1.2), wide - dice.uniform(0, pad[0] * 1.2)))
    else:
        y = dice.choice((dice.uniform(0, pad[1] * 1.2), high - dice.uniform(0, pad[1] * 1.2)))
    return float(x), float(y)


def _keep_middle(shape: np.typing.NDArray[np.float32], pad: tuple[int, int]) -> None:
    """Notes are not hidden by what stands round them."""
    high, wide = shape.shape
    left, top = int(pad[0] * 1.25), int(pad[1] * 1.25)
    shape[top : high - top, left : wide - left] = 0


def _ink(bright: bool, dice: Generator) -> tuple[float, float, float]:
    inks = ((0.1, 0.1, 0.12), (0.1, 0.15, 0.5), (0.7, 0.12, 0.15), (0.1, 0.4, 0.2))
    return inks[dice.integers(4)] if bright or dice.random() < 0.3 else (0.9, 0.9, 0.88)
