"""Laten zien on paper: pages and pictures to hang up, with lines to write what one thinks of them; two to a sheet when there
are many."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.steps import ShowSettings, read_settings
from cocreate_desktop.language import _
from cocreate_desktop.paper import marks
from cocreate_desktop.paper.flow import Block, Fixed, PageBreak, Solid, title, words
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.paper.shapes import drawn_size
from cocreate_desktop.services.overview import EveningView

_LARGE, _BESIDE, _SMALL = 150 * MM, 78 * MM, 62 * MM
_FEW = 6
_TILE = 8 * MM


@dataclass(frozen=True, slots=True)
class Shown(Solid):
    """One picture with its letter, and its caption right under it; ``high`` at most."""

    content: bytes = field(repr=False)
    caption: str
    letter: str = ""
    high: float = _SMALL
    gap: float = 4 * MM
    stays: bool = True

    def _drawn(self, width: float) -> float:
        """How high the picture itself is."""
        return drawn_size(self.content, width, self.high)[1]

    def height(self, width: float, /) -> float:
        """The picture and its caption."""
        return self._drawn(width) + (11 * MM if self.letter or self.caption else 3 * MM)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """As large as it fits, never cut."""
        below, left = top + self._drawn(width), x
        pen.picture(self.content, x, top, width, below - top)
        if self.letter:
            marks.tile(pen, self.letter, x, below + 2 * MM, _TILE)
            left += _TILE + 3 * MM
        pen.text(self.caption, left, below + 3 * MM, width - (left - x), 12, weight=600, most=1)


def flowables(view: EveningView, pictures: Mapping[str, bytes] | None = None) -> list[Block]:
    """A picture to a page, of many two; without pictures a sentence that says so."""
    step = view.step
    settings = read_settings(step) if step is not None else ShowSettings()
    head = (step.question or step.title) if step is not None else ""
    if not isinstance(settings, ShowSettings) or not settings.pages:
        return [title(head), words(_("This step has no pictures yet: print again when they are there."))]
    made: list[Block] = [title(head)] if head else []
    pair, count = settings.side_by_side == 2, len(settings.pages)
    for first in range(0, count, 2 if pair or count > _FEW else 1):
        made += [PageBreak()] if first else []
        made += _pair(settings, first, pictures or {}) if pair else _sheet(settings, first, pictures or {})
    return made


def _pair(settings: ShowSettings, first: int, pictures: Mapping[str, bytes]) -> list[Block]:
    """Two that were seen beside each other, with the lines under both."""
    made: list[Block] = []
    for place in range(first, min(first + 2, len(settings.pages))):
        shown = pictures.get(settings.pages[place], b"")
        made.append(Shown(shown, settings.caption(place), letter(place), _BESIDE))
    return [*made, *_opinion()]


def _sheet(settings: ShowSettings, first: int, pictures: Mapping[str, bytes]) -> list[Block]:
    """One large picture, or two when there are many."""
    many = len(settings.pages) > _FEW
    made: list[Block] = []
    for place in range(first, min(first + (2 if many else 1), len(settings.pages))):
        shown = pictures.get(settings.pages[place], b"")
        made += [Shown(shown, settings.caption(place), "", _SMALL if many else _LARGE), *_opinion()]
    return made


def _opinion() -> list[Block]:
    said = words(_("What do you think of it?"), size=10, colour="ink2", gap=2, stays=True)
    return [said, Fixed(20 * MM, rules=9 * MM)]
