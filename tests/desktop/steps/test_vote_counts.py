"""The counts of a vote at the desk: typed by poster, hands and slip, adding up, and nothing shown too early."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QLineEdit, QWidget

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.errors import (
    BadBallot,
    BadCode,
    BadValue,
    NotAllowed,
)
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
    enter_slip,
    found,
    label,
    open_up,
    phase,
    rows,
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
    assert label(hands, "check") == "6 mensen, dat klopt"
    assert label(hands, "countSum") == "18"
    assert label(hands, "allSum") == "Samen 18 stippen"
    hands.undo()
    assert label(hands, "check") == "Hoeveel mensen waren dat?"


def test_that_hands_are_counted_apart_from_the_poster(hands: Hands) -> None:
    open_up(hands)
    rows(hands)[0].count.setValue(3)
    hands.part(KeyButton, "hands").click()
    assert rows(hands)[0].count.value() == 0
    rows(hands)[0].count.setValue(7)
    rows(hands)[1].count.setValue(2)
    assert typed(hands, Channel.DOTS) == [3, 0, 0, 0, 0]
    assert typed(hands, Channel.HANDS) == [7, 2, 0, 0, 0]
    hands.part(KeyButton, "stickers").click()
    assert rows(hands)[0].count.value() == 3
    assert label(hands, "allSum") == "Samen 12 stippen"


def test_that_a_show_of_hands_begins_with_hands(hands: Hands) -> None:
    hands.services.voting.change_rules(found(hands).round.id, method="choice")
    hands.see()
    open_up(hands)
    assert hands.part(KeyButton, "hands").isChecked()


def test_that_changing_the_minutes_leaves_the_chosen_channel(hands: Hands) -> None:
    open_up(hands)
    hands.part(KeyButton, "hands").click()
    hands.services.evenings.change_step(hands.step(Kind.VOTE).id, minutes=12)
    hands.see()
    assert hands.part(KeyButton, "hands").isChecked()


def test_that_more_stickers_than_people_can_give_are_doubted_but_kept(hands: Hands) -> None:
    open_up(hands)
    rows(hands)[0].count.setValue(7)
    hands.part(CountField, "people").setValue(2)
    assert "2 mensen geven hoogstens 6" in label(hands, "check")
    assert hands.part(QLabel, "check").property("tone") == "warn"
    assert typed(hands, Channel.DOTS)[0] == 7
    hands.part(CountField, "people").setValue(3)
    assert hands.part(QLabel, "check").property("tone") == "ink2"


def test_that_turnout_is_told_and_totals_are_hidden_until_the_reveal(hands: Hands) -> None:
    open_up(hands)
    vote(hands, 2, 1, token="een")
    vote(hands, 0, 2, 1, token="twee")
    assert (label(hands, "voted"), label(hands, "toGo")) == ("2 van 41", "nog 39 mensen")
    tile(hands, "close").click()
    assert phase(hands) is Phase.CLOSED
    assert [row.phones.text() for row in rows(hands)] == ["verborgen"] * 5
    assert "2 mensen" in label(hands, "phoneSum")
    rows(hands)[2].count.setValue(4)
    tile(hands, "reveal").click()
    assert phase(hands) is Phase.REVEALED
    assert [row.phones.text() for row in rows(hands)] == ["2", "3", "1", "0", "0"]
    assert [row.seen.text() for row in rows(hands)] == ["0", "0", "4", "0", "0"]
    assert [row.total.text() for row in rows(hands)] == ["2", "3", "5", "0", "0"]
    assert not any(row.count.isVisible() for row in rows(hands))


def test_that_hiding_the_result_again_hides_it_at_the_desk_too(hands: Hands) -> None:
    open_up(hands)
    vote(hands, 2, 1)
    tile(hands, "close").click()
    tile(hands, "reveal").click()
    tile(hands, "close").click()
    assert phase(hands) is Phase.CLOSED
    assert {row.phones.text() for row in rows(hands)} == {"verborgen"}
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
    assert rows(hands)[0].seen.text() == "4"


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
    made = hands.services.voting.make_codes(hands.evening.id, 3)
    open_up(hands)
    hands.part(KeyButton, "slipButton").click()
    return [code.typed for code in made]


def test_that_a_slip_is_typed_by_code_and_letters(hands: Hands, codes: list[str]) -> None:
    enter_slip(hands, f" {codes[0].lower()} ", "a, A c")
    assert hands.problems == []
    assert label(hands, "slipTold") == "Geteld."
    assert found(hands).voted == 1
    assert QApplication.focusWidget() is hands.part(QLineEdit, "slipCode")
    assert hands.part(QLineEdit, "slipCode").text() == ""


def test_that_a_second_slip_of_one_code_replaces_the_first_and_says_so(
    hands: Hands, codes: list[str]
) -> None:
    enter_slip(hands, codes[0], "AAC")
    enter_slip(hands, codes[0], "B")
    assert "eerder gebruikt" in label(hands, "slipTold") or "al gebruikt" in label(hands, "slipTold")
    assert found(hands).voted == 1
    tile(hands, "close").click()
    tile(hands, "reveal").click()
    assert [row.phones.text() for row in rows(hands)] == ["0", "1", "0", "0", "0"]


@pytest.mark.parametrize(
    ("code", "letters", "problem"), [("", "AAC", BadCode), (None, "AXC", BadValue), (None, "AAAB", BadBallot)]
)
def test_that_a_slip_that_is_wrong_is_refused_and_stays_to_be_mended(
    hands: Hands, codes: list[str], code: str | None, letters: str, problem: type[Exception]
) -> None:
    wrong = "ZZZZZZ" if code == "" else codes[1]
    enter_slip(hands, wrong, letters)
    assert hands.problems == [problem]
    assert hands.part(QLineEdit, "slipCode").text() == wrong
    assert hands.part(QLineEdit, "slipLetters").text() == letters
    assert found(hands).voted == 0


def test_that_escape_puts_the_slips_away_and_keeps_what_was_typed(hands: Hands, codes: list[str]) -> None:
    hands.type(hands.part(QLineEdit, "slipCode"), codes[0], key=Qt.Key.Key_Escape)
    assert not hands.part(QFrame, "slipPanel").isVisible()
    assert QApplication.focusWidget() is hands.part(KeyButton, "slipButton")
    hands.part(KeyButton, "slipButton").click()
    assert hands.part(QLineEdit, "slipCode").text() == codes[0]


def test_that_closing_the_vote_puts_the_slips_away_and_no_other_button_gets_the_next_key(
    hands: Hands, codes: list[str]
) -> None:
    tile(hands, "close").click()
    assert not hands.part(QFrame, "slipPanel").isVisible()
    assert not hands.part(KeyButton, "slipButton").isEnabled()
    focused = QApplication.focusWidget()
    assert focused is None or not isinstance(focused, KeyButton)


def test_that_a_number_half_typed_counts_when_the_remote_closes_the_vote(hands: Hands) -> None:
    open_up(hands)
    hands.focus(rows(hands)[1].count)
    hands.press(Qt.Key.Key_1)
    hands.press(Qt.Key.Key_2)
    hands.press(Qt.Key.Key_PageDown)
    assert phase(hands) is Phase.CLOSED
    assert typed(hands, Channel.DOTS)[1] == 12
    assert label(hands, "countSum") == "12"


@pytest.mark.parametrize("name", ["first count", "people", "slipCode"])
def test_that_the_remote_steps_wherever_one_is_typing_and_changes_no_number(hands: Hands, name: str) -> None:
    parts: dict[str, type[QWidget]] = {"people": CountField, "slipCode": QLineEdit}
    open_up(hands)
    hands.part(KeyButton, "slipButton").click()
    if name != "slipCode":
        hands.press(Qt.Key.Key_Escape)
    hands.focus(rows(hands)[0].count if name == "first count" else hands.part(parts[name], name))
    hands.press(Qt.Key.Key_PageDown)
    assert phase(hands) is Phase.CLOSED
    assert found(hands).typed == {}
