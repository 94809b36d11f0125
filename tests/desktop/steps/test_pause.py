"""A break at the desk: its clock, its minutes and the sentence on the stage."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.meter import Meter
from cocreate_desktop.domain.drift import plan_kept, replanned
from cocreate_desktop.domain.errors import TextTooLong
from cocreate_desktop.domain.steps import Kind, PauseSettings, read_settings
from tests.desktop.steps.conftest import Hands


@pytest.fixture(autouse=True)
def at_the_break(hands: Hands) -> None:
    hands.go(Kind.PAUSE)


def minutes(hands: Hands) -> int:
    return hands.step(Kind.PAUSE).minutes


def message(hands: Hands) -> str:
    settings = read_settings(hands.step(Kind.PAUSE))
    assert isinstance(settings, PauseSettings)
    return settings.message


def clock(hands: Hands) -> tuple[str, str]:
    hands.room._on_second()
    return hands.part(QLabel, "clock").text(), hands.part(QLabel, "clockWords").text()


def test_that_the_clock_counts_down_and_then_up(hands: Hands) -> None:
    whole = minutes(hands)
    assert clock(hands) == (f"{whole}:00", "nog te gaan")
    hands.clock.pass_by(minutes=1, seconds=5)
    assert clock(hands) == (f"{whole - 2}:55", "nog te gaan")
    hands.clock.pass_by(minutes=whole)
    assert clock(hands) == ("1:05", "over de tijd")
    assert hands.part(Meter, "meter").value() == hands.part(Meter, "meter").maximum()


def test_that_minutes_change_the_clock_and_can_be_taken_back(hands: Hands) -> None:
    before = minutes(hands)
    field = hands.part(CountField, "minutes")
    hands.type(field, "15")
    assert minutes(hands) == 15
    assert clock(hands)[0] == "15:00"
    hands.undo()
    assert minutes(hands) == before
    assert field.value() == before


@pytest.mark.parametrize("typed", ["0", "481", "9999", "-5", "vijf"])
def test_that_minutes_stay_between_one_and_eight_hours(hands: Hands, typed: str) -> None:
    hands.type(hands.part(CountField, "minutes"), typed)
    assert 1 <= minutes(hands) <= 480
    assert hands.part(CountField, "minutes").value() == minutes(hands)
    assert hands.problems == []


def test_that_arrows_change_the_minutes_one_by_one(hands: Hands) -> None:
    before = minutes(hands)
    hands.focus(hands.part(CountField, "minutes"))
    hands.press(Qt.Key.Key_Up, times=3)
    hands.press(Qt.Key.Key_Down)
    assert minutes(hands) == before + 2


def test_that_the_sentence_goes_to_the_stage_and_can_be_taken_back(hands: Hands) -> None:
    field = hands.part(QLineEdit, "message")
    hands.type(field, "De  koffie staat bij de deur.")
    assert message(hands) == "De koffie staat bij de deur."
    hands.undo()
    assert message(hands) == ""
    assert field.text() == ""


def test_that_taking_the_sentence_back_keeps_what_was_changed_since(hands: Hands) -> None:
    hands.type(hands.part(QLineEdit, "message"), "Koffie")
    step = hands.step(Kind.PAUSE)
    hands.services.evenings.change_step(step.id, settings=replanned(step, 25))
    hands.see()
    hands.undo()
    assert message(hands) == ""
    assert plan_kept(hands.step(Kind.PAUSE)) == 25


def test_that_an_empty_sentence_takes_it_off_the_stage(hands: Hands) -> None:
    field = hands.part(QLineEdit, "message")
    hands.type(field, "Koffie")
    hands.type(field, "   ")
    assert message(hands) == ""


def test_that_markup_and_control_characters_are_nothing_but_text(hands: Hands) -> None:
    field = hands.part(QLineEdit, "message")
    hands.focus(field)
    field.clear()
    field.insert("<b>Koffie</b>\x07 \u202eachter")
    hands.press(Qt.Key.Key_Return)
    assert message(hands) == "<b>Koffie</b> achter"
    hands.room.grab()


def test_that_a_sentence_that_is_too_long_is_refused_and_stays_to_be_shortened(hands: Hands) -> None:
    field = hands.part(QLineEdit, "message")
    hands.focus(field)
    field.insert("koffie " * 60)
    hands.press(Qt.Key.Key_Return)
    hands.focus(hands.part(CountField, "minutes"))
    hands.press(Qt.Key.Key_Up)
    assert hands.problems[0] is TextTooLong
    assert field.text() == "koffie " * 60
    assert field.property("error") is True
    assert message(hands) == ""
    hands.type(field, "Koffie")
    assert message(hands) == "Koffie"
    assert field.property("error") is False


def test_that_what_comes_next_is_named(hands: Hands) -> None:
    assert hands.part(QLabel, "after").text() == hands.step(Kind.VOTE).title
    hands.services.evenings.remove_step(hands.step(Kind.VOTE).id)
    hands.see()
    assert hands.part(QLabel, "after").text() == "Dit is het laatste onderdeel."
