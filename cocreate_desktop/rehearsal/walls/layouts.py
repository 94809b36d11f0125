"""Where the notes of a wall hang: one by one, touching, over one another, or in blocks of one colour."""

from __future__ import annotations

import math
from dataclasses import dataclass

from numpy.random import Generator

from cocreate_desktop.rehearsal.walls.plan import Layout, Shape


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a note (pixels of the flat wall), its width and height, how far it is turned (degrees), and the block it
    belongs to: notes of one block have one colour, -1 is none."""

    x: float
    y: float
    wide: float
    high: float
    turned: float
    block: int = -1


_GAPS = {Layout.APART: (0.10, 0.7), Layout.TOUCHING: (-0.02, 0.03), Layout.OVERLAPPING: (-0.40, -0.10)}


def places(
    number: int, room: tuple[float, float], layout: Layout, shape: Shape, dice: Generator
) -> list[Place]:
    """Places for ``number`` notes in ``room`` (width, height), in the order in which they are hung."""
    if number < 1:
        return []
    if layout is Layout.BLOCK:
        return _blocks(number, room, shape, dice)
    found = _rows(number, room, layout, shape, dice)
    if layout is Layout.OVERLAPPING:
        dice.shuffle(found)
    return found


def _sides(shape: Shape, side: float, dice: Generator) -> tuple[float, float]:
    if shape is not Shape.RECTANGLE:
        return side, side * dice.uniform(0.97, 1.03)
    longer = dice.uniform(1.25, 1.6)
    return (
        (side * longer**0.5, side / longer**0.5)
        if dice.random() < 0.8
        else (side / longer**0.5, side * longer**0.5)
    )


def _rows(
    number: int, room: tuple[float, float], layout: Layout, shape: Shape, dice: Generator
) -> list[Place]:
    wide, high = room
    across = max(1, min(number, round(math.sqrt(number * wide / high) * dice.uniform(0.8, 1.25))))
    down = max(1, math.ceil(number / across))
    least, most = _GAPS[layout]
    gap = dice.uniform(least, most)
    side = min(wide / across, high / down) / (1 + max(gap, 0) + 0.05) * dice.uniform(0.75, 1.0)
    step_x = side * (1 + gap) if layout is not Layout.APART else wide / across
    step_y = side * (1 + gap) if layout is not Layout.APART else high / down
    if layout is Layout.OVERLAPPING and dice.random() < 0.5:
        step_y = min(high / down, side * dice.uniform(0.9, 1.2))
    left, top = (wide - step_x * (across - 1)) / 2, (high - step_y * (down - 1)) / 2
    turn = {Layout.APART: 5.0, Layout.TOUCHING: 1.2, Layout.OVERLAPPING: 7.0}[layout]
    slack = max(0.0, min(step_x, step_y) - side * 1.08) / 2 if layout is Layout.APART else side * 0.02
    found = []
    for n in range(number):
        x, y = left + (n % across) * step_x, top + (n // across) * step_y
        w, h = _sides(shape, side, dice)
        found.append(
            Place(
                x + dice.uniform(-slack, slack),
                y + dice.uniform(-slack, slack),
                min(w, side * 1.08) if layout is Layout.APART else w,
                h,
                dice.normal(0, turn),
            )
        )
    return found


def _blocks(number: int, room: tuple[float, float], shape: Shape, dice: Generator) -> list[Place]:
    """Blocks of two by two to four by three, side by side with room between them."""
    wide, high = room
    size = [(int(dice.integers(1, 5)), int(dice.integers(1, 4))) for _block in range(200)]
    chosen: list[tuple[int, int]] = []
    for columns, rows in size:
        if sum(c * r for c, r in chosen) >= number:
            break
        if columns * rows > 1:
            chosen.append((columns, rows))
    across = max(1, math.ceil(math.sqrt(len(chosen) * wide / high)))
    down = math.ceil(len(chosen) / across)
    cell = wide / across, high / down
    widest, tallest = max(c for c, _r in chosen), max(r for _c, r in chosen)
    side = min(cell[0] / widest, cell[1] / tallest) * dice.uniform(0.75, 0.9)
    found: list[Place] = []
    for n, (columns, rows) in enumerate(chosen):
        gap = dice.uniform(-0.015, 0.012)
        w, h = _sides(shape, side, dice)
        w, h = min(w, side * 1.1), min(h, side * 1.1)
        turned = dice.normal(0, 1.5)
        cx, cy = (n % across + 0.5) * cell[0], (n // across + 0.5) * cell[1]
        for k in range(columns * rows):
            dx, dy = (
                (k % columns - (columns - 1) / 2) * w * (1 + gap),
                (k // columns - (rows - 1) / 2) * h * (1 + gap),
            )
            a = math.radians(turned)
            x, y = cx + dx * math.cos(a) - dy * math.sin(a), cy + dx * math.sin(a) + dy * math.cos(a)
            found.append(
                Place(
                    x + dice.normal(0, side * 0.006),
                    y + dice.normal(0, side * 0.006),
                    w,
                    h,
                    turned + dice.normal(0, 0.6),
                    n,
                )
            )
    return found[:number]
