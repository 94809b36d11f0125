"""The handbook as a PDF: a page of contents with numbers, a list at the side, every page of it on a page of its own, and links
that lead on a screen and name their page on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from cocreate_desktop import __version__
from cocreate_desktop.handbook.pages import Handbook, Page
from cocreate_desktop.language import _, speaking
from cocreate_desktop.paper import book
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.chapters import Chapter, contents
from cocreate_desktop.paper.flow import Block, PageBreak, Words, paginate, section, title, words
from cocreate_desktop.paper.handbook_blocks import WIDTHS, Linked, blocks_of
from cocreate_desktop.paper.text import Span

_NUMBER_OF_NOBODY = "00"


def print_handbook(found: Handbook, out: Path) -> Path:
    """Writes the whole handbook in its language. Raises FileProblem."""
    with speaking(found.language):
        # Numbers are as wide as the places that are kept for them, so laying it out once tells them all.
        numbers = book.numbers(_sections(found, {}))
        return book.write(out, _sections(found, numbers), title=found.front.title)


def _sections(found: Handbook, numbers: Mapping[str, int]) -> list[Section]:
    told = {name: tuple(_group(found, name, numbers)) for name in found.groups}
    version = _("version {version}").format(version=__version__)
    head = f"CoCreate Desktop · {version}"
    first = (
        Chapter(found.front.id, found.front.title, title(found.front.title)),
        *blocks_of(found.intro, found.front.file.parent, partial(_led, found, found.front, numbers)),
        section(_("Contents")),
        *contents(block for blocks in told.values() for block in blocks),
    )
    groups = (Section(blocks, head, found.groups[name]) for name, blocks in told.items())
    return [Section(first, head, found.front.title), *groups]


def _group(found: Handbook, name: str, numbers: Mapping[str, int]) -> Iterator[Block]:
    """Its first page says that it begins."""
    over = words(found.groups[name], size=11, weight=600, colour="ink2", stays=True)
    yield Chapter(f"group-{name}", found.groups[name], over)
    for place, page in enumerate(found.among(name)):
        if place:
            yield PageBreak()
        yield from _on_one_sheet(found, page, numbers, 0 if place else over.height(book.WIDE) + 4)


def _on_one_sheet(found: Handbook, page: Page, numbers: Mapping[str, int], used: float) -> tuple[Block, ...]:
    """The blocks of a page with its pictures as large as one sheet has room for; of a longer page as large as can be."""
    name = Words((Span(page.title, 700),), 18, 4, stays=True, leading=1.25)
    road = partial(_led, found, page, numbers)
    high = Section((), "head").high - used
    tries: list[tuple[Block, ...]] = []
    for wide in WIDTHS:
        told = blocks_of(page.blocks, page.file.parent, road, wide)
        tries.append((Chapter(page.id, page.title, name, 1), *told))
        if len(paginate(tries[-1], book.WIDE, high)) == 1:
            return tries[-1]
    return tries[0]


def _led(found: Handbook, page: Page, numbers: Mapping[str, int], link: str) -> Linked | None:
    led = found.led_to(page, link)
    if led is None:
        return None
    there = led[0]
    if there is page:
        return Linked(there.id)
    number = str(numbers.get(there.id, _NUMBER_OF_NOBODY))
    return Linked(there.id, " " + _("(p. {n})").format(n=number))
