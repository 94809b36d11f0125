"""Pauze: a clock, and a sentence about what comes after."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PauseSettings:
    """``message``: one sentence under the clock, empty for none."""

    message: str = ""
