"""Which screen is the projector: chosen by what the system says of each screen, never by asking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QScreen


@dataclass(frozen=True, slots=True)
class ScreenMark:
    """How a screen is known again: its connector, its serial number (often empty) and its place and size in pixels."""

    name: str
    serial: str
    geometry: tuple[int, int, int, int]

    def written(self) -> str:
        """The mark in one line, for the settings."""
        return "|".join((self.name, self.serial, ",".join(map(str, self.geometry))))


def read_mark(line: str) -> ScreenMark | None:
    """The mark that ``written`` wrote; None for anything else."""
    found = line.rsplit("|", 2)
    numbers = found[-1].split(",")
    if len(found) != 3 or len(numbers) != 4 or not all(number.lstrip("-").isdecimal() for number in numbers):
        return None
    x, y, width, height = map(int, numbers)
    return ScreenMark(found[0], found[1], (x, y, width, height))


def mark_of(screen: QScreen) -> ScreenMark:
    """The mark of a screen."""
    place = screen.geometry()
    return ScreenMark(
        screen.name(), screen.serialNumber(), (place.x(), place.y(), place.width(), place.height())
    )


def choose(screens: Sequence[ScreenMark], desk: ScreenMark, known: ScreenMark | None) -> ScreenMark | None:
    """The projector among ``screens``: the known one by serial, name or place, else the first beside the desk's.

    None on a laptop with one screen.
    """
    others = [screen for screen in screens if screen != desk]
    if known is not None:
        for screen in sorted(others, key=lambda one: _likeness(one, known), reverse=True)[:1]:
            if _likeness(screen, known):
                return screen
    return others[0] if others else None


def _likeness(one: ScreenMark, other: ScreenMark) -> int:
    serial = bool(one.serial) and one.serial == other.serial
    return 4 * serial + 2 * (one.name == other.name) + (one.geometry == other.geometry)
