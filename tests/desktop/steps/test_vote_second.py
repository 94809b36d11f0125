"""Hands and stickers counted by a second person, who does not see the first numbers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import choose, found, notes_of, open_up, press, reveal, rows, tile, typed

FIRST = (12, 3, 0, 1, 0)


@pytest.fixture(autouse=True)
def hands_were_counted(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)
    open_up(hands)
    choose(hands, Channel.HANDS)
    count(hands, *FIRST)


def count(hands: Hands, *numbers: int) -> None:
    for row, number in zip(rows(hands), numbers, strict=False):
        row.count.setValue(number)


def second(hands: Hands) -> list[int | None]:
    return [found(hands).second.get((Channel.HANDS, option.id)) for option in found(hands).options]


def checked(hands: Hands) -> bool:
    return any(line.what is Happening.CHECKED for line in found(hands).audit)


def test_that_the_second_person_does_not_see_the_first_numbers(hands: Hands) -> None:
    press(hands, "second")
    assert [row.count.value() for row in rows(hands)] == [0] * 5
    assert QApplication.focusWidget() is not None
    assert not hands.part(CountField, "people").isVisible()
    count(hands, 12, 3)
    assert typed(hands, Channel.HANDS) == list(FIRST)
    assert second(hands)[:2] == [12, 3]


def test_that_two_people_who_say_the_same_are_written_down(hands: Hands) -> None:
    press(hands, "second")
    count(hands, 12, 3, 0, 1)
    press(hands, "compare")
    assert found(hands).differing == ()
    assert second(hands) == list(FIRST), "what was left empty was counted as nothing"
    assert checked(hands)
    assert hands.part(KeyButton, "second").isVisible()


def test_that_a_difference_is_said_in_its_row_and_the_second_count_can_be_taken(hands: Hands) -> None:
    press(hands, "second")
    count(hands, 13, 3, 0, 1)
    press(hands, "compare")
    first = notes_of(hands)[0]
    assert "12" in first
    assert "13" in first
    assert rows(hands)[0].note.property("tone") == "warn"
    assert rows(hands)[1].note.property("tone") == "ink2"
    assert not checked(hands)
    press(hands, "agree")
    assert typed(hands, Channel.HANDS) == [13, 3, 0, 1, 0]
    assert found(hands).differing == ()
    assert checked(hands)
    hands.undo()
    assert typed(hands, Channel.HANDS) == list(FIRST)
    assert len(found(hands).differing) == 1


def test_that_mending_the_first_number_ends_the_difference(hands: Hands) -> None:
    press(hands, "second")
    count(hands, 13, 3, 0, 1)
    press(hands, "compare")
    rows(hands)[0].count.setValue(13)
    assert found(hands).differing == ()
    assert not hands.part(KeyButton, "agree").isVisible()


def test_that_counting_again_hides_the_numbers_once_more(hands: Hands) -> None:
    press(hands, "second")
    count(hands, 13)
    press(hands, "compare")
    press(hands, "countAgain")
    assert second(hands) == [None] * 5
    assert [row.count.value() for row in rows(hands)] == [0] * 5
    hands.undo()
    assert second(hands)[0] == 13


def test_that_escape_stops_the_second_count_and_one_key_does_the_next_thing(hands: Hands) -> None:
    hands.focus(rows(hands)[0].count)
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    count(hands, 13, 3, 0, 1)
    hands.press(Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert len(found(hands).differing) == 1
    press(hands, "countAgain")
    count(hands, 9)
    hands.focus(rows(hands)[1].count)
    hands.press(Qt.Key.Key_Escape)
    assert second(hands) == [None] * 5
    assert [row.count.value() for row in rows(hands)] == list(FIRST)


def test_that_another_channel_and_the_reveal_end_the_hiding(hands: Hands) -> None:
    press(hands, "second")
    choose(hands, Channel.DOTS)
    assert hands.part(KeyButton, "second").isVisible()
    choose(hands, Channel.HANDS)
    tile(hands, "close").click()
    assert hands.part(QLabel, "line").isVisible()
    tile(hands, "open").click()
    reveal(hands)
    assert [row.channel.text() for row in rows(hands)] == [str(number) for number in FIRST]
