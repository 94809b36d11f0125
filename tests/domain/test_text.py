"""What a typed text becomes: one normal form that no database refuses and that turns nothing around it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain import text
from cocreate_desktop.domain.errors import Empty, TextTooLong

ANYTHING = st.text(st.characters(), max_size=200)


@given(ANYTHING, st.booleans())
def test_that_cleaning_twice_changes_nothing_more(words: str, lines: bool) -> None:
    once = text.clean(words, limit=10_000, lines=lines)
    assert text.clean(once, limit=10_000, lines=lines) == once


@given(ANYTHING, st.booleans())
def test_that_every_cleaned_text_can_be_stored_anywhere(words: str, lines: bool) -> None:
    cleaned = text.clean(words, limit=10_000, lines=lines)
    cleaned.encode("utf-8")
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not [c for c in cleaned if unicodedata.category(c) in ("Cc", "Cs") and c != "\n"]
    assert lines or "\n" not in cleaned


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("cafe\u0301", "café"),
        ("een\x00twee\x07drie\x7f", "eentweedrie"),
        ("a\u202eb\u2066c\u2069\u202c", "abc"),
        ("half \ud83d emoji", "half  emoji"),
        ("👩\u200d👧 speelt", "👩\u200d👧 speelt"),
        ("שלום\u200f!", "שלום\u200f!"),
        ("eerst\r\ndan\rtoen\u2028straks\u2029nu", "eerst\ndan\ntoen\nstraks\nnu"),
        ("  tab\ttab  ", "tab tab"),
        ("<b>vet</b> & 'zo'", "<b>vet</b> & 'zo'"),
    ],
)
def test_that_a_text_is_kept_as_it_was_meant(typed: str, kept: str) -> None:
    assert text.clean(typed, limit=300) == kept


@given(st.text(st.sampled_from("aeéi\u0301\u0316\u0323\u0344\u0345\u0f71\u0f74가ㄱ\u1ea5"), max_size=40))
def test_that_marks_in_any_order_become_the_normal_form(words: str) -> None:
    assert text.clean(words, limit=300) in (unicodedata.normalize("NFC", words), "")


def test_that_a_letter_under_a_hundred_thousand_marks_keeps_nobody_waiting() -> None:
    """The normal form alone takes minutes over them."""
    with pytest.raises(TextTooLong):
        text.clean("a" + "\u0301\u0323" * 50_000, limit=text.NOTE_ON_PHONE)


def test_that_the_newest_emoji_stays_and_what_is_no_character_goes() -> None:
    assert text.clean("\U0001fae8 \U0001fadf\ufffe\ufdd0\U0001ffff", limit=300) == "\U0001fae8 \U0001fadf"


def test_that_a_line_has_no_breaks() -> None:
    assert text.clean("een\r\ntwee\n", limit=300, lines=False) == "een twee"


@pytest.mark.parametrize("typed", ["", "  \n ", "\x00", "\u200d\u200f", "\u200b", "\ufeff"])
def test_that_a_text_nobody_can_see_is_empty(typed: str) -> None:
    assert text.clean(typed, limit=300) == ""


def test_that_the_limit_counts_characters_after_cleaning() -> None:
    assert text.clean("e\u0301" * 140 + "\x00", limit=140) == "é" * 140
    with pytest.raises(TextTooLong) as told:
        text.clean("a" * 10_000, limit=text.NOTE_ON_PHONE)
    assert told.value.values == {"length": 10_000, "limit": 140}


def test_that_doubles_are_compared_without_case_spacing_and_punctuation_at_the_ends() -> None:
    assert text.folded("  Meer  GROEN! ") == text.folded("meer groen.")
    assert text.folded("STRASSE") == text.folded("straße")
    assert text.folded("meer groen") != text.folded("minder groen")


@pytest.mark.parametrize("typed", ["", "  \n ", "\u200d", "\x00"])
def test_that_what_must_be_said_is_refused_when_nothing_of_it_can_be_seen(typed: str) -> None:
    with pytest.raises(Empty):
        text.written(typed, limit=10)
    assert text.written(f"{typed}Ja", limit=10).endswith("Ja")
