"""The reference for papers: bare reportlab sets the words of a PDF again, a line where a line was. No measuring, wrapping,
bidi, tiles or QR codes."""

from pathlib import Path

import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from cocreate_desktop.paths import resources

_FONT = "Bare"


def lines_of(pdf: Path) -> list[list[str]]:
    """The lines of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().splitlines() for page in document]
    finally:
        document.close()


def draw(pages: list[list[str]], out: Path) -> None:
    """As many pages with the same lines, in the letters of the house."""
    if _FONT not in pdfmetrics.getRegisteredFontNames():
        letters = resources() / "fonts" / "AtkinsonHyperlegibleNext-Regular.ttf"
        pdfmetrics.registerFont(TTFont(_FONT, str(letters)))
    canvas = Canvas(str(out))
    for lines in pages:
        canvas.setFont(_FONT, 9)
        for number, line in enumerate(lines):
            canvas.drawString(40, 800 - 9 * number, line)
        canvas.showPage()
    canvas.save()
