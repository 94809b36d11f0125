"""How far cards are read: known figures, and that one measured card tells all distances."""

import pytest

from cocreate_desktop.domain.cardreach import LEAST, MARKERS, PHONE, Lens, usual_lens


def test_that_a_laptop_and_a_phone_see_what_was_measured_in_trials() -> None:
    assert usual_lens(1920).pixels("A5", 6) == 28
    assert PHONE.pixels("A5", 10) == 39


@pytest.mark.parametrize(
    ("size", "reach", "at_eight"), [("A5", 7.0, 21), ("A4", 9.8, 29), ("folded", 4.7, 14)]
)
def test_that_each_size_has_its_reach_on_a_laptop(size: str, reach: float, at_eight: int) -> None:
    lens = usual_lens(1920)
    assert (lens.reach(size), lens.pixels(size, 8)) == (reach, at_eight)
    assert lens.pixels(size, lens.reach(size)) >= LEAST


def test_that_a_finer_picture_reaches_farther_and_an_unknown_one_is_taken_for_usual() -> None:
    assert usual_lens(3840).reach("A5") == 14.0
    assert usual_lens(1280).reach("A5") == pytest.approx(4.6)
    assert usual_lens(0) == usual_lens(1920)


def test_that_one_measured_card_tells_every_distance() -> None:
    lens = Lens.measured(33, "A5", 4)
    assert lens.pixels("A5", 4) == 33
    assert lens.pixels("A5", 8) == 16
    assert lens.distance(33, "A5") == pytest.approx(4)
    assert lens.pixels("A4", 4) == int(33 * MARKERS["A4"] / MARKERS["A5"])


def test_that_nobody_sits_at_no_distance() -> None:
    assert usual_lens(1920).pixels("A5", 0) == 0
