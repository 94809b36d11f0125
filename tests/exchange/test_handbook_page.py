"""The handbook as one HTML file: it stands by itself, every link leads somewhere in it, and a screen reader can follow it."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from cocreate_desktop.exchange.handbookhtml import as_page
from cocreate_desktop.handbook import pages
from cocreate_desktop.language import LANGUAGES
from tests.browsers import IN_A_BROWSER, running_browser
from tests.phones.axe import file_says

_OUTSIDE = re.compile(r"""(?:src|href)\s*=\s*["'](?!data:|#)|url\((?!data:)|@import|<script""")


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_it_stands_by_itself_and_every_link_in_it_leads_somewhere(language: str) -> None:
    book = pages.load(language)
    page = as_page(book)
    assert _OUTSIDE.findall(page) == []
    assert f'<html lang="{language}"' in page
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert {one.id for one in book.pages} <= set(names)
    assert set(re.findall(r'href="#([^"]+)"', page)) - set(names) == set()
    assert set(re.findall(r'aria-labelledby="([^"]+)"', page)) - set(names) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_its_headings_go_down_by_one_and_its_pictures_have_words(language: str) -> None:
    page = as_page(pages.load(language))
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    pictures = re.findall(r"<img [^>]+>", page)
    assert len(pictures) > 40
    assert [one[-80:] for one in pictures if not re.search(r'alt="[^"]+"', one)] == []


@pytest.mark.browser
@pytest.mark.skipif(bool(IN_A_BROWSER[1].args[0]), reason="no Chromium, Chrome or Edge here")
def test_that_axe_finds_nothing_and_nothing_hangs_over_the_edge(tmp_path: Path) -> None:
    with running_browser() as browser:
        for language, wide, scheme in (("nl", 1200, "light"), ("nl", 320, "dark"), ("en", 1200, "dark")):
            out = tmp_path / f"{language}.html"
            out.write_text(as_page(pages.load(language)), encoding="utf-8")
            assert file_says(browser, out, wide, scheme) == []
