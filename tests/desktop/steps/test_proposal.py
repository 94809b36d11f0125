"""A proposal at the desk: written in place, moved and joined with undo, led back to its notes, laid down, asked about, and
changed by what people say about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QStackedWidget,
    QTextEdit,
)

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.proposals.said import STATES
from cocreate_desktop.desktop.proposals.versions import VersionsDialog
from cocreate_desktop.desktop.steps.proposal import Face
from cocreate_desktop.domain.errors import TextTooLong
from cocreate_desktop.domain.proposals import ReactionKind, ReactionState
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.proposals import ProposalView
from tests.desktop.steps.conftest import Hands

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def at_a_proposal(hands: Hands) -> Iterator[None]:
    """Two themes hang on the board; the evening is at the proposal, of which there is none yet."""
    language.use("en")
    for words, note in (("Samen eten.", "Een tafel"), ("Meer groen.", "Een boom")):
        made = hands.services.capturing.write(hands.step(Kind.IDEAS).id, note)
        hands.services.boards.group(hands.evening.id, hands.step(Kind.THEMES).id, (made.id,), words)
    hands.services.evenings.add_step(hands.evening.id, Kind.PROPOSAL)
    hands.go(Kind.PROPOSAL)
    yield
    language.use("nl")


def begin(hands: Hands) -> None:
    hands.type(hands.part(QLineEdit, "startTitle"), "Het plein", key=None)
    hands.part(KeyButton, "startThemes").click()


def face(hands: Hands) -> Face:
    found = forms.child(hands.room, QStackedWidget, "faces").currentWidget()
    assert isinstance(found, Face)
    return found


def found(hands: Hands) -> ProposalView:
    return hands.services.proposals.view(hands.step(Kind.PROPOSAL).id)


def texts(hands: Hands) -> list[str]:
    return [one.paragraph.text for one in found(hands).paragraphs]


def test_that_the_text_is_written_by_keyboard_alone_with_undo(hands: Hands) -> None:
    hands.part(KeyButton, "startThemes").click()
    assert hands.problems
    begin(hands)
    assert texts(hands) == ["Samen eten.", "Meer groen."]
    hands.type(hands.part(QLineEdit, "new"), "Er komt licht.")
    assert texts(hands) == ["Samen eten.", "Er komt licht.", "Meer groen."]
    rows, text = hands.part(QListWidget, "paragraphs"), face(hands).text
    hands.focus(rows)
    hands.press(Qt.Key.Key_F2)
    assert text.editor.asks
    hands.type(text.editor, "Er komt licht. Zacht licht.", key=None)
    for _step in range(12):
        hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_Return, CTRL)
    assert texts(hands)[1:3] == ["Er komt licht.", "Zacht licht."]
    hands.focus(rows)
    hands.press(Qt.Key.Key_Down, ALT)
    assert texts(hands)[1:3] == ["Zacht licht.", "Er komt licht."]
    hands.press(Qt.Key.Key_J, CTRL)
    assert texts(hands) == ["Samen eten.", "Zacht licht. Er komt licht.", "Meer groen."]
    hands.press(Qt.Key.Key_Delete)
    assert texts(hands) == ["Samen eten.", "Meer groen."]
    for _deed in range(6):
        hands.undo()
    assert texts(hands) == ["Samen eten.", "Meer groen."]
    hands.desk.undo.redo()
    assert texts(hands) == ["Samen eten.", "Er komt licht.", "Meer groen."]


def test_that_words_that_are_refused_stay_in_the_field_and_what_others_do_comes_in_under_it(
    hands: Hands,
) -> None:
    begin(hands)
    hands.focus(hands.part(QListWidget, "paragraphs"))
    editor = face(hands).text.editor
    hands.press(Qt.Key.Key_F2)
    editor.setPlainText("a" * 2001)
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [TextTooLong]
    assert editor.asks
    proposal = found(hands).proposal
    assert proposal is not None
    hands.services.proposals.paragraphs.add(proposal.id, "Van een ander.", after="")
    hands.see()
    assert (editor.asks, len(editor.toPlainText())) == (True, 2001)
    hands.press(Qt.Key.Key_Escape)
    assert texts(hands) == ["Van een ander.", "Samen eten.", "Meer groen."]


def test_that_a_tick_links_a_note_and_takes_it_away(hands: Hands) -> None:
    begin(hands)
    notes = hands.part(QListWidget, "notes")
    assert [notes.item(place).text() for place in range(notes.count())] == ["Een tafel"]
    hands.part(QCheckBox, "all").click()
    assert notes.count() == len(hands.view.board.notes)
    place = next(place for place in range(notes.count()) if notes.item(place).text() == "Een boom")
    notes.setCurrentRow(place)
    hands.focus(notes)
    hands.press(Qt.Key.Key_Space)
    assert [note.text for note in found(hands).paragraphs[0].notes] == ["Een tafel", "Een boom"]
    hands.undo()
    assert [note.text for note in found(hands).paragraphs[0].notes] == ["Een tafel"]
    theme = hands.part(QComboBox, "theme")
    assert theme.currentText() == "Samen eten."
    theme.setCurrentIndex(0)
    theme.activated.emit(0)
    assert found(hands).paragraphs[0].theme is None


def test_that_a_version_is_laid_down_read_and_asked_about(hands: Hands) -> None:
    begin(hands)
    support, room = hands.part(KeyButton, "support"), face(hands)
    assert not support.isEnabled()
    hands.focus(hands.part(QListWidget, "paragraphs"))
    hands.press(Qt.Key.Key_D, CTRL)
    hands.services.proposals.paragraphs.edit(found(hands).paragraphs[0].paragraph.id, "Samen eten en zingen.")
    hands.see()
    assert not support.isEnabled()
    hands.type(hands.part(QLineEdit, "why"), "Met zang.", key=None)
    hands.part(KeyButton, "layDown").click()
    assert [(one.number, one.why) for one in found(hands).versions] == [(1, ""), (2, "Met zang.")]
    hands.focus(hands.part(QListWidget, "paragraphs"))
    hands.press(Qt.Key.Key_M, CTRL)
    hands.press(Qt.Key.Key_Right, ALT)
    assert (found(hands).settings.changes, found(hands).at) == (True, 1)
    dialog = VersionsDialog(found(hands), room)
    shown = forms.child(dialog, QTextEdit, "text").toPlainText()
    assert "Samen eten en zingen." in shown
    dialog.close()
    hands.press(Qt.Key.Key_U, CTRL)
    assert [one.kind for one in hands.view.steps][-2:] == [Kind.PROPOSAL, Kind.VOTE]
    hands.undo()
    assert hands.view.steps[-1].kind is Kind.PROPOSAL


def test_that_a_reaction_becomes_a_change_and_is_answered(hands: Hands) -> None:
    begin(hands)
    kind = hands.part(QComboBox, "kind")
    kind.setCurrentIndex(list(ReactionKind).index(ReactionKind.OBJECTION))
    hands.type(hands.part(QLineEdit, "say"), "Niet na tien uur.")
    hands.type(hands.part(QLineEdit, "say"), "Wie betaalt dat?")
    assert [one.kind for one in found(hands).reactions] == [ReactionKind.OBJECTION] * 2
    hands.focus(hands.part(QListWidget, "reactions"))
    hands.press(Qt.Key.Key_Return, CTRL)
    editor = face(hands).text.editor
    assert editor.asks
    assert (texts(hands)[0], editor.textCursor().selectedText()) == (
        "Samen eten. Niet na tien uur.",
        "Niet na tien uur.",
    )
    hands.press(Qt.Key.Key_Escape)
    hands.part(QListWidget, "reactions").setCurrentRow(0)
    state = hands.part(QComboBox, "state")
    place = STATES.index(ReactionState.NOT)
    state.setCurrentIndex(place)
    state.activated.emit(place)
    assert [one.text for one in found(hands).lacking] == ["Wie betaalt dat?"]
    answer = hands.part(QLineEdit, "answer")
    hands.until(lambda: QApplication.focusWidget() is answer)
    hands.type(answer, "De gemeente zegt nog niets toe.")
    assert found(hands).lacking == ()
    hands.undo()
    hands.undo()
    hands.undo()
    assert texts(hands)[0] == "Samen eten."
    assert {one.state for one in found(hands).reactions} == {ReactionState.OPEN}


def test_that_everything_fits_a_small_laptop(hands: Hands) -> None:
    begin(hands)
    form = face(hands)
    form.show()
    hands.type(hands.part(QLineEdit, "say"), "Niet na tien uur.")
    QApplication.processEvents()
    assert (hands.room.width(), hands.room.height()) == (1366, 712)
    for button in form.findChildren(KeyButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.objectName()
            assert button.mapTo(hands.room, button.rect().bottomRight()).y() < hands.room.height()
    assert hands.part(QListWidget, "paragraphs").height() > 150
    assert hands.part(QListWidget, "reactions").height() > 80


def test_that_what_was_half_typed_of_a_proposal_is_there_again_and_goes_when_it_is_stored(
    hands: Hands,
) -> None:
    begin(hands)
    panel, drafts = face(hands).text, hands.desk.project.drafts
    place = f"paragraph {panel.paragraph_id}"
    drafts.keep(place, "Samen eten, elke")
    hands.focus(hands.part(QListWidget, "paragraphs"))
    hands.press(Qt.Key.Key_F2)
    assert panel.editor.toPlainText() == "Samen eten, elke"
    hands.press(Qt.Key.Key_Return)
    assert texts(hands)[0] == "Samen eten, elke"
    assert drafts.kept(place) == ""
    drafts.keep(place, "Wat iemand liet staan")
    hands.press(Qt.Key.Key_F2)
    hands.press(Qt.Key.Key_Escape)
    assert drafts.kept(place) == "", "Escape leaves it"
    assert texts(hands)[0] == "Samen eten, elke"
