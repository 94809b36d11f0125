"""A form of the exit poll, typed fast: whatever way it is typed, the same is read."""

import pytest

from cocreate_desktop.domain.answererrors import BadSlip
from cocreate_desktop.domain.answers import MARK, NO, SO_SO, YES
from cocreate_desktop.domain.exitslips import read_slip


@pytest.mark.parametrize(
    ("typed", "answers", "words"),
    [
        ("8 33231", {MARK: "8", "s1": YES, "s2": YES, "s3": SO_SO, "s4": YES, "s5": NO}, ""),
        ("833231", {MARK: "8", "s1": YES, "s2": YES, "s3": SO_SO, "s4": YES, "s5": NO}, ""),
        ("10", {MARK: "10"}, ""),
        ("1033", {MARK: "10", "s1": YES, "s2": YES}, ""),
        ("1 33", {MARK: "1", "s1": YES, "s2": YES}, ""),
        ("- 3-1", {"s1": YES, "s3": NO}, ""),
        ("7", {MARK: "7"}, ""),
        (" 7, 3  Meer hiervan, graag ", {MARK: "7", "s1": YES}, "Meer hiervan, graag"),
        ("9 Wat een avond", {MARK: "9"}, "Wat een avond"),
        ("- Ik kom terug", {}, "Ik kom terug"),
    ],
)
def test_that_a_form_is_read_as_it_was_filled_in(typed: str, answers: dict[str, str], words: str) -> None:
    slip = read_slip(typed)
    assert (dict(slip.answers), slip.words) == (answers, words)


@pytest.mark.parametrize("typed", ["", " ", "-", "- -----", "11 33", "8 34", "8 333333", "acht", "8x"])
def test_that_what_is_no_form_is_said(typed: str) -> None:
    with pytest.raises(BadSlip) as told:
        read_slip(typed)
    assert "8 33231" in str(told.value)
