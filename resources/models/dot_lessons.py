"""Makes the posters from which the finder of stickers learns, as many as one wants, each another: the data recipe.

Development only. ``python -m resources.models.dot_lessons FOLDER NUMBER [FIRST]`` writes FOLDER/00000.png, the straightened
part with the boxes, so large that a sticker is about as wide as the network knows it, and 00000.json: x, y (pixels) and which
share is in sight of each sticker, and their radius.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.random import Generator, default_rng

from cocreate_desktop.capture.dots.corners import find
from cocreate_desktop.capture.dots.network import resized
from cocreate_desktop.capture.dots.straight import part_with_boxes
from cocreate_desktop.domain.posters import Poster, pages
from cocreate_desktop.rehearsal.posters import Closeness, PosterPlan, make_photo
from cocreate_desktop.rehearsal.posters.stickers import COLOURS
from cocreate_desktop.rehearsal.walls import Ground, Light

_CLOSE = {Closeness.APART: 0.14, Closeness.TOUCHING: 0.2, Closeness.OVERLAPPING: 0.3, Closeness.HEAPED: 0.36}
_LIGHTS = {Light.EVEN: 0.3, Light.SIDE: 0.25, Light.DIM: 0.2, Light.GLARE: 0.25}
_OPTIONS = (3, 4, 5, 6, 8, 8, 12, 15)
_WIDTHS = 11.0, 60.0
"""Pixels of the photo that a sticker is wide."""
_SCALES = 1.6, 5.0
_FULL = 1.1
"""Stickers cover so much of a box at most, were none to overlap."""


def lesson(seed: int) -> PosterPlan:
    """A poster of any kind: sizes, colours, lights and heaps as wide apart as halls are, and fuller."""
    dice = default_rng((seed, 2))
    poster = Poster(int(dice.integers(1, 3844)), int(dice.choice(_OPTIONS)))
    page = pages(poster)[0]
    size = float(7.5 * (20 / 7.5) ** (dice.random() ** 1.5))
    most = max(2, int(page.boxes[0].wide * page.boxes[0].high * _FULL / (0.7854 * size**2)))
    many = 1 if dice.random() < 0.6 else int(dice.integers(2, 5))
    wide = float(np.exp(dice.uniform(*np.log(_WIDTHS))))
    return PosterPlan(
        seed=seed,
        poster=poster,
        counts=tuple(min(most, int(dice.integers(0, 40) ** dice.uniform(0.5, 1))) for _box in page.boxes),
        size=size,
        closeness=list(_CLOSE)[dice.choice(4, p=list(_CLOSE.values()))],
        colours=tuple(str(one) for one in dice.choice(sorted(COLOURS), many, replace=False)),
        on_line=float(dice.choice((0.0, 0.05, 0.15))),
        pale=float(dice.choice((0.0, 0.0, 0.05, 0.2, 0.5))),
        pen=float(dice.choice((0.0, 0.4, 1.5))),
        scale=float(np.clip(wide / size, *_SCALES)),
        tilt=float(dice.uniform(0, 0.7)),
        blur=float(dice.uniform(0.3, 1.3)),
        noise=float(dice.uniform(0.002, 0.022)),
        curl=0.0,  # it would move the stickers away from where the truth has them
        light=list(_LIGHTS)[dice.choice(4, p=list(_LIGHTS.values()))],
        ground=list(Ground)[int(dice.integers(len(Ground)))],
        pictures=bool(dice.random() < 0.3),
    )


def write(folder: Path, seed: int, dice: Generator) -> None:
    """Writes one lesson, unless its corners cannot be read."""
    plan = lesson(seed)
    photo = make_photo(plan)
    found, _strays = find(photo.picture)
    if not found:
        return
    part = part_with_boxes(photo.picture, found[0].way, pages(plan.poster)[0])
    radius = plan.size / 2 * part.scale
    picture, zoom = resized(part.pixels, radius * dice.uniform(0.92, 1.09))
    places = [
        ((np.array(part.to_pixels(one.x, one.y)) + 0.5) * zoom - 0.5).tolist() for one in photo.stickers
    ]
    truth = [[x, y, one.visible] for (x, y), one in zip(places, photo.stickers, strict=True)]
    told = {"stickers": truth, "radius": radius * zoom}
    (folder / f"{seed:05}.json").write_text(json.dumps(told), encoding="utf-8")
    cv2.imwrite(str(folder / f"{seed:05}.png"), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))


def main(folder: Path, number: int, first: int = 0) -> None:
    """Writes the lessons."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + number):
        write(folder, seed, default_rng((seed, 3)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
