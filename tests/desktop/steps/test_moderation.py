"""Notes of phones that wait, and the newest that hangs: by keyboard alone, and nothing personal goes with the rest."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.notes import choose, rows, states

CONTROL = Qt.KeyboardModifier.ControlModifier
PERSONAL = "Bel mij: 06 12345678"


@pytest.fixture(autouse=True)
def at_ideas(hands: Hands) -> None:
    hands.go(Kind.IDEAS)
    hands.services.evenings.change(hands.evening.id, moderated=True)
    hands.see()


@pytest.fixture
def line(hands: Hands) -> CaptureLine:
    found = hands.part(CaptureLine, "line")
    hands.focus(found)
    return found


def waiting(hands: Hands) -> list[str]:
    return [note.text for note in hands.view.waiting]


def test_that_a_key_goes_to_what_waits_and_escape_comes_back_to_the_words(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "half id", key=None)
    hands.press(Qt.Key.Key_L, CONTROL)
    assert QApplication.focusWidget() is line, "nothing waits, so nowhere to go"
    for words in ("Meer bomen", "Een pomp"):
        hands.send(words)
    assert hands.part(KeyButton, "goWaiting").text() == "2 wachten"
    hands.press(Qt.Key.Key_L, CONTROL)
    assert QApplication.focusWidget() is hands.part(QListWidget, "waiting")
    hands.press(Qt.Key.Key_Return)
    assert waiting(hands) == ["Een pomp"]
    hands.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is line
    hands.press(Qt.Key.Key_E)
    assert line.text() == "half ide"


def test_that_after_the_last_one_the_line_has_the_focus_again(hands: Hands, line: CaptureLine) -> None:
    for words in ("Meer bomen", "Een pomp", "Grapje"):
        hands.send(words)
    hands.press(Qt.Key.Key_L, CONTROL)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Delete)
    hands.press(Qt.Key.Key_Return)
    assert states(hands) == {
        "Meer bomen": NoteState.SHOWN,
        "Een pomp": NoteState.SHOWN,
        "Grapje": NoteState.HIDDEN,
    }
    assert QApplication.focusWidget() is line
    assert not hands.part(KeyButton, "goWaiting").isVisible()


def test_that_showing_all_from_the_line_holds_back_what_may_be_personal(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "half", key=None)
    for words in ("Meer bomen", PERSONAL, "Een pomp"):
        hands.send(words)
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert waiting(hands) == [PERSONAL]
    assert hands.heard.messages[-1].startswith("2 briefjes hangen. 1 briefje blijft wachten")
    assert (line.text(), QApplication.focusWidget()) == ("half", line)
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert waiting(hands) == [PERSONAL], "however often it is asked"
    assert hands.heard.undo is None
    hands.undo()
    assert len(waiting(hands)) == 3


def test_that_a_choice_of_several_holds_it_back_too_and_one_by_one_it_goes(
    hands: Hands, line: CaptureLine
) -> None:
    for words in ("Meer bomen", PERSONAL, "Mail jan@plein.nl"):
        hands.send(words)
    choose(hands, 0, 1, 2, name="waiting")
    hands.press(Qt.Key.Key_Return)
    assert waiting(hands) == [PERSONAL, "Mail jan@plein.nl"]
    choose(hands, 0, name="waiting")
    hands.press(Qt.Key.Key_Return)
    assert waiting(hands) == ["Mail jan@plein.nl"]
    assert states(hands)[PERSONAL] is NoteState.SHOWN


def test_that_one_key_hides_the_newest_from_the_line_and_again_the_one_before(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Eerste")
    hands.send("Van een telefoon")
    hands.press(Qt.Key.Key_Return, CONTROL)
    hands.type(line, "half", key=None)
    hands.press(Qt.Key.Key_H, CONTROL)
    assert hands.heard.messages[-1] == "“Van een telefoon” is verborgen."
    assert rows(hands)[0] == "Eerste"
    hands.press(Qt.Key.Key_H, CONTROL)
    assert states(hands) == {"Eerste": NoteState.HIDDEN, "Van een telefoon": NoteState.HIDDEN}
    hands.press(Qt.Key.Key_H, CONTROL)
    assert (line.text(), QApplication.focusWidget()) == ("half", line)
    assert hands.heard.undo is not None
    hands.heard.undo()
    assert states(hands)["Eerste"] is NoteState.SHOWN
    hands.undo()
    assert states(hands)["Van een telefoon"] is NoteState.SHOWN


def test_that_a_click_on_a_button_leaves_the_focus_on_the_line(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Een")
    for words in ("Twee", "Drie"):
        hands.send(words)
    for name in ("show", "hideNote", "showAll"):
        hands.qtbot.mouseClick(hands.part(KeyButton, name), Qt.MouseButton.LeftButton)
        assert QApplication.focusWidget() is line, name


def test_that_every_key_stands_on_its_button(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Een")
    hands.send("Twee")
    hints = {
        name: str(hands.part(KeyButton, name).property("keyHint"))
        for name in ("goWaiting", "thinkStart", "table", "editNote", "hideNote", "showAll", "show", "hide")
    }
    assert hints == {
        "goWaiting": "Ctrl L",
        "thinkStart": "Ctrl T",
        "table": "Ctrl Shift 0–9",
        "editNote": "F2",
        "hideNote": "Ctrl H",
        "showAll": "Ctrl Enter",
        "show": "Enter",
        "hide": "Del",
    }
    for name in hints:
        button = hands.part(KeyButton, name)
        assert button.width() >= button.sizeHint().width(), name
