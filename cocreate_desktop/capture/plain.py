"""Bytes from outside become plain pictures, and plain pictures become files: upright, on white, in the colours of a screen,
with nothing in them that a camera wrote. What is broken or made to do harm is refused with a reason; Pillow lives here."""

from __future__ import annotations

import math
import stat
import struct
import warnings
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError, _imaging

from cocreate_desktop import held
from cocreate_desktop.capture import pages, tiff
from cocreate_desktop.domain.disk import unreadable
from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _
from cocreate_desktop.services.seeing import LARGEST_FILE

MOST_BYTES: Final = LARGEST_FILE
MOST_PIXELS: Final = 60_000_000
MOST_HALVED: Final = 170_000_000
"""Up to so many pixels a JPEG can be decoded at half its size, without ever being there as a whole."""
# Pillow keeps a picture in blocks. The C library gives blocks of this size back to the system at once; of smaller ones it keeps
# hundreds of megabytes after the first large photo.
_BLOCK: Final = 64 * 1024 * 1024
HEAD: Final = 1024
"""So many first bytes tell what kind of file it is."""

_MAGIC: Final = {
    b"\xff\xd8\xff": "JPEG",
    b"\x89PNG\r\n\x1a\n": "PNG",
    b"GIF8": "GIF",
    b"II*\0": "TIFF",
    b"MM\0*": "TIFF",
}
_HEIF: Final = (
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1",
)  # fmt: skip
# What Pillow and libheif were seen to raise for files with wrong bytes in them.
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    ArithmeticError,
    LookupError,
    EOFError,
    RuntimeError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A plain picture (RGB, upright), the kind of file that it was, its own size (width and height in pixels, upright), and
    whether it was decoded at half of that."""

    picture: Image.Image
    kind: str
    size: tuple[int, int]
    halved: bool = False


def kind_of(head: bytes) -> str:
    """What a file is by its first bytes (``HEAD`` of them are enough), never by its name: Pillow's word for a kind of picture,
    ``PDF``, or empty."""
    for magic, kind in _MAGIC.items():
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[:2] == b"BM" and head[6:10] == bytes(4):
        return "BMP"
    if head[4:8] == b"ftyp" and head[8:12] in _HEIF:
        return "HEIF"
    return "PDF" if pages.is_pdf(head) else ""


def content_of(path: Path) -> bytes:
    """All of a file. Raises BadFile for one that cannot be read, is larger than any picture, or is a device or pipe, which may
    have no end."""
    try:
        found = path.stat()
        if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
            raise BadFile(path=path.name, why=_("this is no picture or PDF that we know."))
        if found.st_size > MOST_BYTES:
            raise too_large(path.name)
        held.refuse(path)
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as problem:
        raise unreadable(problem, path.name) from problem
    if len(content) > MOST_BYTES:
        raise too_large(path.name)
    return content


def too_large(name: str) -> BadFile:
    """The refusal of more bytes than a picture has."""
    return BadFile(path=name, why=_("it is larger than 80 MB."))


def opened(content: bytes, name: str, *, halve: bool = False, page: int = 0) -> Opened:
    """The picture in ``content``; ``name`` is for messages. Over ``MOST_PIXELS`` it is refused, or with ``halve`` decoded at
    half its size where that is safe: a baseline JPEG (a progressive one is held whole by its decoder). ``page`` is that of a
    TIFF, from 0. Raises BadFile."""
    kind = kind_of(content[:HEAD])
    _imaging.set_block_size(_BLOCK)
    try:
        with warnings.catch_warnings(), tiff.silent() if kind == "TIFF" else nullcontext():
            # Pillow only warns of a large picture, whose limit is ours, and of wrong EXIF, which goes anyway.
            warnings.simplefilter("ignore")
            with _found(content, kind) as found:
                found.seek(page)
                size = _upright_size(found)
                halved = _fit(found, name, halve and kind == "JPEG")
                picture = _plain(ImageOps.exif_transpose(found))
                # What Pillow would write into the next file: a comment, XMP, a profile.
                picture.info.clear()
                return Opened(picture, kind, size, halved)
    except UnidentifiedImageError as problem:
        raise BadFile(path=name, why=_("this is no picture or PDF that we know.")) from problem
    except Image.DecompressionBombError as problem:
        raise _too_many_pixels(name) from problem
    except _DAMAGED as problem:
        raise BadFile(path=name, why=_("the picture is damaged.")) from problem


def pages_in(content: bytes, name: str) -> tuple[int, ...]:
    """The numbers of the pages of a TIFF. Raises BadFile for more than ``pages.MOST_PAGES``."""
    try:
        with warnings.catch_warnings(), tiff.silent():
            warnings.simplefilter("ignore")
            found = tiff.pages_of(content, pages.MOST_PAGES)
    except _DAMAGED as problem:
        raise BadFile(path=name, why=_("the picture is damaged.")) from problem
    if len(found) > pages.MOST_PAGES:
        raise BadFile(path=name, why=_("it has more than {n} pages.").format(n=pages.MOST_PAGES))
    return found


def written(
    picture: Image.Image, *, quality: int, small: bool = True, drawn: bool = True
) -> tuple[bytes, str]:
    """PNG while that is the smaller (slides, drawings), else JPEG (photos), with the media type. ``quality`` is that of JPEG;
    ``small`` takes more time for a tenth fewer bytes; not ``drawn``: it can only be a photo."""
    as_png, as_jpeg = BytesIO(), BytesIO()
    picture.save(as_jpeg, "JPEG", quality=quality, optimize=small)
    if drawn and picture.getcolors(4096) is not None:
        # ``optimize`` takes nine seconds for a photo of few colours, and wins a tenth.
        picture.save(as_png, "PNG", compress_level=6)
        if len(as_png.getvalue()) <= len(as_jpeg.getvalue()):
            return as_png.getvalue(), "image/png"
    return as_jpeg.getvalue(), "image/jpeg"


def _found(content: bytes, kind: str) -> Image.Image:
    """The picture before anything of it is decoded; HEIC by a library that is loaded at the first one."""
    if kind in ("", "PDF"):
        raise UnidentifiedImageError(kind)
    if kind == "HEIF":
        import pi_heif

        found: Image.Image = pi_heif.HeifImageFile(BytesIO(content))
        return found
    return Image.open(BytesIO(content), formats=(kind,))


def _fit(found: Image.Image, name: str, halve: bool) -> bool:
    """Sees to it that no more is decoded than fits; whether it will be at half its size. Raises BadFile."""
    whole = found.width * found.height
    if whole <= MOST_PIXELS:
        return False
    if halve and whole <= MOST_HALVED and not found.info.get("progressive"):
        found.draft("RGB", (found.width // 2, found.height // 2))
        if found.width * found.height <= MOST_PIXELS:
            return True
    raise _too_many_pixels(name)


def _too_many_pixels(name: str) -> BadFile:
    why = _("it has more than 60 million pixels. Take the photo in parts, or save it smaller.")
    return BadFile(path=name, why=why)


def _upright_size(found: Image.Image) -> tuple[int, int]:
    """Width and height as displayed, before anything is decoded."""
    lies = found.getexif().get(ExifTags.Base.Orientation) in (5, 6, 7, 8)
    return (found.height, found.width) if lies else (found.width, found.height)


def _plain(found: Image.Image) -> Image.Image:
    if found.mode == "F" or found.mode.startswith("I"):
        found = _eight_bits(found)
    if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
        ground = Image.new("RGBA", found.size, "white")
        ground.alpha_composite(found.convert("RGBA"))
        found = ground
    profile = found.info.get("icc_profile")
    if profile:
        found = _on_screen(found, profile)
    # To convert what is plain already would make a copy of it.
    return found if found.mode == "RGB" else found.convert("RGB")


def _eight_bits(found: Image.Image) -> Image.Image:
    """A grey picture with more: the upper eight of 16 bits, as a screen shows them; of 32 bits, or of numbers with a point,
    what lies between the darkest and the lightest. Raises ValueError for numbers that are none."""
    if found.mode != "F":
        found = found.convert("I")
    low, high = (float(value) for value in found.getextrema() if not isinstance(value, tuple))
    if not (math.isfinite(low) and math.isfinite(high)):
        raise ValueError(found.mode)
    usual = 1.0 if found.mode == "F" else 65_535.0
    if low >= 0 and high <= usual:
        low, high = 0.0, 1.0 if found.mode == "F" else 255.0 * 256
    scale = 255 / (high - low) if high > low else 0.0
    return found.point(lambda value: value * scale - low * scale).convert("L")


def _on_screen(found: Image.Image, profile: bytes) -> Image.Image:
    """In the colours of a screen, for a camera that writes wider ones; as it is when the profile is none."""
    if found.mode not in ("RGB", "CMYK"):
        return found
    from PIL import ImageCms

    with suppress(ImageCms.PyCMSError, *_DAMAGED):
        given = ImageCms.ImageCmsProfile(BytesIO(profile))
        if "sRGB" not in ImageCms.getProfileDescription(given):
            shown = ImageCms.createProfile("sRGB")
            return ImageCms.profileToProfile(found, given, shown, outputMode="RGB") or found
    return found
