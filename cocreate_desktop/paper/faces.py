"""Three faces, drawn: so large and so plain that they read in black and white and without words."""

from math import cos, pi, sin
from typing import Final

from cocreate_desktop.domain.answers import NO, SO_SO, YES
from cocreate_desktop.language import N_
from cocreate_desktop.paper.pen import Pen

FACES: Final = (NO, SO_SO, YES)
FACE_NAMES: Final = {NO: N_("no"), SO_SO: N_("so-so"), YES: N_("yes")}
_STEPS = 12


def face(pen: Pen, value: str, x: float, y: float, radius: float) -> None:
    """The face for ``value``, with its middle there."""
    width = max(radius / 9, 0.7)
    pen.disc(x, y, radius, "ink", fill=False, width=width)
    for side in (-1, 1):
        pen.disc(x + side * radius * 0.36, y - radius * 0.24, radius * 0.12, "ink")
    pen.line(_mouth(value, x, y, radius), "ink", width=width)


def _mouth(value: str, x: float, y: float, radius: float) -> tuple[tuple[float, float], ...]:
    if value == SO_SO:
        return ((x - radius * 0.42, y + radius * 0.38), (x + radius * 0.42, y + radius * 0.38))
    up = value == YES
    middle = y + radius * (0.1 if up else 0.72)
    turns = [pi * (0.15 + 0.7 * step / _STEPS) for step in range(_STEPS + 1)]
    bend = 1 if up else -1
    return tuple((x - cos(turn) * radius * 0.5, middle + bend * sin(turn) * radius * 0.42) for turn in turns)
