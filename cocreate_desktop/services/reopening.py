"""Where a window was that ended without a word: what it needs to know to go on there, and nothing of what anybody wrote."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol


@dataclass(frozen=True, slots=True)
class Place:
    """The project that is open, and whether the beamer is on. Step, clock and blank screen stand in the project itself."""

    path: Path
    beamer: bool = False


SOON_S: Final = 30.0
"""A window that went back, and did not keep its place once more this long after, was ended by what it went back to."""


class Reopening(Protocol):
    """Keeps the place of this window outside the project."""

    def keep(self, place: Place) -> None:
        """Whoever starts the program after a crash finds this."""

    def leave(self) -> None:
        """The project was closed as it should."""

    def left_behind(self) -> Place | None:
        """Where a window was that is gone without a word, told once; None when nothing was left, or when going back there was
        what ended the window."""
