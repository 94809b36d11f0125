"""The test picture of the venue check: whole words in the sizes of tonight on every format, and a corner at each end."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.stage.canvas import description, render
from cocreate_desktop.desktop.stage.letters import SMALLEST
from cocreate_desktop.desktop.stage.painting import HIGH
from cocreate_desktop.desktop.stage.trial import trial_state
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.language import speaking
from tests.desktop.stage.seen import touching, words

SIZES = (QSize(1920, 1080), QSize(1280, 800), QSize(1024, 768))


@pytest.fixture(autouse=True)
def worn(qapp: QApplication) -> Theme:
    return Theme(qapp, "light", still=True)


def evening(distance: int = 10, height: int = 150) -> Evening:
    return Evening(id="e", project_id="p", viewing_distance=distance, screen_height=height)


@pytest.mark.parametrize(("size", "distance"), list(product(SIZES, (8, 12, 14))))
def test_that_nothing_of_it_is_cut_off_or_runs_out_of_the_picture(size: QSize, distance: int) -> None:
    found = words(trial_state(evening(distance)), size)
    whole = QRectF(0, 0, HIGH * size.width() / size.height(), HIGH)
    assert len(found) >= 7
    assert touching(found) == []
    for one in found:
        assert whole.contains(one.box), one.text
        assert not one.text.endswith("…"), one.text


def test_that_its_smallest_letters_are_those_of_this_hall() -> None:
    for distance, larger in ((10, 1.0), (12, 1.2), (30, 1.4)):
        found = words(trial_state(evening(distance)))
        assert min(one.size for one in found) == round(SMALLEST * larger)


def test_that_it_says_how_high_a_capital_must_be() -> None:
    with speaking("en"):
        said = description(trial_state(evening(8)))
    assert "Can the last row read this?" in said
    assert "At 8 metres a capital must be 20 millimetres high on the wall." in said


@pytest.mark.parametrize("dark", [False, True])
def test_that_a_beamer_that_cuts_off_loses_a_corner(dark: bool) -> None:
    picture = render(trial_state(evening(), dark=dark), SIZES[0])
    ground = QColor(picture.pixel(960, 4))
    for x, y in product((1, 1918), (1, 1078)):
        assert QColor(picture.pixel(x, y)) != ground
