"""The sheets on which votes are counted and tables agree: each page says by a QR code and in words of which round it is."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.voting import METHODS
from cocreate_desktop.paper import book, vote_sheets
from cocreate_desktop.paper.flow import Block
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.sheethead import sheet_code
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.gathering import Material, gather
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.tallying import RoundView
from tests.paper import pages
from tests.paper.evenings import PAGE, Told, an_evening, print_twin
from tests.paper.rounds import a_round


@pytest.fixture(autouse=True)
def _english() -> None:
    language.use("en")


def _gathered(told: Told, step_id: str) -> tuple[Material, RoundView]:
    view = told.services.overview.evening(told.evening.id, step_id=step_id).round
    assert view is not None
    return gather(told.services, told.evening.id, page=PAGE), view


def _print(blocks: list[Block], folder: Path) -> Path:
    return book.write(folder / "sheet.pdf", [book.Section(tuple(blocks))], title="Sheet")


@pytest.mark.parametrize("method", METHODS)
def test_that_the_sheets_of_a_vote_carry_round_and_page(method: str, tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, method)
    assert print_twin(told.services, made.step_id, told.evening.id, tmp_path / "twin.pdf", page=PAGE)
    scanned = [code for page in pages.codes(tmp_path / "twin.pdf", dpi=200) for code in page]
    wanted = {sheet_code(made, "count", 1), sheet_code(made, "table", 0)}
    if method in ("support", "consent"):
        wanted.add(sheet_code(made, method, 1))
    assert wanted <= set(scanned)
    said = " ".join(pages.words(tmp_path / "twin.pdf"))
    assert f"vote {made.number} · counting sheet" in said
    assert "Number of people" in said
    assert all(pages.margin_ink(one, millimetres=5) == 0 for one in pages.pictures(tmp_path / "twin.pdf"))


@pytest.mark.parametrize("method", ["choice", "approval", "yes-no", "budget", "support", "consent"])
def test_that_hands_are_counted_by_two_people(method: str, tmp_path: Path) -> None:
    told = an_evening()
    material, view = _gathered(told, a_round(told, method).step_id)
    said = pages.words(_print(vote_sheets.counting(material, view), tmp_path))[0]
    assert "Hands, first count" in said
    assert "Hands, second count" in said


@pytest.mark.parametrize("method", ["dots", "score", "ranking", "chips"])
def test_that_a_raised_hand_is_not_counted_where_it_says_too_little(method: str, tmp_path: Path) -> None:
    told = an_evening()
    material, view = _gathered(told, a_round(told, method).step_id)
    assert "Hands" not in pages.words(_print(vote_sheets.counting(material, view), tmp_path))[0]


def test_that_every_table_has_a_sheet_of_its_own_in_the_kit(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "chips")
    told.services.evenings.change(told.evening.id, present=20)
    pdf = print_paper(told.services, Paper.KIT, told.evening.id, tmp_path / "kit.pdf", page=PAGE, slips=0)
    scanned = [code for page in pages.codes(pdf, dpi=200) for code in page]
    for number in range(1, 5):
        assert scanned.count(sheet_code(made, "table", number)) == 1
    assert sheet_code(made, "table", 5) not in scanned
    assert "A sheet for each table in every vote" in pages.words(pdf)[0]


def test_that_tables_are_called_as_on_their_notes() -> None:
    told = an_evening()
    notes = [NewNote(f"Briefje {table}", table=table) for table in ("10", "Keuken", "2")]
    told.services.capturing.take_in(told.step(Kind.IDEAS).id, notes)
    material = gather(told.services, told.evening.id)
    assert vote_sheets.tables_of(material) == ("Table 2", "Table 10", "Keuken")


@pytest.mark.parametrize("present", [None, 1, 41, 4_000])
def test_that_there_is_a_table_for_every_six_people_and_never_too_many(present: int | None) -> None:
    told = an_evening()
    told.services.evenings.change(told.evening.id, present=present)
    tables = vote_sheets.tables_of(gather(told.services, told.evening.id))
    assert len(tables) == {None: 6, 1: 1, 41: 7, 4_000: 40}[present]


@pytest.mark.parametrize("count", [2, 12, 15, 16, 26])
def test_that_no_page_of_a_sheet_is_without_code_heads_and_options(count: int, tmp_path: Path) -> None:
    told = an_evening()
    options = tuple(f"Keuze nummer {number} met nog wat meer woorden erbij" for number in range(1, count + 1))
    told.services.voting.set_options(told.round.id, options)
    material, view = _gathered(told, told.round.step_id)
    pdf = _print(vote_sheets.at_table(material, view, 3, "Table 3"), tmp_path)
    said = pages.words(pdf)
    for page, (words, codes) in enumerate(zip(said, pages.codes(pdf, dpi=200), strict=True), 1):
        assert codes == [sheet_code(view.round, "table", 3, page)]
        assert "Keuze nummer" in words
        assert "Our dots" in words
    assert "".join(said).count("Keuze nummer") == count


def test_that_a_support_sheet_has_the_proposal_six_answers_and_room_for_remarks(tmp_path: Path) -> None:
    told = an_evening()
    made = a_round(told, "support", "Een grote tafel onder de bomen")
    material, view = _gathered(told, made.step_id)
    said = pages.words(_print(vote_sheets.for_the_hall(material, view), tmp_path))[0]
    for words in (
        "Support sheet",
        "Een grote tafel onder de bomen",
        "wholeheartedly",
        "don't know",
        "Remarks",
    ):
        assert words in said


def test_that_a_consent_sheet_has_room_for_objections_and_their_solving(tmp_path: Path) -> None:
    told = an_evening()
    material, view = _gathered(told, a_round(told, "consent").step_id)
    said = pages.words(_print(vote_sheets.for_the_hall(material, view), tmp_path))[0]
    assert "Objection, with its reason How it is solved" in said


def test_that_other_methods_have_no_sheet_for_the_whole_hall() -> None:
    told = an_evening()
    material, view = _gathered(told, a_round(told, "budget").step_id)
    assert vote_sheets.for_the_hall(material, view) == []
