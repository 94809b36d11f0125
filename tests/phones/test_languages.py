"""Every page speaks the guest's language, each of the six: nothing of it is left in English, and names keep their own."""

import html
import logging
import re
from collections.abc import Iterable
from datetime import date

import httpx
import pytest

from cocreate_desktop.domain.steps import KINDS, Kind
from cocreate_desktop.language import PHONE_LANGUAGES, _, apart, date_text, direction, speaking
from tests.phones.conftest import Hall
from tests.phones.filling_in import hidden
from tests.phones.rounds import RULES, opened, option_ids, shown

pytestmark = pytest.mark.usefixtures("one_evening")

QUESTION = "Hoe wordt het Buurtplein een plek voor iedereen?"


def speaker(hall: Hall, language: str) -> httpx.Client:
    """A phone that has joined and speaks this language."""
    phone = hall.visitor()
    assert phone.post(f"/J/{hall.evening.join_token}", data={"lang": language}).status_code == 200
    return phone


@pytest.mark.parametrize("language", PHONE_LANGUAGES)
def test_that_the_first_page_offers_six_languages_and_stands_in_the_chosen_one(
    hall: Hall, language: str
) -> None:
    page = hall.visitor().get(f"/J/{hall.evening.join_token}", params={"lang": language}).text
    assert f'<html lang="{language}" dir="{direction(language)}"' in page
    for name in ("Nederlands", "English", "Türkçe", "العربية", "Polski", "Українська"):
        assert f"{name}</a>" in page
    assert page.count('aria-current="true"') == 1
    with speaking(language):
        responsible = _("{who} is responsible for this evening.").format(who=apart("De gemeente"))
        kept = _("We keep only your answers, until {day}, without a name.")
        day = date_text(date(2027, 7, 1), year=True)
    assert f"{responsible} {kept.format(day=day)}" in html.unescape(page)


def test_that_a_phone_is_answered_in_the_language_that_its_browser_wants(hall: Hall) -> None:
    phone = hall.visitor()
    page = phone.get(f"/J/{hall.evening.join_token}", headers={"accept-language": "fr,ar-SY;q=0.8"}).text
    assert '<html lang="ar" dir="rtl"' in page


def test_that_the_words_of_the_facilitator_are_marked_as_hers(hall: Hall) -> None:
    page = speaker(hall, "ar").get("/").text
    assert f'<h1 lang="nl" dir="auto">{QUESTION}</h1>' in page
    assert f'<h1 dir="auto">{QUESTION}</h1>' in speaker(hall, "nl").get("/").text


def test_that_a_dutch_name_turns_no_arabic_sentence_about(hall: Hall) -> None:
    page = speaker(hall, "ar").get("/about").text
    assert "\N{FIRST STRONG ISOLATE}De gemeente\N{POP DIRECTIONAL ISOLATE}" in page


def send_what_is_refused(phones: Iterable[httpx.Client]) -> None:
    """A note, two that cannot be taken, and a code that is none."""
    for phone in phones:
        page = phone.get("/")
        phone.post(
            "/note",
            data={"proof": hidden(page, "proof"), "id": hidden(page, "id"), "text": "مقعد · bench"},
        )
        phone.post("/note", data={"proof": hidden(page, "proof"), "text": " "})
        phone.post("/note", data={"proof": hidden(page, "proof"), "text": "a" * 999})
        phone.post("/code", data={"code": "AAAA-AAAA-A"})


def test_that_nothing_on_a_phone_is_left_in_english(hall: Hall, caplog: pytest.LogCaptureFixture) -> None:
    """Plays every kind of step and every method of voting before phones of four languages."""
    caplog.set_level(logging.DEBUG, "cocreate_desktop.language")
    phones = {language: speaker(hall, language) for language in ("tr", "ar", "pl", "uk")}

    def look(*paths: str) -> None:
        for phone in phones.values():
            for path in paths or ("/",):
                phone.get(path)

    look("/", "/about", "/display", "/code", "/nowhere", f"/J/{hall.evening.join_token}?lang=tr")
    hall.visitor().get(hall.photo_address, params={"lang": "pl"})
    for kind in KINDS:
        hall.services.playing.go_to(
            hall.evening.id, hall.services.evenings.add_step(hall.evening.id, kind).id
        )
        look()
    hall.go_to(Kind.IDEAS)
    send_what_is_refused(phones.values())
    look()
    for method in RULES:
        voting = opened(hall, method)
        look()
        for phone in phones.values():
            fields = {"proof": hidden(phone.get("/"), "proof"), "round": voting.id}
            first = option_ids(hall, voting)[0]
            phone.post("/vote", data={**fields, f"o-{first}": "99999", "pick": first})
            phone.post("/vote", data={**fields, f"o-{first}": "1", "pick": first})
        look()
        shown(hall, voting.id)
        look()
    lacking = {record.getMessage() for record in caplog.records if "lacks" in record.getMessage()}
    assert {one for one in lacking if not one.startswith(("nl ", "en "))} == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "Nog 3 stippen over"),
        ("tr", "3 noktanız kaldı"),
        ("ar", "بقيت لديك 3 نقاط"),
        ("pl", "Zostały 3 kropki"),
        ("uk", "Лишилося 3 крапки"),
    ],
)
def test_that_each_language_counts_in_its_own_forms(hall: Hall, language: str, said: str) -> None:
    opened(hall, "dots")
    page = speaker(hall, language).get("/").text
    left = re.search(r'id="left">([^<]+)<', page)
    assert left is not None
    assert left[1] == said
