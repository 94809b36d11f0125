"""The answers of a poll about support as a histogram, never as a mean; an earlier poll lies over it as a dashed outline."""

from dataclasses import dataclass

from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.voting import Exact, Tally
from cocreate_desktop.language import _, number_text, time_text
from cocreate_desktop.paper.flow import Solid
from cocreate_desktop.paper.pen import MM, Pen, line_height, width_of
from cocreate_desktop.paper.text import Line, Span, shortened
from cocreate_desktop.services.ballotwords import people_text
from cocreate_desktop.services.tallying import RoundView

_PLOT = 42 * MM
_COUNT, _WORDS = 13.0, 9.0
_MOST_LINES = 3
_APART = "?"


@dataclass(frozen=True, slots=True)
class Column:
    """One answer: its mark and words, how many people gave it, and how many did ``before`` (None: no earlier poll)."""

    mark: str
    text: str
    number: Exact
    before: Exact | None = None


@dataclass(frozen=True, slots=True)
class Histogram(Solid):
    """The columns beside one another; who does not know stands apart. ``now`` and ``earlier`` name two polls."""

    columns: tuple[Column, ...]
    now: str = ""
    earlier: str = ""
    plot: float = _PLOT
    gap: float = 8
    stays: bool = False

    def _cell(self, width: float) -> float:
        return width / len(self.columns)

    def _room(self, width: float) -> float:
        """How wide numbers and words under a column may be."""
        return self._cell(width) - 3 * MM

    def height(self, width: float, /) -> float:
        """Of the legend, the columns and the words under them."""
        legend = 2 * line_height(10) + 3 * MM if self.earlier else 0
        words = max(len(_lines(one, self._room(width))) for one in self.columns)
        return legend + self.plot + 1.5 * MM + line_height(_COUNT) + words * line_height(_WORDS) + 1 * MM

    def draw(self, pen: Pen, x: float, top: float, width: float) -> None:
        """Legend, columns, ground line, numbers, words."""
        if self.earlier:
            self._legend(pen, x, top, width)
            top += 2 * line_height(10) + 3 * MM
        ground, cell = top + self.plot, self._cell(width)
        highest = max((max(one.number, one.before or 0) for one in self.columns), default=0)
        for place, one in enumerate(self.columns):
            left = x + place * cell
            if one.mark == _APART:
                pen.line(((left, top), (left, ground + 16 * MM)), "edge", width=0.6, dashes=(2, 2))
            self._bars(pen, one, left, ground, highest)
            self._numbers(pen, one, left, ground + 1.5 * MM, self._room(width))
        pen.line(((x, ground), (x + width, ground)), "ink", width=1.2)

    def _bars(self, pen: Pen, one: Column, left: float, ground: float, highest: Exact) -> None:
        wide = 14 * MM
        start = left + 3 * MM
        if highest and one.number:
            high = self.plot * float(one.number / highest)
            pen.fill(start, ground - high, wide, high, "accent", radius=1.5)
        if highest and one.before:
            high = self.plot * float(one.before / highest)
            edge = start - 2 * MM
            corners = (
                (edge, ground),
                (edge, ground - high),
                (edge + wide + 4 * MM, ground - high),
                (edge + wide + 4 * MM, ground),
            )
            pen.line(corners, "surface", width=2.8)
            pen.line(corners, "live", width=1.3, dashes=(3, 2))

    def _numbers(self, pen: Pen, one: Column, left: float, top: float, room: float) -> None:
        count = number_text(one.number)
        pen.text(count, left + 1 * MM, top, room, _COUNT, weight=700, most=1)
        if one.before is not None:
            was = _("was {n}").format(n=number_text(one.before))
            beside = left + 1 * MM + width_of(count, _COUNT, 700) + 1.5 * MM
            pen.text(was, beside, top + 1.2 * MM, room, 10, weight=600, colour="live", most=1)
        below = top + line_height(_COUNT)
        pen.words(_lines(one, room), left + 1 * MM, below, room, _WORDS)

    def _legend(self, pen: Pen, x: float, top: float, width: float) -> None:
        left = x + 10 * MM
        pen.fill(x + 1 * MM, top + 1 * MM, 6 * MM, 3.2 * MM, "accent", radius=1.5)
        pen.text(self.now, left, top, width - 10 * MM, 10, most=1)
        below = top + line_height(10)
        box = ((1, 4.2), (1, 1), (7, 1), (7, 4.2), (1, 4.2))
        pen.line(
            [(x + across * MM, below + down * MM) for across, down in box], "live", width=1.1, dashes=(3, 2)
        )
        pen.text(self.earlier, left, below, width - 10 * MM, 10, most=1)


def _lines(one: Column, room: float) -> tuple[Line, ...]:
    """Mark and words of an answer."""
    return shortened((Span(f"{one.mark} ", 700), Span(one.text)), _WORDS, room, _MOST_LINES)


def histogram(view: RoundView, tally: Tally, *, plot: float = _PLOT) -> Histogram:
    """That of a round about support, the earlier poll laid over it when its result is there."""
    earlier = view.earlier
    old = earlier.tally if earlier is not None and earlier.round.method == view.round.method else None
    columns = tuple(
        Column(
            option.letter,
            option.text,
            tally.result(option.id).total,
            old.result(option.id).total if old is not None else None,
        )
        for option in view.options
    )
    if old is None or earlier is None:
        return Histogram(columns, plot=plot)
    now = _("This poll: {when}").format(when=_when(view, tally))
    return Histogram(columns, now, _("The poll before: {when}").format(when=_when(earlier, old)), plot)


def _when(view: RoundView, tally: Tally) -> str:
    people = people_text(int(tally.total))
    moment = moment_of(view.round.closed_at or view.round.opened_at)
    return f"{time_text(moment.astimezone())}, {people}" if moment is not None else people
