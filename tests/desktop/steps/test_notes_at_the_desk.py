"""The lists of notes at the desk: hidden and shown again, waiting and let through, and always whole to the eye."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QListWidget, QWidget

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps import noteacts
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.notes import choose, fits, rows, states


@pytest.fixture(autouse=True)
def at_ideas(hands: Hands) -> None:
    hands.go(Kind.IDEAS)


@pytest.fixture
def line(hands: Hands) -> CaptureLine:
    return hands.part(CaptureLine, "line")


def test_that_one_key_hides_what_hangs_and_one_brings_it_back(hands: Hands, line: CaptureLine) -> None:
    for words in ("Een", "Twee", "Drie"):
        hands.type(line, words)
    choose(hands, 1)
    hands.press(Qt.Key.Key_Delete)
    assert states(hands)["Twee"] is NoteState.HIDDEN
    assert rows(hands) == ["Drie", "Een", "verborgen · Twee"]
    assert hands.part(QLabel, "notesTitle").text() == "2 briefjes · 1 verborgen"
    assert hands.heard.messages[-1] == "“Twee” is verborgen."
    choose(hands, 2)
    assert hands.part(KeyButton, "hideNote").text() == "Toon weer"
    hands.press(Qt.Key.Key_Return)
    assert rows(hands) == ["Drie", "Twee", "Een"]


def test_that_hiding_one_after_another_goes_down_the_list(hands: Hands, line: CaptureLine) -> None:
    for words in ("Een", "Twee", "Drie", "Vier"):
        hands.type(line, words)
    choose(hands, 1)
    hands.press(Qt.Key.Key_Delete, times=2)
    assert [words for words, state in states(hands).items() if state is NoteState.HIDDEN] == ["Twee", "Drie"]


def test_that_many_are_hidden_in_one_act_and_come_back_in_one(hands: Hands, line: CaptureLine) -> None:
    for words in ("Een", "Twee", "Drie"):
        hands.type(line, words)
    choose(hands, 0, 2)
    hands.part(KeyButton, "hideNote").click()
    assert rows(hands) == ["Twee", "verborgen · Drie", "verborgen · Een"]
    hands.undo()
    assert rows(hands) == ["Drie", "Twee", "Een"]


def test_that_taking_a_mixed_hide_back_gives_each_note_its_own_state(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Hangt")
    hands.type(line, "Is weg")
    hands.send("Wacht")
    hands.services.capturing.set_state([hands.notes[1].id], NoteState.HIDDEN)
    before = states(hands)
    assert set(before.values()) == {NoteState.SHOWN, NoteState.HIDDEN, NoteState.WAITING}
    noteacts.set_state(hands.desk, hands.notes, NoteState.HIDDEN)
    assert set(states(hands).values()) == {NoteState.HIDDEN}
    hands.undo()
    assert states(hands) == before
    hands.desk.undo.redo()
    assert set(states(hands).values()) == {NoteState.HIDDEN}


def test_that_undo_never_brings_back_what_a_neighbour_took_back(hands: Hands) -> None:
    note = hands.send("Bel mij: 06 12345678")
    choose(hands, 0, name="waiting")
    hands.press(Qt.Key.Key_Return)
    taken_back = hands.services.capturing.withdrawing(note.id, note.author)
    hands.services.store.run(taken_back)
    hands.undo()
    assert hands.notes[0].state is NoteState.WITHDRAWN
    assert rows(hands) == []


def test_that_the_column_of_what_waits_is_there_while_something_waits(
    hands: Hands, line: CaptureLine
) -> None:
    column = hands.part(QWidget, "waitingPart")
    assert not column.isVisible()
    hands.send("Bel mij: 06 12345678")
    hands.send("Mail mij: jan@plein.nl")
    assert column.isVisible()
    choose(hands, 0, name="waiting")
    hands.press(Qt.Key.Key_Return)
    assert [note.text for note in hands.view.waiting] == ["Mail mij: jan@plein.nl"]
    hands.press(Qt.Key.Key_Delete)
    assert not column.isVisible()
    assert QApplication.focusWidget() is line
    assert [state.value for state in states(hands).values()] == ["shown", "hidden"]


def test_that_all_that_waits_can_be_shown_at_once_and_taken_back(hands: Hands) -> None:
    hands.services.evenings.change(hands.evening.id, moderated=True)
    for number in range(3):
        hands.send(f"Idee {number}")
    hands.part(KeyButton, "showAll").click()
    assert hands.view.waiting == ()
    hands.undo()
    assert len(hands.view.waiting) == 3


def test_that_notes_of_phones_wait_when_asked_and_that_can_be_taken_back(hands: Hands) -> None:
    box = hands.part(QCheckBox, "moderated")
    before = box.isChecked()
    box.click()
    assert hands.view.evening.moderated is not before
    hands.undo()
    assert hands.view.evening.moderated is before
    assert box.isChecked() is before


def test_that_a_note_from_a_phone_leaves_the_line_and_the_choice_alone(
    hands: Hands, line: CaptureLine
) -> None:
    hands.services.evenings.change(hands.evening.id, moderated=False)
    for words in ("Een", "Twee"):
        hands.type(line, words)
    found = choose(hands, 1)
    hands.type(line, "half", key=None)
    hands.send("Van een buur")
    assert line.text() == "half"
    assert QApplication.focusWidget() is line
    assert [item.text() for item in found.selectedItems()] == ["Een"]
    assert rows(hands)[0] == "via telefoon · Van een buur"


def test_that_long_words_never_make_the_list_wider_than_it_is(hands: Hands, line: CaptureLine) -> None:
    line.setText("Donaudampfschifffahrtsgesellschaftskapitän" * 4)
    hands.focus(line)
    hands.press(Qt.Key.Key_Return)
    hands.type(line, "Kort")
    hands.send("Bel mij op 06 12345678 of mail jan@plein.nl, Parkstraat 12")
    found = hands.part(QListWidget, "notes")
    assert found.horizontalScrollBar().maximum() == 0
    for width in (1366, 1280, 1920):
        hands.room.resize(width, 712)
        hands.until(lambda: fits(found) and fits(hands.part(QListWidget, "waiting")))


@pytest.mark.parametrize("name", ["notes", "waiting"])
def test_that_the_remote_steps_also_from_a_list_and_blanks_no_note(hands: Hands, name: str) -> None:
    hands.send("Bel mij: 06 12345678")
    hands.services.capturing.write(hands.step(Kind.IDEAS).id, "Bankjes")
    hands.see()
    choose(hands, 0, name=name)
    hands.press(Qt.Key.Key_PageDown)
    assert hands.view.step == hands.step(Kind.THEMES)
    assert set(states(hands).values()) == {NoteState.WAITING, NoteState.SHOWN}


def test_that_words_that_read_from_the_right_do_not_turn_our_sentence_round() -> None:
    assert noteacts.short("Een  lange\ntafel") == "Een lange tafel"
    assert noteacts.short("نريد أشجارا") == "\u2068نريد أشجارا\u2069"
