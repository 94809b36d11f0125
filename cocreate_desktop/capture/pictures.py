"""Pictures of files and clipboard made fit to show: upright, without what a camera wrote into them, not larger than a beamer.

What is broken or made to do harm is refused with a reason; nothing is stored.
"""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Final

from PIL import Image

from cocreate_desktop.capture import pages, plain
from cocreate_desktop.services.seeing import always
from cocreate_desktop.services.showing import NewPicture

SIDE: Final = 2560
SMALL_SIDE: Final = 720
SMALL_BYTES: Final = 150_000
MOST_BYTES: Final = plain.MOST_BYTES
_QUALITY = 85


def read(path: Path, going: Callable[[], bool] = always) -> tuple[NewPicture, ...]:
    """The pictures of a file: one of a picture, one a page of a PDF; stops between pages once ``going`` says no.
    Raises BadFile, FileProblem."""
    return take(plain.content_of(path), path.name, going)


def take(content: bytes, name: str, going: Callable[[], bool] = always) -> tuple[NewPicture, ...]:
    """The pictures of these bytes; ``name`` becomes the caption and stands in messages. Raises BadFile."""
    if len(content) > MOST_BYTES:
        raise plain.too_large(name)
    caption = Path(name).stem.replace("_", " ").strip()
    if plain.kind_of(content[: plain.HEAD]) != "PDF":
        return (_made(content, name, caption),)
    with closing(pages.each_page(content, width=1920, name=name)) as drawn:
        found = tuple(_made(page, name, "") for page in takewhile(lambda _page: going(), drawn))
    # The pages of a set of slides need no caption: they say what they are.
    return (replace(found[0], name=caption),) if len(found) == 1 else found


def _made(content: bytes, name: str, caption: str) -> NewPicture:
    whole = plain.opened(content, name).picture
    whole.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    shown, media_type = plain.written(whole, quality=_QUALITY)
    return NewPicture(shown, media_type, _small(whole), whole.width, whole.height, caption)


def _small(picture: Image.Image) -> bytes:
    """A JPEG for phones that a busy Wi-Fi carries."""
    side = SMALL_SIDE
    while True:
        fitted = picture.copy()
        fitted.thumbnail((side, side), Image.Resampling.LANCZOS)
        for quality in (80, 65, 50, 35):
            written = BytesIO()
            fitted.save(written, "JPEG", quality=quality, optimize=True, progressive=True)
            if len(written.getvalue()) <= SMALL_BYTES:
                return written.getvalue()
        side = side * 3 // 4
