"""Klopt dit?: the summary on the screen, and the room says yes, almost or no."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadbackSettings:
    """``points``: the sentences of the summary (empty: the names of the themes, with what was chosen). ``shown``: the room sees
    the counts. Of a long summary ``page`` hangs there, from 0."""

    points: tuple[str, ...] = ()
    shown: bool = False
    page: int = 0
