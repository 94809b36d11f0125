"""Sticks round stickers on a page, one after another as people do: colours, edges, shadows, and who covers whom."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt
from numpy.random import Generator

from cocreate_desktop.domain.posters import PosterBox, PosterPage, option_box
from cocreate_desktop.rehearsal.posters.plan import LEAST, Closeness, PosterPlan, Stuck
from cocreate_desktop.rehearsal.walls.plan import Picture

COLOURS: Final[dict[str, tuple[float, float, float]]] = {
    "red": (0.82, 0.10, 0.14),
    "blue": (0.08, 0.34, 0.68),
    "green": (0.06, 0.55, 0.28),
    "yellow": (0.98, 0.83, 0.10),
    "orange": (0.98, 0.48, 0.10),
    "pink": (0.98, 0.25, 0.50),
    "purple": (0.42, 0.20, 0.55),
    "light blue": (0.25, 0.68, 0.88),
    "light green": (0.55, 0.80, 0.20),
}
PALE: Final[dict[str, tuple[float, float, float]]] = {
    "pale yellow": (0.97, 0.94, 0.72),
    "pale pink": (0.97, 0.82, 0.84),
    "pale blue": (0.80, 0.88, 0.95),
    "black": (0.10, 0.10, 0.11),
    "silver": (0.70, 0.70, 0.71),
}
_TRIES: Final = 80
_BESIDE_SHARE: Final = {
    Closeness.APART: 0.0,
    Closeness.TOUCHING: 0.6,
    Closeness.OVERLAPPING: 0.6,
    Closeness.HEAPED: 0.75,
}

_Place = tuple[float, float]


def placed(plan: PosterPlan, page: PosterPage, dice: Generator) -> list[Stuck]:
    """Where the stickers are stuck, in the order of sticking."""
    made: list[Stuck] = []
    for box, number in zip(page.boxes, plan.counts, strict=False):
        inside: list[_Place] = []
        for _one in range(number):
            x, y = _place(plan, box, inside, dice)
            inside.append((x, y))
            palette = tuple(PALE) if dice.random() < plan.pale else plan.colours
            found = option_box(page, x, y)
            option = -1 if found is None else found.option
            made.append(Stuck(x, y, plan.size / 2, palette[int(dice.integers(len(palette)))], option))
    order = dice.permutation(len(made))
    return [made[int(place)] for place in order]


def _place(plan: PosterPlan, box: PosterBox, inside: list[_Place], dice: Generator) -> _Place:
    """A place that is far enough from the others, or the best of many when there is none."""
    if dice.random() < plan.on_line:
        return _on_line(plan, box, dice)
    least = LEAST[plan.closeness] * plan.size
    best, best_gap = (box.x + box.wide / 2, box.y + box.high / 2), -math.inf
    for _try in range(_TRIES):
        if inside and dice.random() < _BESIDE_SHARE[plan.closeness]:
            there = _beside(plan, inside[int(dice.integers(len(inside)))], dice)
        else:
            edge = plan.size * 0.55
            there = (
                float(dice.uniform(box.x + edge, box.x + box.wide - edge)),
                float(
                    dice.uniform(box.y + min(edge, box.high / 2), box.y + box.high - min(edge, box.high / 2))
                ),
            )
        if not _within(plan, box, there):
            continue
        gap = min((math.dist(there, one) for one in inside), default=math.inf)
        if gap >= least:
            return there
        if gap > best_gap:
            best, best_gap = there, gap
    return best


def _within(plan: PosterPlan, box: PosterBox, there: _Place) -> bool:
    """Whether a sticker here does not lie on the line, as far as the box is high enough."""
    room_x = min(plan.size * 0.52, box.wide / 2)
    room_y = min(plan.size * 0.52, box.high / 2)
    return (
        box.x + room_x <= there[0] <= box.x + box.wide - room_x
        and box.y + room_y <= there[1] <= box.y + box.high - room_y
    )


def _beside(plan: PosterPlan, other: _Place, dice: Generator) -> _Place:
    away = plan.size * dice.uniform(LEAST[plan.closeness], 1.03)
    turned = dice.uniform(0, 2 * math.pi)
    return float(other[0] + away * math.cos(turned)), float(other[1] + away * math.sin(turned))


def _on_line(plan: PosterPlan, box: PosterBox, dice: Generator) -> _Place:
    """With its middle up to half a radius beside the line, on either side."""
    aside = dice.uniform(-0.5, 0.5) * plan.size / 2
    along_x, along_y = dice.uniform(box.x, box.x + box.wide), dice.uniform(box.y, box.y + box.high)
    edges = (
        (along_x, box.y + aside),
        (along_x, box.y + box.high + aside),
        (box.x + box.wide + aside, along_y),
        (box.x + aside, along_y),
    )
    x, y = edges[int(dice.integers(4))]
    return float(x), float(y)


def stick(sheet: Picture, scale: float, stuck: list[Stuck], dice: Generator) -> list[Stuck]:
    """Draws them on a sheet of ``scale`` pixels a millimetre; returns them with the share that is in sight."""
    owner = np.full(sheet.shape[:2], -1, np.int32)
    shade, rim = dice.uniform(0.08, 0.35), dice.uniform(0.02, 0.14)
    turned = dice.uniform(0, 2 * math.pi)
    areas = [_stick(sheet, owner, n, one, scale, (shade, rim, turned), dice) for n, one in enumerate(stuck)]
    seen = np.bincount(owner[owner >= 0].ravel(), minlength=len(stuck)) if stuck else np.zeros(0)
    return [replace(one, visible=float(seen[n]) / max(1, areas[n])) for n, one in enumerate(stuck)]


def _stick(
    sheet: Picture,
    owner: npt.NDArray[np.int32],
    number: int,
    one: Stuck,
    scale: float,
    light: tuple[float, float, float],
    dice: Generator,
) -> int:
    """One sticker with its shadow and the light on its edge; returns how many pixels it covers."""
    shade, rim, turned = light
    radius = one.radius * scale
    cx, cy = one.x * scale, one.y * scale
    reach = int(radius + 2 * scale) + 2
    left, top = max(0, int(cx) - reach), max(0, int(cy) - reach)
    box = (slice(top, int(cy) + reach), slice(left, int(cx) + reach))
    part = sheet[box]
    ys, xs = np.mgrid[top : top + part.shape[0], left : left + part.shape[1]].astype(np.float32)
    away = np.hypot(xs - cx, ys - cy)
    alpha = np.clip(radius - away + 0.5, 0, 1)
    fall = (0.25 * scale * math.cos(turned), 0.25 * scale * math.sin(turned))
    dark = np.clip((radius - np.hypot(xs - cx - fall[0], ys - cy - fall[1])) / (0.3 * scale) + 0.5, 0, 1)
    part *= (1 - shade * dark)[:, :, None]
    tone = np.array({**COLOURS, **PALE}[one.colour], np.float32) * np.float32(dice.uniform(0.94, 1.05))
    edge = np.exp(-(((radius - away) / (0.25 * scale)) ** 2))
    facing = ((xs - cx) * math.cos(turned) + (ys - cy) * math.sin(turned)) / max(radius, 1)
    lit = 1 - rim * edge * facing + dice.normal(0, 0.02) * facing
    paint = np.clip(tone * lit[:, :, None], 0, 1)
    part[:] = part * (1 - alpha[:, :, None]) + paint * alpha[:, :, None]
    if dice.random() < 0.03:
        cv2.line(
            part,
            (int(cx - left - radius * 0.4), int(cy - top)),
            (int(cx - left + radius * 0.4), int(cy - top + radius * 0.2)),
            (0.1, 0.1, 0.15),
            max(1, round(0.4 * scale)),
            cv2.LINE_AA,
        )
    owner[box][alpha > 0.5] = number
    return int((alpha > 0.5).sum())
