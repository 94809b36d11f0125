"""Gesprek: people talk at tables, in rounds with a clock. What its numbers mean stands in ``domain.talking``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TalkSettings:
    """``form``: one of ``talking.Form``. ``rounds`` of ``length`` minutes each; 1-2-4-All has its four lengths in ``think``.

    ``tables`` with ``seats`` each; with ``cards`` everybody draws a number that says where one sits, and with ``hosts`` who has
    one of the first numbers stays at a table. ``questions``: one a round, empty or missing: that of the step. ``sound``: a bell
    at the end of a round. ``at`` is the round of now from 1, 0 before the first, one more than there are after the last; it
    runs since ``started`` (UTC ISO 8601, empty: it stands still), ``gone`` seconds had passed by then, ``more`` minutes were
    added to it.
    """

    form: str = "tables"
    tables: int = 6
    seats: int = 6
    rounds: int = 1
    length: int = 20
    think: tuple[int, ...] = ()
    questions: tuple[str, ...] = ()
    cards: bool = False
    hosts: bool = True
    sound: bool = False
    at: int = 0
    started: str = ""
    gone: int = 0
    more: int = 0
