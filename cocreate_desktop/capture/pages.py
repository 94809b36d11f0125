"""Pages of a PDF as pictures. PDFium lives here; it does one thing at a time, whatever thread asks."""

import threading
from io import BytesIO

from cocreate_desktop.domain.errors import BadFile
from cocreate_desktop.language import _

MOST_PAGES = 60
_TALLEST = 4 * 2560  # pixels; a page like a till receipt is refused rather than drawn
_one_at_a_time = threading.Lock()


def is_pdf(content: bytes) -> bool:
    """Whether these bytes begin as a PDF does; readers allow a little before it."""
    return b"%PDF-" in content[:1024]


def pages(pdf: bytes, *, width: int, most: int = MOST_PAGES, name: str = "PDF") -> tuple[bytes, ...]:
    """The pages of ``pdf`` as PNG, each ``width`` pixels wide; ``name`` is for messages.

    Raises BadFile for what is no PDF, is locked with a password, has more than ``most`` pages or pages of an odd shape.
    """
    import pypdfium2

    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as problem:
            locked = "password" in str(problem).casefold()
            why = _("a password is on it.") if locked else _("the PDF is damaged.")
            raise BadFile(path=name, why=why) from problem
        try:
            if len(document) > most:
                raise BadFile(path=name, why=_("it has more than {n} pages.").format(n=most))
            return tuple(_picture(document, place, width, name) for place in range(len(document)))
        finally:
            document.close()


def _picture(document: "pypdfium2.PdfDocument", place: int, width: int, name: str) -> bytes:  # type: ignore[name-defined]  # noqa: F821 - loaded when it is needed
    page = document[place]
    wide, high = page.get_size()
    if wide <= 0 or high <= 0 or high / wide * width > _TALLEST:
        raise BadFile(path=name, why=_("page {n} has an odd shape.").format(n=place + 1))
    written = BytesIO()
    page.render(scale=width / wide).to_pil().save(written, "PNG")
    return written.getvalue()
