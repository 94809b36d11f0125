"""Ideas at the desk: what is typed hangs, what is pasted becomes notes, and nothing that was written is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListWidget

from cocreate_desktop.desktop.parts.emptystate import EmptyState
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.lettertile import LetterTile
from cocreate_desktop.desktop.steps import noteacts
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.desktop.steps.colourchoice import ColourChoice, ColourTile
from cocreate_desktop.domain.errors import Empty, TextTooLong
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.notes import paste, rows, texts


@pytest.fixture(autouse=True)
def at_ideas(hands: Hands) -> None:
    hands.go(Kind.IDEAS)


@pytest.fixture
def line(hands: Hands) -> CaptureLine:
    return hands.part(CaptureLine, "line")


def test_that_enter_hangs_a_note_up_and_the_line_is_ready_for_the_next(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Meer schaduw")
    hands.press(Qt.Key.Key_A)
    assert texts(hands) == ["Meer schaduw"]
    assert rows(hands) == ["Meer schaduw"]
    assert QApplication.focusWidget() is line
    assert line.text() == "a"


def test_that_the_newest_note_stands_on_top(hands: Hands, line: CaptureLine) -> None:
    for words in ("Een", "Twee", "Drie"):
        hands.type(line, words)
    assert rows(hands) == ["Drie", "Twee", "Een"]


def test_that_an_empty_line_hangs_nothing_and_says_nothing(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "   ")
    assert texts(hands) == []
    assert hands.problems == []


def test_that_what_nobody_can_see_is_refused_and_kept(hands: Hands, line: CaptureLine) -> None:
    line.setText("\u200d\u200b")
    hands.focus(line)
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == []
    assert hands.problems == [Empty]
    assert line.text()


def test_that_ten_thousand_characters_are_refused_in_words_and_stay_on_the_line(
    hands: Hands, line: CaptureLine
) -> None:
    words = "bank " * 2000
    paste(hands, line, words)
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [TextTooLong]
    assert "9999" in str(hands.heard.problems[0])
    assert line.text() == words
    assert texts(hands) == []
    hands.type(line, "Een bank")
    assert texts(hands) == ["Een bank"]


def test_that_two_thousand_characters_hang_and_take_three_lines_of_the_list(
    hands: Hands, line: CaptureLine
) -> None:
    paste(hands, line, ("bank " * 400).strip())
    hands.press(Qt.Key.Key_Return)
    hands.type(line, "Kort")
    found = hands.part(QListWidget, "notes")
    assert len(hands.notes) == 2
    hands.until(
        lambda: (
            found.visualItemRect(found.item(1)).height() <= 3 * found.visualItemRect(found.item(0)).height()
        )
    )


def test_that_pasted_lines_become_notes_in_the_chosen_colour_and_go_at_once(
    hands: Hands, line: CaptureLine
) -> None:
    hands.focus(line)
    hands.press(Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    paste(hands, line, "- Bankjes\r\n\r\n• Bomen\n3. Een pomp\n")
    assert [(note.text, note.colour) for note in hands.notes] == [
        ("Bankjes", "C"),
        ("Bomen", "C"),
        ("Een pomp", "C"),
    ]
    assert hands.heard.messages[-1] == "3 briefjes hangen."
    hands.undo()
    assert texts(hands) == []
    hands.desk.undo.redo()
    assert sorted(texts(hands)) == ["Bankjes", "Bomen", "Een pomp"]


def test_that_pasting_lines_leaves_what_was_typed(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "half idee", key=None)
    paste(hands, line, "Bankjes\nBomen")
    assert line.text() == "half idee"
    assert texts(hands) == ["Bankjes", "Bomen"]


def test_that_a_line_that_is_too_long_is_left_out_and_named(hands: Hands, line: CaptureLine) -> None:
    paste(hands, line, f"Bankjes\n{'x' * 2001}\nBomen")
    assert texts(hands) == ["Bankjes", "Bomen"]
    assert "1 regel kwam niet mee" in hands.heard.messages[-1]
    assert "Regel 2" in hands.heard.messages[-1]


def test_that_lines_that_come_by_menu_or_mouse_become_notes_too(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "half idee", key=None)
    QGuiApplication.clipboard().setText("Bankjes\nBomen")
    line.paste()
    assert line.text() == "half idee"
    assert texts(hands) == ["Bankjes", "Bomen"]


def test_that_one_line_with_its_break_is_pasted_as_one_line(hands: Hands, line: CaptureLine) -> None:
    QGuiApplication.clipboard().setText("Een bank in de zon\n")
    line.paste()
    assert line.text() == "Een bank in de zon"
    assert texts(hands) == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Groen 🌳🌳 en 👨‍👩‍👧", "Groen 🌳🌳 en 👨‍👩‍👧"),
        ("مقعد في الظل", "مقعد في الظل"),
        ("<b>Hard</b> &amp; <img src=x onerror=alert(1)>", "<b>Hard</b> &amp; <img src=x onerror=alert(1)>"),
        ("van\u202erechts\u202c naar \x07links\x00", "vanrechts naar links"),
        ("'; DROP TABLE notes; --", "'; DROP TABLE notes; --"),
    ],
)
def test_that_odd_text_hangs_as_it_was_written_and_nothing_else(
    hands: Hands, line: CaptureLine, words: str, kept: str
) -> None:
    line.setText(words)
    hands.focus(line)
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == [kept]
    assert rows(hands) == [kept]
    hands.room.grab()
    line.setText(words)
    hands.press(Qt.Key.Key_Return)
    said = hands.part(QLabel, "doubleWords")
    assert said.isVisible()
    assert kept in said.text()
    assert said.textFormat() is Qt.TextFormat.PlainText


def test_that_a_double_is_offered_and_a_second_enter_counts_it(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, "  bankjes. ")
    assert texts(hands) == ["Bankjes"]
    assert hands.part(QFrame, "double").isVisible()
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == ["Bankjes", "bankjes."]
    assert not hands.part(QFrame, "double").isVisible()
    assert rows(hands) == ["2 keer · Bankjes"]
    assert hands.view.board.times == {hands.notes[0].id: 2}
    hands.undo()
    assert rows(hands) == ["Bankjes"]


def test_that_a_double_can_be_kept_as_its_own_note(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, "Bankjes")
    hands.part(KeyButton, "hangAnyway").click()
    assert [words.partition(" · ")[0] for words in rows(hands)] == ["2 keer", "2 keer"]
    assert hands.view.board.times == {}
    hands.type(line, "Bankjes")
    hands.part(KeyButton, "plusOne").click()
    assert sorted(hands.view.board.times.values()) == [2]
    assert QApplication.focusWidget() is line


def test_that_a_key_keeps_a_double_and_one_that_was_left_can_be_called_back(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, "Bankjes")
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert texts(hands) == ["Bankjes", "Bankjes"]
    assert hands.view.board.times == {}
    hands.type(line, "bankjes", key=None)
    hands.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert len(texts(hands)) == 3, "also before it was asked"
    hands.type(line, "Bankjes!")
    hands.part(KeyButton, "dropIt").click()
    assert line.text() == ""
    hands.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == "Bankjes!"
    assert QApplication.focusWidget() is line


def test_that_a_hidden_double_is_not_counted_with(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    hands.services.capturing.set_state([hands.notes[0].id], NoteState.HIDDEN)
    hands.see()
    hands.type(line, "Bankjes")
    assert hands.part(KeyButton, "plusOne").isHidden()
    hands.press(Qt.Key.Key_Return)
    assert hands.view.board.times == {}
    assert [note.text for note in hands.view.board.notes] == ["Bankjes"]


def test_that_hiding_a_note_hides_its_doubles_and_undo_shows_them(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, "Bankjes")
    hands.press(Qt.Key.Key_Return)
    first = hands.notes[0]
    noteacts.set_state(hands.desk, [first], NoteState.HIDDEN)
    assert {note.state for note in hands.notes} == {NoteState.HIDDEN}
    hands.undo()
    assert hands.view.board.times == {first.id: 2}


def test_that_a_double_can_be_left_and_other_words_take_the_offer_away(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, "Bankjes")
    hands.part(KeyButton, "dropIt").click()
    assert line.text() == ""
    assert texts(hands) == ["Bankjes"]
    assert QApplication.focusWidget() is line
    hands.type(line, "Bankjes")
    hands.press(Qt.Key.Key_X)
    assert not hands.part(QFrame, "double").isVisible()
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == ["Bankjes", "Bankjesx"]


def test_that_a_double_that_hangs_nowhere_says_where_it_is(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    hands.services.capturing.set_state([hands.notes[0].id], NoteState.HIDDEN)
    hands.type(line, "Bankjes")
    assert "verborgen" in hands.part(QLabel, "doubleWords").text()


def test_that_what_a_neighbour_took_back_is_no_double(hands: Hands, line: CaptureLine) -> None:
    note = hands.send("Bankjes")
    taken_back = hands.services.capturing.withdrawing(note.id, note.author)
    hands.services.store.run(taken_back)
    hands.see()
    assert rows(hands) == []
    hands.type(line, "Bankjes")
    assert rows(hands) == ["Bankjes"]


def test_that_a_colour_is_chosen_by_key_and_stays(hands: Hands, line: CaptureLine) -> None:
    hands.focus(line)
    hands.press(Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    hands.type(line, "Blauw")
    hands.type(line, "Ook blauw")
    assert [note.colour for note in hands.notes] == ["E", "E"]
    assert hands.part(LetterTile, "tile").property("letter") == "E"


def test_that_what_was_typed_stays_when_the_evening_goes_on_and_back(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "half idee", key=None)
    hands.go(Kind.PAUSE)
    hands.go(Kind.IDEAS)
    assert line.text() == "half idee"


def test_that_a_typed_note_and_a_pasted_one_say_how_they_came(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Getypt")
    paste(hands, line, "Geplakt een\nGeplakt twee")
    assert [note.channel for note in hands.notes] == [Channel.DESK, Channel.IMPORT, Channel.IMPORT]


def test_that_a_colour_is_chosen_with_the_mouse_without_leaving_the_line(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Half", key=None)
    green = hands.part(ColourChoice, "colours").findChildren(ColourTile)[5]
    hands.qtbot.mouseClick(green, Qt.MouseButton.LeftButton)
    assert green.isChecked()
    assert QApplication.focusWidget() is line
    hands.press(Qt.Key.Key_Return)
    assert hands.notes[0].colour == "F"


def test_that_a_wall_without_notes_says_how_the_first_one_comes(hands: Hands, line: CaptureLine) -> None:
    empty = hands.part(EmptyState, "none")
    assert empty.isVisible()
    hands.type(line, "Bankjes")
    assert not empty.isVisible()
    hands.undo()
    assert empty.isVisible()
