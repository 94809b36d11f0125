"""Pages of a PDF as pictures. PDFium lives here, loaded when it is needed; it does one thing at a time, whoever asks."""

from __future__ import annotations

import threading
from collections.abc import Generator
from io import BytesIO
from typing import TYPE_CHECKING

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 60
_TALLEST = 4 * 2560  # pixels; a page like a till receipt is refused rather than drawn
_one_at_a_time = threading.RLock()


def is_pdf(content: bytes) -> bool:
    """Whether these bytes begin as a PDF does; readers allow a little before it."""
    return b"%PDF-" in content[:1024]


def pages(pdf: bytes, *, width: int, most: int = MOST_PAGES, name: str = "PDF") -> tuple[bytes, ...]:
    """The pages of ``pdf`` as PNG, each ``width`` pixels wide; ``name`` is for messages.

    Raises BadFile for what is no PDF, is locked with a password, has more than ``most`` pages or pages of an odd shape.
    """
    return tuple(each_page(pdf, width=width, most=most, name=name))


def each_page(
    pdf: bytes, *, width: int, most: int = MOST_PAGES, name: str = "PDF", finest: int = 0
) -> Generator[bytes, None, None]:
    """The same, drawn one by one as they are asked for, so that one can stop halfway. With ``finest`` (pixels of a page) a page
    that holds a picture is drawn as fine as that picture is, up to so many pixels."""
    with _one_at_a_time:
        document = _opened(pdf, most, name)
    try:
        for place in range(len(document)):
            yield _picture(document, place, width, name, finest)
    finally:
        with _one_at_a_time:
            document.close()


def _opened(pdf: bytes, most: int, name: str) -> pypdfium2.PdfDocument:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as problem:
        locked = "password" in str(problem).casefold()
        why = _("a password is on it.") if locked else _("the PDF is damaged.")
        raise BadFile(path=name, why=why) from problem
    if len(document) > most:
        document.close()
        raise BadFile(path=name, why=_("it has more than {n} pages.").format(n=most))
    return document


def _picture(document: pypdfium2.PdfDocument, place: int, width: int, name: str, finest: int) -> bytes:
    import pypdfium2

    try:
        with _one_at_a_time:
            page = document[place]
            wide, high = page.get_size()
            if wide <= 0 or high <= 0 or high / wide * width > _TALLEST:
                raise BadFile(path=name, why=_("page {n} has an odd shape.").format(n=place + 1))
            scale = max(width / wide, _fineness(page, finest / (wide * high)) if finest else 0)
            drawn = page.render(scale=scale).to_pil()
    except pypdfium2.PdfiumError as problem:
        raise BadFile(path=name, why=_("page {n} is damaged.").format(n=place + 1)) from problem
    written = BytesIO()
    # Pressed lightly: to press it well takes seconds a page, and it is made smaller later.
    drawn.save(written, "PNG", compress_level=1)
    return written.getvalue()


def _fineness(page: pypdfium2.PdfPage, most: float) -> float:
    """Pixels a point of the finest picture on a page, at most the root of ``most``; 0 without one."""
    import pypdfium2.raw

    found = 0.0
    for one in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = one.get_bounds()
        across, along = one.get_px_size()
        # A turned picture lies with its long side along the other side of its place.
        if right > left and top > bottom:
            found = max(found, (across * along / ((right - left) * (top - bottom))) ** 0.5)
    return float(min(found, most**0.5))
