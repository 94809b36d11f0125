"""Deurtelling on paper: a sheet to tally on at the door, role by age, to be typed in afterwards. The code for a tablet is on a
sheet of its own, in ``door_sheet``."""

from dataclasses import dataclass

from cocreate_desktop.domain.arrivals import EXPECTATION_NAMES, KNOWN_BANDS, ROLE_NAMES
from cocreate_desktop.domain.outreach import CHANNEL_NAMES
from cocreate_desktop.domain.representation import PERSPECTIVE_NAMES
from cocreate_desktop.domain.steps import KIND_NAMES, Kind
from cocreate_desktop.language import _
from cocreate_desktop.paper.flow import Block, Columns, Fixed, Inset, Solid, Words, section, words
from cocreate_desktop.paper.flow import heading as large
from cocreate_desktop.paper.pen import MM, Pen
from cocreate_desktop.services.arrivals import ArrivalsView
from cocreate_desktop.services.overview import EveningView

_HEAD, _LOW = 7 * MM, 10 * MM


@dataclass(frozen=True, slots=True)
class TallyGrid(Solid):
    """A table to tally in: ``rows`` down, ``columns`` across, each cell ``high`` points. With ``sums`` the last column is for
    the total of a row, and the last row for that of a column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    high: float
    names: float = 30 * MM
    sums: bool = False
    gap: float = 6
    stays: bool = False

    def height(self, _width: float, /) -> float:
        """Its rows under a head."""
        return _HEAD + self.high * len(self.rows) + (_LOW if self.sums else 0)

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Names at the left, heads above, lines between."""
        across = (*self.columns, _("together")) if self.sums else self.columns
        names = self.names if any(self.rows) else 0.0
        wide = (width - names) / len(across)
        for place, name in enumerate(across):
            left = x + names + place * wide
            pen.text(name, left + 2, top + 1.5 * MM, wide - 4, 10, weight=600, align="middle", most=1)
        bottom = top + self.height(width)
        down = (*self.rows, _("together")) if self.sums else self.rows
        y = top + _HEAD
        for place, name in enumerate(down):
            strong = self.sums and place == len(down) - 1
            pen.line(((x, y), (x + width, y)), "ink" if place == 0 or strong else "edge", width=0.8)
            high = _LOW if strong else self.high
            if name:
                pen.text(name, x, y + high / 2 - 7, names - 4, 11, weight=600 if strong else 400, most=2)
            y += high
        pen.line(((x, bottom), (x + width, bottom)), "ink", width=0.8)
        for place in range(len(across)):
            left = x + names + place * wide
            if left > x:
                pen.line(((left, top + _HEAD), (left, bottom)), "edge", width=0.6)


def flowables(view: EveningView) -> list[Block]:
    """A sheet to tally on."""
    found = view.matter if isinstance(view.matter, ArrivalsView) else ArrivalsView(())
    step = view.step
    made: list[Block] = large((step.title if step is not None else "") or _(KIND_NAMES[Kind.ARRIVALS]))
    how = _(
        "Put a stroke for everybody who comes in, five strokes to a bundle. Ask no name. Guess the age when you would "
        "rather not ask."
    )
    made.append(words(how, size=11, gap=2))
    bands = tuple(f"{band.value.replace('-', '–')}" for band in KNOWN_BANDS)
    roles = tuple(_(name) for name in ROLE_NAMES.values())
    made.append(TallyGrid(roles, (*bands, _("not known")), 14 * MM, sums=True))
    if found.ways:
        made.append(_asked(_("How did you hear of it?"), _("One stroke a person; it may be skipped.")))
        made.append(TallyGrid(("",), tuple(_(CHANNEL_NAMES[way]) for way in found.ways), 11 * MM, gap=2))
    if found.asked:
        made.append(_asked(found.asked, _("Ask about one in four.")))
        made.append(TallyGrid(("",), tuple(map(_, EXPECTATION_NAMES.values())), 11 * MM, gap=2))
    again = _("Were you at an earlier evening about this? One stroke for each yes:")
    made.append(Columns((words(again, size=11), Fixed(8 * MM, rules=7 * MM)), (3, 1), gap=6))
    return [*made, *_perspectives()]


def _asked(question: str, hint: str) -> Words:
    head = section(question)
    return Words((*head.spans, *words(f"  {hint}", colour="ink2").spans), 11, 10, stays=True)


def _perspectives() -> list[Block]:
    """Whom one sees in the room that no age tells: a list to tick."""
    ticks = [_tick(_(name)) for name in PERSPECTIVE_NAMES.values()]
    rows: list[Block] = [
        Columns(tuple(ticks[start : start + 3]), (1, 1, 1), gap=3) for start in range(0, len(ticks), 3)
    ]
    return [_asked(_("Whom do you see in the room?"), _("Tick; nobody is asked.")), *rows]


def _tick(name: str) -> Block:
    box = Inset(Fixed(3.6 * MM), pad=0, edge="ink", radius=1)
    return Columns((box, words(name, size=10)), (1, 12), gutter=5)
