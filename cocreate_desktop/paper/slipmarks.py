"""What one fills in behind an option on a slip or a sheet: a box, rings for dots, the marks of a scale, a place, an amount."""

from dataclasses import dataclass
from enum import StrEnum

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.language import _
from cocreate_desktop.paper.pen import MM, Pen, width_of

_RING, _STEP = 2.2 * MM, 5.5 * MM
_MARK, _MARK_STEP = 5.4 * MM, 6.2 * MM
_BOX = 4.8 * MM
_MOST_RINGS = 5
_BESIDE = 6
_MOST_MARKS = 11


class Way(StrEnum):
    """How an option is filled in."""

    CROSS = "cross"
    RINGS = "rings"
    NUMBER = "number"
    SCALE = "scale"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks behind one option. ``labels`` stand in the marks of a scale, or as the unit before an amount; ``count`` is how
    many rings there are."""

    way: Way = Way.CROSS
    count: int = 1
    labels: tuple[str, ...] = ()

    @property
    def under(self) -> bool:
        """Whether they stand under the words, because beside them they would leave these no room."""
        return self.way is Way.SCALE and len(self.labels) > _BESIDE

    @property
    def high(self) -> float:
        """Height of the marks in points."""
        return _MARK if self.way is Way.SCALE else 6 * MM

    @property
    def wide(self) -> float:
        """Width in points."""
        if self.way is Way.SCALE:
            return (len(self.labels) - 1) * _MARK_STEP + _MARK
        if self.way is Way.RINGS:
            return self.count * _STEP
        if self.way is Way.AMOUNT:
            return 20 * MM + (width_of(self.labels[0], 10) + 1.5 * MM if self.labels else 0)
        return _STEP if self.way is Way.CROSS else 12 * MM

    def draw(self, pen: Pen, x: float, middle: float) -> None:
        """Draws them from ``x`` on, around the level line ``middle``."""
        if self.way is Way.RINGS:
            for ring in range(self.count):
                pen.disc(x + (ring + 0.5) * _STEP, middle, _RING, "ink", fill=False, width=0.9)
        elif self.way is Way.SCALE:
            for place, label in enumerate(self.labels):
                left = x + place * _MARK_STEP
                pen.frame(left, middle - _MARK / 2, _MARK, _MARK, "ink", radius=_MARK / 2, width=0.9)
                pen.text(label, left, middle - 6.1, _MARK, 9, colour="ink2", align="middle", most=1)
        elif self.way is Way.CROSS:
            pen.frame(x + 0.5 * MM, middle - _BOX / 2, _BOX, _BOX, "ink", radius=1, width=0.9)
        else:
            self._box(pen, x, middle)

    def _box(self, pen: Pen, x: float, middle: float) -> None:
        before = self.wide - 20 * MM if self.way is Way.AMOUNT else 0.0
        if before:
            pen.text(self.labels[0], x, middle - 6.8, before, 10, colour="ink2", most=1)
        pen.frame(x + before, middle - 3 * MM, self.wide - before, 6 * MM, "ink", radius=2, width=0.9)


def marks_of(voting: Round) -> Marks:
    """What the options of a round are filled in with."""
    if voting.method == "dots":
        most = min(voting.dots, voting.max_per_option or voting.dots)
        return Marks(Way.RINGS, most) if most <= _MOST_RINGS else Marks(Way.NUMBER)
    if voting.method == "score":
        labels = tuple(str(mark) for mark in range(voting.scale_low, voting.scale_high + 1))
        return Marks(Way.SCALE, labels=labels) if len(labels) <= _MOST_MARKS else Marks(Way.NUMBER)
    if voting.method == "ranking":
        return Marks(Way.NUMBER)
    if voting.method == "chips":
        return Marks(Way.AMOUNT, labels=("€",) if voting.chip_unit == "euro" else ())
    return Marks()


def hint_of(voting: Round) -> str:
    """How one fills them in."""
    marks = marks_of(voting)
    return {
        Way.RINGS: _("Fill in a ring for each dot."),
        Way.NUMBER: _number_hint(voting),
        Way.SCALE: _("Put a cross through your mark."),
        Way.AMOUNT: _("Write an amount behind each choice."),
        Way.CROSS: _("Put a cross."),
    }[marks.way]


def _number_hint(voting: Round) -> str:
    if voting.method == "ranking":
        return _("Write 1 behind the best, 2 behind the next, and so on.")
    return _("Write how many dots.") if voting.method == "dots" else _("Write your mark.")
