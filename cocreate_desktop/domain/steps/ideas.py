"""Ideeën: one question, many notes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IdeasSettings:
    """``on_stage``: whether shown notes appear on the projector while they come in."""

    on_stage: bool = True
