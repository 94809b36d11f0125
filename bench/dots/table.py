"""Counts the stickers of made-up posters and puts what came out into tables."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cocreate_desktop.capture.dots import look
from cocreate_desktop.domain.posters import Poster
from cocreate_desktop.rehearsal.posters import PosterPhoto, PosterPlan, make_photo
from cocreate_desktop.rehearsal.posters.stickers import PALE
from cocreate_desktop.services.seeing import BoxCount, PosterLooked

Key = tuple[str, str]
HEAD = "| class | boxes | exact | wrong, flagged | wrong, not flagged | exact, yet flagged |\n|---|---:|---:|---:|---:|---:|"
IN_SIGHT = 0.3


@dataclass(slots=True)
class Count:
    """How many boxes there are, how many numbers were exact, how many wrong ones had a doubt and how many exact ones."""

    boxes: int = 0
    exact: int = 0
    warned: int = 0
    alarms: int = 0

    def add(self, exact: bool, flagged: bool) -> None:
        """One box."""
        self.boxes += 1
        self.exact += exact
        self.warned += flagged and not exact
        self.alarms += flagged and exact

    @property
    def row(self) -> str:
        """For a table."""
        wrong = self.boxes - self.exact
        alarms = f"{100 * self.alarms / self.exact:.0f} %" if self.exact else "–"
        share = f"{100 * self.exact / self.boxes:.1f} %" if self.boxes else "–"
        return f"{self.boxes} | {share} | {self.warned} | {wrong - self.warned} | {alarms}"


@dataclass(slots=True)
class Tables:
    """What came out: a Count for each kind of class and class, the photos in which no whole poster was seen, those that were
    taken for another one, and seconds a photo."""

    counts: dict[Key, Count] = field(default_factory=lambda: defaultdict(Count))
    photos: int = 0
    unseen: int = 0
    mistaken: int = 0
    seconds: list[float] = field(default_factory=list)


def run(
    plans: Iterable[PosterPlan],
    classes: Callable[[PosterPlan, PosterPhoto, int], list[Key]],
    told: Callable[[PosterPlan, PosterLooked], None] = lambda *_: None,
) -> Tables:
    """Counts every poster of the plans; ``classes`` says to which a box (by its option) belongs. ``told`` hears of each."""
    tables = Tables()
    for plan in plans:
        photo = make_photo(plan)
        content = photo.content()
        other = Poster((plan.poster.round_number + 1) % 3844, plan.poster.options)
        began = time.perf_counter()
        looked = look(content, (other, plan.poster))
        tables.seconds.append(time.perf_counter() - began)
        tables.photos += 1
        tables.unseen += looked.round_number == 0
        tables.mistaken += looked.round_number not in (0, plan.poster.round_number)
        for box in looked.boxes:
            for key in classes(plan, photo, box.box):
                tables.counts[key].add(box.number == photo.counts[box.box], bool(box.doubts))
        told(plan, looked)
    return tables


def classes_of(plan: PosterPlan, photo: PosterPhoto, option: int) -> list[Key]:
    """Every class that a box belongs to, by kind."""
    mine = [one for one in photo.stickers if one.option == option]
    many = len(mine)
    hidden = min((one.visible for one in mine), default=1.0) < IN_SIGHT
    strange = any(one.colour in PALE for one in mine)
    lined = plan.on_line > 0
    upto = [("all", "up to 30 stickers")] if many <= 30 else []
    seen = (
        [("all", "up to 30 stickers, of each at least three tenths in sight")]
        if many <= 30 and not hidden
        else []
    )
    return [
        ("all", "all boxes"),
        *upto,
        *seen,
        ("number of stickers", number_of(many)),
        ("how close they lie", str(plan.closeness)),
        ("how close they lie, by number", f"{plan.closeness}, {number_of(many)}"),
        ("what is in sight", "less than three tenths of one" if hidden else "at least three tenths of each"),
        ("light", str(plan.light)),
        ("diameter in mm", f"{plan.size:4.0f}"),
        ("colours", "several" if len(plan.colours) > 1 else "one"),
        ("strange colours", "a pale or black one among them" if strange else "none"),
        ("line", "some posters' stickers lie on lines" if lined else "none on a line"),
    ]


def number_of(many: int) -> str:
    """A class by number."""
    return (
        "0 to 5" if many <= 5 else "6 to 15" if many <= 15 else "16 to 30" if many <= 30 else "more than 30"
    )


def pixels_of(plan: PosterPlan, _photo: PosterPhoto, _option: int) -> list[Key]:
    """The class by how many pixels a sticker is wide."""
    return [("pixels", f"{plan.size * plan.scale:3.0f}")]


def lines(tables: Tables) -> list[str]:
    """The tables as Markdown, one for each kind of class."""
    said: list[str] = []
    for kind in dict.fromkeys(kind for kind, _name in tables.counts):
        rows = [(name, tables.counts[of, name]) for of, name in sorted(tables.counts) if of == kind]
        title = "All together:" if kind == "all" else f"By {kind}:"
        said += ["", title, "", HEAD, *(f"| {name.strip()} | {count.row} |" for name, count in rows)]
    return said


def doubts_of(boxes: Iterable[BoxCount]) -> str:
    """The codes of all their doubts."""
    return " ".join(sorted({code for box in boxes for code in box.doubts}))
