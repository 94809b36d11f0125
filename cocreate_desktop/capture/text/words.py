"""Lists of words to lay what was read beside: the bundled Dutch one (OpenTaal; resources/words says how it came here) and the
evening's own. They tell which words exist and which look alike; they never change a text."""

import gzip
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

import numpy as np
import numpy.typing as npt

from cocreate_desktop.paths import resources

SHORTEST: Final = 4
"""Letters: shorter words have neighbours everywhere, so that nothing is said about them."""
_WORD = re.compile(r"[^\W\d_]+")
_FIRST = ord("A")


class Words:
    """Words in small letters that can be asked whether they hold one, and which of them resemble one."""

    def __init__(self, words: Iterable[str]) -> None:
        self._all = frozenset(words)
        by_length: dict[int, list[str]] = defaultdict(list)
        for word in sorted(self._all):
            by_length[len(word)].append(word)
        self._by_length = {length: (same, _marks(same)) for length, same in by_length.items()}

    def hold(self, word: str) -> bool:
        """Whether ``word`` (small letters) is among them, or is joined from two that are, with an s between or not."""
        if word in self._all:
            return True
        halves = ((word[:place], word[place:]) for place in range(SHORTEST, len(word) - SHORTEST + 1))
        return any({one, one.removesuffix("s")} & self._all and two in self._all for one, two in halves)

    def like(self, word: str, most: int) -> Iterator[str]:
        """Those that may be up to ``most`` letters away: of about the same length, with about the same letters in them."""
        own = _marks([word])[0]
        for length in range(len(word) - most, len(word) + most + 1):
            same, marks = self._by_length.get(length, ([], _marks([])))
            # Each exchange of a letter changes at most two marks.
            for number in np.flatnonzero(np.bitwise_count(marks ^ own) <= 2 * most):
                yield same[int(number)]


def _marks(words: list[str]) -> npt.NDArray[np.uint64]:
    """Which letters are in each word, a bit a letter."""
    return np.array([_mark(word) for word in words], np.uint64)


def _mark(word: str) -> int:
    mark = 0
    for letter in word:
        mark |= 1 << (ord(letter) & 63)
    return mark


@cache
def dutch() -> Words:
    """The bundled list; 224,000 words, half a second to open, some 30 MiB until `forget`."""
    with gzip.open(resources() / "words" / "nl.gz", "rt", encoding="utf-8") as packed:
        return Words(unpacked(packed.read().splitlines()))


def forget() -> None:
    """Lets the bundled list go; it is opened again when it is asked for."""
    dutch.cache_clear()


def unpacked(lines: Iterable[str]) -> Iterator[str]:
    """Each line holds a letter that says how much it shares with the word before (A: nothing), and the rest."""
    word = ""
    for line in lines:
        word = word[: ord(line[0]) - _FIRST] + line[1:]
        yield word


def of(texts: Iterable[str]) -> Words:
    """The words in these texts: those of the evening."""
    return Words(word for text in texts for word in _WORD.findall(text.casefold()) if len(word) >= SHORTEST)
