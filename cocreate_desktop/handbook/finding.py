"""Finds pages of the handbook by words: all of them stand on the page, however they are accented or ended."""

from __future__ import annotations

import unicodedata
from functools import cache

from cocreate_desktop.handbook import marked
from cocreate_desktop.handbook.marked import Heading
from cocreate_desktop.handbook.pages import Handbook, Page

_IN_TITLE, _IN_HEAD = 50, 8


def find(book: Handbook, asked: str) -> tuple[Page, ...]:
    """The pages with all the words of ``asked`` or words that hold them, best first; all pages when nothing is asked."""
    words = folded(asked).split()
    if not words:
        return book.pages
    weighed = [(_weight(page, words), page) for page in book.pages]
    found = sorted((one for one in weighed if one[0]), key=lambda one: -one[0])
    return tuple(page for _weight, page in found)


def folded(text: str) -> str:
    """Small letters without accents, signs as they are."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _weight(page: Page, words: list[str]) -> int:
    heads, text = _texts(page)
    title = folded(page.title)
    if any(word not in text for word in words):
        return 0
    return sum(
        _IN_TITLE * (word in title) + _IN_HEAD * heads.count(word) + min(text.count(word), _IN_HEAD)
        for word in words
    )


@cache
def _texts(page: Page) -> tuple[str, str]:
    heads = (marked.plain(one.words) for one in page.blocks if isinstance(one, Heading))
    return folded("\n".join(heads)), folded(
        "\n".join((page.title, page.file.stem, *marked.said(page.blocks)))
    )
