"""What is measured of a reading, and of the words in doubt."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bench.reading import material
from cocreate_desktop.capture.text import doubts, words
from cocreate_desktop.capture.text.reading import Reader
from cocreate_desktop.capture.text.recognising import Line
from cocreate_desktop.capture.text.sureness import raw, sureness
from cocreate_desktop.domain.walls import distance

LOOK_ALIKE = {
    "a": "o",
    "e": "c",
    "o": "a",
    "n": "u",
    "u": "n",
    "r": "v",
    "l": "t",
    "t": "l",
    "i": "l",
    "m": "n",
    "g": "y",
}
SURE, UNSURE = 0.97, 0.6


@dataclass(frozen=True, slots=True)
class Outcome:
    """``wrong`` letters as a share of the true text (at most 1), capitals and blanks set aside; processor ``seconds``."""

    text: str
    truth: str
    wrong: float
    raw: float
    sure: float
    seconds: float


def read(reader: Reader, notes: Iterable[material.Note]) -> list[Outcome]:
    """Reads notes one by one."""
    found = []
    for picture, truth in notes:
        began = time.process_time()
        line = reader.line(picture)
        took = time.process_time() - began
        wrong = min(1.0, distance(_plain(line.text), _plain(truth)) / len(truth))
        found.append(Outcome(line.text, truth, wrong, raw(line), sureness(line), took))
    return found


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def area(outcomes: Sequence[Outcome]) -> float:
    """How often a reading within a fifth has the higher sureness than one that is not (AUROC)."""
    good = [one.raw for one in outcomes if one.wrong <= 0.2]
    bad = [one.raw for one in outcomes if one.wrong > 0.2]
    won = sum((one > two) + 0.5 * (one == two) for one in good for two in bad)
    return won / max(1, len(good) * len(bad))


def flagged(evening: bool, known: words.Words) -> tuple[int, int]:
    """Of the examples, read without a fault: how many longer words, and how many of them are said to be in doubt. With
    ``evening`` the other notes give the evening's words."""
    longer = doubted = 0
    for text, others in _evenings():
        own = words.of(others if evening else ())
        longer += sum(len(word) >= words.SHORTEST for word in text.split())
        doubted += len(doubts.doubts(_line(text), own, known))
    return longer, doubted


def proposed(evening: bool, known: words.Words) -> Counter[str]:
    """Of the examples with one letter of one longer word read wrong or not at all: how often the right word is proposed,
    another one, or none."""
    dice, found = random.Random(11), Counter[str]()
    for text, others in _evenings():
        longer = [word for word in text.split() if word.isalpha() and word.isascii() and len(word) > 4]
        if not longer:
            continue
        word = dice.choice(longer)
        place = dice.randrange(1, len(word))
        other = dice.choice((LOOK_ALIKE.get(word[place], "c"), ""))
        spoiled = word[:place] + other + word[place + 1 :]
        start = text.index(word)
        line = _line(text[:start] + spoiled + text[start + len(word) :], start + place if other else -1)
        meant = dict(doubts.doubts(line, words.of(others if evening else ()), known)).get(spoiled, "")
        found["none" if not meant else "right" if meant.casefold() == word.casefold() else "another"] += 1
    return found


def _evenings() -> Iterator[tuple[str, list[str]]]:
    """Each example with the others."""
    texts = material.examples()
    return ((text, texts[:place] + texts[place + 1 :]) for place, text in enumerate(texts))


def _line(text: str, unsure: int = -1) -> Line:
    return Line(text, tuple(UNSURE if place == unsure else SURE for place in range(len(text))))
