"""Which words are looked up, which are left alone, and what counts as a name."""

import pytest

from cocreate_desktop.domain.spelling import NO_NAMES, asked, names_of, words_of

NAMES = names_of(
    ["Fatima de Vries", "De Kwartel", "Bakel"], ["Groen in Lindeplein"], ["Wat mist Vreedorp hier?"]
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Een bank, een boom.", ["Een", "bank", "een", "boom"]),
        ("foto's en foto’s", ["foto's", "en", "foto’s"]),
        ("buurt-app", ["buurt-app"]),
        ("groen- en speelplekken", ["en", "speelplekken"]),
        ("speeltuinen en -plekken", ["speeltuinen", "en"]),
        ("24-uurs, 3x, A4tje en a_b", ["en"]),
        ("mail post@buurtplein.example of kijk op www.buurtplein.nl/plan.", ["mail", "of", "kijk", "op"]),
        ("zie https://voorbeeld.example en verslag.pdf, of (buurtplein.nl)", ["zie", "en", "of"]),
        ("einde.Begin", ["einde", "Begin"]),
        ("", []),
        ("  … !", []),
    ],
)
def test_that_words_are_found_and_addresses_and_halves_are_not(text: str, words: list[str]) -> None:
    assert [word.text for word in words_of(text)] == words


def test_that_places_are_counted_as_qt_counts_them() -> None:
    (first, second) = words_of("🌳🌳 boom 🌳 bank")
    assert (first.start, first.length, first.end) == (5, 4, 9)
    assert (second.start, second.text) == (13, "bank")
    assert first.touches(5)
    assert first.touches(9)
    assert not first.touches(10)


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("bank", "bank"),
        ("Bank", "Bank"),
        ("foto’s", "foto's"),
        ("ide\u0065\u0308n", "ideën"),
        ("IJsland", "IJsland"),
        ("IJSLAND", ""),
        ("WMO", ""),
        ("OV-kaart", "kaart"),
        ("CoCreate", ""),
        ("a", ""),
        ("حديقة", ""),
        ("buurt-app", "buurt-app"),
    ],
)
def test_that_capitals_and_other_scripts_are_left_alone(word: str, question: str) -> None:
    assert asked(word, NO_NAMES.holds) == question


@pytest.mark.parametrize(
    ("word", "question"),
    [
        ("Fatima", ""),
        ("Fatima's", ""),
        ("Bakels", ""),
        ("Lindeplein-bewoners", "bewoners"),
        ("Vreedorp", ""),
        ("Groen", ""),
        ("vreedorp", "vreedorp"),
        ("Wat", "Wat"),
        ("mist", "mist"),
    ],
)
def test_that_names_are_left_alone_as_they_are_written(word: str, question: str) -> None:
    assert asked(word, NAMES.holds) == question


def test_that_a_text_is_no_witness_of_its_own_words() -> None:
    title = "Groen in Lindeplein"
    assert NAMES.holds("Lindeplein")
    assert not NAMES.holds("Lindeplein", frozenset({title}))
    twice = names_of(["Lindeplein"], [title], [])
    assert twice.holds("Lindeplein", frozenset({title}))
