"""Words in doubt get what may be meant; what may be a name, dialect or another language is left alone."""

import pytest

from cocreate_desktop.capture.text import words
from cocreate_desktop.capture.text.doubts import cost, doubts
from cocreate_desktop.capture.text.recognising import Line

NONE = words.Words(())


def line(text: str, unsure: str = "", score: float = 0.3) -> Line:
    """All letters were seen well, but for those of ``unsure``."""
    scores = [0.97] * len(text)
    if unsure:
        place = text.index(unsure)
        scores[place : place + len(unsure)] = [score] * len(unsure)
    return Line(text, tuple(scores))


@pytest.mark.parametrize(
    ("text", "read", "meant"),
    [
        ("Ruimte voor de rollatcr", "rollatcr", "rollator"),
        ("Ruimte voor de RQLLATOR", "RQLLATOR", "ROLLATOR"),
        ("Verlichtinq in het park", "Verlichtinq", "Verlichting"),
        ("een bankje bij de bus ha1te", "ha1te", "halte"),
        ("de speeltuin voor kinderem,", "kinderem", "kinderen"),
    ],
)
def test_that_a_word_a_letter_away_from_a_dutch_one_is_in_doubt(text: str, read: str, meant: str) -> None:
    assert doubts(line(text, read), NONE, words.dutch()) == ((read, meant),)


@pytest.mark.parametrize("text", ["rolator", "Ruimte voor de rolator"])
def test_that_a_letter_that_is_missing_is_thought_of_too(text: str) -> None:
    assert doubts(line(text), NONE, words.dutch()) == (("rolator", "rollator"),)


@pytest.mark.parametrize(
    "text",
    [
        "Meer groen in de straat, en bankjes!",
        "Elke woensdagmiddag voorlezen in het verhalenhuis",
        "Overleg met Samira Bouazzaoui",
        "Hijskraan 12A0034 weg",
        "Ons moeke hep ok",
        "Więcej miejsca do zabawy dla dzieci",
        "Get will slack to run your meeting!",
        "!? 12:30",
        "",
    ],
)
def test_that_words_names_and_other_languages_that_were_seen_well_are_left_alone(text: str) -> None:
    assert doubts(line(text), NONE, words.dutch()) == ()


def test_that_the_evenings_own_words_go_before_the_list() -> None:
    own = words.of(["Buurtcafé de Kwartel", "Het Ketelhuis, daar komt iedereen"])
    assert doubts(line("Praten in de Kwartek", "k"), own, words.dutch()) == (("Kwartek", "Kwartel"),)
    assert doubts(line("Praten in het Ketelhuis"), own, words.dutch()) == ()


def test_that_the_evenings_own_words_help_in_every_language() -> None:
    own = words.of(["zabawy dla dzieci"])
    assert doubts(line("Więcej miejsca do zabavy", "v"), own, words.dutch()) == (("zabavy", "zabawy"),)


def test_that_a_word_that_was_hardly_seen_is_in_doubt_without_a_proposal() -> None:
    assert doubts(line("meer groen xqzwxq", "xqzwxq"), NONE, words.dutch()) == (("xqzwxq", ""),)


def test_that_a_letter_that_was_seen_well_is_dear() -> None:
    unsure, sure = (0.9, 0.2, 0.9, 0.9), (0.9, 0.95, 0.9, 0.9)
    assert cost("bunk", unsure, "bank") < cost("bunk", sure, "bank")
    assert cost("bank", sure, "bank") == 0
    assert cost("bunk", unsure, "bank") < cost("bunk", unsure, "bund")


def test_that_a_word_in_doubt_holds_no_blank() -> None:
    said = doubts(line("Ruimte voor rolator, verlichtinq langs straten en rolator"), NONE, words.dutch())
    assert said == (("rolator", "rollator"), ("verlichtinq", "verlichting"))
    assert all(" " not in word for pair in said for word in pair)
