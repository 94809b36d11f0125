"""The made-up walls of the table: every ground with every layout in every light, with papers of many colours, of one and white.
Always the same; none of them was there when a finder learned."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from numpy.random import default_rng

from cocreate_desktop.rehearsal.walls import Ground, Layout, Light, Shape, Wall, WallPlan

FIRST_SEED = 1_000_000
_COLOURED = ("yellow", "orange", "pink", "purple", "blue", "green")
_SHAPES = (Shape.SQUARE, Shape.SQUARE, Shape.RECTANGLE, Shape.SQUARE, Shape.ROUND)
_MOST = 150


def plans() -> Iterator[WallPlan]:
    """The walls, one for each ground, layout and light (96), and half as many again in even and in side light."""
    cells = [*product(Ground, Layout, Light), *product(Ground, Layout, (Light.EVEN, Light.SIDE))]
    for number, (ground, layout, light) in enumerate(cells):
        # Neighbouring numbers differ in light: colours and shapes that go round in threes and fives meet every class.
        yield _plan(FIRST_SEED + number, ground, layout, light, number)


def _plan(seed: int, ground: Ground, layout: Layout, light: Light, number: int) -> WallPlan:
    dice = default_rng(seed)
    colours = ((), (_COLOURED[int(dice.integers(6))],), ("white",))[(number + number // 12) % 3]
    return WallPlan(
        seed=seed,
        width=1280,
        height=960,
        notes=max(1, round(_MOST ** dice.uniform(0.0, 1.0))),
        ground=ground,
        layout=layout,
        light=light,
        shape=_SHAPES[number % len(_SHAPES)],
        tilt=dice.uniform(0, 0.8),
        blur=dice.uniform(0.3, 1.3),
        noise=dice.uniform(0, 0.02),
        curl=dice.uniform(0, 1.2),
        clutter=dice.uniform(0, 1.0),
        colours=colours,
    )


def paper_of(wall: Wall) -> str:
    """The papers of a wall as they came out: white, one colour or several."""
    colours = {note.colour for note in wall.notes}
    if colours == {"white"}:
        return "white"
    return "one colour" if len(colours) == 1 else "several colours"
