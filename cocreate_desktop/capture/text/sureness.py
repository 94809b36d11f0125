"""How sure a reading is, as a share that means something: of the readings with .9, nine in ten have at most a fifth of their
letters wrong. docs/notes-read.md says what it is worth.

The curve lies between two measurements. On 249 transcribed notes of 28 real photos, 91 % of those with a raw score of .90 or
more were within a fifth: that is what the curve gives on average there. Below it follows what `python -m bench.reading --curve`
prints of the few real crops in the tests, spoiled in many ways (0 below .8, a third to a half from there, nine in ten from
.87), and stays under it. Handwriting fonts were not used: they read far too well.
"""

from itertools import pairwise
from typing import Final

from cocreate_desktop.capture.text.models import FAR_EAST
from cocreate_desktop.capture.text.recognising import Line

CURVE: Final = (
    (0.0, 0.0),
    (0.6, 0.02),
    (0.7, 0.05),
    (0.8, 0.3),
    (0.85, 0.55),
    (0.9, 0.85),
    (0.95, 0.93),
    (1.0, 0.97),
)
"""The mean of the letters' scores, and the share within a fifth that goes with it."""
_FEW: Final = 4
STRANGE: Final = 0.85
"""No reading with signs of East Asia is surer: in a Dutch hall they are hardly ever what was written."""


def raw(line: Line) -> float:
    """The mean score of the letters (0 to 1), where each that was dropped counts as wrong; 0 of none."""
    scores = [score for letter, score in zip(line.text, line.scores, strict=True) if not letter.isspace()]
    return sum(scores) / (len(scores) + line.dropped) if scores else 0.0


def sureness(line: Line) -> float:
    """The calibrated share, 0 to 1. Of one to three letters a high score says little: they are often no letters at all."""
    letters = sum(letter.isalnum() for letter in line.text)
    most = STRANGE if line.dropped or any(letter >= FAR_EAST for letter in line.text) else 1.0
    return min(most, calibrated(raw(line)) * min(1.0, letters / _FEW))


def calibrated(score: float) -> float:
    """What goes with a raw score, on straight lines between the points of ``CURVE``."""
    for (low, least), (high, most) in pairwise(CURVE):
        if score <= high:
            return least + (most - least) * max(0.0, score - low) / (high - low)
    return CURVE[-1][1]
