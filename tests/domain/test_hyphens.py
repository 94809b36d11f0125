"""Long words are broken where they can be read on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.hyphens import FEWEST, break_place


@pytest.mark.parametrize(
    ("word", "most", "broken"),
    [
        ("lampionnenoptocht", 15, "lampionnenop-tocht"),
        ("lampionnenoptocht", 11, "lampionne-noptocht"),
        ("middagvoorstelling", 17, "middagvoorstel-ling"),
        ("cultuurmakelaar", 10, "cultuurma-kelaar"),
        ("jeugdvoorziening", 9, "jeugdvoor-ziening"),
        ("winkelstraat", 8, "winkel-straat"),
        ("en-bewonersvergadering", 14, "en-bewonersver-gadering"),
        ("wijk-bewonersvergadering-en-meer", 16, "wijk-bewonersver-gadering-en-meer"),
    ],
)
def test_that_a_long_word_is_broken_between_syllables(word: str, most: int, broken: str) -> None:
    place = break_place(word, most)
    assert f"{word[:place]}-{word[place:]}" == broken


@pytest.mark.parametrize(
    "word",
    [
        "https://buurt.example/plein",
        "0612345678",
        "مرحبابالجيران",
        "boom",
        "שלוםשלוםשלום",
        "06-12345678901",
        "een-na-ander-",
    ],
)
def test_that_some_words_get_no_hyphen(word: str) -> None:
    assert break_place(word, len(word) - 1) == 0


@given(st.text(max_size=60), st.integers(-2, 70))
def test_that_a_place_lies_inside_the_word(word: str, most: int) -> None:
    place = break_place(word, most)
    assert place == 0 or FEWEST <= place <= min(most, len(word) - FEWEST)


def test_that_a_word_without_vowels_is_broken_all_the_same() -> None:
    assert break_place("zzzzzzzzzzzz", 8) == 8
