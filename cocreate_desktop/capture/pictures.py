"""Pictures of files and clipboard made fit to show: upright, without what a camera wrote into them, not larger than a beamer.

Pillow lives here. What is broken or made to do harm is refused with a reason; nothing is stored.
"""

import struct
import warnings
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from cocreate_desktop.capture import pages
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _
from cocreate_desktop.services.showing import NewPicture

SIDE: Final = 2560
SMALL_SIDE: Final = 720
SMALL_BYTES: Final = 150_000
MOST_BYTES: Final = 80_000_000
MOST_PIXELS: Final = 60_000_000
KINDS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")
_QUALITY = 85
# What Pillow was seen to raise for files with wrong bytes in them.
_DAMAGED = (OSError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError, EOFError, struct.error)


def always() -> bool:
    """Goes on to the end."""
    return True


def read(path: Path, going: Callable[[], bool] = always) -> tuple[NewPicture, ...]:
    """The pictures of a file: one of a picture, one a page of a PDF; stops between pages once ``going`` says no.
    Raises BadFile, FileProblem."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadFile(path=path.name, why=_("it is larger than 80 MB."))
        content = path.read_bytes()
    except OSError as problem:
        raise disk_error(problem, path) from problem
    return take(content, path.name, going)


def take(content: bytes, name: str, going: Callable[[], bool] = always) -> tuple[NewPicture, ...]:
    """The pictures of these bytes; ``name`` becomes the caption and stands in messages. Raises BadFile."""
    if len(content) > MOST_BYTES:
        raise BadFile(path=name, why=_("it is larger than 80 MB."))
    caption = Path(name).stem.replace("_", " ").strip()
    if not pages.is_pdf(content):
        return (_made(content, name, caption),)
    with closing(pages.each_page(content, width=1920, name=name)) as drawn:
        found = tuple(_made(page, name, "") for page in takewhile(lambda _page: going(), drawn))
    # The pages of a set of slides need no caption: they say what they are.
    return (replace(found[0], name=caption),) if len(found) == 1 else found


def _made(content: bytes, name: str, caption: str) -> NewPicture:
    whole = _opened(content, name)
    whole.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    shown, media_type = _written(whole)
    return NewPicture(shown, media_type, _small(whole), whole.width, whole.height, caption)


def _opened(content: bytes, name: str) -> Image.Image:
    """Upright, in plain colours on white. Raises BadFile."""
    try:
        with warnings.catch_warnings():
            # Between one and two times its limit Pillow only warns; the limit below is ours.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=KINDS) as found:
                if found.width * found.height > MOST_PIXELS:
                    raise BadFile(path=name, why=_("it has more than 60 million pixels."))
                return _plain(ImageOps.exif_transpose(found))
    except UnidentifiedImageError as problem:
        raise BadFile(path=name, why=_("this is no picture or PDF that we know.")) from problem
    except Image.DecompressionBombError as problem:
        raise BadFile(path=name, why=_("it has more than 60 million pixels.")) from problem
    except _DAMAGED as problem:
        raise BadFile(path=name, why=_("the picture is damaged.")) from problem


def _plain(found: Image.Image) -> Image.Image:
    if found.mode.startswith("I"):
        # 16 bits a pixel: the upper eight are what a screen shows.
        found = found.convert("I").point(lambda value: value / 256).convert("L")
    if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
        ground = Image.new("RGBA", found.size, "white")
        ground.alpha_composite(found.convert("RGBA"))
        found = ground
    return found.convert("RGB")


def _written(picture: Image.Image) -> tuple[bytes, str]:
    """PNG while that is the smaller (slides, drawings), else JPEG (photos)."""
    as_png, as_jpeg = BytesIO(), BytesIO()
    picture.save(as_jpeg, "JPEG", quality=_QUALITY, optimize=True)
    colours = picture.getcolors(4096)
    if colours is not None:
        # ``optimize`` takes nine seconds for a photo of few colours, and wins a tenth.
        picture.save(as_png, "PNG", compress_level=6)
        if len(as_png.getvalue()) <= len(as_jpeg.getvalue()):
            return as_png.getvalue(), "image/png"
    return as_jpeg.getvalue(), "image/jpeg"


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
