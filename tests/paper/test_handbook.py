"""The handbook as a PDF: a list at its side, a page of contents that tells the truth, links that lead on."""

from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from pypdfium2 import raw

from cocreate_desktop.handbook import pages
from cocreate_desktop.language import LANGUAGES
from cocreate_desktop.paper.handbook import print_handbook
from tests.paper import pages as looked


class Listed(NamedTuple):
    """An entry of the list at the side, and the place of its page."""

    title: str
    level: int
    page: int


@pytest.fixture(scope="module", params=LANGUAGES)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[pages.Handbook, Path]:
    book = pages.load(request.param)
    return book, print_handbook(book, tmp_path_factory.mktemp("book") / "handbook.pdf")


def _listed(pdf: Path) -> list[Listed]:
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [Listed(one.get_title(), one.level, one.get_dest().get_index()) for one in document.get_toc()]
    finally:
        document.close()


def test_that_the_list_names_every_page_under_its_group(made: tuple[pages.Handbook, Path]) -> None:
    book, pdf = made
    expected = [(book.front.title, 0)]
    for name, title in book.groups.items():
        expected += [(title, 0), *((page.title, 1) for page in book.among(name))]
    assert [(one.title, one.level) for one in _listed(pdf)] == expected


def test_that_the_contents_tell_the_page_on_which_each_page_stands(made: tuple[pages.Handbook, Path]) -> None:
    _book, pdf = made
    text = looked.words(pdf)
    listed = [one for one in _listed(pdf) if one.level]
    first = min(one.page for one in listed)
    contents = " ".join(text[:first])
    assert [one for one in listed if f"{one.title} {one.page + 1}" not in contents] == []
    assert [one for one in listed if one.title not in text[one.page]] == []


def test_that_each_page_of_the_evening_is_one_sheet_of_paper(made: tuple[pages.Handbook, Path]) -> None:
    book, pdf = made
    listed = [one for one in _listed(pdf) if one.level]
    evening = len(book.among("evening"))
    starts = [one.page for one in listed[: evening + 1]]
    assert [after - before for before, after in pairwise(starts)] == [1] * evening


def test_that_links_lead_to_pages_and_name_their_number(made: tuple[pages.Handbook, Path]) -> None:
    _book, pdf = made
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        front = document[0]
        links = [
            raw.FPDFAnnot_GetSubtype(raw.FPDFPage_GetAnnot(front.raw, place)) == raw.FPDF_ANNOT_LINK
            for place in range(raw.FPDFPage_GetAnnotCount(front.raw))
        ]
    finally:
        document.close()
    assert sum(links) >= 2
    words = looked.words(pdf)[0]
    dry = next(one for one in _listed(pdf) if one.title in ("Proefdraaien", "Dry run"))
    assert any(f"({short} {dry.page + 1})" in words for short in ("blz.", "p."))


def test_that_pictures_are_in_it_and_it_can_be_sent(made: tuple[pages.Handbook, Path]) -> None:
    _book, pdf = made
    assert 1_000_000 < pdf.stat().st_size < 8_000_000
