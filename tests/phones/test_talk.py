"""A talk on the phone: what to do and until when, in the guest's language, and where each card sits. Nothing is kept of it."""

from datetime import datetime, timedelta

import pytest

from cocreate_desktop.domain import talking
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps import Kind, TalkSettings
from cocreate_desktop.language import time_text
from tests.phones.conftest import Hall

CAFE = {"form": "cafe", "tables": 7, "seats": 6, "rounds": 3, "length": 20, "cards": True}


def page(hall: Hall, **fields: object) -> str:
    """What a phone in English shows."""
    hall.services.evenings.change_settings(hall.step(Kind.TALK), **{**CAFE, **fields})
    hall.go_to(Kind.TALK)
    guest = hall.guest()
    return guest.get("/", headers={"accept-language": "en"}).text


def test_that_every_card_finds_its_tables_without_a_script(hall: Hall) -> None:
    said = page(hall)
    seats = talking.seats(TalkSettings(**CAFE))  # type: ignore[arg-type]  # the fields of a talk
    assert seats is not None
    for card in (1, 9, 42):
        tables = " ".join(str(seats.table_of(card, number)) for number in (1, 2, 3))
        assert f'<li id="card-{card}"><b>{card}</b> {tables}</li>' in said
    assert "card-43" not in said
    assert 'id="seat"' in said
    assert "name=" not in said[said.index('id="seat-form"') : said.index("</form>")]


def test_that_the_page_says_the_round_and_until_when(hall: Hall) -> None:
    began = datetime.fromisoformat("2026-11-24T18:30:00+00:00")
    said = page(hall, at=2, started=utc_text(began), more=5, questions=("", "Wie doet er mee?"))
    assert "Wie doet er mee?" in said
    assert time_text((began + timedelta(minutes=25)).astimezone()) in said
    held = page(hall, at=2, started="", gone=90)
    assert 'class="clock"' not in held
    assert 'class="tip"' in held


@pytest.mark.parametrize(
    ("fields", "there"),
    [
        ({"cards": False}, False),
        ({"form": "1-2-4-all", "at": 2, "gone": 5}, False),
        ({"form": "tables", "rounds": 1}, True),
        ({"at": 4}, True),
    ],
)
def test_that_cards_are_asked_for_only_where_they_were_drawn(
    hall: Hall, fields: dict[str, object], there: bool
) -> None:
    assert ('id="seat"' in page(hall, **fields)) is there


def test_that_the_page_of_a_large_hall_stays_small(hall: Hall) -> None:
    said = page(hall, tables=40, seats=12, rounds=6)
    assert 'id="card-480"' in said
    assert len(said.encode()) < 50_000
