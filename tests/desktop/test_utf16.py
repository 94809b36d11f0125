"""Places in a text as Qt counts them."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from cocreate_desktop.desktop import utf16

WORDS = "Een 🌳 en een 👩‍🌾 op het plein"


def test_that_a_text_is_as_long_as_qt_says() -> None:
    for words in (WORDS, "", "plein", "🌳"):
        assert utf16.units(words) == QTextDocument(words).characterCount() - 1


def test_that_a_part_is_what_stands_between_two_places() -> None:
    assert utf16.part(WORDS, 4, 2) == "🌳"
    assert utf16.part(WORDS, 7) == "en een 👩‍🌾 op het plein"
    assert utf16.part(WORDS, 0, 4) + utf16.part(WORDS, 4) == WORDS


def test_that_half_a_sign_is_none() -> None:
    assert utf16.part(WORDS, 0, 5) == "Een "
    assert utf16.part("half \ud83c", 0, 5) == "half "
