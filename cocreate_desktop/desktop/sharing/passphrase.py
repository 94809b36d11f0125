"""How strong a passphrase is, in plain words. It knows no widget and keeps nothing of what was typed."""

from __future__ import annotations

from dataclasses import dataclass

from ...language import _, ngettext

WORDS, LETTERS, DIFFERENT = 4, 12, 6
LONG_WORDS, LONG_LETTERS = 5, 18
_SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class Strength:
    """Whether it will do, and what to say of it."""

    enough: bool
    words: str


def strength(passphrase: str) -> Strength:
    """At least four different words, or twelve characters of which six differ."""
    words = {word.casefold() for word in passphrase.split() if len(word) >= _SHORTEST_WORD}
    letters, different = len(passphrase.strip()), len(set(passphrase.casefold()))
    if not letters:
        return Strength(
            False, _("At least 4 words, or 12 characters. Words are easier to remember and to type.")
        )
    if len(words) >= LONG_WORDS or (letters >= LONG_LETTERS and different > DIFFERENT):
        return Strength(True, _("Very strong."))
    if len(words) >= WORDS or (letters >= LETTERS and different >= DIFFERENT):
        return Strength(True, _("Strong enough for a stick that gets lost."))
    if letters >= LETTERS:
        return Strength(False, _("Too much of the same: that is guessed soon. Take 4 different words."))
    short = LETTERS - letters
    return Strength(
        False,
        ngettext(
            "Too short: {n} more character, or make it 4 words.",
            "Too short: {n} more characters, or make it 4 words.",
            short,
        ).format(n=short),
    )
