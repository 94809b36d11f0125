"""Stemmen: the step of a round. The round itself (method, options, phase) stands in ``domain.rounds``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoteSettings:
    """``blind``: totals stay hidden until the round is closed and revealed (always so unless the project says otherwise)."""

    blind: bool = True
