"""The receipt of an erasure on one page: kinds and numbers, when and where, and what could not be reached. It names nobody."""

from collections.abc import Sequence
from pathlib import Path

from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.erasing import Receipt, Told
from cocreate_desktop.language import _
from cocreate_desktop.paper import book
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, point, section, title, words
from cocreate_desktop.services import erasurewords

_LINE = "________________________"


def blocks(receipt: Receipt, told: Sequence[Told]) -> list[Block]:
    """Its chapters, and a line to sign on."""
    made: list[Block] = [title(erasurewords.title(receipt))]
    for head, lines in erasurewords.chapters(receipt, told):
        made.append(section(head))
        made += [point(line, gap=4) for line in lines]
    made.append(words(_("This receipt names nobody."), colour="ink2", gap=22))
    made.append(words(_("Done by: {line}").format(line=_LINE), gap=22))
    return made


def print_receipt(receipt: Receipt, told: Sequence[Told], project: str, out: Path) -> Path:
    """Writes the page; ``project`` is its name. Raises FileProblem."""
    named = erasurewords.title(receipt)
    return book.write(out, [Section(tuple(blocks(receipt, told)), project, "", name=named)], title=named)


def write_text(receipt: Receipt, told: Sequence[Told], out: Path) -> Path:
    """The same as plain text. Raises FileProblem."""
    try:
        out.write_text(erasurewords.text_of(receipt, told), encoding="utf-8")
    except OSError as problem:
        raise disk_error(problem, out) from problem
    return out
