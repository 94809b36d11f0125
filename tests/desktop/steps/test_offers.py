"""Offered and sought at the desk by keyboard alone: the line keeps the focus, the board shows leads by number, and from an
offer to the vault and a pledge nothing that was typed goes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QMenu, QTableWidget

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.aftercare.pledgedialog import PledgeDialog
from cocreate_desktop.desktop.contacts.contactdialog import ContactDialog
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.desktop.steps.offers import Face
from cocreate_desktop.desktop.steps.offersrows import OfferHead, rows_of
from cocreate_desktop.domain.offers import Level, Offer, OfferKind
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.offers import Offering, OffersView
from tests.desktop.steps.conftest import Hands

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


def begin(hands: Hands) -> str:
    """An evening with two ideas, at its step of offers; the line has the focus."""
    services, evening = hands.services, hands.evening.id
    themes = hands.step(Kind.THEMES).id
    for words in ("Samen eten", "Groen plein"):
        note = services.capturing.write(hands.step(Kind.IDEAS).id, words)
        services.boards.group(evening, themes, [note.id], words)
    step = services.evenings.add_step(evening, Kind.OFFERS).id
    hands.go(Kind.OFFERS)
    return step


def board_of(hands: Hands, step: str) -> OffersView:
    return hands.services.offers.view(step)


def face_of(hands: Hands) -> Face:
    found = hands.room.findChildren(Face)
    assert found
    return found[-1]


def pick(box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))


def test_that_offers_go_up_from_the_line_and_through_to_a_pledge_by_keyboard(hands: Hands) -> None:
    step = begin(hands)
    line, level = hands.part(CaptureLine, "line"), hands.part(QComboBox, "level")
    theme = board_of(hands, step).themes[0].theme_id
    hands.type(line, "Ik trek de tafel", None)
    hands.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is level
    pick(level, "lead")
    pick(hands.part(QComboBox, "theme"), theme)
    hands.press(KEY.Key_Return)
    (offer,) = board_of(hands, step).offers
    assert (offer.text, offer.level, offer.theme_id) == ("Ik trek de tafel", Level.LEAD, theme)
    assert (line.text(), QApplication.focusWidget()) == ("", line)
    hands.press(KEY.Key_K, CTRL)
    hands.type(line, "Wie heeft een kar?")
    assert board_of(hands, step).themes[0].open[0].text == "Wie heeft een kar?"
    table = hands.part(QTableWidget, "board")
    hands.press(KEY.Key_L, CTRL)
    assert QApplication.focusWidget() is table
    face = face_of(hands)
    assert face.board.choose(offer.id)
    _contact(hands, face, step)
    _pledge(hands, face)
    hands.until(lambda: QApplication.focusWidget() is table)
    hands.press(KEY.Key_F2)
    assert line.text() == "Ik trek de tafel"
    hands.press(KEY.Key_Escape)
    hands.type(line, "nog niet klaar", None)
    hands.press(KEY.Key_Escape)
    assert line.text() == "nog niet klaar"
    hands.focus(table)
    hands.press(KEY.Key_Delete)
    assert board_of(hands, step).themes[0].leads == ()
    hands.undo()
    assert len(board_of(hands, step).themes[0].leads) == 1
    assert hands.problems == []


def _contact(hands: Hands, face: Face, step: str) -> None:
    """Without a yes nothing is kept; Escape keeps what was typed; with a yes the name is in the vault and nowhere on screen."""
    hands.press(KEY.Key_C)
    dialog = face.dialog
    assert isinstance(dialog, ContactDialog)
    name, error = forms.child(dialog, QLineEdit, "name"), forms.child(dialog, QLabel, "error")
    name.setText("Noor Vos")
    dialog.deed_button.click()
    assert error.text()
    for words in (error, forms.child(dialog, QLabel, "consent")):  # nothing of it is cut off
        hands.until(partial(_whole, words))
    assert hands.services.contacts.all() == ()
    assert name.text() == "Noor Vos"
    dialog.reject()
    hands.focus(face.board.table)
    hands.press(KEY.Key_C)
    dialog = face.dialog
    assert isinstance(dialog, ContactDialog)
    assert forms.child(dialog, QLineEdit, "name").text() == "Noor Vos"
    agreed, consent = forms.child(dialog, QCheckBox, "agreed"), forms.child(dialog, QLabel, "consent")
    agreed.setChecked(True)
    pick(forms.child(dialog, QComboBox, "purpose"), "pledge")
    assert not agreed.isChecked()  # another text needs another yes
    agreed.setChecked(True)
    shown = consent.text()
    dialog.deed_button.click()
    (kept,) = hands.services.contacts.all()
    assert (kept.name, kept.consent, kept.number) == (
        "Noor Vos",
        shown,
        board_of(hands, step).offers[0].number,
    )
    every = " ".join(label.text() for label in hands.room.findChildren(QLabel))
    assert "Noor" not in every
    assert "Noor" not in str(rows_of(board_of(hands, step)))
    hands.until(lambda: QApplication.focusWidget() is face.board.table)


def _whole(words: QLabel) -> bool:
    return words.height() >= words.heightForWidth(words.width())


def _pledge(hands: Hands, face: Face) -> None:
    """A day that has passed is said and must be meant."""
    hands.press(KEY.Key_P)
    dialog = face.dialog
    assert isinstance(dialog, PledgeDialog)
    assert forms.child(dialog, QLineEdit, "what").text() == "Ik trek de tafel"
    due, past = forms.child(dialog, QLineEdit, "due"), forms.child(dialog, QCheckBox, "past")
    due.setText("1-1-2020")
    dialog.deed_button.click()
    assert hands.services.pledges.all() == ()
    assert past.isVisibleTo(dialog)
    past.setChecked(True)
    dialog.deed_button.click()
    (pledge,) = hands.services.pledges.all()
    assert (pledge.due, bool(pledge.contact_id), "Noor" in pledge.who) == ("2020-01-01", True, False)


def test_that_what_waits_is_let_through_and_what_is_sought_is_met(hands: Hands) -> None:
    step = begin(hands)
    services = hands.services

    def send(offering: Offering, author: str) -> Offer:
        return services.store.run(services.offers.giving(hands.evening.id, offering, author=author))

    plain = send(Offering(OfferKind.OFFERED, "Ik kan koken"), "een")
    flagged = send(Offering(OfferKind.SOUGHT, "Bel 06-12345678"), "twee")
    hands.see()
    assert hands.part(KeyButton, "showAll").isVisible()
    hands.focus(hands.part(CaptureLine, "line"))
    hands.press(KEY.Key_Return, CTRL)
    assert [one.id for one in board_of(hands, step).waiting] == [flagged.id]
    assert len(hands.heard.messages) == 1
    face = face_of(hands)
    hands.press(KEY.Key_L, CTRL)
    assert face.board.chosen() == flagged.id
    hands.press(KEY.Key_Return)
    assert board_of(hands, step).waiting == ()
    hands.press(KEY.Key_M)
    menu, people = face.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert board_of(hands, step).loose.sought[0].met_by == plain.id
    hands.undo()
    assert board_of(hands, step).loose.sought[0].met_by == ""
    shown = "De gemeente bewaart mijn naam."
    person = services.contacts.add("Noor Vos", "06", "help", shown, "2099-01-01")
    assert face.board.choose(plain.id)
    hands.press(KEY.Key_C)
    people.actions()[1].trigger()
    people.close()
    assert board_of(hands, step).loose.offered[0].contact_id == person.id
    hands.undo()
    assert board_of(hands, step).loose.offered[0].contact_id == ""
    heads = [row for row in rows_of(board_of(hands, step)) if isinstance(row, OfferHead)]
    assert [bool(head.chip) for head in heads] == [True, True, False]
