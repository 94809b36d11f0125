"""Runs a finder over the made-up walls and the real photos, and puts what came out into tables."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from bench.notes.counting import SEEN, Count, counted
from bench.notes.walls import paper_of
from cocreate_desktop.capture.notes.sighted import Finder, Picture, Sighted, boxes, overlaps
from cocreate_desktop.rehearsal.walls import Wall, WallPlan, make_wall
from cocreate_desktop.services.seeing import always, unheard

PHOTOS = Path(__file__).resolve().parents[2] / "tests" / "capture" / "photos"
Key = tuple[str, str]
HEAD = "| class | walls | notes | recall | precision |\n|---|---:|---:|---:|---:|"


@dataclass(slots=True)
class Tables:
    """What came out: a Count for each kind of class and class, the number of walls in it, and seconds a wall."""

    counts: dict[Key, Count] = field(default_factory=lambda: defaultdict(Count))
    walls: dict[Key, int] = field(default_factory=lambda: defaultdict(int))
    seconds: list[float] = field(default_factory=list)


def of_wall(wall: Wall, found: list[Sighted]) -> Count:
    """How much of a made-up wall was found."""
    truth = np.array([note.quad for note in wall.notes], np.float64).reshape(-1, 4, 2)
    seen = np.array([note.visible >= SEEN for note in wall.notes], np.bool_)
    return counted(overlaps(truth, _quads(found)), seen)


def of_photo(truth: dict[str, object], found: list[Sighted]) -> Count:
    """How much of a real photo was found: its truth has boxes, so the boxes round the outlines are compared."""
    wanted = _boxed(truth["notes"])
    left_out = _boxed(truth["ignore"])
    given = boxes(_quads(found)) if found else np.zeros((0, 4))
    given[:, 0::2] = given[:, 0::2].clip(0, float(str(truth["width"])))
    given[:, 1::2] = given[:, 1::2].clip(0, float(str(truth["height"])))
    shares = overlaps(_as_quads(np.concatenate((wanted, left_out))), _as_quads(given))
    return counted(shares, np.arange(len(wanted) + len(left_out)) < len(wanted))


def photos() -> Iterator[tuple[str, Picture, dict[str, object]]]:
    """The real photos by name, with the truth about each."""
    for name, truth in json.loads((PHOTOS / "ground_truth.json").read_text(encoding="utf-8")).items():
        read = cv2.imread(str(PHOTOS / truth["file"]), cv2.IMREAD_COLOR)
        assert read is not None, truth["file"]
        yield name, np.asarray(cv2.cvtColor(read, cv2.COLOR_BGR2RGB), np.uint8), truth


def run(
    find: Finder, plans: list[WallPlan], told: Callable[[WallPlan, Count], None] = lambda *_: None
) -> Tables:
    """Finds on every made-up wall. ``told`` hears of each."""
    tables = Tables()
    for plan in plans:
        wall = make_wall(plan)
        began = time.perf_counter()
        found = find(wall.picture, going=always, told=unheard)
        tables.seconds.append(time.perf_counter() - began)
        count = of_wall(wall, found)
        for key in classes(plan, wall):
            tables.counts[key].add(count)
            tables.walls[key] += 1
        told(plan, count)
    return tables


def classes(plan: WallPlan, wall: Wall) -> list[Key]:
    """Every class that a wall belongs to, by kind."""
    paper, many = paper_of(wall), len(wall.notes)
    number = "1 to 9" if many < 10 else "10 to 39" if many < 40 else "40 to 150"
    return [
        ("all", "all walls"),
        ("layout", str(plan.layout)),
        ("ground", str(plan.ground)),
        ("light", str(plan.light)),
        ("paper", paper),
        ("shape", str(plan.shape)),
        ("notes on the wall", number),
        ("layout and paper", f"{plan.layout}, {paper}"),
        ("layout and ground", f"{plan.layout}, {plan.ground}"),
    ]


def lines(tables: Tables) -> list[str]:
    """The tables as Markdown, one for each kind of class."""
    kinds = list(dict.fromkeys(kind for kind, _name in tables.counts))
    said = []
    for kind in kinds:
        rows = sorted(name for of, name in tables.counts if of == kind)
        table = [_row(name, tables.walls[kind, name], tables.counts[kind, name]) for name in rows]
        said += ["", f"By {kind}:" if kind != "all" else "All together:", "", HEAD, *table]
    return said


def _row(name: str, walls: int, count: Count) -> str:
    return f"| {name} | {walls} | {count.there} | {share(count.recall)} | {share(count.precision)} |"


def share(value: float | None) -> str:
    """A share for a table: three decimals at most, a dash for none."""
    return "–" if value is None else f"{value:.2f}"


def _quads(found: list[Sighted]) -> np.typing.NDArray[np.float64]:
    return np.array([one.quad for one in found], np.float64).reshape(-1, 4, 2)


def _boxed(notes: object) -> np.typing.NDArray[np.float64]:
    assert isinstance(notes, list)
    given = [one["bbox"] if isinstance(one, dict) else one for one in notes]
    return np.array(given, np.float64).reshape(-1, 4)


def _as_quads(given: np.typing.NDArray[np.float64]) -> np.typing.NDArray[np.float64]:
    """Left, top, right and bottom as corners."""
    return given[:, [0, 1, 2, 1, 2, 3, 0, 3]].reshape(-1, 4, 2)
