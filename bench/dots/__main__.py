"""Counts stickers on made-up posters and writes docs/dots-counted.md.

    python -m bench.dots

Takes some minutes on one core.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np

from bench.dots import table
from bench.dots.posters import near_and_far, plans
from cocreate_desktop.rehearsal.posters import PosterPlan
from cocreate_desktop.services.seeing import PosterLooked

PAGE = Path(__file__).resolve().parents[2] / "docs" / "dots-counted.md"
HEAD = """# How well stickers are counted

Written by `python -m bench.dots`. Made-up posters of `cocreate_desktop/rehearsal/posters` as `bench/dots/posters.py` draws
them: each closeness in each light with stickers of 8 to 19 mm, up to 45 in a box, of one to four colours, in photos of 2.5 to 6
pixels a millimetre, askew, curled, blurred and grainy. *Exact* is the share of boxes with the right number. *Flagged* is a box
whose number came with a doubt, which the desk shows to be looked at. *Heaped* stickers lie on one another up to six tenths of
their width, *overlapping* ones up to a third, *touching* ones edge to edge; where a box has no room left they lie closer. What
lies under others can be out of sight altogether: no photo shows it, and such a box has to be flagged. A sticker on the line
belongs to the box that holds its middle. Counting was tuned, and its network taught, on other made-up posters of the same kind:
a hall is less kind.
"""


def main() -> int:
    """Returns 0."""
    cv2.setNumThreads(1)
    tables = table.run(plans(), table.classes_of, _told)
    near = table.run(_as_many(near_and_far()), table.pixels_of, _told)
    middle, slow = np.percentile(tables.seconds, (50, 95))
    said = [
        HEAD,
        f"A photo took {middle:.2f} s (median; 95 %: {slow:.2f} s) with OpenCV and onnxruntime. Of {tables.photos} photos "
        f"{tables.mistaken} were taken for another poster; in {tables.unseen} a corner could not be read (a lamp shone on it), "
        "which was said.",
        *table.lines(tables),
        "",
        "By how many pixels a sticker is wide, with 8 mm stickers, touching and overlapping, in an even and a side light "
        f"(in {near.unseen} of {near.photos} photos a corner could not be read):",
        "",
        table.HEAD.replace("class", "pixels"),
        *(f"| {name.strip()} | {count.row} |" for (_kind, name), count in sorted(near.counts.items())),
        "",
        "A poster of which a millimetre has less than a pixel is not counted: the photo is asked for again from closer by.",
    ]
    PAGE.write_text("\n".join(said) + "\n", encoding="utf-8")
    print("\n".join(said))
    return 0


def _as_many(found: Iterator[PosterPlan]) -> Iterator[PosterPlan]:
    """Without what the other tables tell of."""
    return (replace(plan, pale=0.0, on_line=0.0, pen=0.0) for plan in found)


def _told(plan: PosterPlan, looked: PosterLooked) -> None:
    said = f"{plan.seed} {plan.closeness} {plan.light} {plan.size} {plan.scale:.1f}"
    print(
        f"{said}: {looked.problem or len(looked.stickers)} {table.doubts_of(looked.boxes)}",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
