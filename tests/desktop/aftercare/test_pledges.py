"""The card of pledges in the follow-up: what is late in words, done by key with undo, changed in a dialog, and taken along."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import language
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.aftercare.pledgedelegate import row_of
from cocreate_desktop.desktop.aftercare.pledgescard import PledgesCard
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.domain.pledges import PledgeState
from tests.desktop.steps.conftest import Hands, hands

__all__ = ["hands"]
TODAY = date(2026, 12, 3)


@pytest.fixture
def card(hands: Hands, qtbot: QtBot) -> PledgesCard:
    """The card with a pledge that is done, one that is late and one to come."""
    language.use("en")
    pledges = hands.services.pledges
    for what, who, due in (
        ("Letter", "municipality", "2026-11-27"),
        ("Drawing", "office", "2026-11-30"),
        ("Trial", "group Table", "2026-12-05"),
    ):
        made = pledges.add(what, who, due, past=True)
        if what == "Letter":
            pledges.set_state(made.id, "done")
    made_card = PledgesCard(hands.desk)
    qtbot.addWidget(made_card)
    made_card.resize(422, 488)
    made_card.show_pledges(pledges.all(), TODAY, 3)
    made_card.show()
    return made_card


def test_that_pledges_are_done_changed_added_and_removed_by_key(
    hands: Hands, card: PledgesCard, qtbot: QtBot
) -> None:
    pledges = hands.services.pledges

    def again() -> None:
        card.show_pledges(pledges.all(), TODAY, 3)

    rows = forms.child(card, QListWidget, "pledges")
    said = [rows.item(place).text() for place in range(rows.count())]
    assert said == [
        "Letter, municipality, 27 Nov, done",
        "Drawing, office, 30 Nov, 3 days late",
        "Trial, group Table, 5 Dec, in 2 days",
    ]
    assert [row_of(one, TODAY).late for one in pledges.all()] == [False, True, False]
    assert forms.child(card, QLabel, "calendarTold").text() == "2 pledges, 3 moments to reply"
    rows.setCurrentRow(1)
    _focus(hands, card, rows)
    QTest.keyClick(rows, Qt.Key.Key_Space)
    assert pledges.all()[1].state is PledgeState.DONE
    again()
    assert rows.currentRow() == 1
    hands.undo()
    assert pledges.all()[1].state is PledgeState.OPEN
    again()
    _changed(hands, card, rows)
    _focus(hands, card, rows)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    assert len(pledges.all()) == 2
    hands.undo()
    _added(hands, card)


def _focus(hands: Hands, card: PledgesCard, rows: QListWidget) -> None:
    """Keys count in the window that is in front."""
    card.activateWindow()
    rows.setFocus()
    hands.until(rows.hasFocus)


def _changed(hands: Hands, card: PledgesCard, rows: QListWidget) -> None:
    """How it stands and what came of it, in a dialog, with one undo."""
    pledges = hands.services.pledges
    _focus(hands, card, rows)
    QTest.keyClick(rows, Qt.Key.Key_Return)
    dialog = card.dialog
    assert dialog is not None
    state = forms.child(dialog, QComboBox, "state")
    state.setCurrentIndex(state.findData("dropped"))
    forms.child(dialog, QLineEdit, "told").setText("The office stopped")
    dialog.deed_button.click()
    changed = pledges.all()[1]
    assert (changed.state, changed.told, changed.who) == (PledgeState.DROPPED, "The office stopped", "office")
    hands.undo()
    assert pledges.all()[1].state is PledgeState.OPEN


def _added(hands: Hands, card: PledgesCard) -> None:
    """What was typed and left by Escape is there again; a person of the vault is a number."""
    shown = "De gemeente bewaart mijn naam."
    person = hands.services.contacts.add("Noor Vos", "06", "pledge", shown, "2099-01-01")
    add = forms.child(card, KeyButton, "add")
    add.click()
    dialog = card.dialog
    assert dialog is not None
    forms.child(dialog, QLineEdit, "what").setText("Count the traffic")
    dialog.reject()
    add.click()
    dialog = card.dialog
    assert dialog is not None
    assert forms.child(dialog, QLineEdit, "what").text() == "Count the traffic"
    who = forms.child(dialog, QComboBox, "who")
    who.setCurrentIndex(who.findData(person.id))
    dialog.deed_button.click()
    made = next(one for one in hands.services.pledges.all() if one.what == "Count the traffic")
    assert (made.contact_id, made.who) == (person.id, f"lead {person.number}")
    hands.undo()
    assert made.id not in {one.id for one in hands.services.pledges.all()}


def test_that_the_calendar_goes_where_it_is_asked_and_an_empty_card_says_so(
    hands: Hands, card: PledgesCard, tmp_path: Path
) -> None:
    forms.child(card, KeyButton, "export").click()
    assert card.asking is not None
    card.asking.dialog.fileSelected.emit(str(tmp_path / "plein.ics"))
    card.asking.dialog.close()
    assert (tmp_path / "plein.ics").read_bytes().count(b"BEGIN:VEVENT") >= 2
    card.show_pledges((), TODAY)
    assert forms.child(card, QLabel, "empty").isVisible()
    assert not forms.child(card, KeyButton, "export").isEnabled()
    assert hands.problems == []
