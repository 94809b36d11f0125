"""A histogram keeps to the place that it is given."""

from pathlib import Path

import pypdfium2

from cocreate_desktop.paper.histogram import Column, Histogram
from cocreate_desktop.paper.pen import MM, Pen

WIDE = 90 * MM
SAID = "Ik sta erachter als het groen blijft"


def test_that_the_words_under_a_column_stay_under_it_in_half_a_page(tmp_path: Path) -> None:
    columns = tuple(Column(mark, SAID, 3) for mark in "ABCD")
    pen = Pen(tmp_path / "histogram.pdf", title="histogram", language="nl")
    pen.page_begins()
    Histogram(columns).draw(pen, 0, 0, WIDE)
    pen.page_done()
    pen.save()
    document = pypdfium2.PdfDocument(str(tmp_path / "histogram.pdf"))
    try:
        text = document[0].get_textpage()
        rights = [text.get_charbox(at)[2] for at in range(text.count_chars())]
    finally:
        document.close()
    assert max(rights) <= WIDE
