"""Which screen is the beamer: known again by what the system says of each screen, and never the one the desk stands on.

Plain rules over marks; only ``mark_of`` asks a screen. A screen that shows the same as another counts as that one.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QScreen

from ...language import _

Rect = tuple[int, int, int, int]
# How the screen of a laptop itself is called; it is the last to be taken.
_BUILT_IN: Final = ("edp", "lvds", "dsi", "built-in", "color lcd")
# A desk that sticks out over another screen for less than this part of itself does not stand there.
_SLIVER: Final = 0.1


@dataclass(frozen=True, slots=True)
class ScreenMark:
    """How a screen is known again: connector, serial number, place and size in pixels, maker and model.

    Serial number, maker and model are often empty; two beamers of one kind may have the same.
    """

    name: str
    serial: str
    geometry: Rect
    maker: str = ""
    model: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What stays the same while screens come and go."""
        return (self.name, self.maker, self.model, self.serial)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for the room's picture: ``beamer`` is tried first, the screens in ``spared`` are never taken."""

    beamer: ScreenMark | None = None
    spared: tuple[ScreenMark, ...] = ()

    def taking(self, mark: ScreenMark) -> Choice:
        """The choice with this screen as the first."""
        return Choice(mark, tuple(one for one in self.spared if not _same(one, mark)))

    def sparing(self, marks: Sequence[ScreenMark]) -> Choice:
        """The choice of a window: these screens are left alone."""
        return replace(self, spared=tuple(marks))

    def written(self) -> str:
        """The choice in one line, for the settings; empty when nothing was chosen."""
        if self == Choice():
            return ""
        beamer = _listed(self.beamer) if self.beamer is not None else None
        return json.dumps({"beamer": beamer, "spared": [_listed(one) for one in self.spared]})


def read_choice(line: str) -> Choice:
    """The choice that ``written`` wrote; that of nobody for anything else."""
    try:
        found = json.loads(line or "{}")
    except ValueError:
        return Choice()
    if not isinstance(found, dict):
        return Choice()
    spared = found.get("spared")
    marks = [_read_mark(one) for one in spared] if isinstance(spared, list) else []
    return Choice(_read_mark(found.get("beamer")), tuple(one for one in marks if one is not None))


def mark_of(screen: QScreen) -> ScreenMark:
    """The mark of a screen."""
    place = screen.geometry()
    return ScreenMark(
        screen.name(),
        screen.serialNumber(),
        (place.x(), place.y(), place.width(), place.height()),
        screen.manufacturer(),
        screen.model(),
    )


def choose(screens: Sequence[ScreenMark], desk: Sequence[ScreenMark], choice: Choice) -> ScreenMark | None:
    """The beamer among ``screens``: the chosen one if it is there, else the first free one; None: a window.

    ``desk`` are the screens that the desk stands on; they are never taken, nor is what shows the same.
    """
    offered = [one for one in free(screens, desk) if not any(_same(one, spared) for spared in choice.spared)]
    return min(offered, key=lambda one: (-_likeness(one, choice.beamer), _built_in(one)), default=None)


def free(screens: Sequence[ScreenMark], desk: Sequence[ScreenMark]) -> list[ScreenMark]:
    """The screens beside those of the desk; of several that show the same, one."""
    found: list[ScreenMark] = []
    for screen in screens:
        if not any(mirrors(screen, other) for other in (*desk, *found)):
            found.append(screen)
    return found


def mirrors(one: ScreenMark, other: ScreenMark) -> bool:
    """Whether both show the same, wholly or for the most part."""
    return 2 * _shared(one.geometry, other.geometry) >= min(_area(one.geometry), _area(other.geometry))


def stands_on(window: Rect, screen: Rect) -> bool:
    """Whether a good part of this window lies on the screen."""
    return _shared(window, screen) > _SLIVER * _area(window)


def labels(screens: Sequence[ScreenMark], desk: ScreenMark) -> list[str]:
    """How people are told which screen is meant: its model, on which side of the desk's it is, and its size.

    Two that would be called the same get their connectors.
    """
    plain = [_label(one, desk) for one in screens]
    return [
        f"{words} ({one.name})" if plain.count(words) > 1 and one.name else words
        for words, one in zip(plain, screens, strict=True)
    ]


def _label(one: ScreenMark, desk: ScreenMark) -> str:
    size = f"{one.geometry[2]} × {one.geometry[3]}"
    return ", ".join(filter(None, (one.model or one.name, _side(one.geometry, desk.geometry), size)))


def _side(one: Rect, desk: Rect) -> str:
    across = (2 * one[0] + one[2]) - (2 * desk[0] + desk[2])
    down = (2 * one[1] + one[3]) - (2 * desk[1] + desk[3])
    if not across and not down:
        return ""
    if abs(across) >= abs(down):
        return _("on the right") if across > 0 else _("on the left")
    return _("below") if down > 0 else _("above")


def _likeness(one: ScreenMark, other: ScreenMark | None) -> int:
    if other is None:
        return 0
    kind = bool(one.model) and (one.maker, one.model) == (other.maker, other.model)
    serial = bool(one.serial) and one.serial == other.serial
    return 8 * serial + 4 * kind + 2 * (one.name == other.name) + (one.geometry == other.geometry)


def _same(one: ScreenMark, other: ScreenMark) -> bool:
    """Whether it is the same screen, on whatever connector where it tells who it is."""
    if one.model or one.serial:
        return one.key[1:] == other.key[1:]
    return one.key == other.key


def _built_in(one: ScreenMark) -> bool:
    return one.name.lower().startswith(_BUILT_IN)


def _area(place: Rect) -> int:
    return place[2] * place[3]


def _shared(one: Rect, other: Rect) -> int:
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return max(0, wide) * max(0, high)


def _listed(mark: ScreenMark) -> list[str | int]:
    return [mark.name, mark.serial, mark.maker, mark.model, *mark.geometry]


def _read_mark(found: object) -> ScreenMark | None:
    if not isinstance(found, list) or len(found) != 8:
        return None
    words = [part for part in found[:4] if isinstance(part, str)]
    numbers = [part for part in found[4:] if type(part) is int]
    if len(words) != 4 or len(numbers) != 4:
        return None
    name, serial, maker, model = words
    x, y, width, height = numbers
    return ScreenMark(name, serial, (x, y, width, height), maker, model)
