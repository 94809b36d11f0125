"""Does what was found match the wall? The number that somebody counted is typed, and what to do is said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.walls.reviewcount import WallCount, count_words
from tests.desktop.walls.reviews import CTRL, Checking, Hung
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too


def field(checking: Checking) -> WallCount:
    return forms.child(checking.screen, WallCount, "counted")


def answer(checking: Checking) -> str:
    label = forms.child(checking.screen, QLabel, "answer")
    return label.text() if label.isVisible() else ""


def count(checking: Checking, digits: str) -> None:
    checking.press(Qt.Key.Key_G, CTRL)
    checking.write(digits)
    checking.enter()


def test_that_nothing_is_said_until_somebody_counted(checking: Checking) -> None:
    checking.open("een", "twee", "drie")
    assert answer(checking) == ""
    assert field(checking).text() == "–"


def test_that_the_number_is_typed_by_keys_alone_and_one_is_back_at_the_note(checking: Checking) -> None:
    checking.open("een", "twee", "drie")
    count(checking, "3")
    assert answer(checking) == count_words(3, 3)
    assert QApplication.focusWidget() is checking.text
    checking.enter()
    assert [note.text for note in checking.notes] == ["een"]


def test_that_it_says_how_many_are_missing_until_they_are_added(checking: Checking) -> None:
    checking.open("een", "twee", "drie")
    count(checking, "4")
    assert answer(checking) == count_words(3, 4)
    checking.press(Qt.Key.Key_Plus, CTRL)
    checking.enter()
    checking.rest()
    assert answer(checking) == count_words(4, 4)


def test_that_it_says_how_many_are_too_many_until_they_are_rejected(checking: Checking) -> None:
    checking.open("een", "twee", "drie")
    count(checking, "2")
    assert answer(checking) == count_words(3, 2)
    checking.press(Qt.Key.Key_Delete, CTRL)
    assert answer(checking) == count_words(2, 2)


def test_that_plus_and_minus_begin_at_what_was_found(checking: Checking) -> None:
    checking.open("een", "twee", "drie")
    checking.press(Qt.Key.Key_G, CTRL)
    checking.press(Qt.Key.Key_Up)
    assert field(checking).value() == 3
    checking.press(Qt.Key.Key_Up)
    assert answer(checking) == count_words(3, 4)


def test_that_escape_leads_from_the_number_back_to_the_note(checking: Checking) -> None:
    checking.open("een", "twee")
    checking.press(Qt.Key.Key_G, CTRL)
    checking.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is checking.text


def test_that_the_number_stays_when_the_review_was_left(checking: Checking) -> None:
    checking.open("een", "twee")
    count(checking, "5")
    checking.show()
    assert field(checking).value() == 5


def test_that_a_wide_foot_has_one_thing_to_say_at_a_time(checking: Checking) -> None:
    first = checking.hang([Hung("een"), Hung("twee")])
    checking.hang([Hung("twee", more={"same_as": checking.seen(first)[1].id})], first=2)
    checking.show()
    doubles = forms.child(checking.screen, QLabel, "doubles")
    assert doubles.isVisible()
    count(checking, "2")
    assert answer(checking)
    assert not doubles.isVisible()


def test_that_all_four_answers_differ() -> None:
    answers = {count_words(87, counted) for counted in (0, 87, 86, 84, 88, 89)}
    assert len(answers) == 6
    assert count_words(87, 0) == ""
