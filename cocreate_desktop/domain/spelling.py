"""Which words of a text are looked up in a list of words, and which are left alone: names, addresses, what is all capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 60
"""Letters; what is longer is no word that anybody looks for."""

_CHUNK: Final = re.compile(r"\S+")
_WORD: Final = re.compile(r"[\w\u0300-\u036f]+(?:['’‐‑-][\w\u0300-\u036f]+)*")
_ADDRESS: Final = re.compile(
    r"@|://|\\|^[(\[\"'“‘]*www\.|\w\.[a-z]{2,}\b(?![.!?]?$)|\w\.[a-z]{2,4}[.,;:!?)\]\"'”’]*$"
)
_HYPHENS: Final = "-‐‑"
_PART: Final = re.compile(f"[{_HYPHENS}]")
_LATIN: Final = re.compile(r"[A-Za-z\u00aa-\u024f\u0300-\u036f\u1e00-\u1eff'’]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: where it begins and how long it is in UTF-16 units, as Qt counts, and how it is written."""

    start: int
    length: int
    text: str

    @property
    def end(self) -> int:
        """Behind its last letter."""
        return self.start + self.length

    def touches(self, place: int) -> bool:
        """Whether a cursor at ``place`` stands in it, or at its edge."""
        return self.start <= place <= self.end


def words_of(text: str) -> Iterator[Word]:
    """The words that may be looked up, in order: no addresses, nothing with digits, no half of a word such as ``stads-``."""
    plain = text.isascii()
    for chunk in _CHUNK.finditer(text):
        if _ADDRESS.search(chunk[0]):
            continue
        for found in _WORD.finditer(chunk[0]):
            start, end = chunk.start() + found.start(), chunk.start() + found.end()
            if _whole(found[0], text[start - 1 : start], text[end : end + 1]):
                before = start if plain else _units(text[:start])
                yield Word(before, _units(found[0]), found[0])


def _whole(word: str, before: str, after: str) -> bool:
    half = (before and before in _HYPHENS) or (after and after in _HYPHENS)
    return not half and len(word) <= LONGEST and not any(one.isdigit() or one == "_" for one in word)


def _units(text: str) -> int:
    return len(text) + sum(one > "\uffff" for one in text)


def asked(word: str, is_name: Callable[[str], bool]) -> str:
    """What to look up for ``word``, as a list of words writes it; empty when it is left alone. Of words with a hyphen the parts
    that are names go: nobody lists Lindeplein-bewoners."""
    if is_name(word):
        return ""
    parts = _PART.split(unicodedata.normalize("NFC", word).replace("’", "'"))
    kept = [part for part in parts if not _left_alone(part) and not is_name(part)]
    return "-".join(kept)


def _left_alone(part: str) -> bool:
    rest = part[2:] if part.startswith("IJ") else part[1:]
    return len(part) < 2 or rest != rest.lower() or _LATIN.fullmatch(part) is None


@dataclass(frozen=True, slots=True)
class Names:
    """The words that stand in a project as names, each with the texts that it was found in."""

    sources: Mapping[str, Set[str]]

    def holds(self, word: str, own: Set[str] = frozenset()) -> bool:
        """Whether it is one, also with an s behind it. A text is no witness of its own words: what a field itself says
        (``own``) makes no name of what is typed there."""
        plain = word.replace("’", "'")
        forms = (plain, plain.removesuffix("'s"), plain.removesuffix("s"), plain.removesuffix("'"))
        return any(self.sources.get(form, frozenset()) - own for form in forms)


NO_NAMES: Final = Names({})


def names_of(called: Iterable[str], titles: Iterable[str], sentences: Iterable[str]) -> Names:
    """Of what people and places are ``called`` every word; of ``titles`` what begins with a capital; of ``sentences`` that too,
    but for the word they begin with."""
    found: dict[str, set[str]] = {}
    for text in called:
        _note(found, text, [word.text for word in words_of(text)])
    for text in titles:
        _note(found, text, [word.text for word in words_of(text) if word.text[0].isupper()])
    for text in sentences:
        _note(found, text, [word.text for word in words_of(text) if word.text[0].isupper() and word.start])
    return Names(found)


def _note(found: dict[str, set[str]], text: str, words: Iterable[str]) -> None:
    for word in words:
        for form in {word, *_PART.split(word)}:
            found.setdefault(form.replace("’", "'"), set()).add(text)
