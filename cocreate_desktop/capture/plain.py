"""Bytes from outside become plain pictures, and plain pictures become files: upright, on white, in the colours of a screen,
with nothing in them that a camera wrote. What is broken or made to do harm is refused with a reason; Pillow lives here."""

from __future__ import annotations

import struct
import warnings
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError, _imaging

from cocreate_desktop.capture import pages
from cocreate_desktop.domain.disk import disk_error
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
    """A plain picture (RGB, upright), the kind of file that it was, and whether it was decoded at half its size."""

    picture: Image.Image
    kind: str
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
    """All of a file. Raises BadFile for one that is larger than any picture, FileProblem."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path.name)
        return path.read_bytes()
    except OSError as problem:
        raise disk_error(problem, path) from problem


def too_large(name: str) -> BadFile:
    """The refusal of more bytes than a picture has."""
    return BadFile(path=name, why=_("it is larger than 80 MB."))


def opened(content: bytes, name: str, *, halve: bool = False) -> Opened:
    """The picture in ``content``; ``name`` is for messages. Over ``MOST_PIXELS`` it is refused, or with ``halve`` decoded at
    half its size where that is safe: a baseline JPEG (a progressive one is held whole by its decoder). Raises BadFile."""
    kind = kind_of(content[:HEAD])
    _imaging.set_block_size(_BLOCK)
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a large picture, whose limit is ours, and of wrong EXIF, which goes anyway.
            warnings.simplefilter("ignore")
            with _found(content, kind) as found:
                halved = _fit(found, name, halve and kind == "JPEG")
                picture = _plain(ImageOps.exif_transpose(found))
                # What Pillow would write into the next file: a comment, XMP, a profile.
                picture.info.clear()
                return Opened(picture, kind, halved)
    except UnidentifiedImageError as problem:
        raise BadFile(path=name, why=_("this is no picture or PDF that we know.")) from problem
    except Image.DecompressionBombError as problem:
        raise _too_many_pixels(name) from problem
    except _DAMAGED as problem:
        raise BadFile(path=name, why=_("the picture is damaged.")) from problem


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
    return BadFile(path=name, why=_("it has more than 60 million pixels."))


def _plain(found: Image.Image) -> Image.Image:
    if found.mode.startswith("I"):
        # 16 bits a pixel: the upper eight are what a screen shows.
        found = found.convert("I").point(lambda value: value / 256).convert("L")
    if found.mode in ("RGBA", "LA", "PA") or "transparency" in found.info:
        ground = Image.new("RGBA", found.size, "white")
        ground.alpha_composite(found.convert("RGBA"))
        found = ground
    profile = found.info.get("icc_profile")
    if profile:
        found = _on_screen(found, profile)
    # To convert what is plain already would make a copy of it.
    return found if found.mode == "RGB" else found.convert("RGB")


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
