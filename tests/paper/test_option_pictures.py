"""Pictures of options on what is printed: whole, in their own shape, and each only once in the file."""

from pathlib import Path

import pytest

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.paper import pages
from tests.paper.evenings import BLUE, GREEN, PAGE, RED, Told, a_picture, an_evening, print_twin


def _with_pictures(told: Told) -> None:
    made = told.services.voting.set_options(told.round.id, ("Tafel", "Bomen", "Zonder plaatje"))
    for option, picture in zip(made, (a_picture(RED), a_picture(BLUE, 300, 600)), strict=False):
        kept = told.services.showing.keep(told.evening.id, picture)
        told.services.voting.picture_option(option.id, kept)


def _print(told: Told, what: Paper, folder: Path, slips: int = 4) -> Path:
    return print_paper(told.services, what, told.evening.id, folder / f"{what}.pdf", page=PAGE, slips=slips)


@pytest.mark.parametrize(("what", "least"), [(Paper.POSTERS, 25), (Paper.BALLOTS, 10)])
def test_that_options_show_their_pictures_in_their_own_shape(what: Paper, least: int, tmp_path: Path) -> None:
    told = an_evening()
    _with_pictures(told)
    pdf = _print(told, what, tmp_path, slips=1)
    for colour, share in ((RED, 16 / 9), (BLUE, 1 / 2)):
        ((_page, _left, _top, wide, high),) = pages.patches(pdf, colour)
        assert max(wide, high) >= least
        assert abs(wide / high / share - 1) < 0.06


def test_that_many_slips_hold_each_picture_once(tmp_path: Path) -> None:
    told = an_evening()
    _with_pictures(told)
    few = _print(told, Paper.BALLOTS, tmp_path, slips=4)
    content = few.read_bytes()
    assert content.count(b"/DCTDecode") == 2, "as JPEG, as it came"
    many = _print(told, Paper.BALLOTS, tmp_path, slips=80).read_bytes()
    assert many.count(b"/DCTDecode") == 2


def test_that_the_small_version_is_printed_beside_words_and_the_large_one_to_hang_up(tmp_path: Path) -> None:
    told = an_evening()
    show = told.services.evenings.add_step(told.evening.id, Kind.SHOW)
    told.services.showing.add(show.id, [a_picture(GREEN, 1600, 1000)])
    assert print_twin(told.services, show.id, told.evening.id, tmp_path / "twin.pdf")
    assert b"/Width 1600" in (tmp_path / "twin.pdf").read_bytes()
    report = _print(told, Paper.REPORT, tmp_path).read_bytes()
    assert b"/Width 800" in report
    assert b"/Width 1600" not in report


def test_that_a_picture_that_is_not_here_yet_leaves_no_gap(tmp_path: Path) -> None:
    told = an_evening()
    made = told.services.voting.set_options(told.round.id, ("Tafel", "Bomen"))
    plain = pages.pictures(_print(told, Paper.BALLOTS, tmp_path))[0]
    told.services.voting.picture_option(made[0].id, "0" * 64)
    assert (pages.pictures(_print(told, Paper.BALLOTS, tmp_path))[0] == plain).all()


@pytest.mark.parametrize(("wide", "high"), [(1600, 900), (1600, 400), (300, 600)])
def test_that_the_caption_stands_right_under_its_picture(wide: int, high: int, tmp_path: Path) -> None:
    told = an_evening()
    show = told.services.evenings.add_step(told.evening.id, Kind.SHOW)
    told.services.showing.add(show.id, [a_picture(GREEN, wide, high)])
    assert print_twin(told.services, show.id, told.evening.id, tmp_path / "twin.pdf")
    ((_page, _left, top, _wide, tall),) = pages.patches(tmp_path / "twin.pdf", GREEN)
    (caption,) = pages.places(tmp_path / "twin.pdf", 0, "Ontwerp")
    assert 0 < caption.top - (top + tall) < 8
