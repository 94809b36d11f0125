"""The paper twin of 1-2-4-All: the four phases on a card for the table, when the step has a clock for them."""

from pathlib import Path

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import PAGE, Told, an_evening


def _kit(told: Told, folder: Path) -> str:
    pdf = print_paper(told.services, Paper.KIT, told.evening.id, folder / "kit.pdf", page=PAGE, slips=0)
    return " ".join(" ".join(pages.words(pdf)).split())


def test_that_the_table_card_says_the_phases_with_their_minutes_and_what_to_do(tmp_path: Path) -> None:
    told = an_evening()
    told.services.evenings.change_settings(told.step(Kind.IDEAS).id, think=(1, 3, 6, 10))
    said = _kit(told, tmp_path)
    assert "Leg er één op elke tafel." in said
    for phase in ("Eerst alleen", "Met z'n tweeën", "Met z'n vieren", "Met z'n allen"):
        assert phase in said
    for minutes in ("1 minuut", "3 minuten", "6 minuten", "10 minuten"):
        assert minutes in said
    assert "Vertel elkaar wat je schreef." in said


def test_that_without_a_clock_there_is_no_card(tmp_path: Path) -> None:
    assert "Met z'n tweeën" not in _kit(an_evening(), tmp_path)
