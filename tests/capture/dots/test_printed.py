"""The poster as it is really printed can be counted from a photo: its markers, boxes and codes stand where the camera looks."""

from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2
import pytest

from cocreate_desktop.capture.dots import look
from cocreate_desktop.domain.posters import Poster, PosterBox
from cocreate_desktop.domain.posters import pages as poster_pages
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.press import print_paper
from cocreate_desktop.services.outside import Paper
from tests.capture.dots.made import jpeg, numbers
from tests.paper.evenings import BLUE, RED, Told, a_picture, an_evening

DPI = 76
Picture = npt.NDArray[np.uint8]


def _pages(told: Told, folder: Path) -> list[Picture]:
    """The sticker posters as they come from a printer; the first page of the file is the poster by the door."""
    pdf = print_paper(told.services, Paper.POSTERS, told.evening.id, folder / "posters.pdf")
    document = pypdfium2.PdfDocument(str(pdf))
    try:
        return [
            np.array(page.render(scale=DPI / 72, rev_byteorder=True).to_numpy())[:, :, :3]
            for place, page in enumerate(document)
            if place
        ]
    finally:
        document.close()


def _stick(page: Picture, box: PosterBox, number: int) -> None:
    """Green stickers of 10 mm in rows."""
    scale = DPI / 25.4
    for place in range(number):
        x, y = box.x + 8 + 12 * (place % 7), box.y + 7 + 12 * (place // 7)
        middle = (round(x * scale), round(y * scale))
        cv2.circle(page, middle, round(5 * scale), (20, 140, 70), -1, cv2.LINE_AA)


@pytest.mark.parametrize("count", [2, 6, 13])
def test_that_a_printed_poster_is_known_and_its_boxes_stand_where_they_are_counted(
    count: int, tmp_path: Path
) -> None:
    told = an_evening()
    made = told.services.voting.set_options(told.round.id, [f"Keuze {number}" for number in range(count)])
    for option, colour in zip(made, (RED, BLUE), strict=False):
        kept = told.services.showing.keep(told.evening.id, a_picture(colour))
        told.services.voting.picture_option(option.id, kept)
    poster = Poster(told.round.number, count)
    printed = _pages(told, tmp_path)
    assert len(printed) == len(poster_pages(poster))
    for picture, page in zip(printed, poster_pages(poster), strict=True):
        expected = {box.option: place % 5 for place, box in enumerate(page.boxes)}
        for box in page.boxes:
            _stick(picture, box, expected[box.option])
        looked = look(jpeg(picture), (poster,))
        assert (looked.round_number, looked.page, looked.problem) == (told.round.number, page.number, "")
        assert numbers(looked) == expected
        assert not any(box.doubts for box in looked.boxes)


def test_that_fixed_answers_have_a_poster_too(tmp_path: Path) -> None:
    told = an_evening()
    told.services.voting.change_rules(told.round.id, method="yes-no")
    view = told.services.overview.round(told.round.id)
    poster = Poster(told.round.number, len(view.options))
    step = next(one for one in told.services.evenings.steps(told.evening.id) if one.kind is Kind.VOTE)
    assert step.id == told.round.step_id
    (picture,) = _pages(told, tmp_path)
    (page,) = poster_pages(poster)
    _stick(picture, page.boxes[0], 9)
    assert numbers(look(jpeg(picture), (poster,))) == {0: 9, 1: 0, 2: 0}
