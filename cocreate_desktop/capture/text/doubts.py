"""Which words of a reading are in doubt, and what may be meant instead. A proposal costs what the reader was sure of: a letter
that it hardly saw changes cheaply, one that it saw well hardly at all. Names and dialect stay as they were read: the text is
never changed here."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from cocreate_desktop.capture.text.recognising import Line
from cocreate_desktop.capture.text.words import SHORTEST, Words

_WORD = re.compile(r"[^\W_]+")
_LETTERS: Final = 0.6
"""A word has at least this share of letters: the others may be letters that were read as digits."""
_UNSEEN: Final = 0.5
"""A word that no list knows, with a letter that was seen less well than this, is in doubt also without a proposal."""
_NAME: Final = 0.75
"""A word with a capital inside a sentence may be a name: unless a letter was seen less well than this, only the evening's own
words are proposed for it."""
_LEAST: Final = 0.35
_MISSING: Final = 0.9
_OWN: Final = 0.75
"""Of the cost of a proposal remains this much when it is one of the evening's own words."""

_ALIKE: Final = frozenset(
    frozenset(pair)
    for group in ("1li", "0o", "5s", "68b", "9gq", "2z", "4a", "uv")
    for pair in combinations(group, 2)
)
"""Signs that look alike in any hand: to exchange them costs half."""


class _Word(NamedTuple):
    """A word that was read, how well each of its letters was seen (0 to 1), and whether it stands inside a sentence."""

    text: str
    scores: tuple[float, ...]
    inside: bool


def doubts(line: Line, own: Words, known: Words) -> tuple[tuple[str, str], ...]:
    """The words of ``line`` in doubt, each with the likeliest word instead, or with nothing; each word once."""
    found = list(_words(line))
    strange = [one for one in found if not _known(one.text.casefold(), own, known)]
    # A note that is mostly strange is in another language, or so badly read that the list would only guess.
    lists = (own, known) if len(strange) <= max(1, len(found) // 2) else (own,)
    said = {}
    for word, scores, inside in strange:
        name = inside and word[0].isupper() and not word.isupper() and min(scores) >= _NAME
        meant = _meant(word.casefold(), scores, own, (own,) if name else lists)
        if meant or min(scores) < _UNSEEN:
            said[word] = _as(word, meant)
    return tuple(said.items())


def _words(line: Line) -> Iterator[_Word]:
    """Each word that is long enough to be judged, and is mostly letters."""
    for match in _WORD.finditer(line.text):
        word = match.group()
        if len(word) < SHORTEST or sum(map(str.isalpha, word)) < _LETTERS * len(word):
            continue
        before = line.text[: match.start()].rstrip()
        inside = bool(before) and before[-1] not in ".!?:"
        yield _Word(word, line.scores[match.start() : match.end()], inside)


def _known(word: str, own: Words, known: Words) -> bool:
    return own.hold(word) or known.hold(word)


def _meant(word: str, scores: Sequence[float], own: Words, lists: Sequence[Words]) -> str:
    """The cheapest word, when it is cheap enough for a word of this length."""
    limit, most = _limit(len(word))
    best, least = "", limit
    for words in lists:
        share = _OWN if words is own else 1.0
        for other in words.like(word, most):
            price = share * cost(word, scores, other)
            if price < least:
                best, least = other, price
    return best


def _limit(length: int) -> tuple[float, int]:
    """How much a proposal may cost for a word of ``length`` letters, and how many letters it may be away."""
    if length < 6:
        return 0.8, 1
    return (1.05, 1) if length < 8 else (1.5, 2)


def cost(word: str, scores: Sequence[float], other: str) -> float:
    """What it costs to read ``other`` instead: an exchanged or superfluous letter by how well it was seen, a missing one nine
    tenths (Levenshtein's distance, weighted)."""
    before = [column * _MISSING for column in range(len(other) + 1)]
    for row, letter in enumerate(word):
        price = max(_LEAST, scores[row])
        now = [before[0] + price]
        for column, wanted in enumerate(other):
            changed = before[column] + _exchange(letter, wanted, price)
            now.append(min(before[column + 1] + price, now[-1] + _MISSING, changed))
        before = now
    return before[-1]


def _exchange(letter: str, wanted: str, price: float) -> float:
    if letter == wanted:
        return 0.0
    return price / 2 if frozenset((letter, wanted)) in _ALIKE else price


def _as(word: str, meant: str) -> str:
    """With the capitals of the word that was read."""
    if word.isupper():
        return meant.upper()
    return meant.capitalize() if word[0].isupper() else meant
