"""The numbers of the overview, computed once more from the exported tables alone: nothing of the program is imported here."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor, sqrt
from pathlib import Path


@dataclass(frozen=True)
class Numbers:
    """What a council member reads on the overview; None where it may not be said."""

    took_part: int | None
    reach: Fraction | None
    notes: int
    themes: int
    answered_themes: int
    marks: int
    satisfied: int
    satisfied_percent: Fraction | None
    interval: tuple[int, int] | None
    reached: int | None
    seen: int | None
    along: int | None
    pledges: int
    pledges_over: int
    lacking: int
    evenings: tuple[tuple[str, int | None, int, int], ...]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of one table; none when it is not there."""
    path = folder / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recomputed(folder: Path) -> Numbers:
    """From the folder of an export as CSV."""
    project, evenings, replies = rows(folder, "project")[0], rows(folder, "evenings"), rows(folder, "replies")
    outreach, pledges = rows(folder, "outreach"), rows(folder, "pledges")
    took = together(row["of_base"] for row in evenings)
    base = int(project["base_number"] or 0)
    marks = [
        (int(row["value"]), int(row["people"]))
        for row in rows(folder, "satisfaction")
        if row["question"] == "mark"
    ]
    given = sum(people for _mark, people in marks)
    satisfied = sum(people for mark, people in marks if mark >= int(project["satisfied_from"]))
    opened = sum(int(row["visits"]) for row in outreach)
    held = any(row["held"] == "1" for row in evenings)
    return Numbers(
        took_part=took,
        reach=Fraction(took, base) if took is not None and base and took <= base else None,
        notes=sum(int(row["notes"]) for row in evenings),
        themes=len(replies),
        answered_themes=sum(bool(row["taken"]) for row in replies),
        marks=given,
        satisfied=satisfied,
        satisfied_percent=Fraction(satisfied, given) if given >= 10 else None,
        interval=wilson(satisfied, given) if given >= 10 else None,
        reached=together(row["reached"] for row in outreach),
        seen=opened or None,
        along=sum(int(row["along"]) for row in evenings) if held else None,
        pledges=len(pledges),
        pledges_over=sum(row["state"] in ("done", "dropped") for row in pledges),
        lacking=sum(row["taken"] == "no" and not row["why"] for row in replies),
        evenings=tuple(
            (row["id"], int(row["people"]) if row["people"] else None, int(row["notes"]), int(row["themes"]))
            for row in evenings
        ),
    )


def together(cells: object) -> int | None:
    """The sum of the cells that are filled in; None when none is."""
    known = [int(cell) for cell in cells if cell]  # type: ignore[attr-defined]
    return sum(known) if known else None


def wilson(k: int, n: int, z: float = 1.959963984540054) -> tuple[int, int]:
    """The interval of Wilson at 95 %, in whole percent, rounded outward; in floats, unlike the program."""
    p = k / n
    middle, spread = p + z * z / (2 * n), z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low, high = (middle - spread) / (1 + z * z / n), (middle + spread) / (1 + z * z / n)
    return floor(max(0.0, low) * 100 + 1e-9), ceil(min(1.0, high) * 100 - 1e-9)
