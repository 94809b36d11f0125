"""Posters and slips: every code on them can be scanned, and says what it should."""

from pathlib import Path

import pytest

from cocreate_desktop import language
from cocreate_desktop.codes.voting_codes import shown
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.ballots import print_ballots
from cocreate_desktop.paper.posters import print_posters
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.sheethead import sheet_code
from cocreate_desktop.services.gathering import gather
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import HOSTILE, PAGE, an_evening

OPTIONS = ("Een grote tafel", "Speelplek", "Groen", "Koffie", "Veilig oversteken")


def test_that_the_poster_brings_a_phone_onto_the_wifi_and_the_page(tmp_path: Path) -> None:
    told = an_evening()
    pdf = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "posters.pdf")
    token = told.evening.join_token
    wifi = 'WIFI:T:WPA;S:Zaal\\; 2;P:lin\\"de\\,2026;;'
    assert sorted(pages.codes(pdf)[0]) == sorted([f"HTTP://192.168.8.2:8080/J/{token}", wifi])
    said = pages.words(pdf)[0]
    assert "Hoe wordt het Buurtplein een plek voor iedereen?" in said
    assert "Doe mee met je telefoon" in said
    assert "192.168.8.2:8080" in said
    assert "Liever geen telefoon?" in said


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("Gast", "kX9vQ2mT7pL4wR8zB3nC6yH1jF5sD0gA"),
        (
            "CoCreate-Rivierstad-Gasten-2026b",
            "verantwoordelijkheidsgevoelens-2026/buurtplein.denbosch_wifi-gas"[:63],
        ),
        ("W" * 32, "W" * 63),
        ("Gast", "welkom in het buurthuis aan het plein van de wijk west"),
    ],
)
def test_that_the_name_and_password_of_the_wifi_can_be_typed_over(
    name: str, password: str, tmp_path: Path
) -> None:
    told = an_evening()
    told.services.evenings.change(told.evening.id, wifi_name=name, wifi_password=password)
    pdf = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "p.pdf")
    said = pages.words(pdf)[0]
    assert name in said.replace(" ", "")
    assert password.replace(" ", "") in said.replace(" ", "")
    assert "…" not in said
    below = pages.places(pdf, 0, "Liever geen telefoon?")[0].top - 3
    assert pages.places(pdf, 0, "wachtwoord:")[0].top < below
    assert len(pages.codes(pdf)[0]) == 2


def test_that_the_poster_says_where_the_ballots_are_as_the_welcome_does(tmp_path: Path) -> None:
    told = an_evening()
    usual = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "usual.pdf")
    assert "Haal een stemkaart bij de deur." in pages.words(usual)[0]
    hint = "Haal je biljet bij Els, aan de tafel links naast de deur van de grote zaal, of vraag het aan de buren."
    told.services.evenings.change_settings(told.step(Kind.WELCOME).id, paper_hint=hint)
    own = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "own.pdf")
    said = pages.words(own)[0]
    assert hint in said
    assert "Haal een stemkaart bij de deur." not in said
    assert "Geen app, geen account" in said
    assert pages.margin_ink(pages.pictures(own)[0]) == 0


def test_that_the_poster_tells_the_phone_of_a_wifi_that_hides(tmp_path: Path) -> None:
    told = an_evening()
    steps = told.services.evenings.steps(told.evening.id)
    welcome = next(step for step in steps if step.kind is Kind.WELCOME)
    told.services.evenings.change_settings(welcome.id, wifi_hidden=True)
    pdf = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "posters.pdf")
    assert [code for code in pages.codes(pdf)[0] if code.endswith(";H:true;;")]


def test_that_a_poster_without_wifi_has_one_code_and_without_a_page_none(tmp_path: Path) -> None:
    told = an_evening()
    told.services.evenings.change(told.evening.id, wifi_name="", wifi_password="")
    one = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "one.pdf")
    none = print_posters(gather(told.services, told.evening.id), tmp_path / "none.pdf")
    assert [len(found) for found in pages.codes(one)] == [1]
    assert pages.codes(none) == [[]]
    assert "De QR-code van de pagina komt op het scherm" in pages.words(none)[0]


@pytest.mark.parametrize(("size", "millimetres"), [("A4", (210, 297)), ("A3", (297, 420))])
def test_that_posters_come_in_two_sizes(size: str, millimetres: tuple[int, int], tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.set_options(told.round.id, OPTIONS)
    pdf = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "p.pdf", size=size)
    assert pages.sizes(pdf) == [millimetres, millimetres]
    assert len(pages.codes(pdf, dpi=100)[0]) == 2


def test_that_the_sticker_poster_names_every_option(tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.set_options(told.round.id, OPTIONS)
    pdf = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "p.pdf")
    assert all(option in pages.words(pdf)[1] for option in OPTIONS)
    assert "Je hebt 3 stippen. Hoogstens 2 op één keuze." in pages.words(pdf)[1]


@pytest.mark.parametrize("count", [0, 2, 5, 9, 14, 26])
def test_that_every_slip_has_its_own_code_and_every_option(count: int, tmp_path: Path) -> None:
    told = an_evening()
    options = tuple(f"Keuze nummer {number} met wat meer woorden" for number in range(count))
    told.services.voting.set_options(told.round.id, options)
    pdf = print_paper(told.services, Paper.BALLOTS, told.evening.id, tmp_path / "b.pdf", page=PAGE, slips=10)
    made = told.services.cards.make_codes(told.evening.id, 10)
    scanned = [text for page in pages.codes(pdf, dpi=200) for text in page]
    number = told.round.number
    assert sorted(scanned) == sorted(f"HTTP://192.168.8.2:8080/J/{code.token}?V={number}" for code in made)
    said = " ".join(pages.words(pdf))
    assert all(shown(code.typed) in said for code in made)
    assert all(said.count(option) == 10 for option in options)


@pytest.mark.parametrize("count", [2, 5])
def test_that_every_slip_stands_in_the_middle_of_its_cell(count: int, tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.set_options(told.round.id, OPTIONS[:count])
    pdf = print_paper(told.services, Paper.BALLOTS, told.evening.id, tmp_path / "b.pdf", page=PAGE, slips=8)
    rows = pages.words(pdf)[0].count("Stembiljet ") // 2
    (page, *_others), high = pages.pictures(pdf), 297 / rows
    for row in range(rows):
        for left in (8, 108):
            # a millimetre at each side keeps the cut lines out
            above, below = pages.white_around(page, 150, (left, row * high + 1, 94, high - 2))
            assert min(above, below) > 5
            assert abs(above - below) < 2


def test_that_slips_without_a_page_have_a_code_to_type_and_one_for_a_photo(tmp_path: Path) -> None:
    told = an_evening()
    pdf = print_paper(told.services, Paper.BALLOTS, told.evening.id, tmp_path / "b.pdf", slips=3)
    made = told.services.cards.make_codes(told.evening.id, 3)
    wanted = [sheet_code(told.round, "slip", number) for number in (1, 2, 3)]
    assert sorted(pages.codes(pdf, dpi=200)[0]) == wanted
    assert all(shown(code.typed) in pages.words(pdf)[0] for code in made)


def test_that_slips_can_be_printed_without_codes(tmp_path: Path) -> None:
    told = an_evening()
    pdf = print_ballots(gather(told.services, told.evening.id, page=PAGE), tmp_path / "b.pdf")
    assert pages.codes(pdf) == [[] for _page in pages.sizes(pdf)]
    assert pages.words(pdf)[0].count("Stembiljet") == 6


@pytest.mark.parametrize("words", HOSTILE)
def test_that_no_option_breaks_a_poster_or_a_slip(words: str, tmp_path: Path) -> None:
    told = an_evening(question=words[:300])
    told.services.voting.set_options(told.round.id, (words[:300], "Iets anders"))
    print_paper(told.services, Paper.POSTERS, told.evening.id, tmp_path / "p.pdf", page=PAGE)
    slips = print_paper(told.services, Paper.BALLOTS, told.evening.id, tmp_path / "b.pdf", page=PAGE, slips=4)
    assert len(pages.codes(tmp_path / "p.pdf")[0]) == 2
    assert sum(len(page) for page in pages.codes(slips, dpi=200)) == 4
    assert all(pages.margin_ink(picture) == 0 for picture in pages.pictures(tmp_path / "p.pdf"))


def test_that_the_poster_speaks_the_language_of_now(tmp_path: Path) -> None:
    told = an_evening()
    language.use("en")
    pdf = print_posters(gather(told.services, told.evening.id, page=PAGE), tmp_path / "p.pdf")
    assert "Join with your phone" in pages.words(pdf)[0]
