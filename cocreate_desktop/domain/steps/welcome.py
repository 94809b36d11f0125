"""Welkom: what the evening is for and how to join. Its facts stand in project and evening."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WelcomeSettings:
    """``paper_hint``: where people without a phone get their ballot, one sentence (empty: the usual one)."""

    paper_hint: str = ""
