"""The order in which a line of mixed left-to-right and right-to-left text is drawn: the part of UAX #9 that notes need.

Pure functions of their arguments. Embedding controls never reach it: the domain takes them out of every text.
"""

import unicodedata
from collections.abc import Sequence
from itertools import groupby

from cocreate_desktop.domain.text import SIDES, reads_from_right

MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
_NUMBER = {"EN", "AN"}
_BETWEEN_NUMBERS = {"ES", "CS", "ET"}


def levels(clusters: Sequence[str], *, right: bool, apart: Sequence[bool] = ()) -> list[int]:
    """The embedding level of each cluster: even is left to right. ``right``: the paragraph reads from the right. ``apart``
    says of each cluster whether it belongs to a part with an order of its own (an isolate), which has white beside it."""
    alone = list(apart) or [False] * len(clusters)
    found = [" " if own else _kind(cluster) for cluster, own in zip(clusters, alone, strict=True)]
    kinds = _with_neutrals(_with_numbers(found), "R" if right else "L")
    names = {"R": 1, "L": 2, "N": 2} if right else {"L": 0, "R": 1, "N": 2}
    made = [names[kind] for kind in kinds]
    for own, places in groupby(range(len(made)), key=alone.__getitem__):
        if own:
            first, *others = places
            part = clusters[first : first + 1 + len(others)]
            inner = levels(part, right=reads_from_right("".join(part)))
            made[first : first + len(part)] = [2 + level for level in inner]
    return made


def visual_runs(found: Sequence[int]) -> list[tuple[int, int, int]]:
    """Stretches of one level as (first, after last, level), from left to right on the page."""
    runs: list[tuple[int, int, int]] = []
    for place, level in enumerate(found):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], place + 1, level)
        else:
            runs.append((place, place + 1, level))
    for level in range(max(found, default=0), 0, -1):
        runs = _turned(runs, level)
    return runs


def _turned(runs: list[tuple[int, int, int]], level: int) -> list[tuple[int, int, int]]:
    """Every stretch of runs at ``level`` or above, back to front."""
    made: list[tuple[int, int, int]] = []
    held: list[tuple[int, int, int]] = []
    for run in runs:
        if run[2] >= level:
            held.insert(0, run)
        else:
            made += [*held, run]
            held = []
    return made + held


def _kind(cluster: str) -> str:
    found = unicodedata.bidirectional(cluster[0])
    return SIDES.get(found) or ("N" if found in _NUMBER else "+" if found in _BETWEEN_NUMBERS else " ")


def _with_numbers(kinds: list[str]) -> list[str]:
    """Signs beside numbers belong to them; a number after a left-to-right letter is left to right."""
    made = list(kinds)
    for place, kind in enumerate(kinds):
        if kind == "+":
            before = made[place - 1] if place else " "
            after = kinds[place + 1] if place + 1 < len(kinds) else " "
            made[place] = "N" if "N" in (before, after) else " "
    strong = ""
    for place, kind in enumerate(made):
        if kind in "LR":
            strong = kind
        elif kind == "N" and strong != "R":
            made[place] = "L"
    return made


def _with_neutrals(kinds: list[str], base: str) -> list[str]:
    """Neutrals between two of a kind are of that kind, others of the paragraph's. A number counts as right to left."""
    made = list(kinds)
    place = 0
    while place < len(made):
        if made[place] != " ":
            place += 1
            continue
        end = place
        while end < len(made) and made[end] == " ":
            end += 1
        before = _side(made[place - 1]) if place else base
        after = _side(made[end]) if end < len(made) else base
        made[place:end] = [before if before == after else base] * (end - place)
        place = end
    return made


def _side(kind: str) -> str:
    return "R" if kind == "N" else kind
