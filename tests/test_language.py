"""Each person is spoken to in one language at a time, and dates and sums look as people here write them."""

import contextvars
from datetime import date, datetime

import pytest

from cocreate_desktop import language
from cocreate_desktop.language import date_text, money_text, number_text, speaking, time_text

EVENING = date(2026, 11, 24)


def test_that_dutch_is_spoken_at_first_and_for_unknown_languages() -> None:
    assert language.current() == "nl"
    language.use("fr")
    assert language.current() == "nl"


def test_that_a_guest_is_answered_in_their_own_language() -> None:
    with speaking("en"):
        assert language.current() == "en"
        with speaking("nl"):
            assert language.current() == "nl"
        assert language.current() == "en"
    assert language.current() == "nl"


def test_that_a_sentence_begins_with_the_capital_of_its_language() -> None:
    assert (language.begun("ijs voor iedereen"), language.begun("iedereen")) == (
        "IJs voor iedereen",
        "Iedereen",
    )
    assert (language.begun(""), language.begun("“een vraag”")) == ("", "“een vraag”")
    with speaking("tr"):
        assert (language.begun("iki kişi"), language.begun("üç kişi")) == ("İki kişi", "Üç kişi")
    with speaking("en"):
        assert language.begun("ice") == "Ice"


def test_that_another_context_does_not_hear_it() -> None:
    elsewhere = contextvars.copy_context()
    with speaking("en"):
        assert elsewhere.run(language.current) == "nl"


def test_that_a_text_is_translated_when_it_is_shown() -> None:
    marked = language.N_("Welcome")
    assert marked == "Welcome"
    assert language._(marked) == "Welkom"
    with speaking("en"):
        assert language._(marked) == "Welcome"


def test_that_an_empty_text_stays_empty() -> None:
    assert language._("") == ""


def test_that_a_text_without_translation_is_shown_as_it_is() -> None:
    assert language._("no such text anywhere") == "no such text anywhere"
    assert language.ngettext("{n} x", "{n} xs", 2) == "{n} xs"


@pytest.mark.parametrize(
    ("spoken", "plain", "whole"),
    [
        ("nl", "24 november", "dinsdag 24 november 2026"),
        ("en", "24 November", "Tuesday 24 November 2026"),
        ("tr", "24 Kasım", "Salı 24 Kasım 2026"),
        ("ar", "24 نوفمبر", "الثلاثاء 24 نوفمبر 2026"),
        ("pl", "24 listopada", "wtorek 24 listopada 2026"),
        ("uk", "24 листопада", "вівторок 24 листопада 2026"),
    ],
)
def test_that_a_date_is_written_in_words(spoken: str, plain: str, whole: str) -> None:
    with speaking(spoken):
        assert date_text(EVENING) == plain
        assert date_text(EVENING, year=True, weekday=True) == whole


def test_that_sums_have_points_in_dutch_and_commas_in_english() -> None:
    assert money_text(180_000) == "€\N{NO-BREAK SPACE}180.000"
    assert number_text(1_800) == "1.800"
    with speaking("en"):
        assert number_text(1_800) == "1,800"


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("en", "€ 1,800.50"),
        ("tr", "1.800,50 €"),
        ("ar", "1,800.50 €"),
        ("pl", "1 800,50 €"),
        ("uk", "1 800,50 €"),
    ],
)
def test_that_money_is_written_as_the_language_does(spoken: str, said: str) -> None:
    with speaking(spoken):
        assert money_text(1800.5).replace("\N{NO-BREAK SPACE}", " ") == said


def test_that_only_phones_speak_more_than_two_languages() -> None:
    language.use("tr")
    assert language.current() == "nl"
    with speaking("tr"):
        assert language.current() == "tr"


def test_that_a_name_of_another_script_is_kept_apart() -> None:
    assert language.apart("De gemeente") == "De gemeente"
    assert language.apart("البلدية").startswith("\N{FIRST STRONG ISOLATE}")
    with speaking("ar"):
        assert (
            language.apart("De gemeente") == "\N{FIRST STRONG ISOLATE}De gemeente\N{POP DIRECTIONAL ISOLATE}"
        )
        assert language.apart("") == ""
        assert language.direction("ar") == "rtl"


def test_that_every_form_of_a_message_goes_by_the_kind_of_number() -> None:
    with speaking("pl"):
        forms = language.plural_forms("{n} dot", "{n} dots")
        assert set(forms) == set(language.plural_kinds()) == {"one", "few", "many"}
        assert forms[language.plural_kind(22)] == "{n} kropki"


def test_that_a_time_has_two_digits_for_each() -> None:
    assert time_text(datetime(2026, 11, 24, 9, 5)) == "09:05"  # noqa: DTZ001 - the hour on the wall of the hall
