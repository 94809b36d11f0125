"""Ideeën: one question, many notes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdeasSettings:
    """``on_stage``: whether shown notes appear on the projector while they come in.

    ``think``: minutes alone, in pairs, in fours and with all (1-2-4-All); empty: no clock. ``think_phase`` 1–4 is the one of
    now, 0 when none runs; it runs since ``think_started`` (UTC ISO 8601).
    """

    on_stage: bool = True
    think: tuple[int, ...] = ()
    think_phase: int = 0
    think_started: str = ""
