"""Suggesting a group among 100, 300 and 1,000 loose Dutch notes, beside reading the words of the same notes once."""

import json
import random
from functools import partial

from bench.stand.clock import fastest
from bench.stand.figure import Figure, tell
from cocreate_desktop import paths
from cocreate_desktop.domain.suggesting import suggestion, words

TIMES = 7


def some_notes(number: int) -> list[tuple[str, str]]:
    """The example's notes, and beyond them new ones of its words put together, the same on every run."""
    path = paths.resources() / "examples" / "buurtplein" / "notes.jsonl"
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    drawn = random.Random(7)
    heard = [word for text in texts for word in text.split()]
    while len(texts) < number:
        texts.append(" ".join(drawn.sample(heard, 6)))
    return [(str(place), text) for place, text in enumerate(texts[:number])]


def read(notes: list[tuple[str, str]]) -> int:
    """The reference: every word of every note, once."""
    return sum(len(words(text)) for _note, text in notes)


def main() -> None:
    """A figure a size: the fastest of some turns."""
    for number in (100, 300, 1000):
        notes = some_notes(number)
        ours, reference = fastest(partial(suggestion, notes), partial(read, notes), TIMES)
        aim = "≤ 2,000 ms" if number == 1000 else ""
        tell(
            Figure(
                f"a suggestion among {number:,} notes", ours, "ms", reference, "their words read once", aim
            )
        )


if __name__ == "__main__":
    main()
