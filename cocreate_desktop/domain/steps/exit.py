"""Exitpeiling: a mark and five statements in six taps, and the promise of when people hear back."""

from dataclasses import dataclass

from cocreate_desktop.language import N_

USUAL_STATEMENTS = (
    N_("I could say what I wanted."),
    N_("I was listened to."),
    N_("I see how it goes on from here."),
    N_("The outcome fits the neighbourhood."),
    N_("I will come again next time."),
)
"""Four are about the process; the fourth is about the outcome."""
OUTCOME = (3,)
"""The places, from 0, of the usual statements that are about the outcome."""


@dataclass(frozen=True, slots=True)
class ExitSettings:
    """``statements``: five sentences, empty: the usual ones. ``outcome``: the places from 0 of those about the outcome; the
    others are about the process. ``shown``: the room sees the result; of its pages ``page`` hangs there, 0: the marks, 1: the
    statements; before that ``asking`` is the question of the statement at which cards go up (empty: none). ``promise``: before
    when people hear back, YYYY-MM-DD (empty: two weeks after the evening)."""

    statements: tuple[str, ...] = ()
    outcome: tuple[int, ...] = OUTCOME
    shown: bool = False
    promise: str = ""
    page: int = 0
    asking: str = ""
