"""Measures the finders of notes, or those named, and brings docs/notes-found.md up to date.

    python -m bench.notes [FINDERS…]

``network`` is the finder in use, ``classical`` the one that it must beat. Takes some minutes each, on one core.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np

from bench.notes import classical, table, walls
from bench.notes.counting import Count
from cocreate_desktop.capture.notes import network
from cocreate_desktop.capture.notes.sighted import Finder
from cocreate_desktop.rehearsal.walls import WallPlan
from cocreate_desktop.services.seeing import always, unheard

PAGE = Path(__file__).resolve().parents[2] / "docs" / "notes-found.md"
FINDERS: dict[str, Finder] = {"classical": classical.find, "network": network.find}
HEAD = """# How many notes are found

Written by `python -m bench.notes` (one finder: `python -m bench.notes classical`). Made-up walls of
`cocreate_desktop/rehearsal/walls` as `bench/notes/walls.py` draws them, and the real photos of `tests/capture/photos`. A note
counts as found when its outline shares half of their union with the truth; on real photos the boxes round both are compared,
since their truth has boxes. Notes of which less than two fifths is in sight count neither as missed nor as wrong. *Recall* is
the share of the notes that were found, *precision* the share of the outlines that are notes. A *block* hangs edge to edge in
one colour. The network learned from other made-up walls of the same kind: its figures here are kinder than a hall is; those of
the real photos are not.
"""


def main(words: Sequence[str]) -> int:
    """Returns 0, or 2 for a name that is no finder."""
    unknown = [word for word in words if word not in FINDERS]
    if unknown:
        print("No finder:", ", ".join(unknown), "- there are:", ", ".join(FINDERS), file=sys.stderr)
        return 2
    cv2.setNumThreads(1)
    for name in words or FINDERS:
        section = measured(name)
        print(f"## {name}\n{section}", flush=True)
        text = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
        PAGE.write_text(renewed(text, name, section), encoding="utf-8")
    return 0


def measured(name: str) -> str:
    """What stands under a finder's name."""
    find = FINDERS[name]
    tables = table.run(find, list(walls.plans()), _told)
    middle, slow = np.percentile(tables.seconds, (50, 95))
    speed = f"A wall of 1280 × 960 took {middle:.2f} s (median; 95 %: {slow:.2f} s) with OpenCV on one core."
    return "\n".join(["", speed, *table.lines(tables), "", "Real photos:", "", *_on_photos(find)])


def _on_photos(find: Finder) -> list[str]:
    whole, rows = Count(), []
    for name, picture, truth in table.photos():
        count = table.of_photo(truth, find(picture, going=always, told=unheard))
        whole.add(count)
        rows.append((f"{name}, {truth['comment']}", count))
    rows.append(("together", whole))
    return [
        "| photo | notes | found | outlines | recall | precision |\n|---|---:|---:|---:|---:|---:|",
        *(
            f"| {name} | {c.there} | {c.hit} | {c.given} | {table.share(c.recall)} | {table.share(c.precision)} |"
            for name, c in rows
        ),
    ]


def _told(plan: WallPlan, count: Count) -> None:
    what = f"{plan.seed} {plan.ground} {plan.layout} {plan.light} {plan.shape} {plan.colours}"
    print(f"{what}: {count.hit} of {count.there}, {count.given} outlines", file=sys.stderr, flush=True)


def renewed(text: str, name: str, section: str) -> str:
    """The page with ``section`` in the place of what this finder had; the others stay what they were."""
    old = re.split(r"^## ", text, flags=re.MULTILINE)[1:]
    sections = {title.strip(): body.strip() for title, _line, body in (part.partition("\n") for part in old)}
    sections[name] = section.strip()
    return HEAD + "".join(f"\n## {title}\n\n{sections[title]}\n" for title in sorted(sections))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
