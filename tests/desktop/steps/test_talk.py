"""A talk at the desk: one key for each deed, what comes next, who sits where, and a bell only for who asked for one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QStackedWidget

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.bell import player
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.making import stage_state
from cocreate_desktop.desktop.stage.state import Places, Thinking
from cocreate_desktop.desktop.steps.talk import Face
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.steps import Kind, TalkSettings, read_settings
from tests.desktop.steps.conftest import Hands


@pytest.fixture(autouse=True)
def at_a_talk(hands: Hands) -> Iterator[None]:
    language.use("en")
    evenings = hands.services.evenings
    step = evenings.add_step(hands.evening.id, Kind.TALK)
    evenings.change_step(step.id, title="Aan tafels", question="Wat is er nodig?")
    evenings.change_settings(step.id, form="cafe", tables=7, seats=6, rounds=2, length=5, cards=True)
    hands.go(Kind.TALK)
    hands.focus(hands.part(KeyButton, "go"))
    yield
    language.use("nl")


def settings(hands: Hands) -> TalkSettings:
    found = read_settings(hands.step(Kind.TALK))
    assert isinstance(found, TalkSettings)
    return found


def face(hands: Hands) -> Face:
    found = forms.child(hands.room, QStackedWidget, "faces").currentWidget()
    assert isinstance(found, Face)
    return found


def wait(hands: Hands, seconds: int) -> None:
    """Time passes, and the desk's clock ticks."""
    hands.clock.pass_by(seconds=seconds)
    face(hands).tick(hands.view)


def said(hands: Hands) -> tuple[str, str, str]:
    left, told = (hands.part(QLabel, name).text() for name in ("left", "told"))
    return left, told, hands.part(KeyButton, "go").text()


def test_that_one_key_goes_from_the_seats_to_the_end(hands: Hands) -> None:
    seen = [said(hands)]
    for _round in range(2):
        hands.press(Qt.Key.Key_S)
        seen.append(said(hands))
        wait(hands, 300)
        seen.append(said(hands))
        hands.press(Qt.Key.Key_S)
    seen.append(said(hands))
    assert seen == [
        ("5:00", "5 minutes, not begun", "Start: Round 1"),
        ("5:00", "to go · Soon: round 2", "Hold"),
        ("0:00", "Time is up. Soon: round 2", "Change tables"),
        ("5:00", "to go", "Hold"),
        ("0:00", "Time is up.", "Finish the rounds"),
        ("0:00", "The room is together again.", "Done"),
    ]
    assert settings(hands).at == 3
    assert not hands.part(KeyButton, "go").isEnabled()


def test_that_people_change_tables_before_the_next_round_begins(hands: Hands) -> None:
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_N)
    assert said(hands) == ("5:00", "5 minutes, not begun", "Start: Round 2")
    body = stage_state(hands.view, address="", now=hands.clock.now()).body
    assert isinstance(body, Places)
    assert dict(body.seats)[9] == 3
    hands.press(Qt.Key.Key_S)
    assert isinstance(stage_state(hands.view, address="", now=hands.clock.now()).body, Thinking)


def test_that_it_is_held_and_goes_on_to_the_second(hands: Hands) -> None:
    hands.press(Qt.Key.Key_S)
    wait(hands, 42)
    hands.press(Qt.Key.Key_S)
    wait(hands, 600)
    assert said(hands) == ("4:18", "stands still", "Go on")
    hands.press(Qt.Key.Key_S)
    wait(hands, 8)
    assert said(hands)[0] == "4:10"


def test_that_a_minute_more_is_one_key_also_when_time_is_up(hands: Hands) -> None:
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_Plus)
    assert said(hands)[0] == "6:00"
    wait(hands, 1000)
    hands.press(Qt.Key.Key_Plus)
    assert said(hands)[0] == "1:00"


def test_that_every_deed_can_be_taken_back_to_the_second(hands: Hands) -> None:
    hands.press(Qt.Key.Key_S)
    wait(hands, 20)
    for key in (Qt.Key.Key_N, Qt.Key.Key_Plus):
        hands.press(key)
        hands.undo()
        hands.see()
        assert said(hands)[0] == "4:40"
    hands.part(KeyButton, "stop").click()
    assert settings(hands).at == 0
    hands.undo()
    hands.see()
    assert said(hands)[0] == "4:40"


def test_that_only_what_can_be_done_is_there(hands: Hands) -> None:
    def there() -> list[str]:
        return [name for name in ("next", "longer", "stop") if hands.part(KeyButton, name).isVisible()]

    seen = [there()]
    hands.press(Qt.Key.Key_S)
    seen.append(there())
    wait(hands, 300)
    seen.append(there())
    assert seen == [[], ["next", "longer", "stop"], ["longer", "stop"]]


def test_that_the_desk_knows_who_sits_where(hands: Hands) -> None:
    assert hands.part(QLabel, "seating").text() == "42 cards, 7 tables of 6. Nobody meets anybody twice."
    tables = hands.part(QListWidget, "tables")
    assert tables.item(1).text() == "Table 2: 2 · 9 · 16 · 23 · 30 · 37"
    hands.type(hands.part(QLineEdit, "card"), "9", key=None)
    assert hands.part(QLabel, "cardSits").text() == "Round 1 table 2, round 2 table 3"
    for typed in ("0", "43", "acht"):
        hands.type(hands.part(QLineEdit, "card"), typed, key=None)
        assert hands.part(QLabel, "cardSits").text() == "There are cards 1 to 42."
    assert settings(hands).at == 0


def test_that_letters_typed_in_the_field_start_nothing(hands: Hands) -> None:
    hands.type(hands.part(QLineEdit, "card"), "sn+", key=None)
    assert settings(hands).at == 0


def test_that_the_rounds_stand_in_a_list_with_their_questions(hands: Hands) -> None:
    hands.services.evenings.change_settings(hands.step(Kind.TALK).id, questions=("", "Wie doet er mee?"))
    hands.see()
    rounds = hands.part(QListWidget, "rounds")
    assert [rounds.item(row).text() for row in range(rounds.count())] == [
        "Round 1 · 5 minutes",
        "Round 2 · 5 minutes\nWie doet er mee?",
    ]


def test_that_without_cards_nothing_is_said_of_seats(hands: Hands) -> None:
    hands.services.evenings.change_settings(hands.step(Kind.TALK).id, cards=False)
    hands.see()
    assert not hands.part(QListWidget, "tables").isVisible()
    assert not hands.part(QLineEdit, "card").isVisible()


@pytest.mark.parametrize("sound", [True, False])
def test_that_a_bell_rings_once_at_the_end_and_only_when_asked(hands: Hands, sound: bool) -> None:
    hands.services.evenings.change_settings(hands.step(Kind.TALK).id, sound=sound)
    hands.see()
    rung: list[int] = []
    counting = Counting(rung)
    face(hands).bell.rang.connect(counting.count)
    hands.press(Qt.Key.Key_S)
    for seconds in (100, 199, 1, 1, 60):
        wait(hands, seconds)
    assert len(rung) == int(sound)
    assert not TalkSettings().sound


def test_that_the_bell_rings_on_time_while_another_room_is_shown(hands: Hands) -> None:
    bell = listening(hands)
    hands.press(Qt.Key.Key_S)
    hands.room.leave()
    hands.clock.pass_by(seconds=299)
    hands.room._on_second()
    hands.clock.pass_by(seconds=1)
    hands.room._on_second()
    assert len(bell.heard) == 1


def test_that_no_bell_rings_for_a_round_that_ended_long_ago(hands: Hands) -> None:
    bell = listening(hands)
    hands.press(Qt.Key.Key_S)
    hands.go(Kind.IDEAS)
    hands.clock.pass_by(seconds=900)
    hands.go(Kind.TALK)
    assert said(hands)[0] == "0:00"
    assert not bell.heard


def test_that_no_bell_rings_for_the_clock_of_another_talk(hands: Hands) -> None:
    bell = listening(hands)
    evenings = hands.services.evenings
    hands.press(Qt.Key.Key_S)
    over = utc_text(hands.clock.now() - timedelta(minutes=5))
    other = evenings.add_step(hands.evening.id, Kind.TALK)
    evenings.change_settings(other.id, length=5, at=1, started=over, sound=True)
    hands.services.playing.go_to(hands.evening.id, other.id)
    hands.see()
    assert said(hands)[0] == "0:00"
    assert not bell.heard


def listening(hands: Hands) -> Counting:
    """Asks for a bell, and counts how often it rings."""
    hands.services.evenings.change_settings(hands.step(Kind.TALK).id, sound=True)
    hands.see()
    counting = Counting([])
    face(hands).bell.rang.connect(counting.count)
    return counting


def test_that_the_row_under_the_keyboard_stays_when_a_round_begins(hands: Hands) -> None:
    tables, rounds = hands.part(QListWidget, "tables"), hands.part(QListWidget, "rounds")
    tables.setCurrentRow(4)
    rounds.setCurrentRow(1)
    hands.press(Qt.Key.Key_S)
    hands.press(Qt.Key.Key_N)
    assert tables.item(1).text().startswith("Table 2: 2 · 8")
    assert (tables.currentRow(), rounds.currentRow()) == (4, 1)
    assert [rounds.item(row).font().bold() for row in (0, 1)] == [False, True]


class Counting:
    """Counts what it hears."""

    def __init__(self, heard: list[int]) -> None:
        self.heard = heard

    def count(self) -> None:
        self.heard.append(1)


def test_that_each_system_has_its_own_player() -> None:
    def found(name: str) -> str | None:
        return f"/usr/bin/{name}" if name in ("afplay", "paplay", "aplay") else None

    assert player("darwin", found) == "/usr/bin/afplay"
    assert player("linux", found) == "/usr/bin/paplay"
    assert player("linux", lambda _name: None) == ""
    assert player("freebsd14", found) == ""


def test_that_the_focus_stays_where_keys_press_something(hands: Hands) -> None:
    hands.press(Qt.Key.Key_S, times=2)
    assert QApplication.focusWidget() is hands.part(KeyButton, "go")
