"""The handbook for facilitators: every page in both languages, twins of each other, with links and pictures that are there and
with the words that stand on the screen."""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from babel.messages.pofile import read_po

from cocreate_desktop import paths
from cocreate_desktop.apps.arguments import COMMANDS, PAPERS
from cocreate_desktop.domain.steps import KINDS
from cocreate_desktop.domain.voting import METHODS
from tests.source_tree import ROOT

BOOK: Final = ROOT / "docs" / "handbook"
LANGUAGES: Final = ("nl", "en")
A4: Final = 450
"""So many words fit on a page of paper, beside a picture."""
_LINKS: Final = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
_KEY: Final = re.compile(r"Ctrl|Shift|Alt|F\d+|[A-Z0-9+-]")


@cache
def _pages() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads((BOOK / "pages.toml").read_text(encoding="utf-8"))["page"])


def _each() -> list[Any]:
    """Every page in each language: the page, the language."""
    return [
        pytest.param(page, language, id=f"{language}-{page['id']}")
        for page in _pages()
        for language in LANGUAGES
    ]


def _file(page: dict[str, Any], language: str) -> Path:
    return BOOK / language / str(page[language])


def _text(page: dict[str, Any], language: str) -> str:
    return _file(page, language).read_text(encoding="utf-8")


def _prose(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)


def _plain(words: str) -> str:
    """As it stands on the screen: without the mark of its key, and without what only ends a sentence."""
    return " ".join(re.sub(r"&(?!&)", "", words).replace("’", "'").split()).rstrip("….:?").strip()


@cache
def _on_screen(language: str) -> frozenset[str]:
    """All that the program says in a language; English is what the program is written in."""
    catalogue = paths.resources() / "translations" / language / "LC_MESSAGES" / "cocreate.po"
    with catalogue.open("rb") as file:
        messages = [one for one in read_po(file, locale=language) if one.id]
    said = [one.string or one.id for one in messages]
    texts = [text for one in said for text in ([one] if isinstance(one, str) else one)]
    return frozenset(map(_plain, texts))


def _anchors(text: str) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", _prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def _shape(text: str) -> dict[str, object]:
    """What two pages have in common that say the same in two languages."""
    prose = _prose(text)
    quoted = re.findall(r"`([^`\n]+)`", prose)
    return {
        "headings": [len(marks) for marks in re.findall(r"^(#+) ", prose, re.MULTILINE)],
        "pictures": re.findall(r"gallery/\w+-light/([\w-]+)\.webp", prose),
        "rows of tables": len(re.findall(r"^\|", prose, re.MULTILINE)),
        "items of lists": len(re.findall(r"^\s*(?:[-*]|\d+\.) ", prose, re.MULTILINE)),
        "keys": Counter(word for word in quoted if _KEY.fullmatch(word)),
        "words on the screen": len(_BOLD.findall(prose)),
        "links": len(_LINKS.findall(prose)),
    }


@pytest.mark.parametrize(("page", "language"), _each())
def test_that_a_page_is_there_and_begins_with_its_title(page: dict[str, Any], language: str) -> None:
    assert _text(page, language).splitlines()[0] == f"# {page['title'][language]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_every_page_is_listed_and_the_first_one_leads_to_all(language: str) -> None:
    listed = [str(page[language]) for page in _pages()]
    assert sorted(listed) == sorted(file.name for file in (BOOK / language).iterdir())
    front = next(page for page in _pages() if page["id"] == "index")
    led_to = {target for _picture, _words, target in _LINKS.findall(_text(front, language))}
    assert set(listed) - led_to == {"index.md"}


@pytest.mark.parametrize(("page", "language"), _each())
def test_that_no_link_and_no_picture_of_a_page_is_dead(page: dict[str, Any], language: str) -> None:
    file, dead = _file(page, language), []
    for picture, words, target in _LINKS.findall(_prose(_text(page, language))):
        place, _, anchor = target.partition("#")
        there = (file.parent / place).resolve() if place else file
        if not there.is_file() or (anchor and anchor not in _anchors(there.read_text(encoding="utf-8"))):
            dead.append(target)
        if picture and (not words or f"/gallery/{language}-light/" not in target):
            dead.append(f"{target}: a picture of the other language, or without words for who cannot see it")
    assert dead == []


@pytest.mark.parametrize(("page", "language"), _each())
def test_that_what_is_bold_stands_on_the_screen(page: dict[str, Any], language: str) -> None:
    bold = {_plain(words) for words in _BOLD.findall(_prose(_text(page, language)))}
    assert sorted(bold - _on_screen(language)) == []


@pytest.mark.parametrize(("page", "language"), _each())
def test_that_a_command_in_a_page_is_one_of_the_program(page: dict[str, Any], language: str) -> None:
    named = re.findall(r"^cocreate ([a-z-]+)|`cocreate ([a-z-]+)", _text(page, language), re.MULTILINE)
    assert {first or second for first, second in named} <= set(COMMANDS)
    papers = re.findall(r"`cocreate print ([a-z-]+)", _text(page, language))
    assert set(papers) <= set(PAPERS)


@pytest.mark.parametrize("page", [pytest.param(page, id=str(page["id"])) for page in _pages()])
def test_that_a_page_has_the_same_shape_in_both_languages(page: dict[str, Any]) -> None:
    assert _shape(_text(page, "en")) == _shape(_text(page, "nl"))


def test_that_every_kind_of_step_and_every_method_opens_a_page_of_its_own() -> None:
    opened = Counter(place for page in _pages() for place in page["opens"])
    assert {f"step:{kind}" for kind in KINDS} == {one for one in opened if one.startswith("step:")}
    assert {f"method:{method}" for method in METHODS} == {one for one in opened if one.startswith("method:")}
    assert [place for place, times in opened.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_evening_is_told_in_ten_pages_of_paper(language: str) -> None:
    evening = [page for page in _pages() if page.get("group") == "evening"]
    assert len(evening) == 10
    told = {page["id"]: len(_LINKS.sub(r"\2", _text(page, language)).split()) for page in evening}
    assert {name: words for name, words in told.items() if words > A4} == {}
    assert [page["id"] for page in evening if "![" not in _text(page, language)] == []


@pytest.mark.parametrize(("page", "language"), _each())
def test_that_a_page_does_not_shout(page: dict[str, Any], language: str) -> None:
    assert "!" not in _text(page, language).replace("![", "")
