"""Sureness means something: it grows with the scores, and is what was measured on real notes."""

from itertools import pairwise

from cocreate_desktop.capture.text.recognising import Line
from cocreate_desktop.capture.text.sureness import CURVE, STRANGE, calibrated, raw, sureness
from cocreate_desktop.domain.walls import SURE


def test_that_more_score_is_more_sureness() -> None:
    steps = [calibrated(score / 200) for score in range(201)]
    assert all(low < high for low, high in pairwise(steps))
    assert (steps[0], steps[-1]) == (0.0, CURVE[-1][1])
    assert steps[-1] < 1


def test_that_a_raw_score_of_nine_tenths_is_not_yet_sure() -> None:
    assert calibrated(0.9) < SURE / 1000 < calibrated(0.96)


def test_that_from_nine_tenths_on_the_mean_is_what_real_notes_gave() -> None:
    above = [calibrated(0.9 + 0.1 * place / 100) for place in range(101)]
    assert abs(sum(above) / len(above) - 0.91) < 0.015


def test_that_blanks_say_nothing_and_few_letters_little() -> None:
    assert raw(Line("a b", (0.5, 1.0, 0.7))) == 0.6
    assert sureness(Line()) == 0
    assert sureness(Line("?!", (0.99, 0.99))) == 0
    assert sureness(Line("o", (0.99,))) < 0.3
    assert sureness(Line("bank", (0.99,) * 4)) > 0.9


def test_that_no_reading_with_signs_of_east_asia_is_sure() -> None:
    assert STRANGE < SURE / 1000
    assert sureness(Line("花园在这里", (0.99,) * 5)) == STRANGE
    assert sureness(Line("meer groen", (0.99,) * 10, dropped=1)) <= STRANGE
    assert raw(Line("abc", (1.0,) * 3, dropped=1)) == 0.75
    assert sureness(Line("meer", (0.99,) * 4, dropped=2)) < 0.1 < sureness(Line("meer", (0.99,) * 4))
