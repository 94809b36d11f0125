"""Photos of files, folders, PDFs and phones made fit to look at: upright, in their own size, without anything that the camera
wrote. Only Pillow is needed for that, so that the phone server stays small; nothing is stored here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Final

from cocreate_desktop.capture import pages, plain
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import BadFile, CocreateError
from cocreate_desktop.language import _
from cocreate_desktop.services.seeing import WholePhoto, always

QUALITY: Final = 92
LEAST_SIDE: Final = 200
"""A longest side under this is the little picture of a list, not the photo."""
PAGE_WIDE: Final = 2480
"""A sheet of A4 at 300 dots an inch; a page that holds a finer scan is drawn as fine as that."""
# While a photo of 60 million pixels is turned upright it takes half a gigabyte.
_one_at_a_time = Lock()


def open(path: Path, going: Callable[[], bool] = always) -> Iterator[WholePhoto]:  # noqa: A001 - the word of the port
    """The photos of a file, of a folder (in the order of their names, what is no picture left out) or the pages of a PDF, one
    by one until ``going`` says no. A broken file in a folder is told after all others came. Raises BadFile, FileProblem."""
    if path.is_dir():
        yield from _folder(path, going)
    else:
        yield from _file(path, going)


def take(content: bytes, name: str) -> WholePhoto:
    """The photo of bytes that were pasted, dropped or sent. Raises BadFile."""
    if len(content) > plain.MOST_BYTES:
        raise plain.too_large(name)
    if plain.kind_of(content[: plain.HEAD]) == "PDF":
        raise BadFile(path=name, why=_("this is a PDF. Open it on the laptop as a file."))
    return _made(content, name)


def _folder(folder: Path, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    try:
        files = sorted((one for one in folder.iterdir() if one.is_file()), key=_by_name)
        kept = [one for one in files if not one.name.startswith(".") and _kind(one)]
    except OSError as problem:
        raise disk_error(problem, folder) from problem
    if not kept:
        raise BadFile(path=folder.name, why=_("there is no picture in this folder."))
    first: CocreateError | None = None
    for one in kept:
        if not going():
            return
        try:
            yield from _file(one, going)
        except CocreateError as problem:
            first = first or problem
    if first is not None:
        raise first


def _by_name(path: Path) -> tuple[tuple[int, str], ...]:
    """As people count: “wall 2” before “wall 10”."""
    parts = re.split(r"([0-9]+)", path.name.casefold())
    return tuple((int(part), "") if part.isdecimal() and part.isascii() else (-1, part) for part in parts)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        return plain.kind_of(file.read(plain.HEAD))


def _file(path: Path, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    content = plain.content_of(path)
    if plain.kind_of(content[: plain.HEAD]) != "PDF":
        if going():
            yield take(content, path.name)
        return
    drawn = pages.each_page(content, width=PAGE_WIDE, finest=plain.MOST_PIXELS // 2, name=path.name)
    with closing(drawn):
        # Asked before each page: to draw one takes seconds.
        number = 0
        while going() and (page := next(drawn, None)) is not None:
            number += 1
            yield _made(page, _("{name}, page {n}").format(name=path.stem, n=number))


def _made(content: bytes, name: str) -> WholePhoto:
    with _one_at_a_time:
        found = plain.opened(content, name, halve=True)
        picture = found.picture
        if max(picture.size) < LEAST_SIDE:
            why = _("it is too small to see notes on. Send the photo itself, not its thumbnail.")
            raise BadFile(path=name, why=why)
        written, media_type = plain.written(picture, quality=QUALITY, small=False, drawn=found.kind == "PNG")
    return WholePhoto(written, media_type, picture.width, picture.height, name, found.halved)
