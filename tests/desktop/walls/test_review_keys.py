"""Notes on a photo are checked by keys alone: taken, corrected, rejected, coloured, taken back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.domain.errors import TextTooLong
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.text import NOTE
from cocreate_desktop.domain.walls import SightingState
from cocreate_desktop.services.seeing import Reading
from tests.desktop.walls.reviews import ALT, CTRL, SHIFT, Checking, Hung, crop
from tests.desktop.walls.reviews import checking as checking  # noqa: PLC0414 - a fixture of this file too

TAKEN, OPEN, REJECTED = SightingState.TAKEN, SightingState.OPEN, SightingState.REJECTED


def test_that_enter_takes_a_note_with_its_crop_and_goes_to_the_next(checking: Checking) -> None:
    checking.open("Lange tafel", "Meer bomen")
    checking.enter()
    (note,) = checking.notes
    assert (note.text, note.colour) == ("Lange tafel", "C")
    assert checking.services.walls.picture(note.picture) == crop(0).content
    assert checking.text.toPlainText() == "Meer bomen"
    assert QApplication.focusWidget() is checking.text


def test_that_the_doubtful_come_first(checking: Checking) -> None:
    checking.hang(
        [Hung("zeker"), Hung("twijfel", sure=0.5), Hung("ook zeker"), Hung("vaag", more={"unclear": True})]
    )
    checking.show()
    shown = []
    for _time in range(4):
        shown.append(checking.text.toPlainText())
        checking.enter()
    assert shown == ["twijfel", "vaag", "zeker", "ook zeker"]


def test_that_what_is_typed_is_what_hangs(checking: Checking) -> None:
    checking.open("Lange tfel")
    checking.type("Lange tafel")
    checking.press(Qt.Key.Key_Return, SHIFT)
    checking.write("in de zon")
    checking.enter()
    assert [note.text for note in checking.notes] == ["Lange tafel\nin de zon"]


def test_that_a_word_in_doubt_is_replaced_by_one_key(checking: Checking) -> None:
    checking.hang([Hung("Stoep te smal voor rolator", (("rolator", "rollator"),), 0.8)])
    checking.show()
    assert checking.part("proposal").isVisible()
    assert len(checking.text.extraSelections()) == 1
    checking.press(Qt.Key.Key_R, CTRL)
    assert not checking.part("proposal").isVisible()
    assert checking.text.extraSelections() == []
    checking.enter()
    assert [note.text for note in checking.notes] == ["Stoep te smal voor rollator"]


def test_that_an_empty_line_is_asked_for_kindly(checking: Checking) -> None:
    photo = checking.hang([Hung("")])
    checking.show()
    checking.enter()
    assert checking.states(photo) == [OPEN]
    assert checking.part("hint").isVisible()
    checking.write("Een getekende boom")
    assert not checking.part("hint").isVisible()
    checking.enter()
    assert checking.states(photo) == [TAKEN]


def test_that_a_note_too_long_stays_on_the_line(checking: Checking) -> None:
    photo = checking.open("kort")
    checking.text.setPlainText("x" * (NOTE + 1))
    checking.enter()
    assert [type(problem) for problem in checking.heard.problems] == [TextTooLong]
    assert checking.states(photo) == [OPEN]
    assert len(checking.text.toPlainText()) == NOTE + 1


def test_that_no_note_is_no_note_and_can_be_taken_back(checking: Checking) -> None:
    photo = checking.open("lichtknop", "Bankje")
    checking.press(Qt.Key.Key_Delete, CTRL)
    assert checking.states(photo) == [REJECTED, OPEN]
    assert checking.text.toPlainText() == "Bankje"
    checking.button("back").click()
    assert checking.states(photo) == [OPEN, OPEN]
    assert checking.text.toPlainText() == "lichtknop"


def test_that_undo_brings_a_note_back_with_what_was_typed(checking: Checking) -> None:
    photo = checking.open("Bankje", "Tafel")
    checking.type("Bankjes")
    checking.press(Qt.Key.Key_2, ALT)
    checking.enter()
    checking.desk.undo.undo()
    assert (checking.notes, checking.states(photo)) == ((), [OPEN, OPEN])
    assert checking.text.toPlainText() == "Bankjes"
    checking.enter()
    assert [(note.text, note.colour) for note in checking.notes] == [("Bankjes", "B")]
    checking.desk.undo.undo()
    checking.desk.undo.redo()
    assert [note.text for note in checking.notes] == ["Bankjes"]


def test_that_one_goes_on_and_back_without_taking_and_nothing_typed_is_lost(checking: Checking) -> None:
    photo = checking.open("een", "twee", "drie")
    checking.write(" en meer")
    checking.press(Qt.Key.Key_Down, ALT)
    assert checking.text.toPlainText() == "twee"
    checking.press(Qt.Key.Key_Right, ALT)
    checking.press(Qt.Key.Key_Up, ALT, 2)
    assert checking.text.toPlainText() == "een en meer"
    assert checking.states(photo) == [OPEN] * 3


def test_that_a_colour_has_a_key(checking: Checking) -> None:
    checking.open("groen briefje")
    checking.press(Qt.Key.Key_6, ALT)
    checking.enter()
    assert [note.colour for note in checking.notes] == ["F"]


def test_that_a_checked_note_can_be_changed_again(checking: Checking) -> None:
    checking.open("Bankje", "Tafel")
    first = checking.screen.current
    checking.enter()
    checking.click(0)
    assert checking.screen.current == first
    checking.type("Bankjes")
    checking.enter()
    assert [note.text for note in checking.notes] == ["Bankjes"]
    checking.desk.undo.undo()
    assert [note.text for note in checking.notes] == ["Bankje"]
    assert checking.text.toPlainText() == "Bankje"


def test_that_reading_fills_an_untouched_line_and_leaves_a_typed_one(checking: Checking) -> None:
    photo = checking.hang([Hung(None), Hung(None)])
    checking.show()
    one, other = checking.seen(photo)
    chip = forms.child(checking.screen, Chip, "stateChip")
    assert chip.isVisible()
    checking.services.walls.read({one.id: Reading(0, "gelezen", 0.95)})
    checking.desk.relay.tell_now()
    assert checking.text.toPlainText() == "gelezen"
    assert not chip.isVisible()
    checking.enter()
    checking.write("getypt")
    checking.services.walls.read({other.id: Reading(0, "gelezen", 0.5)})
    checking.desk.relay.tell_now()
    assert checking.screen.current == other.id
    assert checking.text.toPlainText() == "getypt"


def test_that_the_order_does_not_jump_under_what_is_checked(checking: Checking) -> None:
    photo = checking.hang([Hung(None), Hung(None), Hung(None)])
    checking.show()
    last = checking.seen(photo)[2]
    checking.services.walls.read({last.id: Reading(0, "twijfel", 0.2)})
    checking.desk.relay.tell_now()
    assert checking.screen.current == checking.seen(photo)[0].id
    assert checking.list.rows[0].sighting_id == checking.seen(photo)[1].id
    assert {row.sighting_id for row in checking.list.rows} == {checking.seen(photo)[1].id, last.id}


def test_that_a_phone_number_waits_before_the_room_sees_it(checking: Checking) -> None:
    checking.open("Bel Ans")
    assert not checking.part("personal").isVisible()
    checking.write(" 06 12345678")
    assert checking.part("personal").isVisible()
    assert forms.child(checking.screen, QLabel, "hint").text()
    checking.enter()
    (note,) = checking.services.capturing.notes(checking.evening.id)
    assert (note.state, note.flags) == (NoteState.WAITING, ("phone",))


def test_that_a_key_held_down_takes_no_whole_wall(checking: Checking) -> None:
    photo = checking.open("een", "twee")
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(checking.text, held)
    assert checking.states(photo) == [OPEN, OPEN]


def test_that_escape_leads_to_the_foot_and_out(checking: Checking) -> None:
    checking.open("een")
    checking.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is checking.button("later")
    with checking.qtbot.waitSignal(checking.screen.left):
        checking.press(Qt.Key.Key_Escape)
