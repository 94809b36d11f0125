"""How a measurement tells a figure: in words to a person, as a line of JSON to whoever reads along. Judges nothing."""

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``what`` was measured, in ``unit``, beside a ``reference`` of the same run (None: there is none) that did ``beside``.

    ``aim`` says in words what would be good: of the ratio (figure ÷ reference) where it ends in ×, else of the figure.
    """

    what: str
    figure: float
    unit: str
    reference: float | None = None
    beside: str = ""
    aim: str = ""

    @property
    def ratio(self) -> float | None:
        """Figure ÷ reference; for what is better when small, 1.5 means half as long again."""
        return self.figure / self.reference if self.reference else None

    def words(self) -> str:
        """A line for people."""
        line = f"{self.what}: {number(self.figure)} {self.unit}"
        if self.reference is not None:
            line += f"; {self.beside}: {number(self.reference)} {self.unit}"
        if self.ratio is not None:
            line += f"; {number(self.ratio)} ×"
        return line + (f" (aim {self.aim})" if self.aim else "")


def tell(*figures: Figure) -> None:
    """Prints figures."""
    for one in figures:
        print(one.words() if sys.stdout.isatty() else json.dumps(asdict(one), ensure_ascii=False), flush=True)


def number(value: float) -> str:
    """Three figures that count: 12,300 or 4.56."""
    if value and abs(value) < 100:
        return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"
    return f"{value:,.0f}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value under which ``share`` (0–1) of the values lie; 0 of none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0.0


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)
