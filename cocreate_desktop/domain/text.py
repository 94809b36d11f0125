"""What a typed text becomes before it is kept: one normal form on every road, so that no database refuses it later."""

import unicodedata
from itertools import groupby

from cocreate_desktop.domain.errors import Empty, TextTooLong

NOTE_ON_PHONE = 140
NOTE = 2000
LINE = 300

# Overrides and isolates can turn the text around them; joiners and the LRM and RLM marks are needed by honest scripts.
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


SIDES = {"L": "L", "R": "R", "AL": "R"}
"""The strong directions of UAX #9, as left and right; what has none is neutral."""


def reads_from_right(text: str) -> bool:
    """Whether the first letter of ``text`` that has a direction is of a script that reads from the right."""
    found = (SIDES.get(unicodedata.bidirectional(character)) for character in text)
    return next(filter(None, found), "L") == "R"


def clean(text: str, *, limit: int, lines: bool = True) -> str:
    """``text`` in NFC without control characters, lone surrogates and bidi overrides, trimmed.

    Empty when nothing of it can be seen. With ``lines`` line breaks stay (as \\n), else they become spaces.
    Raises TextTooLong over ``limit`` characters.
    """
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    plain = whole.isascii() and whole.isprintable()
    kept = whole if plain else "".join(_kept(character, lines) for character in whole)
    normal = unicodedata.normalize("NFC", _in_order(kept)).strip()
    if not any(_is_seen(character) for character in normal):
        return ""
    if len(normal) > limit:
        raise TextTooLong(length=len(normal), limit=limit)
    return normal


def written(text: str, *, limit: int, lines: bool = True) -> str:
    """``clean`` for what may not be left out. Raises Empty when nothing of it can be seen, TextTooLong."""
    normal = clean(text, limit=limit, lines=lines)
    if not normal:
        raise Empty
    return normal


def printable(text: str) -> str:
    """``text`` as it may stand in one line of a terminal, whatever a file brought: nothing that moves the cursor, colours
    or turns what stands around it. Never refused and never cut."""
    return "".join(_kept(character, lines=False) for character in text)


def escaped(json_text: str) -> str:
    """JSON as it may stand on a terminal: programs read the same from it."""
    return "".join(
        sign if ord(sign) > 0xFFFF or _kept(sign, lines=True) else f"\\u{ord(sign):04x}" for sign in json_text
    )


def _kept(character: str, lines: bool) -> str:
    if character == "\n":
        return "\n" if lines else " "
    if character == "\t":
        return " "
    if character in _BIDI_CONTROLS or unicodedata.category(character) in ("Cc", "Cs") or _is_none(character):
        return ""
    return character


def _is_none(character: str) -> bool:
    """Whether it will never be a character. What only this Python does not know yet is one: a phone's newest emoji."""
    return ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef"


def _in_order(words: str) -> str:
    """The marks on each letter in their canonical order. The normal form puts them so too, but in a time that grows with the
    square of their number: one form full of marks kept the whole hall waiting for seconds."""
    if words.isascii():
        return words
    runs = groupby(words, key=lambda sign: unicodedata.combining(sign) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if marks else run) for marks, run in runs)


def _is_seen(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) != "Cf"


def folded(text: str) -> str:
    """``text`` as it is compared for doubles: case, accents of spacing and punctuation at the ends ignored."""
    return " ".join(text.casefold().split()).strip(" .,!?;:-–'\"")
