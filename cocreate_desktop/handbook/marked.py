"""A page of the handbook, read from Markdown into blocks that every channel draws in its own way. markdown-it-py lives here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words in one manner. ``typed``: a key, a command, or what to type. ``link``: where it leads, as the page has
    it, empty for nowhere."""

    words: str
    bold: bool = False
    leaning: bool = False
    typed: bool = False
    link: str = ""


Words: TypeAlias = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """``level`` 1 is the title of the page."""

    level: int
    words: Words

    @property
    def anchor(self) -> str:
        """How a link names this place, as on the web pages of the source."""
        return re.sub(r"[^\w\- ]", "", plain(self.words).lower()).strip().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that belong together."""

    words: Words


@dataclass(frozen=True, slots=True)
class Picture:
    """``file`` as seen from the page; ``says`` what there is to see, for who cannot see it."""

    file: str
    says: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; ``first`` is the number that it begins with, 0 for a list without."""

    items: tuple[tuple[Block, ...], ...]
    first: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows."""

    heads: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """Lines to type at a terminal."""

    text: str


Block: TypeAlias = Heading | Paragraph | Picture | Items | Table | Typed


def read(text: str) -> tuple[Block, ...]:
    """The blocks of a page. Remarks between ``<!--`` and ``-->`` are for who writes it, and are left out."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(text))
    return tuple(_blocks(tree.children))


def plain(words: Words) -> str:
    """The words alone."""
    return "".join(piece.words for piece in words)


def said(blocks: Iterable[Block]) -> Iterator[str]:
    """What is said in blocks, sentence by sentence or cell by cell, to search in."""
    for block in blocks:
        match block:
            case Heading(words=words) | Paragraph(words=words):
                yield plain(words)
            case Picture(says=says):
                yield says
            case Items(items=items):
                for item in items:
                    yield from said(item)
            case Table(heads=heads, rows=rows):
                yield from (plain(cell) for row in (heads, *rows) for cell in row)
            case Typed(text=text):
                yield text


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> Iterator[Block]:
    for node in nodes:
        match node.type:
            case "heading":
                yield Heading(int(node.tag[1:]), _words(node))
            case "paragraph":
                yield _picture(node) or Paragraph(_words(node))
            case "bullet_list" | "ordered_list":
                first = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
                yield Items(tuple(tuple(_blocks(item.children)) for item in node.children), first)
            case "table":
                heads, *rows = (row for part in node.children for row in part.children)
                yield Table(_row(heads), tuple(map(_row, rows)))
            case "fence" | "code_block":
                yield Typed(node.content.rstrip("\n"))


def _row(node: SyntaxTreeNode) -> tuple[Words, ...]:
    return tuple(_words(cell) for cell in node.children)


def _picture(node: SyntaxTreeNode) -> Picture | None:
    """A paragraph that is a picture and nothing else."""
    inside = [one for inline in node.children for one in inline.children]
    if [one.type for one in inside] != ["image"]:
        return None
    return Picture(str(inside[0].attrs["src"]), inside[0].content)


def _words(node: SyntaxTreeNode) -> Words:
    """Neighbours in one manner are one piece: a line of the file ends wherever it is full."""
    inline = (one for found in node.children for one in found.children)
    grouped = groupby(_pieces(inline, Piece("")), key=lambda piece: replace(piece, words=""))
    return tuple(replace(manner, words=plain(tuple(found))) for manner, found in grouped)


def _pieces(nodes: Iterable[SyntaxTreeNode], manner: Piece) -> Iterator[Piece]:
    for node in nodes:
        match node.type:
            case "text" if node.content:
                yield replace(manner, words=node.content)
            case "softbreak" | "hardbreak":
                yield replace(manner, words=" ")
            case "code_inline":
                yield replace(manner, words=node.content, typed=True)
            case "strong":
                yield from _pieces(node.children, replace(manner, bold=True))
            case "em":
                yield from _pieces(node.children, replace(manner, leaning=True))
            case "link":
                yield from _pieces(node.children, replace(manner, link=str(node.attrs["href"])))
