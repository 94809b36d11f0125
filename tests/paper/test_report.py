"""The report and the take-home sheet: honest about what is known, and whole whatever the neighbours wrote."""

import re
from pathlib import Path

import pytest

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import FOLLOW_UP, HOSTILE, PAGE, Told, an_evening

OPTIONS = ("Een grote tafel", "Speelplek", "Groen en schaduw")


def _report(told: Told, folder: Path) -> Path:
    return print_paper(told.services, Paper.REPORT, told.evening.id, folder / "report.pdf")


def _said(pdf: Path) -> str:
    return " ".join(pages.words(pdf))


def test_that_an_evening_without_anything_has_an_honest_report(tmp_path: Path) -> None:
    told = an_evening(decides_who="", follow_up="")
    told.services.evenings.change(told.evening.id, present=None)
    said = _said(_report(told, tmp_path))
    assert "Dat is niet bijgehouden." in said
    assert "Niemand heeft geteld hoeveel mensen er in de zaal waren." in said
    assert "Er hingen geen briefjes aan de muur." in said
    assert "Er is niet gestemd." in said
    assert "Er is niet opgeschreven wie beslist." in said
    assert "Er is geen adres ingevuld" in said
    assert "bladzijde 2 van 2" in said


def test_that_the_report_holds_themes_notes_and_loose_notes(tmp_path: Path) -> None:
    told = an_evening()
    ids = told.write("Lange tafel", "Koffiekar", "Meer bomen")
    told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, ids[:2], "Samen eten en praten")
    said = " ".join(pages.words(_report(told, tmp_path))[1:])
    assert "Samen eten en praten 2 briefjes" in said
    assert "Losse briefjes 1 briefje" in said
    assert (
        said.index("Samen eten")
        < said.index("Koffiekar")
        < said.index("Losse briefjes")
        < said.index("Meer bomen")
    )


def test_that_hidden_withdrawn_and_waiting_notes_stay_out_and_are_counted(tmp_path: Path) -> None:
    told = an_evening()
    shown, hidden = told.write("Wel laten zien", "Niet laten zien")
    told.hide(hidden)
    told.services.playing.go_to(told.evening.id, told.step(Kind.IDEAS).id)
    sending = told.services.capturing.sending(told.evening.id, "Wacht nog even", author="a" * 64)
    told.services.store.run(sending)
    said = _said(_report(told, tmp_path))
    assert shown
    assert "Wel laten zien" in said
    assert "Niet laten zien" not in said
    assert "Wacht nog even" not in said
    assert "1 briefje is door de begeleider verborgen." in said
    assert "1 briefje is nog niet bekeken." in said


def test_that_an_edited_note_keeps_its_first_wording_but_no_phone_number(tmp_path: Path) -> None:
    told = an_evening()
    one, other = told.write("lange tavel", "Bel mij: 06-12345678")
    told.services.capturing.edit(one, "Lange tafel")
    told.services.capturing.edit(other, "Bel mij")
    said = _said(_report(told, tmp_path))
    assert "Er stond eerst: ‘lange tavel’" in said
    assert "12345678" not in said
    assert "Er is iets persoonlijks uit gehaald." in said


def test_that_the_report_says_how_it_was_decided(tmp_path: Path) -> None:
    told = an_evening()
    made = told.services.voting.set_options(told.round.id, OPTIONS)
    told.services.voting.open(told.round.id)
    for guest in range(5):
        choices = {made[0].id: 1, made[1].id: 1}
        told.services.casting.cast(told.round.id, f"g{guest}", choices, Channel.PHONE)
    told.services.counting.type_count(told.round.id, Channel.DOTS, made[2].id, 2)
    told.services.voting.close(told.round.id)
    said = _said(_report(told, tmp_path))
    assert "Gelijk op plaats 1: A en B." in said
    assert "12 stippen. Van hoeveel mensen is niet overal geteld." in said
    assert "In de zaal waren 41 mensen." in said
    assert "Telefoon: 10 stippen van 5 mensen." in said
    assert "Stickerposter: 2 stippen, mensen niet geteld." in said
    assert "Iedereen had 3 stippen." in said
    assert "De stand was verborgen tot het sluiten." in said
    assert "Dit is een advies." in said
    assert "De gemeenteraad beslist op 16 december 2026." in said


def test_that_percentages_name_their_base(tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.change_rules(told.round.id, method="choice", max_choices=1)
    made = told.services.voting.set_options(told.round.id, OPTIONS)
    told.services.voting.open(told.round.id)
    for guest in range(4):
        told.services.casting.cast(told.round.id, f"g{guest}", {made[guest % 2].id: 1}, Channel.PHONE)
    told.services.voting.close(told.round.id)
    said = _said(_report(told, tmp_path))
    assert "2 (50 %)" in said
    assert "De percentages zijn van de 4 mensen met een geldige stem." in said


def test_that_an_open_round_tells_nothing_of_its_result(tmp_path: Path) -> None:
    told = an_evening()
    told.vote(OPTIONS, close=False)
    report, sheet = _said(_report(told, tmp_path)), _take_home(told, tmp_path)
    assert "Deze stemming is nog niet gesloten. De uitslag is daarom verborgen." in report
    assert "Speelplek" not in report
    assert "20" not in re.sub(r"20\d\d|20 mensen", "", report)
    assert "Er is nog geen uitslag op papier." in _said(sheet)


def _take_home(told: Told, folder: Path) -> Path:
    return print_paper(told.services, Paper.TAKE_HOME, told.evening.id, folder / "home.pdf")


def test_that_every_page_of_the_report_leads_to_the_follow_up(tmp_path: Path) -> None:
    told = an_evening()
    told.write(*(f"Briefje nummer {number}" for number in range(500)))
    pdf = _report(told, tmp_path)
    found = pages.codes(pdf, dpi=200)
    assert len(found) > 5
    assert all(page == [FOLLOW_UP] for page in found)
    said = _said(pdf)
    assert all(f"Briefje nummer {number}" in said for number in range(500))
    assert f"bladzijde {len(found)} van {len(found)}" in said


def test_that_hostile_texts_are_printed_as_they_were_written(tmp_path: Path) -> None:
    told = an_evening()
    told.write(*HOSTILE)
    pdf = _report(told, tmp_path)
    said = _said(pdf)
    assert HOSTILE[0] in said
    assert HOSTILE[1] in said
    assert "Парк для всех" in said
    assert HOSTILE[2] in said.replace(" ", "")
    assert "=HYPERLINK(1)" in said
    assert all(pages.margin_ink(picture) == 0 for picture in pages.pictures(pdf))


def test_that_the_take_home_sheet_is_one_page_with_result_and_code(tmp_path: Path) -> None:
    told = an_evening()
    told.vote(OPTIONS)
    pdf = _take_home(told, tmp_path)
    assert pages.codes(pdf) == [[FOLLOW_UP]]
    said = _said(pdf)
    assert "Een grote tafel" in said
    assert "30 stippen van 10 mensen." in said
    assert "Wat er nu gebeurt" in said
    assert "De gemeenteraad beslist op 16 december 2026." in said
    assert "voorbeeld.nl/buurtplein" in said


def test_that_the_take_home_sheet_stays_one_page_with_many_long_options(tmp_path: Path) -> None:
    told = an_evening(question="Waarom zo? " * 25)
    told.vote(tuple(f"{number} " + "lange keuze " * 20 for number in range(24)))
    pdf = _take_home(told, tmp_path)
    assert len(pages.sizes(pdf)) == 1
    assert pages.codes(pdf) == [[FOLLOW_UP]]
    assert "De rest staat in het verslag." in _said(pdf)


def test_that_the_take_home_sheet_says_when_no_follow_up_was_set(tmp_path: Path) -> None:
    told = an_evening(follow_up="")
    assert "Vraag de begeleider hoe je hoort wat ermee gebeurt." in _said(_take_home(told, tmp_path))


@pytest.mark.parametrize("what", [what for what in Paper if what is not Paper.SEATS])
def test_that_nothing_hangs_over_the_edge_of_the_paper(what: Paper, tmp_path: Path) -> None:
    told = an_evening()
    told.write("Lange tafel", "Koffie")
    told.vote(OPTIONS)
    pdf = print_paper(told.services, what, told.evening.id, tmp_path / "x.pdf", page=PAGE, slips=8)
    assert all(pages.margin_ink(picture, millimetres=5) == 0 for picture in pages.pictures(pdf))
    assert set(pages.sizes(pdf)) == {(210, 297)}
    assert all(said.strip() for said in pages.words(pdf))


def test_that_the_same_evening_gives_the_same_bytes(tmp_path: Path) -> None:
    told = an_evening()
    told.vote(OPTIONS)
    first, second = (
        print_paper(told.services, Paper.REPORT, told.evening.id, tmp_path / name) for name in "ab"
    )
    assert first.read_bytes() == second.read_bytes()
