"""The blocks of a page as HTML, for the window and for the file that stands by itself: every sign of the text stays text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from html import escape
from itertools import groupby
from typing import Final

from cocreate_desktop.handbook.marked import (
    Block,
    Heading,
    Items,
    Paragraph,
    Picture,
    Piece,
    Table,
    Typed,
    Words,
)

KEY: Final = re.compile(r"Ctrl|Shift|Alt|F\d+|[A-Z0-9+\-]")
"""What is a key of the keyboard, of what is to be typed."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a channel writes what it must decide itself: ``link`` gives the address that a link of the page becomes (empty: the
    words alone stay), ``picture`` the element of a picture, ``name`` the id of a heading (empty: none). Headings come
    ``deeper`` by so many levels."""

    link: Callable[[str], str]
    picture: Callable[[Picture], str]
    name: Callable[[Heading], str]
    deeper: int = 0


def written(blocks: Iterable[Block], manner: Manner) -> str:
    """The blocks one after another."""
    return "\n".join(_block(block, manner) for block in blocks)


def _block(block: Block, manner: Manner) -> str:
    match block:
        case Heading():
            return _heading(block, manner)
        case Paragraph(words=words):
            return f"<p>{_words(words, manner)}</p>"
        case Picture():
            return manner.picture(block)
        case Items():
            return _items(block, manner)
        case Table():
            return _table(block, manner)
        case Typed(text=text):
            return f"<pre>{escape(text)}</pre>"


def _heading(block: Heading, manner: Manner) -> str:
    level, name = min(block.level + manner.deeper, 6), manner.name(block)
    named = f' id="{escape(name)}"' if name else ""
    return f"<h{level}{named}>{_words(block.words, manner)}</h{level}>"


def _items(block: Items, manner: Manner) -> str:
    kind = "ol" if block.first else "ul"
    start = f' start="{block.first}"' if block.first > 1 else ""
    items = (_item(item, manner) for item in block.items)
    return f"<{kind}{start}>{''.join(items)}</{kind}>"


def _item(item: tuple[Block, ...], manner: Manner) -> str:
    """Its first paragraph without the white of one."""
    match item:
        case (Paragraph(words=words), *rest):
            return f"<li>{_words(words, manner)}{written(rest, manner)}</li>"
    return f"<li>{written(item, manner)}</li>"


def _table(block: Table, manner: Manner) -> str:
    heads = "".join(f'<th scope="col">{_words(one, manner)}</th>' for one in block.heads)
    rows = ("".join(f"<td>{_words(cell, manner)}</td>" for cell in row) for row in block.rows)
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>'


def _words(words: Words, manner: Manner) -> str:
    """What stands in one link is one link, whatever is bold in it."""
    return "".join(
        _linked(link, tuple(found), manner) for link, found in groupby(words, key=lambda piece: piece.link)
    )


def _linked(link: str, words: Words, manner: Manner) -> str:
    made = "".join(map(_piece, words))
    address = manner.link(link) if link else ""
    return f'<a href="{escape(address)}">{made}</a>' if address else made


def _piece(piece: Piece) -> str:
    made = escape(piece.words)
    if piece.typed:
        tag = "kbd" if KEY.fullmatch(piece.words) else "code"
        made = f"<{tag}>{made}</{tag}>"
    if piece.bold:
        made = f"<b>{made}</b>"
    if piece.leaning:
        made = f"<em>{made}</em>"
    return made
