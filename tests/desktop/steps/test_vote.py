"""A vote at the desk while it is a draft, and the room it takes: what may change when, and all of it to be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.errors import (
    NotReady,
    OptionsLocked,
    TextTooLong,
)
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import (
    choose,
    found,
    label,
    open_up,
    options,
    phase,
    press,
    reveal,
    right,
    rows,
    tile,
    vote,
)

LONG = "Een overdekte plek waar jongeren ook als het regent kunnen zitten, met licht tot tien uur. " * 3


@pytest.fixture(autouse=True)
def at_the_vote(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, present=41)
    hands.go(Kind.VOTE)


def test_that_an_option_is_added_with_enter_and_the_line_waits_for_the_next(hands: Hands) -> None:
    before = len(options(hands))
    add = hands.part(QLineEdit, "add")
    hands.type(add, "Een moestuin")
    hands.type(add, "   ")
    assert [option.text for option in options(hands)][before:] == ["Een moestuin"]
    assert QApplication.focusWidget() is add
    assert rows(hands)[-1].field.text() == "Een moestuin"
    hands.undo()
    assert len(options(hands)) == before


def test_that_an_option_that_is_too_long_is_refused_and_stays_on_the_line(hands: Hands) -> None:
    add = hands.part(QLineEdit, "add")
    before = options(hands)
    add.setText("x" * 301)
    hands.focus(add)
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [TextTooLong]
    assert add.text() == "x" * 301
    assert options(hands) == before


def test_that_an_option_is_changed_in_its_field_and_can_be_taken_back(hands: Hands) -> None:
    before = options(hands)[1].text
    field = rows(hands)[1].field
    hands.type(field, "Speelplek met een pomp")
    assert options(hands)[1].text == "Speelplek met een pomp"
    hands.undo()
    assert options(hands)[1].text == before


def test_that_an_option_without_words_gets_its_words_back(hands: Hands) -> None:
    before = options(hands)[0].text
    field = rows(hands)[0].field
    hands.type(field, "")
    assert field.text() == before
    assert options(hands)[0].text == before
    assert hands.problems == []


def test_that_refused_words_stay_in_the_field_marked_until_they_are_mended(hands: Hands) -> None:
    field = rows(hands)[0].field
    hands.focus(field)
    hands.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    field.insert("x" * 301)
    hands.press(Qt.Key.Key_Return)
    hands.focus(hands.part(QLineEdit, "add"))
    hands.services.evenings.change(hands.evening.id, present=12)
    hands.see()
    assert field.text() == "x" * 301
    assert field.property("error") is True
    hands.type(field, "Korter")
    hands.focus(hands.part(QLineEdit, "add"))
    assert options(hands)[0].text == field.text() == "Korter"
    assert field.property("error") is False


def test_that_an_option_goes_and_comes_back_with_its_letter(hands: Hands) -> None:
    before = [(option.letter, option.text) for option in options(hands)]
    rows(hands)[2].drop.click()
    assert [option.letter for option in options(hands)] == ["A", "B", "D", "E"]
    assert hands.heard.messages[-1] == "De keuze is weg."
    hands.undo()
    assert [(option.letter, option.text) for option in options(hands)] == before
    assert [row.field.text() for row in rows(hands)] == [words for _letter, words in before]


def test_that_named_themes_become_options_in_one_act(hands: Hands) -> None:
    themes, before = hands.step(Kind.THEMES).id, len(options(hands))
    for name in ("Het plein is koel.", "Er is iets te doen.", ""):
        hands.services.boards.group(hands.evening.id, themes, [], name)
    hands.see()
    hands.part(KeyButton, "fromThemes").click()
    assert [option.text for option in options(hands)][before:] == [
        "Het plein is koel.",
        "Er is iets te doen.",
    ]
    assert hands.heard.messages[-1] == "2 keuzes erbij."
    hands.part(KeyButton, "fromThemes").click()
    assert hands.heard.messages[-1] == "Elk thema met een naam is al een keuze."
    hands.undo()
    assert len(options(hands)) == before


def test_that_options_that_nearly_say_the_same_are_pointed_out(hands: Hands) -> None:
    assert not hands.part(QLabel, "hints").isVisible()
    hands.type(hands.part(QLineEdit, "add"), options(hands)[0].text + "s")
    assert hands.part(QLabel, "hints").isVisible()


def test_that_options_that_nearly_say_the_same_are_one_line_with_at_most_three_pairs(hands: Hands) -> None:
    for option in options(hands):
        hands.services.voting.remove_option(option.id)
    for words in ("Meer bomen", "meer bomen!"):
        hands.type(hands.part(QLineEdit, "add"), words)
    assert label(hands, "hints") == "Keuzes die bijna hetzelfde zeggen, verdelen hun stemmen: A en B."
    for words in ("Meer  bomen", "Meer bomen."):
        hands.type(hands.part(QLineEdit, "add"), words)
    said = "Keuzes die bijna hetzelfde zeggen, verdelen hun stemmen: A en B, A en C, A en D, en nog 3."
    assert label(hands, "hints") == said


def test_that_the_question_is_changed_while_it_is_a_draft(hands: Hands) -> None:
    hands.type(hands.part(QLineEdit, "ask"), "Wat eerst?")
    assert found(hands).question == "Wat eerst?"
    open_up(hands)
    assert hands.part(QLabel, "question").isVisible()
    assert label(hands, "question") == "Wat eerst?"


def test_that_rules_change_in_a_draft_and_can_be_taken_back(hands: Hands) -> None:
    press(hands, "rulesButton")
    hands.part(CountField, "dotsEach").setValue(5)
    assert found(hands).round.dots == 5
    assert "5 per persoon" in label(hands, "kicker")
    method = hands.part(QComboBox, "method")
    hands.focus(method)
    hands.press(Qt.Key.Key_Down)
    assert found(hands).round.method == "approval"
    assert not hands.part(CountField, "dotsEach").isVisible()
    assert hands.part(CountField, "choicesEach").isVisible()
    hands.undo()
    hands.undo()
    assert (found(hands).round.method, found(hands).round.dots) == ("dots", 3)
    assert hands.part(CountField, "dotsEach").value() == 3


def test_that_rules_and_options_are_locked_once_it_is_open(hands: Hands) -> None:
    hands.part(CountField, "dotsEach").setValue(5)
    open_up(hands)
    assert not hands.part(QWidget, "rules").isVisible()
    assert not hands.part(QWidget, "draft").isVisible()
    assert not any(row.field.isVisible() or row.drop.isVisible() for row in rows(hands))
    hands.undo()
    assert hands.problems == [OptionsLocked]
    assert found(hands).round.dots == 5


def test_that_a_vote_without_options_does_not_open(hands: Hands) -> None:
    for row in rows(hands):
        row.drop.click()
    tile(hands, "open").click()
    assert hands.problems == [NotReady]
    assert phase(hands) is Phase.DRAFT
    assert not tile(hands, "open").click_allowed()


def test_that_a_phase_that_cannot_come_yet_cannot_be_pressed(hands: Hands) -> None:
    for name in ("close", "reveal"):
        hands.focus(tile(hands, name))
        hands.press(Qt.Key.Key_Space)
        hands.qtbot.mouseClick(tile(hands, name), Qt.MouseButton.LeftButton)
    assert phase(hands) is Phase.DRAFT
    assert hands.problems == []


@pytest.mark.parametrize("slips", [False, True])
def test_that_four_options_are_seen_on_the_smallest_laptop(hands: Hands, slips: bool) -> None:
    hands.type(hands.part(QLineEdit, "add"), "Een moestuin")
    hands.room.resize(1366, 644)
    open_up(hands)
    if slips:
        choose(hands, Channel.PAPER)
    scroll = hands.part(QScrollArea, "scroll")
    hands.until(lambda: scroll.viewport().height() >= 4 * 44)


def test_that_long_words_of_an_option_are_seen_whole(hands: Hands) -> None:
    hands.services.voting.add_option(found(hands).round.id, LONG)
    hands.see()
    open_up(hands)
    row = rows(hands)[-1]
    hands.until(lambda: row.label.height() >= row.label.heightForWidth(row.label.width()) > 40)
    hands.until(lambda: row.y() >= rows(hands)[-2].geometry().bottom())


def test_that_columns_stand_under_their_heads_with_and_without_a_scroll_bar(hands: Hands) -> None:
    open_up(hands)
    vote(hands, 2, 1)
    reveal(hands)
    for height in (1000, 600):
        hands.room.resize(1366, height)
        hands.until(
            lambda: right(hands, rows(hands)[0].total) == right(hands, hands.part(QLabel, "totalHead"))
        )
        assert right(hands, rows(hands)[0].channel) == right(hands, hands.part(QLabel, "channelHead"))


def test_that_a_long_option_shows_its_beginning_in_its_field(hands: Hands) -> None:
    hands.services.voting.add_option(found(hands).round.id, LONG)
    hands.see()
    assert rows(hands)[-1].field.cursorPosition() == 0
