"""The counts of a vote at the desk: typed by poster, hands and slip, adding up, and nothing shown too early."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.steps.votechannel import ChannelTile
from cocreate_desktop.domain.errors import (
    NotAllowed,
)
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
    choose,
    enter_slip,
    found,
    label,
    open_up,
    phase,
    rows,
    rules,
    tile,
    typed,
    vote,
)


@pytest.fixture(autouse=True)
def at_the_vote(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)


def test_that_typed_stickers_go_down_the_list_with_enter(hands: Hands) -> None:
    open_up(hands)
    first = rows(hands)[0].count
    hands.focus(first)
    for number in "35442":
        hands.press(getattr(Qt.Key, f"Key_{number}"))
        hands.press(Qt.Key.Key_Return)
    assert typed(hands, Channel.DOTS) == [3, 5, 4, 4, 2]
    assert QApplication.focusWidget() is hands.part(CountField, "people")
    hands.press(Qt.Key.Key_6)
    hands.press(Qt.Key.Key_Return)
    assert found(hands).typed[(Channel.DOTS, "")] == 6
    assert label(hands, "line").endswith(". Dat klopt.")
    assert "18 stippen" in label(hands, "line")
    hands.undo()
    assert label(hands, "line").endswith("Hoeveel mensen waren dat?")


def test_that_hands_are_counted_apart_from_the_poster(hands: Hands) -> None:
    open_up(hands)
    rows(hands)[0].count.setValue(3)
    choose(hands, Channel.HANDS)
    assert rows(hands)[0].count.value() == 0
    rows(hands)[0].count.setValue(7)
    rows(hands)[1].count.setValue(2)
    assert typed(hands, Channel.DOTS) == [3, 0, 0, 0, 0]
    assert typed(hands, Channel.HANDS) == [7, 2, 0, 0, 0]
    choose(hands, Channel.DOTS)
    assert rows(hands)[0].count.value() == 3
    assert "3 stippen" in label(hands, "line")


def test_that_a_show_of_hands_begins_with_hands(hands: Hands) -> None:
    rules(hands, "choice")
    open_up(hands)
    assert hands.part(ChannelTile, "hands").isChecked()


def test_that_changing_the_minutes_leaves_the_chosen_channel(hands: Hands) -> None:
    open_up(hands)
    choose(hands, Channel.HANDS)
    hands.services.evenings.change_step(hands.step(Kind.VOTE).id, minutes=12)
    hands.see()
    assert hands.part(ChannelTile, "hands").isChecked()


def test_that_more_stickers_than_people_can_give_are_doubted_but_kept(hands: Hands) -> None:
    open_up(hands)
    rows(hands)[0].count.setValue(7)
    hands.part(CountField, "people").setValue(2)
    assert "2 mensen geven hoogstens 6" in label(hands, "line")
    assert hands.part(QLabel, "line").property("tone") == "warn"
    assert typed(hands, Channel.DOTS)[0] == 7
    hands.part(CountField, "people").setValue(3)
    assert hands.part(QLabel, "line").property("tone") == "ink2"


def test_that_turnout_is_told_and_totals_are_hidden_until_the_reveal(hands: Hands) -> None:
    open_up(hands)
    vote(hands, 2, 1, token="een")
    vote(hands, 0, 2, 1, token="twee")
    assert (label(hands, "voted"), label(hands, "toGo")) == ("2 van 41", "nog 39 mensen")
    tile(hands, "close").click()
    assert phase(hands) is Phase.CLOSED
    choose(hands, Channel.PHONE)
    assert [row.channel.text() for row in rows(hands)] == ["verborgen"] * 5
    assert hands.part(ChannelTile, "phone").count == "2 mensen"
    choose(hands, Channel.DOTS)
    rows(hands)[2].count.setValue(4)
    tile(hands, "reveal").click()
    assert phase(hands) is Phase.REVEALED
    assert [row.channel.text() for row in rows(hands)] == ["0", "0", "4", "0", "0"]
    choose(hands, Channel.PHONE)
    assert [row.channel.text() for row in rows(hands)] == ["2", "3", "1", "0", "0"]
    assert [row.total.text() for row in rows(hands)] == ["2", "3", "5", "0", "0"]
    assert not any(row.count.isVisible() for row in rows(hands))


def test_that_hiding_the_result_again_hides_it_at_the_desk_too(hands: Hands) -> None:
    open_up(hands)
    vote(hands, 2, 1)
    tile(hands, "close").click()
    tile(hands, "reveal").click()
    tile(hands, "close").click()
    assert phase(hands) is Phase.CLOSED
    choose(hands, Channel.PHONE)
    assert {row.channel.text() for row in rows(hands)} == {"verborgen"}
    assert not any(row.total.isVisible() for row in rows(hands))


def test_that_reopening_keeps_votes_and_counts(hands: Hands) -> None:
    open_up(hands)
    vote(hands, 2, 1)
    rows(hands)[0].count.setValue(4)
    tile(hands, "close").click()
    assert tile(hands, "open").text() == "Heropen"
    tile(hands, "open").click()
    assert phase(hands) is Phase.OPEN
    assert rows(hands)[0].count.value() == 4
    assert found(hands).voted == 1


def test_that_a_count_taken_back_after_the_reveal_is_refused_in_words(hands: Hands) -> None:
    open_up(hands)
    rows(hands)[0].count.setValue(4)
    tile(hands, "close").click()
    tile(hands, "reveal").click()
    hands.undo()
    assert hands.problems == [NotAllowed]
    assert rows(hands)[0].channel.text() == "4"


def test_that_a_vote_that_comes_in_leaves_the_count_that_is_being_typed(hands: Hands) -> None:
    open_up(hands)
    field = rows(hands)[1].count
    hands.focus(field)
    hands.press(Qt.Key.Key_1)
    vote(hands, 2, 1)
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_Return)
    assert typed(hands, Channel.DOTS)[1] == 12


@pytest.fixture
def codes(hands: Hands) -> list[str]:
    made = hands.services.cards.make_codes(hands.evening.id, 3)
    open_up(hands)
    choose(hands, Channel.PAPER)
    return [code.typed for code in made]


def test_that_a_slip_is_typed_by_code_and_letters(hands: Hands, codes: list[str]) -> None:
    enter_slip(hands, f" {codes[0].lower()} ", "a, A c")
    assert hands.problems == []
    assert label(hands, "line") == "Geteld."
    assert found(hands).voted == 1
    assert QApplication.focusWidget() is hands.part(QLineEdit, "slipCode")
    assert hands.part(QLineEdit, "slipCode").text() == ""


def test_that_a_number_half_typed_counts_when_the_remote_closes_the_vote(hands: Hands) -> None:
    open_up(hands)
    hands.focus(rows(hands)[1].count)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_PageDown)
    assert phase(hands) is Phase.CLOSED
    assert typed(hands, Channel.DOTS)[1] == 12
    assert "12 stippen" in label(hands, "line")


@pytest.mark.parametrize("name", ["first count", "people", "slipCode"])
def test_that_the_remote_steps_wherever_one_is_typing_and_changes_no_number(hands: Hands, name: str) -> None:
    parts: dict[str, type[QWidget]] = {"people": CountField, "slipCode": QLineEdit}
    open_up(hands)
    if name == "slipCode":
        choose(hands, Channel.PAPER)
    hands.focus(rows(hands)[0].count if name == "first count" else hands.part(parts[name], name))
    hands.press(Qt.Key.Key_PageDown)
    assert phase(hands) is Phase.CLOSED
    assert found(hands).typed == {}
