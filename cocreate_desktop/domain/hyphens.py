"""Where a word that is too long for its line is broken: between syllables where they can be heard, for Dutch and English alike.

Only words that do not fit at all are broken, so a place that reads well is enough: no dictionary.
"""

import unicodedata

HYPHEN = "-"
FEWEST = 3
"""Letters that stay before a hyphen, and after it."""
_VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûüœæ")
_TOGETHER = frozenset(("ch", "sh", "th", "ph", "ng", "ck", "qu"))
# What a syllable may begin with, besides one consonant.
_ONSETS = (
    "sch", "str", "spr", "spl", "ch", "sh", "th", "ph", "qu", "bl", "br", "dr", "dw", "fl", "fr", "gl", "gr", "kl", "kn", "kr",
    "kw", "pl", "pr", "sl", "sm", "sn", "sp", "st", "sw", "tr", "tw", "vl", "vr", "wr", "zw",
)  # fmt: skip
_BACK = 6


def break_place(word: str, most: int) -> int:
    """After how many characters ``word`` gets its hyphen, at most ``most``; 0 when there is no good place.

    Words with anything but Latin, Greek or Cyrillic letters (addresses, numbers, scripts without hyphens) have none. Of a word
    with hyphens of its own only the part that runs over the end of the line is broken.
    """
    start = word.rfind(HYPHEN, 0, max(most, 0)) + 1
    end = word.find(HYPHEN, start)
    place = _inside(word[start : end if end >= 0 else len(word)], most - start)
    return start + place if place else 0


def _inside(word: str, most: int) -> int:
    last = min(most, len(word) - FEWEST)
    if last < FEWEST or not all(_hyphenates(letter) for letter in word):
        return 0
    low = word.casefold() if len(word.casefold()) == len(word) else word
    for place in range(last, max(FEWEST, last - _BACK) - 1, -1):
        if _between_syllables(low, place):
            return place
    return next((place for place in range(last, FEWEST - 1, -1) if not unicodedata.combining(word[place])), 0)


def _hyphenates(letter: str) -> bool:
    if unicodedata.combining(letter):
        return True
    return letter.isalpha() and unicodedata.name(letter, "").split(" ")[0] in ("LATIN", "GREEK", "CYRILLIC")


def _between_syllables(word: str, place: int) -> bool:
    """V-CV as in thea-ter, or VC-CV as in op-tocht; what is one sound stays together."""
    before, after = word[place - 1], word[place]
    if before + after in _TOGETHER or after in _VOWELS:
        return False
    onset = next((one for one in _ONSETS if word.startswith(one, place)), after)
    sounds = word[place + len(onset) : place + len(onset) + 1] in _VOWELS
    return sounds and (before in _VOWELS or word[place - 2] in _VOWELS)
