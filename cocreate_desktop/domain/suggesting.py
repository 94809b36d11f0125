"""Which loose notes may belong together: those that hung together on a wall of paper, and those that share a word, also inside
a Dutch compound. A suggestion with its reason, never more; pure, and its cost grows with the letters there are, not with pairs
of notes.

The method is plain on purpose, so that its reason can be said in one word: every word gives its beginnings and endings of four
letters and more ("hondenpoep": hond, honde, … poep), and a word that stands in several notes that way names a group.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from cocreate_desktop.domain.walls import Island

LEAST, MOST = 3, 8
_PAIR = 2
_SAME = 0.5
_SHORTEST, _HALF = 4, 3
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = ("etjes", "etje", "tjes", "pjes", "tje", "pje", "jes", "je", "en", "s")
# Words that stand in every kind of note and say nothing about it; Dutch first, then what else is heard in a hall.
_IDLE = frozenset(
    """
    aan aub alle alleen allemaal alles als altijd ander andere anders beetje beter betere bij bijvoorbeeld blijven
    blijft buiten buurt daar daarom dat de deze die dit doen doet door dus echt een eens eigen elk elke elkaar erg
    even gaan gaat geen geld gewoon goed goede graag haar hard hebben hebt heeft heel hele hem het hier hij hoe hun
    idee iedereen iemand iets ik in is ja jaar jullie kan kant keer kijken klein kleine komen komt kunnen kunt laat
    lang lange langer langs laten lekker leuk leuke maak maar maken mag meer mensen met mij mijn minder moet moeten
    mogen mooi mooie naar nee niet niets nieuw nieuwe niks nodig nog nooit nou nu of ook om onder ons onze ooit op
    over plaats plein plek plekje plekken samen snel soms staan staat steeds straat te tegen tijd toch toen tot
    tussen uit van vaak veel verder volgens voor vooral waar waarom wanneer wat weer wel welke wie wij wijk wil
    willen wordt worden wou zal zelf zetten zich zien zijn zit zitten zo zodat zonder zou zoveel zullen all also and
    are but can for from have more need not our please some that the them there this want with would you your
    """.split()
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Notes that may belong together. ``key`` is what a refusal is remembered by, ``word`` what they may be about. Of notes
    that hung together on a wall of paper (``wall``) the word is what stood above them, empty without a heading."""

    key: str
    word: str
    note_ids: tuple[str, ...]
    wall: bool = False


@dataclass(frozen=True, slots=True)
class Refusal:
    """A suggestion that is not made again: neither by its word, nor by its place on a wall, nor for its notes under another
    word."""

    key: str
    note_ids: tuple[str, ...] = ()

    def text(self) -> str:
        """As it is kept with a step: words and ids without blanks, with blanks between them."""
        return " ".join((self.key, *self.note_ids))

    @classmethod
    def of(cls, text: str) -> Refusal:
        """From what was kept."""
        key, *note_ids = text.split(" ")
        return cls(key, tuple(note_ids))


def suggestion(
    notes: Sequence[tuple[str, str]], refused: Collection[Refusal] = (), known: Iterable[str] = ()
) -> Suggestion | None:
    """The best group among loose ``notes`` (id and text), or None. ``known`` are words that say nothing here because everything
    is about them (the question of the evening)."""
    idle = _IDLE | {stem(word) for text in known for word in words(text)}
    sized = (one for one in _groups(notes, idle) if LEAST <= len(one.note_ids) <= MOST)
    return max(_not_refused(sized, refused), key=lambda one: (_weight(one), one.key), default=None)


def wall_suggestion(
    islands: Iterable[Island], loose: Collection[str], refused: Collection[Refusal] = ()
) -> Suggestion | None:
    """The first of the ``islands`` of which two notes and more hang loose (``loose``: ids), or None. How many they may be has
    no limit: people hung them together themselves."""
    there = set(loose)
    found = (
        Suggestion(one.key, one.heading, tuple(n for n in one.note_ids if n in there), wall=True)
        for one in islands
    )
    return next(iter(_not_refused((one for one in found if len(one.note_ids) >= _PAIR), refused)), None)


def _not_refused(found: Iterable[Suggestion], refused: Collection[Refusal]) -> list[Suggestion]:
    keys = {refusal.key for refusal in refused}
    groups = [frozenset(refusal.note_ids) for refusal in refused]
    return [one for one in found if one.key not in keys and not _as_before(one, groups)]


def _as_before(one: Suggestion, refused: Iterable[frozenset[str]]) -> bool:
    """Whether it is a refused group under another word, give or take a note."""
    group = frozenset(one.note_ids)
    return any(len(group & other) > len(group | other) * _SAME for other in refused)


def words(text: str) -> list[str]:
    """The words of a text in lower case, of four letters and more."""
    return [word for word in _WORD.findall(text.casefold()) if len(word) >= _SHORTEST]


def stem(word: str) -> str:
    """A word without its plural or diminutive, as far as that leaves four letters: "honden" and "hondje" give "hond"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return _single(word[: -len(ending)])
    return _single(word)


def _single(word: str) -> str:
    """Dutch doubles a last consonant in the plural: "bommen", "bom"; five letters and more keep their sense with one."""
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiou":
        return word[:-1]
    return word


def _groups(notes: Sequence[tuple[str, str]], idle: Collection[str]) -> list[Suggestion]:
    inside: dict[str, dict[str, None]] = defaultdict(dict)
    shown: dict[str, Counter[str]] = defaultdict(Counter)
    whole: set[str] = set()
    for note_id, text in notes:
        for word in words(text):
            root = stem(word)
            if word in idle or root in idle:
                continue
            whole.add(root)
            shown[root][word] += 1
            for part in _parts(root):
                inside[part][note_id] = None
    return [
        Suggestion(part, _usual(shown[part]), tuple(inside[part]))
        for part in sorted(whole)
        if part not in idle
    ]


def _parts(root: str) -> set[str]:
    """Itself, and what it may be put together from: neither half of a compound is shorter than three letters, or every
    "tegel" would hold an "egel"."""
    beginnings = {root[:end] for end in range(_SHORTEST, len(root) - _HALF + 1)}
    endings = {root[start:] for start in range(_HALF, len(root) - _SHORTEST + 1)}
    return beginnings | endings | {root}


def _usual(forms: Mapping[str, int]) -> str:
    """The form that people wrote most, the shortest of those."""
    return min(forms, key=lambda form: (-forms[form], len(form), form))


def _weight(one: Suggestion) -> float:
    """More notes weigh more, and so does a longer word, for it says more."""
    return len(one.note_ids) * math.sqrt(min(len(one.key), 8))
