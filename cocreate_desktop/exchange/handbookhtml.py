"""The handbook as one HTML file that stands by itself: style and pictures are within, nothing is fetched, nothing runs."""

from __future__ import annotations

import base64
from functools import partial
from html import escape

from cocreate_desktop import __version__, paths
from cocreate_desktop.exchange.htmlreport import environment, style
from cocreate_desktop.handbook.html import Manner, written
from cocreate_desktop.handbook.marked import Heading, Picture
from cocreate_desktop.handbook.pages import TITLE, Handbook, Page
from cocreate_desktop.language import _, speaking

# The name of the book is the one heading of the first level, its groups those of the second.
_DEEPER = 2


def as_page(book: Handbook) -> str:
    """The whole handbook."""
    with speaking(book.language):
        return (
            environment("handbook")
            .get_template("handbook.html")
            .render(
                book=book,
                title=_(TITLE),
                version=__version__,
                style=style() + (paths.resources() / "handbook" / "handbook.css").read_text(encoding="utf-8"),
                intro=written(book.intro, _manner(book, book.front, 0)),
                groups=[_group(book, name, title) for name, title in book.groups.items()],
            )
        )


def _group(book: Handbook, name: str, title: str) -> dict[str, object]:
    pages = [
        {"id": page.id, "title": page.title, "words": written(page.blocks, _manner(book, page, _DEEPER))}
        for page in book.among(name)
    ]
    return {"id": f"group-{name}", "name": title, "pages": pages}


def _manner(book: Handbook, page: Page, deeper: int) -> Manner:
    return Manner(partial(_address, book, page), partial(_figure, page), partial(_name, page), deeper)


def _address(book: Handbook, page: Page, link: str) -> str:
    """The place in this file; none for what lies outside it."""
    led = book.led_to(page, link)
    if led is None:
        return ""
    found, anchor = led
    if found is book.front:
        return "#contents"
    return f"#{found.id}-{anchor}" if anchor else f"#{found.id}"


def _name(page: Page, heading: Heading) -> str:
    return f"{page.id}-title" if heading.level == 1 else f"{page.id}-{heading.anchor}"


def _figure(page: Page, picture: Picture) -> str:
    file = (page.file.parent / picture.file).resolve()
    kind = file.suffix.removeprefix(".")
    held = base64.b64encode(file.read_bytes()).decode()
    return f'<figure><img src="data:image/{kind};base64,{held}" alt="{escape(picture.says)}"></figure>'
