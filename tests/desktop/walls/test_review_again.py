"""What is to be photographed again: it is asked for as long as it is so, and it is said which part of the wall it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.messages import WarningBar
from cocreate_desktop.desktop.walls.againwords import Part, place_words, warning_of
from cocreate_desktop.domain.walls import Box, Photo, SightingState
from cocreate_desktop.services.seeing import Again
from tests.desktop.walls.reviews import Checking, Hung
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too

PART: Box = (140, 30, 240, 120)
"""Round the second and the third note of the made-up wall."""
BLURRED = Hung("", sure=0.0, more={"unclear": True})


def bar(checking: Checking) -> WarningBar:
    return forms.child(checking.screen, WarningBar, "warning")


def parts(checking: Checking) -> tuple[Part, ...]:
    """What stands on the photo."""
    return checking.view._parts


def blurred_wall(checking: Checking) -> Photo:
    photo = checking.hang([Hung("een"), BLURRED, BLURRED], again=(Again(PART, 2, "blur"),))
    checking.show()
    return photo


def test_that_a_part_is_asked_for_while_its_notes_cannot_be_read(checking: Checking) -> None:
    blurred_wall(checking)
    assert bar(checking).isVisible()
    assert [part.notes for part in parts(checking)] == [2]


def test_that_notes_that_stand_sharp_on_a_second_photo_are_not_asked_for(checking: Checking) -> None:
    photo = blurred_wall(checking)
    second, third = (one.id for one in checking.seen(photo)[1:])
    checking.hang([Hung("twee", more={"same_as": second})], first=3)
    checking.rest()
    checking.screen.refresh()
    assert [part.notes for part in parts(checking)] == [1]
    checking.hang([Hung("drie", more={"same_as": third})], first=4)
    checking.screen.show_evening(checking.evening.id, checking.step_id)
    checking.rest()
    assert checking.states(photo)[1:] == [SightingState.DOUBLE] * 2
    assert checking.view.marks
    assert parts(checking) == ()
    assert not bar(checking).isVisible()


def test_that_a_part_that_was_checked_all_the_same_is_not_asked_for(checking: Checking) -> None:
    photo = blurred_wall(checking)
    second, third = (one.id for one in checking.seen(photo)[1:])
    checking.services.walls.take(second, "twee")
    checking.rest()
    assert [part.notes for part in parts(checking)] == [1]
    checking.services.walls.reject([third])
    checking.rest()
    assert parts(checking) == ()
    assert not bar(checking).isVisible()


def test_that_the_key_asks_for_the_part_only_while_it_is_so(checking: Checking) -> None:
    photo = blurred_wall(checking)
    with checking.qtbot.waitSignal(checking.screen.photo_wanted) as wanted:
        bar(checking).pressed.emit(None)
    assert (wanted.args[0].photo_id, wanted.args[0].box) == (photo.id, PART)
    checking.services.walls.reject([one.id for one in checking.seen(photo)[1:]])
    checking.rest()
    with checking.qtbot.waitSignal(checking.screen.photo_wanted) as wanted:
        bar(checking).pressed.emit(None)
    assert (wanted.args[0].photo_id, wanted.args[0].box) == (photo.id, None)


def test_that_a_part_in_which_nothing_could_be_outlined_stays_asked_for(checking: Checking) -> None:
    checking.hang([Hung("een")], again=(Again((600, 500, 300, 200), 12, "blur"),))
    checking.show()
    assert [part.notes for part in parts(checking)] == [12]


def test_that_a_warning_of_the_whole_photo_goes_with_its_last_note(checking: Checking) -> None:
    photo = checking.hang([Hung("een"), Hung("twee")], warnings=("glare",))
    checking.show()
    checking.enter()
    assert bar(checking).isVisible()
    seen = checking.seen(photo)
    checked = [replace(one, state=SightingState.TAKEN) for one in seen]
    assert warning_of(photo, seen) != ("", "")
    assert warning_of(photo, checked) == ("", "")
    assert warning_of(photo, ()) != ("", "")


@pytest.mark.parametrize(
    ("box", "words"),
    [
        ((0, 0, 100, 100), "At the upper left"),
        ((700, 500, 200, 200), "At the lower right"),
        ((400, 300, 100, 100), "In the middle"),
        ((50, 0, 800, 100), "At the top"),
        ((0, 0, 1000, 700), "In the middle"),
        ((0, 300, 100, 100), "At the left"),
    ],
)
def test_that_a_part_has_words_for_its_place(box: Box, words: str) -> None:
    with language.speaking("en"):
        assert place_words(box, (1000, 700)) == words
