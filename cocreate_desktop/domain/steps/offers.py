"""Aanbod en vraag: who offers what, what is sought, who leads."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffersSettings:
    """``moderated``: what phones send waits for the facilitator before the room reads it."""

    moderated: bool = True
