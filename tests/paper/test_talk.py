"""What is printed for a talk: seat cards with the tables of the seating, a card and a host's sheet for each table."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain import talking
from cocreate_desktop.domain.papererrors import NoTables
from cocreate_desktop.domain.steps import Kind, Step, TalkSettings, read_settings
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.steps import ideas, talk
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import PAGE, Told, an_evening, print_twin

QUESTION = "Wat is er nodig om dit te laten lukken?"


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def a_talk(told: Told, **fields: object) -> Step:
    evenings = told.services.evenings
    step = evenings.add_step(told.evening.id, Kind.TALK)
    evenings.change_step(step.id, title="Aan tafels", question=QUESTION)
    wanted = {"form": "cafe", "tables": 5, "seats": 4, "rounds": 3, "cards": True, **fields}
    return evenings.change_settings(step.id, **wanted)


def the_kit(told: Told, folder: Path) -> tuple[Path, list[str]]:
    pdf = print_paper(told.services, Paper.KIT, told.evening.id, folder / "kit.pdf", page=PAGE, slips=0)
    return pdf, pages.words(pdf)[1:]


def test_that_every_seat_card_says_its_tables(tmp_path: Path) -> None:
    told = an_evening()
    step = a_talk(told)
    settings = read_settings(step)
    assert isinstance(settings, TalkSettings)
    seats = talking.seats(settings)
    assert seats is not None
    _pdf, said = the_kit(told, tmp_path)
    found = [one for one in said if re.search(r"Your card \d", one)]
    cards = " ".join(found)
    for card in range(1, 21):
        at = " ".join(f"Round {n} Table {seats.table_of(card, n)}" for n in (1, 2, 3))
        host = " You are the host and stay." if card <= 5 else ""
        assert f"Your card {card}{host} {at}" in cards or f"Your card {card} {at}" in cards
    assert len(found) == 3
    assert cards.count("You are the host") == 5


def test_that_every_table_gets_a_card_and_a_sheet_for_its_host(tmp_path: Path) -> None:
    told = an_evening()
    a_talk(told, questions=("", "Wie doet er mee?", ""))
    pdf, said = the_kit(told, tmp_path)
    sheets = [one for one in said if "The host’s sheet" in one]
    tents = [one for one in said if one.count(QUESTION) == 2]
    assert (len(sheets), len(tents)) == (5, 5)
    for table in range(1, 6):
        assert any(f"Table {table} The host’s sheet" in one for one in sheets)
    assert all("Round 2 · Wie doet er mee?" in one for one in sheets)
    found = pages.codes(pdf)[1:]
    joins = [codes for codes, one in zip(found, said, strict=True) if "The host’s sheet" in one]
    assert all(any("/J/" in code for code in codes) for codes in joins)


def test_that_every_number_of_a_card_and_of_a_table_stands_there_whole(tmp_path: Path) -> None:
    told = an_evening()
    a_talk(told, tables=40, seats=12)
    _pdf, said = the_kit(told, tmp_path)
    whole = " ".join(said)
    for card in (9, 10, 99, 100, 128, 444, 480):
        assert f"Your card {card} " in whole
    for table in (9, 10, 20, 38, 40):
        assert f"Table {table} The host’s sheet" in whole


def test_that_the_question_is_the_one_of_phone_and_stage(tmp_path: Path) -> None:
    told = an_evening()
    step = a_talk(told)
    told.services.evenings.change_step(step.id, question="")
    view = told.services.overview.evening(told.evening.id)
    for shown in (view.project.question, "Aan tafels"):
        project = replace(view.project, question=shown if shown != "Aan tafels" else "")
        face = replace(view, project=project, step=replace(step, question=""))
        assert talk.question(face) == shown
        assert ideas.question(face) == shown


def test_that_they_are_printed_apart_from_the_kit_and_nothing_where_nobody_sits_at_tables(
    tmp_path: Path,
) -> None:
    told = an_evening()
    a_talk(told)
    out = tmp_path / "seats.pdf"
    alone, kit = (
        [re.sub(r" page \d+ of \d+", "", one) for one in words]
        for words in (
            pages.words(print_paper(told.services, Paper.SEATS, told.evening.id, out, page=PAGE)),
            the_kit(told, tmp_path)[1],
        )
    )
    assert alone == [one for one in kit if one in alone]
    assert len(alone) == 3 + 5 + 5
    for one in told.services.evenings.steps(told.evening.id):
        if one.kind is Kind.TALK:
            told.services.evenings.change_settings(one.id, form="1-2-4-all")
    with pytest.raises(NoTables):
        print_paper(told.services, Paper.SEATS, told.evening.id, tmp_path / "none.pdf")
    assert not (tmp_path / "none.pdf").exists()


def test_that_without_cards_no_seat_cards_are_printed_and_1_2_4_all_needs_no_tables(tmp_path: Path) -> None:
    told = an_evening()
    step = a_talk(told, cards=False)
    _pdf, said = the_kit(told, tmp_path)
    assert not any("Your card 1" in one for one in said)
    told.services.evenings.change_settings(step.id, form="1-2-4-all", cards=True)
    _pdf, said = the_kit(told, tmp_path)
    assert not any("Your card 1" in one or "host’s sheet" in one for one in said)
    assert any("1-2-4-All" in one for one in said)


def test_that_the_twin_shows_one_of_each_and_keeps_off_the_edge(tmp_path: Path) -> None:
    told = an_evening()
    step = a_talk(told, tables=40, seats=12, rounds=6)
    pdf = tmp_path / "twin.pdf"
    assert print_twin(told.services, step.id, told.evening.id, pdf, page=PAGE)
    said = pages.words(pdf)
    assert len(said) == 4
    assert "Nobody meets anybody twice." in said[0]
    assert all(pages.margin_ink(picture, millimetres=5) == 0 for picture in pages.pictures(pdf))


def test_that_a_long_question_stays_on_its_card(tmp_path: Path) -> None:
    told = an_evening()
    step = a_talk(told)
    told.services.evenings.change_step(step.id, question=("Wat wil je met het plein en waarom " * 9)[:300])
    pdf = tmp_path / "twin.pdf"
    assert print_twin(told.services, step.id, told.evening.id, pdf, page=PAGE)
    assert len(pages.words(pdf)) == 4
