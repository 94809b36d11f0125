"""The report as a page: one file that says what the PDF says, and that a browser and a screen reader can follow."""

import re
from html import unescape
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pytest

from cocreate_desktop import language
from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.outside import Format
from tests.browsers import IN_A_BROWSER, running_browser
from tests.paper.evenings import HOSTILE, Told, an_evening
from tests.paper.test_whole_report import SAYS
from tests.paper.wholeproject import a_whole_project, without_reason
from tests.phones.axe import file_says

_OUTSIDE = re.compile(
    r"""(?:src|href)\s*=\s*["'](?!data:|#|https://voorbeeld\.nl)|url\((?!data:|#)|@import|<script"""
)


@pytest.fixture(autouse=True)
def english() -> None:
    language.use("en")


def _page(told: Told, out: Path, evening_id: str = "") -> str:
    made = FileDesk(told.services).export(evening_id or told.evening.id, Format.HTML, out)
    assert made == out
    return out.read_text(encoding="utf-8")


def _said(page: str) -> str:
    body = re.sub(r"<(style|svg)\b.*?</\1>", "", page[page.index("<body>") :], flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_that_it_says_what_the_pdf_says_and_stands_by_itself(tmp_path: Path) -> None:
    whole = a_whole_project()
    page = _page(whole.told, tmp_path / "report.html", whole.second.id)
    said = _said(page).replace(" .", ".")
    # the words that went are struck through here, and no bracket names them
    told = [words for words in SAYS if "[gone:" not in words]
    assert [words for words in told if words not in said] == []
    assert _OUTSIDE.findall(page) == []
    assert page.count("data:image/jpeg") == 2
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert '<html lang="en" dir="ltr">' in page
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))


def test_that_a_draft_says_so_and_why(tmp_path: Path) -> None:
    whole = a_whole_project()
    without_reason(whole)
    said = _said(_page(whole.told, tmp_path / "report.html"))
    assert "draft of 23 November 2026" in said
    assert "The reply “no” to “Veilig oversteken” has no reason yet." in said


def test_that_what_neighbours_wrote_is_text_and_nothing_else(tmp_path: Path) -> None:
    told = an_evening(question=HOSTILE[0])
    ids = told.write(*HOSTILE)
    told.services.boards.group(told.evening.id, told.step(Kind.THEMES).id, ids[:3], HOSTILE[1])
    told.vote((HOSTILE[0], HOSTILE[3]))
    page = _page(told, tmp_path / "report.html")
    assert "<script" not in page
    assert "<b>niet vet" not in page
    said = _said(page)
    assert [words for words in HOSTILE if " ".join(normalize("NFC", words).split()) not in said] == []


@pytest.mark.browser
@pytest.mark.skipif(bool(IN_A_BROWSER[1].args[0]), reason="no Chromium, Chrome or Edge here")
def test_that_axe_finds_nothing_and_nothing_hangs_over_the_edge(tmp_path: Path) -> None:
    whole = a_whole_project()
    without_reason(whole)
    out = tmp_path / "report.html"
    _page(whole.told, out, whole.second.id)
    with running_browser() as browser:
        for wide, scheme in ((1200, "light"), (1200, "dark"), (320, "light")):
            assert file_says(browser, out, wide, scheme) == []
