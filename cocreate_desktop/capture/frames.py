"""Photos of files, folders, PDFs and phones made fit to look at: upright, in their own size, without anything that the camera
wrote. Only Pillow is needed for that, so that the phone server stays small; nothing is stored here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from threading import Lock
from typing import Final

from cocreate_desktop import held
from cocreate_desktop.capture import pages, plain
from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import BadFile, CocreateError
from cocreate_desktop.language import _
from cocreate_desktop.services.seeing import WholePhoto, always

QUALITY: Final = 92
LEAST_SIDE: Final = 200
"""A longest side under this is the little picture of a list, not the photo."""
NARROWEST: Final = 100
"""A shortest side under this holds no note that can be read."""
PAGE_WIDE: Final = 2480
"""A sheet of A4 at 300 dots an inch; a page that holds a finer scan is drawn as fine as that."""
# While a photo of 60 million pixels is turned upright it takes half a gigabyte.
_one_at_a_time = Lock()


def open(  # noqa: A001 - the word of the port
    path: Path, going: Callable[[], bool] = always, refused: Callable[[CocreateError], None] | None = None
) -> Iterator[WholePhoto]:
    """The photos of a file, of a folder (in the order of their names, what is no picture left out) or the pages of a PDF or
    TIFF, one by one until ``going`` says no. Each file of a folder that cannot be used is told to ``refused``; without it the
    first of them is raised after all others came. Raises BadFile."""
    try:
        is_folder = path.is_dir()
    except OSError as problem:
        raise unreadable(problem, path.name) from problem
    if is_folder:
        yield from _folder(path, going, refused)
    else:
        yield from _file(path, going)


def take(content: bytes, name: str) -> WholePhoto:
    """The photo of bytes that were pasted, dropped or sent; of a TIFF the first page. Raises BadFile."""
    if len(content) > plain.MOST_BYTES:
        raise plain.too_large(name)
    if plain.kind_of(content[: plain.HEAD]) == "PDF":
        raise BadFile(path=name, why=_("this is a PDF. Open it on the laptop as a file."))
    return _made(content, name)


def _folder(
    folder: Path, going: Callable[[], bool], refused: Callable[[CocreateError], None] | None
) -> Iterator[WholePhoto]:
    try:
        files = sorted((one for one in folder.iterdir() if one.is_file()), key=_by_name)
    except OSError as problem:
        raise unreadable(problem, folder.name) from problem
    kept = [one for one in files if not one.name.startswith(".") and _may_be_picture(one)]
    if not kept:
        raise BadFile(path=folder.name, why=_("there is no picture in this folder."))
    broken: list[CocreateError] = []
    for one in kept:
        if not going():
            return
        try:
            yield from _file(one, going)
        except CocreateError as problem:
            (refused or broken.append)(problem)
    if broken:
        raise broken[0]


def _by_name(path: Path) -> tuple[tuple[int, str], ...]:
    """As people count: “wall 2” before “wall 10”."""
    parts = re.split(r"([0-9]+)", path.name.casefold())
    return tuple((int(part), "") if part.isdecimal() and part.isascii() else (-1, part) for part in parts)


def _may_be_picture(path: Path) -> bool:
    """Whether it begins like a picture or PDF; also when nobody can tell, because it cannot be opened: then it is told why. A
    project that lies among the photos and is open here is none."""
    if held.is_locked(path):
        return False
    try:
        with path.open("rb") as file:
            return bool(plain.kind_of(file.read(plain.HEAD)))
    except OSError:
        return True


def _file(path: Path, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    content = plain.content_of(path)
    kind = plain.kind_of(content[: plain.HEAD])
    if kind == "TIFF":
        yield from _tiff(content, path, going)
        return
    if kind != "PDF":
        if going():
            yield take(content, path.name)
        return
    drawn = pages.each_page(content, width=PAGE_WIDE, finest=plain.MOST_PIXELS // 2, name=path.name)
    with closing(drawn):
        # Asked before each page: to draw one takes seconds.
        number = 0
        while going() and (page := next(drawn, None)) is not None:
            number += 1
            yield _made(page, _page_name(path, number))


def _tiff(content: bytes, path: Path, going: Callable[[], bool]) -> Iterator[WholePhoto]:
    """A scanner puts all the pages of a stack in one."""
    numbers = plain.pages_in(content, path.name)
    for count, number in enumerate(numbers, 1):
        if not going():
            return
        yield _made(content, path.name if len(numbers) == 1 else _page_name(path, count), number)


def _page_name(path: Path, number: int) -> str:
    return _("{name}, page {n}").format(name=path.stem, n=number)


def _made(content: bytes, name: str, page: int = 0) -> WholePhoto:
    with _one_at_a_time:
        found = plain.opened(content, name, halve=True, page=page)
        picture = found.picture
        if max(picture.size) < LEAST_SIDE or min(picture.size) < NARROWEST:
            why = _("it is too small to see notes on. Send the photo itself, not its thumbnail.")
            raise BadFile(path=name, why=why)
        written, media_type = plain.written(picture, quality=QUALITY, small=False, drawn=found.kind == "PNG")
    wide, high = found.size if found.halved else (0, 0)
    return WholePhoto(written, media_type, picture.width, picture.height, name, found.halved, wide, high)
