"""Measures the reading of notes and writes docs/notes-read.md.

    python -m bench.reading [--curve]

``--curve`` prints instead what the curve of ``capture/text/sureness.py`` was drawn from: for each raw score how many of the
spoiled real crops are within a fifth, made monotone (pool adjacent violators). Takes three minutes on one core.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import mean

import cv2
import psutil

from bench.reading import material, measures
from bench.reading.measures import Outcome
from cocreate_desktop.capture.text import words
from cocreate_desktop.capture.text.models import Pixels
from cocreate_desktop.capture.text.reading import Reader

PAGE = Path(__file__).resolve().parents[2] / "docs" / "notes-read.md"
TURNS = 7
BINS = (0.0, 0.25, 0.5, 0.75, 0.9, 1.01)
HEAD = """# How well the text on notes is read

Written by `python -m bench.reading`. *Error* is the share of a note's letters that are wrong (Levenshtein, at most 1; capitals
and blanks set aside), *exact* a note without any, *within a fifth* one with an error of .2 or less. Times are of the
processor, on one thread; a machine that is busy with other things makes them longer.

The real notes are those of `tests/capture/photos` whose text is known: few, of one photo, in English, cut by their boxes and
not straightened, with edges of other notes in them. They show what is broken, not what a hall will give: trials on 249
transcribed notes of 28 photos gave an error of .19 to .21 and 38 % exact with these networks, without stretching the greys.
Handwriting fonts read far too well: their line only shows that nothing is broken.
"""


def main(words_given: Sequence[str]) -> int:
    """Returns 0."""
    cv2.setNumThreads(1)
    reader, real = Reader(1), material.real()
    memory = _memory()
    reader.line(real[0][0])
    memory = _memory() - memory
    spoiled = {
        name: measures.read(reader, [(spoil(picture), truth) for picture, truth in real])
        for name, spoil in material.SPOILED.items()
    }
    everything = [one for outcomes in spoiled.values() for one in outcomes]
    if "--curve" in words_given:
        print("\n".join(f"{low:.3f} {share:.3f} of {many}" for low, share, many in monotone(everything)))
        return 0
    made_up = measures.read(reader, material.made_up(60))
    parts = [
        HEAD,
        *_conditions(spoiled, made_up),
        *_one_by_one(spoiled["as it is"]),
        *_sureness(everything),
        *_speed(real, memory),
        *_doubts(),
    ]
    PAGE.write_text("\n".join(parts) + "\n", encoding="utf-8")
    print(PAGE.read_text(encoding="utf-8"))
    return 0


def _conditions(spoiled: dict[str, list[Outcome]], made_up: list[Outcome]) -> list[str]:
    rows = [*((f"real, {name}", outcomes) for name, outcomes in spoiled.items()), ("made up", made_up)]
    return [
        "| notes | how many | error | exact | within a fifth | ms a note |\n|---|---:|---:|---:|---:|---:|",
        *(
            f"| {name} | {len(them)} | {mean(one.wrong for one in them):.2f} | {_share(one.wrong == 0 for one in them)} "
            f"| {_share(one.wrong <= 0.2 for one in them)} | {1000 * mean(one.seconds for one in them):.0f} |"
            for name, them in rows
        ),
        "",
    ]


def _one_by_one(outcomes: list[Outcome]) -> list[str]:
    return [
        "The real notes as they are:\n",
        "| read | there stands | error | sureness |\n|---|---|---:|---:|",
        *(
            f"| {_cell(one.text)} | {_cell(one.truth)} | {one.wrong:.2f} | {one.sure:.2f} |"
            for one in outcomes
        ),
        "",
    ]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _share(true: Iterable[bool]) -> str:
    return f"{100 * mean(map(float, true)):.0f} %"


def _sureness(outcomes: list[Outcome]) -> list[str]:
    rows = []
    for low, high in pairwise(BINS):
        them = [one for one in outcomes if low <= one.sure < high]
        if them:
            rows.append(
                f"| {low:.2f} to {min(1.0, high):.2f} | {len(them)} | {mean(one.sure for one in them):.2f} "
                f"| {mean(one.wrong <= 0.2 for one in them):.2f} | {_share(one.wrong == 0 for one in them)} |"
            )
    return [
        "What sureness is worth, over all real notes, as they are and spoiled (it should be the share within a fifth; the "
        "curve was drawn from the same few notes, so that this flatters). It tells good from bad "
        f"{measures.area(outcomes):.2f} of the time (AUROC); the trials on 249 notes gave .90, and 91 % within a fifth, 57 % "
        "exact from a raw score of .90 on.\n",
        "| sureness | readings | mean | within a fifth | exact |\n|---|---:|---:|---:|---:|",
        *rows,
        "",
    ]


def _speed(real: list[material.Note], memory: float) -> list[str]:
    busy = psutil.cpu_percent(interval=2)  # by whatever else runs: nothing of ours does now
    rows = []
    for threads in range(1, min(4, psutil.cpu_count() or 1) + 1):
        reader = Reader(threads)
        reader.line(real[0][0])
        fastest = [min(_took(reader, picture) for _turn in range(TURNS)) for picture, _truth in real]
        rows.append(f"| {threads} | {mean(fastest):.0f} |")
    return [
        f"By the clock, each note the fastest of {TURNS} turns, on a machine of {psutil.cpu_count()} cores that was "
        f"{busy:.0f} % busy with other things. Loading the networks and reading one note takes {memory:.0f} MiB.\n",
        "| threads | ms a note |\n|---:|---:|",
        *rows,
        "",
    ]


def _took(reader: Reader, picture: Pixels) -> float:
    """Milliseconds."""
    began = time.perf_counter()
    reader.line(picture)
    return 1000 * (time.perf_counter() - began)


def _memory() -> float:
    return float(psutil.Process().memory_info().rss) / (1 << 20)


def _doubts() -> list[str]:
    rows = []
    nothing = words.Words(())
    for name, evening, known in (
        ("the Dutch list", False, words.dutch()),
        ("the evening's own words", True, nothing),
        ("both", True, words.dutch()),
    ):
        longer, wrong = measures.flagged(evening, known)
        found = measures.proposed(evening, known)
        rows.append(
            f"| {name} | {found['right']} | {found['another']} | {found['none']} | {1000 * wrong / longer:.0f} in 1,000 |"
        )
    return [
        "Words in doubt, on the notes of the examples (in several languages; an evening's words are those of the other "
        "notes). One letter of one longer word is read wrong or not at all: what is proposed? And how many of the words that "
        "were read without a fault are said to be in doubt?\n",
        "| what helps | the right word | another | nothing | doubted wrongly |\n|---|---:|---:|---:|---:|",
        *rows,
    ]


def monotone(outcomes: list[Outcome]) -> list[tuple[float, float, int]]:
    """Lowest raw score, share within a fifth and number of each level: neighbours that fall are pooled (Barlow 1972)."""
    levels: list[tuple[float, float, int]] = []
    for one in sorted(outcomes, key=lambda one: one.raw):
        levels.append((one.raw, float(one.wrong <= 0.2), 1))
        while len(levels) > 1 and levels[-2][1] >= levels[-1][1]:
            (low, share, many), (_low, other, more) = levels[-2:]
            levels[-2:] = [(low, (share * many + other * more) / (many + more), many + more)]
    return levels


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
