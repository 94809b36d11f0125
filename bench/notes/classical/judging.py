"""How likely an outline is that of a note: what its traits are worth, and how well its size goes with that of the others.

The weights were fitted by logistic regression on made-up walls of every kind; they are shares and ratios, so that they know
neither colours nor boards.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from bench.notes.classical.traits import Numbers

_ALONE: Final = {
    "full": 6.57, "unlike": 1.12, "made": 0.00, "very_full": -2.72, "weakest": 0.28, "second": -0.00,
    "steep": 0.37, "rough": -1.25, "pale": 0.07, "contrast": 0.94, "around": 0.06, "uneven": -0.63,
    "long": -3.55, "too_long": -17.23, "size": 1.75, "seen": 0.51, "crossed": 1.43, "bias": -6.08,
}  # fmt: skip
_AMONG: Final = {
    "full": 6.60, "unlike": 0.85, "made": -2.22, "very_full": -13.67, "weakest": 0.13, "second": 0.22,
    "steep": -0.03, "rough": 0.18, "pale": 0.52, "contrast": 0.78, "around": -0.07, "uneven": -1.09,
    "long": -1.75, "too_long": -20.70, "size": 2.73, "seen": 1.44, "crossed": 0.77, "odd": -6.33,
    "odder": 1.85, "bias": -2.06,
}  # fmt: skip
MADE: Final = 0.5
"""How full an outline counts that no piece shows by itself."""
_NO_COMMON: Final = 0.15  # how odd a size counts when nothing is known of the others


def alone(traits: dict[str, Numbers]) -> Numbers:
    """The chance (0 to 1) of each outline by itself."""
    return _chance(_measured(traits), _ALONE)


def among(traits: dict[str, Numbers], odd: Numbers | None) -> Numbers:
    """The chance of each with ``odd`` as how far its size is from the common one."""
    measured = _measured(traits)
    far = np.full(len(traits["full"]), _NO_COMMON) if odd is None else odd
    measured |= {"odd": np.clip(far, 0, 1.2), "odder": np.clip(far - 0.25, 0, 1.2)}
    return _chance(measured, _AMONG)


def _measured(traits: dict[str, Numbers]) -> dict[str, Numbers]:
    """Traits on scales on which they add up: what multiplies becomes a logarithm."""
    full, steep = np.where(traits["full"] > MADE, traits["full"], 0.9), traits["steep"]
    return {
        "full": np.clip(full, 0.6, 1),
        "made": (traits["full"] <= MADE).astype(np.float64),
        "very_full": np.clip(full - 0.88, 0, 1),
        **{name: np.log(traits[name] + 0.05) for name in ("weakest", "second", "steep", "rough")},
        **{name: np.log(traits[name] + 0.5) for name in ("pale", "contrast", "around", "uneven", "unlike")},
        "long": np.clip(traits["long"], 0, 1),
        "too_long": np.clip(traits["long"] - 0.5, 0, 2),
        "size": traits["size"],
        "seen": np.log(np.maximum(traits["seen"], 1)),
        "crossed": np.log((traits["line"] + 0.2) / (steep + 0.2)),
    }


def _chance(measured: dict[str, Numbers], weights: dict[str, float]) -> Numbers:
    total = sum((weights[name] * value for name, value in measured.items()), np.zeros(1)) + weights["bias"]
    return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))), np.float64)
