"""Idea cards: four to a page for each question, all of it within the paper."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import HOSTILE, Told, an_evening


def _cards(told: Told, folder: Path) -> Path:
    return print_paper(told.services, Paper.IDEA_CARDS, told.evening.id, folder / "cards.pdf")


@pytest.mark.parametrize(
    ("spoken", "wanted"),
    [
        ("nl", ("Tafel", "Kleur: zet er een rondje om", "Schrijf er geen naam of adres op.")),
        ("en", ("Table", "Colour: draw a ring round it", "Write no name or address on it.")),
    ],
)
def test_that_a_page_holds_four_cards(spoken: str, wanted: tuple[str, ...], tmp_path: Path) -> None:
    language.use(spoken)
    told = an_evening()
    told.services.evenings.change_step(told.step(Kind.IDEAS).id, question="Wat mis je?")
    (said,) = pages.words(_cards(told, tmp_path))
    assert [said.count(words) for words in ("Wat mis je?", *wanted)] == [4, 4, 4, 4]


def test_that_each_question_has_its_own_page_and_letter(tmp_path: Path) -> None:
    told = an_evening()
    told.services.evenings.change_step(told.step(Kind.IDEAS).id, question="Wat mis je?")
    second = told.services.evenings.add_step(told.evening.id, Kind.IDEAS)
    told.services.evenings.change_step(second.id, question="Wat kun je doen?")
    said = pages.words(_cards(told, tmp_path))
    assert ["Wat mis je?" in page for page in said] == [True, False]
    assert ["Wat kun je doen?" in page for page in said] == [False, True]
    # every card shows all six letters to choose a colour, and that of its question, which says what it is
    assert [[page.split().count(letter) for letter in "ABC"] for page in said] == [[8, 4, 4], [4, 8, 4]]
    assert [[page.count(f"Vraag {letter}") for letter in "AB"] for page in said] == [[4, 0], [0, 4]]


def test_that_without_a_question_or_a_step_of_its_own_the_question_of_the_project_is_asked(
    tmp_path: Path,
) -> None:
    told = an_evening()
    told.services.evenings.change_step(told.step(Kind.IDEAS).id, question="", title="Ideeën ophalen")
    (said,) = pages.words(_cards(told, tmp_path))
    assert (said.count("Hoe wordt het Buurtplein een plek voor iedereen?"), said.count("ophalen")) == (4, 0)
    told.services.evenings.remove_step(told.step(Kind.IDEAS).id)
    (said,) = pages.words(_cards(told, tmp_path))
    assert said.count("Hoe wordt het Buurtplein een plek voor iedereen?") == 4


@pytest.mark.parametrize("words", HOSTILE)
def test_that_no_question_runs_off_its_card(words: str, tmp_path: Path) -> None:
    told = an_evening(name=words[:200])
    told.services.evenings.change_step(told.step(Kind.IDEAS).id, question=words[:300])
    pdf = _cards(told, tmp_path)
    (page,) = pages.pictures(pdf)
    assert pages.margin_ink(page, millimetres=6) == 0
    assert pages.words(pdf)[0].count("Eén idee per kaart.") == 4
