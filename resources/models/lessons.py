"""Makes the walls from which the finder of notes learns, as many as one wants, each another: the data recipe.

Development only. ``python -m resources.models.lessons FOLDER NUMBER [FIRST]`` writes FOLDER/00000.jpg and 00000.json.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TypeVar

import cv2
from numpy.random import Generator, default_rng

from cocreate_desktop.rehearsal.walls import Ground, Layout, Light, Shape, WallPlan, make_wall

LAYOUTS = {Layout.APART: 0.30, Layout.TOUCHING: 0.22, Layout.OVERLAPPING: 0.20, Layout.BLOCK: 0.28}
GROUNDS = dict(zip(Ground, (0.30, 0.14, 0.16, 0.16, 0.10, 0.14), strict=True))
LIGHTS = {Light.EVEN: 0.4, Light.SIDE: 0.3, Light.DIM: 0.15, Light.GLARE: 0.15}
SHAPES = {Shape.SQUARE: 0.74, Shape.RECTANGLE: 0.16, Shape.ROUND: 0.10}
MOST = 60
Kind = TypeVar("Kind")


def lesson(seed: int) -> WallPlan:
    """A wall of any kind: sizes, angles and lights as wide apart as halls are."""
    dice = default_rng(seed)
    long = int(dice.uniform(448, 800))
    wide, high = (long, int(long * dice.uniform(0.6, 0.8)))
    if dice.random() < 0.25:
        wide, high = high, wide
    return WallPlan(
        seed=seed,
        width=wide,
        height=high,
        notes=max(1, int(MOST ** dice.uniform(0, 1))),
        ground=_drawn(GROUNDS, dice),
        layout=_drawn(LAYOUTS, dice),
        light=_drawn(LIGHTS, dice),
        shape=_drawn(SHAPES, dice),
        tilt=dice.uniform(0, 1.1),
        blur=dice.uniform(0.2, 1.0) ** 2 * 2.2,
        noise=dice.uniform(0, 0.03),
        curl=dice.uniform(0, 1.5),
        clutter=dice.uniform(0, 1.3),
    )


def _drawn(chances: dict[Kind, float], dice: Generator) -> Kind:
    kinds = list(chances)
    return kinds[dice.choice(len(kinds), p=[chances[kind] for kind in kinds])]


def main(folder: Path, number: int, first: int = 0) -> None:
    """Writes the lessons."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + number):
        wall = make_wall(lesson(seed))
        cv2.imwrite(str(folder / f"{seed:05}.jpg"), cv2.cvtColor(wall.picture, cv2.COLOR_RGB2BGR))
        truth = [asdict(note) for note in wall.notes]
        (folder / f"{seed:05}.json").write_text(json.dumps(truth), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
