"""The page of a hall and the sheet to try a printer with: one page each, true to size, with a code that a phone reads."""

from dataclasses import replace
from pathlib import Path

import pytest

from cocreate_desktop.domain.venue import Answer, CameraFacts, PrinterFacts
from cocreate_desktop.language import speaking
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.paper.trial_sheet import print_trial_sheet
from cocreate_desktop.paper.venue_sheet import details
from cocreate_desktop.services.outside import Paper
from cocreate_desktop.services.services import Services
from tests.domain.test_venue import BACKUP, BEAMER, PHONES
from tests.paper import pages
from tests.paper.evenings import HOSTILE, PAGE, an_evening

DPI = 300


@pytest.fixture
def services() -> Services:
    return an_evening().services


def checked(services: Services) -> str:
    evening_id = services.evenings.all()[0].id
    services.evenings.change(evening_id, hall="Buurthuis De Kom")
    camera = CameraFacts("Webcam", 1920, 21, distance=8)
    for facts in (BEAMER, camera, PHONES, PrinterFacts("HP", Answer.NO), BACKUP):
        services.venues.keep(evening_id, facts, "laptop-3")
    return evening_id


def test_that_all_that_is_known_of_a_hall_stands_on_one_page(services: Services, tmp_path: Path) -> None:
    evening_id = checked(services)
    with speaking("en"):
        out = print_paper(services, Paper.VENUE, evening_id, tmp_path / "hall.pdf", page=PAGE)
    (words,) = pages.words(out)
    for said in (
        "Buurthuis De Kom",
        "The letters can be read up to 11 metres. Last row: 8 metres.",
        "Cards A5 are too small for the last row.",
        "21 pixels at 8 m (cards A5)",
        "2 phones took part. The test with 60 went well.",
        "The test sheet has another size.",
        "BUURT-01: 14 GB free",
        "Bring the next time",
        "Voting cards of A4, or a phone for photos",
        "laptop-3",
        "23 November",
    ):
        assert said in words, said
    token = services.evenings.get(evening_id).join_token
    assert pages.codes(out) == [[f"{PAGE}/J/{token}".upper()]]


def test_that_the_page_of_a_hall_nobody_looked_at_says_what_to_do(services: Services, tmp_path: Path) -> None:
    with speaking("en"):
        out = print_paper(services, Paper.VENUE, services.evenings.all()[0].id, tmp_path / "hall.pdf")
    (words,) = pages.words(out)
    assert words.count("not done yet") == 5
    assert pages.codes(out) == [[]]


@pytest.mark.parametrize("name", HOSTILE)
def test_that_a_strange_name_of_a_hall_stays_text_on_one_page(
    services: Services, tmp_path: Path, name: str
) -> None:
    evening_id = services.evenings.all()[0].id
    services.evenings.change(evening_id, hall=name[:80])
    services.venues.keep(evening_id, BEAMER, name)
    out = print_paper(services, Paper.VENUE, evening_id, tmp_path / "hall.pdf", page=PAGE)
    assert len(pages.words(out)) == 1


def test_that_the_ruler_of_the_test_sheet_is_ten_centimetres_long(tmp_path: Path) -> None:
    out = print_trial_sheet(tmp_path, f"{PAGE}/J/ABC".upper())
    (picture,) = pages.pictures(out, dpi=DPI)
    dark = picture < 128
    millimetre = DPI / 25.4
    row = max(range(dark.shape[0]), key=lambda line: _longest(dark[line, : round(150 * millimetre)]))
    assert _longest(dark[row, : round(150 * millimetre)]) / millimetre == pytest.approx(100, abs=0.6)
    assert pages.sizes(out) == [(210, 297)]
    assert pages.codes(out) == [[f"{PAGE}/J/ABC".upper()]]


def test_that_without_a_page_for_phones_the_test_sheet_has_no_code(tmp_path: Path) -> None:
    out = print_trial_sheet(tmp_path, "")
    assert pages.codes(out) == [[]]
    assert len(pages.words(out)) == 1


def _longest(line: object) -> int:
    """The longest run of dark pixels."""
    longest = run = 0
    for dark in line:  # type: ignore[attr-defined]  # a row of a picture
        run = run + 1 if dark else 0
        longest = max(longest, run)
    return longest


@pytest.mark.parametrize(
    ("distance", "picture", "told"),
    [
        (8, 165, "last row at 8 m, picture 165 cm high"),
        (8, 0, "last row at 8 m, height of the picture not filled in"),
        (0, 165, "last row not filled in, picture 165 cm high"),
        (0, 0, "last row and height of the picture not filled in"),
    ],
)
def test_that_measures_nobody_filled_in_are_told_as_such(distance: int, picture: int, told: str) -> None:
    with speaking("en"):
        assert list(details(replace(BEAMER, distance=distance, picture=picture)))[-1] == told
