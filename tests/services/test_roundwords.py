"""What a talk says: honest about who meets again, and never a number that cannot be typed."""

from collections.abc import Iterator

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.errors import BadValue, TextTooLong
from cocreate_desktop.domain.seating import seated
from cocreate_desktop.domain.steps import Kind, TalkSettings, read_settings
from cocreate_desktop.services import roundwords
from tests.services.conftest import House


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("nl")


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "hosts", "said"),
    [
        (42, 7, 3, False, "Nobody meets anybody twice."),
        (36, 6, 1, False, "Everybody sits at one table."),
        (20, 4, 3, False, "4 pairs of people meet again. With so many at so few tables it cannot be less."),
        (36, 6, 3, True, "6 pairs of people meet again. No seating with fewer was found."),
        (36, 6, 3, False, "Nobody meets anybody twice. This holds when every card is drawn."),
        (12, 3, 4, False, "18 pairs of people meet again. At least 3 must."),
    ],
)
def test_that_a_seating_promises_what_it_keeps(
    people: int, tables: int, rounds: int, hosts: bool, said: str
) -> None:
    assert roundwords.promise(seated(people, tables, rounds, hosts=hosts)) == said


def test_that_a_card_says_its_table_in_each_round() -> None:
    assert roundwords.at_tables(seated(42, 7, 2, hosts=True), 9) == "Round 1 table 2, round 2 table 3"
    assert roundwords.at_tables(seated(42, 7, 1), 9) == "Table 2"


def test_that_without_cards_people_are_told_in_words() -> None:
    cafe = TalkSettings(form="cafe", rounds=3)
    assert roundwords.seating_task(cafe, 1) == (
        "Find your table",
        ("Sit down at a table: 6 people at each.",),
    )
    task, lines = roundwords.seating_task(cafe, 2)
    assert (task, len(lines)) == ("Change tables", 2)
    assert len(roundwords.seating_task(TalkSettings(form="cafe", rounds=3, hosts=False), 2)[1]) == 1


@pytest.mark.parametrize(
    "fields", [{"tables": 0}, {"tables": 41}, {"seats": 13}, {"rounds": 7}, {"length": 121}, {"length": "x"}]
)
def test_that_a_number_that_is_too_large_or_none_is_refused(house: House, fields: dict[str, object]) -> None:
    step = house.services.evenings.add_step(house.evening.id, Kind.TALK)
    with pytest.raises(BadValue):
        house.services.evenings.change_settings(step.id, **fields)
    with pytest.raises(TextTooLong):
        house.services.evenings.change_settings(step.id, questions=("x" * 1000,))
    changed = house.services.evenings.change_settings(step.id, questions=("  Wat nu? ", ""))
    settings = read_settings(changed)
    assert isinstance(settings, TalkSettings)
    assert settings.questions == ("Wat nu?", "")
