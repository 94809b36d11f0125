"""The handbook as it is read: blocks out of Markdown, where links lead, which page belongs to a place, what a search finds."""

import pytest

from cocreate_desktop import paths
from cocreate_desktop.handbook import finding, pages
from cocreate_desktop.handbook.html import Manner, written
from cocreate_desktop.handbook.marked import (
    Heading,
    Items,
    Paragraph,
    Picture,
    Piece,
    Table,
    Typed,
    read,
    said,
)
from cocreate_desktop.language import LANGUAGES
from cocreate_desktop.paper import fonts

PAGE = """<!-- for who writes -->
# Stippen & strepen

![De zaal](../../gallery/zaal.webp)

Druk op **Open** (`Ctrl`
`N`), *rustig*, of lees [verder](ander.md#daar).

3. eerst
4. dan
   - ook

| kop | `F1` |
|---|---|
| a \\| b | **c** |

```
cocreate <x>
```
"""


def test_that_a_page_is_read_into_blocks_and_its_remarks_are_left_out() -> None:
    head, picture, told, items, table, typed = read(PAGE)
    assert head == Heading(1, (Piece("Stippen & strepen"),))
    assert isinstance(head, Heading)
    assert head.anchor == "stippen--strepen"
    assert picture == Picture("../../gallery/zaal.webp", "De zaal")
    assert isinstance(told, Paragraph)
    assert Piece("Open", bold=True) in told.words
    assert [piece.words for piece in told.words if piece.typed] == ["Ctrl", "N"]
    assert Piece("rustig", leaning=True) in told.words
    assert Piece("verder", link="ander.md#daar") in told.words
    assert isinstance(items, Items)
    assert items.first == 3
    assert items.items[1] == (Paragraph((Piece("dan"),)), Items(((Paragraph((Piece("ook"),)),),)))
    assert isinstance(table, Table)
    assert table.rows == (((Piece("a | b"),), (Piece("c", bold=True),)),)
    assert typed == Typed("cocreate <x>")
    assert "a | b" in list(said([table]))


def test_that_every_sign_of_a_page_stays_text_in_html() -> None:
    manner = Manner(lambda link: f"#{link}", lambda picture: f"[{picture.says}]", lambda head: head.anchor, 1)
    page = written(read(PAGE), manner)
    assert '<h2 id="stippen--strepen">Stippen &amp; strepen</h2>' in page
    assert "(<kbd>Ctrl</kbd> <kbd>N</kbd>)" in page
    assert '<a href="#ander.md#daar">verder</a>' in page
    assert '<ol start="3"><li>eerst</li><li>dan<ul><li>ook</li></ul></li></ol>' in page
    assert "<pre>cocreate &lt;x&gt;</pre>" in page


def test_that_a_link_leads_to_a_page_of_the_book_or_to_a_paper_beside_it() -> None:
    book = pages.load("nl")
    from_here = book.page("privacy")
    assert book.led_to(from_here, "index.md#de-onderdelen") == (book.front, "de-onderdelen")
    assert book.led_to(from_here, "#daar") == (from_here, "daar")
    assert book.led_to(from_here, "../gegevensbescherming.md") is None
    beside = book.beside(from_here, "../gegevensbescherming.md")
    assert beside is not None
    assert beside.blocks[0] == Heading(1, (Piece(beside.title),))
    assert book.beside(from_here, "../../exchange.md") is None
    assert book.beside(from_here, "../weg.md") is None
    assert book.beside(from_here, "index.md") is None


def test_that_the_nearest_place_chooses_the_page_and_the_front_page_is_for_all_others() -> None:
    book = pages.load("en")
    assert book.of_place(("method:dots", "step:vote", "room:evening")).id == "method-dots"
    assert book.of_place(("dialog:Nobody", "room:aftercare")).id == "aftercare"
    assert book.of_place(("screen:nowhere",)) is book.front
    assert pages.load("pl") is pages.load("nl")


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("stippen", "method-dots"),
        ("BEGROTING", "method-budget"),
        ("ideeen verzamelen", "evening-ideas"),
        ("herstelsleutel", "evening-key"),
    ],
)
def test_that_a_search_finds_the_page_about_it_first(asked: str, first: str) -> None:
    assert finding.find(pages.load("nl"), asked)[0].id == first


def test_that_a_search_needs_all_words_and_without_any_gives_all_pages() -> None:
    book = pages.load("nl")
    assert finding.find(book, "stick xylofoon") == ()
    assert finding.find(book, "  ") == book.pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_paper_has_a_letter_for_every_sign_of_the_handbook(language: str) -> None:
    text = "".join(words for page in pages.load(language).pages for words in said(page.blocks))
    assert {sign for sign in text if fonts.font_for(sign, 400) == fonts.MISSING} == set()


def test_that_the_handbook_lies_where_the_program_looks_for_it() -> None:
    assert (paths.docs() / "handbook" / "pages.toml").is_file()
