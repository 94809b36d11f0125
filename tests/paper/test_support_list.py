"""The sheet for expressions of support: the proposal on every page, and who keeps what is written on it."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.sheethead import sheet_code
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import HOSTILE, Told, an_evening
from tests.paper.rounds import a_round

PROPOSAL = "Een grote tafel onder de bomen, en het plein autovrij op woensdagmiddag"


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def _print(told: Told, folder: Path, lines: int | None = None) -> Path:
    out = folder / "support.pdf"
    return print_paper(told.services, Paper.SUPPORT_SHEET, told.evening.id, out, slips=lines)


def test_that_the_proposal_stands_on_every_page_with_its_code(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "support", PROPOSAL)
    pdf = _print(told, tmp_path, 40)
    said = pages.words(pdf)
    assert len(said) == 3
    assert all(PROPOSAL in page and "Signature" in page for page in said)
    assert " 40 " in said[-1]
    for page, codes in enumerate(pages.codes(pdf, dpi=200), 1):
        assert sheet_code(made, "names", 1, page) in codes


def test_that_it_says_who_keeps_it_and_until_when(tmp_path: Path) -> None:
    told = an_evening(responsible="Gemeente Rivierstad", keep_until="2027-12-31")
    a_round(told, "consent", PROPOSAL)
    said = pages.words(_print(told, tmp_path))[0]
    assert "What you write here stays on paper" in said
    assert "Gemeente Rivierstad keeps this sheet." in said
    assert "It is destroyed after 31 December 2027." in said


def test_that_without_a_name_there_is_a_place_to_write_one(tmp_path: Path) -> None:
    told = an_evening()
    assert "Who keeps this sheet: ____" in pages.words(_print(told, tmp_path))[0]


def test_that_a_proposal_can_be_written_by_hand_when_there_is_none(tmp_path: Path) -> None:
    told = an_evening()
    pdf = _print(told, tmp_path)
    assert "The proposal" in pages.words(pdf)[0]
    assert not any(code.startswith("cocreate:") for page in pages.codes(pdf) for code in page)


def test_that_a_second_poll_about_the_same_prints_no_second_set(tmp_path: Path) -> None:
    told = an_evening()
    first = a_round(told, "support", PROPOSAL)
    once = len(pages.words(_print(told, tmp_path)))
    a_round(told, "support", PROPOSAL, follows=first.id)
    assert len(pages.words(_print(told, tmp_path))) == once


@pytest.mark.parametrize("words", HOSTILE)
def test_that_no_proposal_breaks_the_sheet(words: str, tmp_path: Path) -> None:
    told = an_evening()
    a_round(told, "support", words[:300])
    pdf = _print(told, tmp_path)
    assert all(pages.margin_ink(picture, millimetres=5) == 0 for picture in pages.pictures(pdf))
