"""Erasing at the desk: three clicks by mouse or by key, nothing changes before the last, and afterwards a receipt is left."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import language
from cocreate_desktop.codes import voting_codes
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.aftercare.room import AftercareRoom
from cocreate_desktop.desktop.contacts.contactdialog import ContactDialog, Draft
from cocreate_desktop.desktop.erasing.dialog import FIND, LOOK, RECEIPT, EraseDialog
from cocreate_desktop.domain.evening import Code
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.secrecy import author_of
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.storage import FileReceipts
from tests.desktop.scene import Scene
from tests.desktop.scene import scene as scene  # noqa: PLC0414 - a fixture of this folder too

KEY = Qt.Key
SHOWN = "De gemeente bewaart mijn naam."


@pytest.fixture
def code(scene: Scene) -> Code:
    """Of somebody who wrote two notes by phone."""
    language.use("en")
    services, evening = scene.services, scene.services.evenings.get(scene.evening_id)
    (code,) = services.cards.make_codes(evening.id, 1)
    step = next(one for one in services.evenings.steps(evening.id) if one.kind is Kind.IDEAS)
    services.playing.go_to(evening.id, step.id)
    for words in ("Meer bomen", "Een lange tafel"):
        author = author_of(evening.secret, code.token)
        services.store.run(services.capturing.sending(evening.id, words, author=author))
    services.capturing.write(step.id, "Van een ander, over Noor Vos")
    return code


def notes(scene: Scene) -> list[str]:
    return sorted(one.text for one in scene.services.store.read(lambda reader: reader.find(Note)))


def until(dialog: EraseDialog, part: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: dialog.part == part and forms.child(dialog, QWidget, part).isVisible())


def test_that_three_clicks_erase_what_came_by_a_code_and_give_a_receipt(
    scene: Scene, code: Code, qtbot: QtBot, tmp_path: Path
) -> None:
    room = AftercareRoom(scene.desk, scene.host)
    scene.host.show()
    room.enter(scene.evening_id)
    room.erase.click()
    dialog = room.dialog
    assert dialog is not None
    dialog.deed_button.click()
    told = forms.child(dialog, QLabel, "told")
    assert told.isVisible()
    dialog.wanted.setText("Niemand van hier")
    QTest.keyClick(dialog.wanted, KEY.Key_Return)
    qtbot.waitUntil(lambda: told.isVisible() and "found" in told.text())
    dialog.wanted.setText(voting_codes.shown(code.typed))
    dialog.deed_button.click()
    until(dialog, LOOK, qtbot)
    _looked_at(dialog, scene)
    dialog.deed_button.click()
    until(dialog, RECEIPT, qtbot)
    assert notes(scene) == ["Van een ander, over Noor Vos"]
    said = dialog.receipt.toPlainText()
    assert "2 notes" in said
    assert not any(words in said for words in ("bomen", code.typed, code.token))
    assert (dialog.list.rows.count(), dialog.wanted.text(), scene.desk.undo.count()) == (0, "", 0)
    _saved(dialog, tmp_path, qtbot)
    dialog.reject()
    room.close_down()
    _again(scene, said, qtbot)
    assert scene.heard.problems == []


def _looked_at(dialog: EraseDialog, scene: Scene) -> None:
    """What goes and what stays. Where something can be lost, Enter is the safe answer, and nothing has changed yet."""
    rows = [dialog.list.rows.item(place).text() for place in range(dialog.list.rows.count())]
    assert rows[0].startswith("Code 1 of ")
    assert rows[1:] == ["– 1 code", "– 2 notes"]
    assert "given away" in forms.child(dialog, QLabel, "left").text()
    assert dialog.safe_button.isDefault()
    assert len(notes(scene)) == 3
    QTest.keyClick(dialog.list.rows, KEY.Key_Space)
    assert not dialog.deed_button.isEnabled()
    dialog.accept()
    assert len(notes(scene)) == 3
    QTest.keyClick(dialog.list.rows, KEY.Key_Space)
    assert dialog.deed_button.text() == "Erase 3 things for good"


def _saved(dialog: EraseDialog, folder: Path, qtbot: QtBot) -> None:
    """As a page and as text."""
    for name, file in (("savePaper", folder / "receipt.pdf"), ("saveText", folder / "receipt.txt")):
        dialog.save_buttons[name].click()
        assert dialog.asking is not None
        dialog.asking.dialog.fileSelected.emit(str(file))
        dialog.asking.dialog.close()
        qtbot.waitUntil(partial(_is_written, file))
    assert (folder / "receipt.txt").read_text(encoding="utf-8") == dialog.receipt.toPlainText()


def _is_written(file: Path) -> bool:
    """A file is there a moment before what stands in it."""
    return file.exists() and file.stat().st_size > 0


def _again(scene: Scene, said: str, qtbot: QtBot) -> None:
    """The receipt can be given again later."""
    dialog = EraseDialog(scene.desk, parent=scene.host)
    dialog.open()
    until(dialog, FIND, qtbot)
    assert dialog.earlier.count() == 2
    dialog.earlier.setCurrentIndex(1)
    dialog.earlier.activated.emit(1)
    assert (dialog.part, dialog.receipt.toPlainText()) == (RECEIPT, said)
    dialog.reject()


def test_that_a_person_of_the_vault_is_looked_at_and_erased_from_her_own_dialog(
    scene: Scene, code: Code, qtbot: QtBot
) -> None:
    assert code.number == 1
    contact = scene.services.contacts.add("Noor Vos", "noor@voorbeeld.nl", "help", SHOWN, "2099-01-01")
    scene.host.show()
    left: list[Draft] = []
    gone: list[Contact] = []
    for erase in (False, True):
        card = ContactDialog(scene.desk, "Who?", lambda _typed: contact, Draft(), contact, scene.host)
        card.left.connect(left.append)
        card.erased.connect(gone.append)
        card.open()
        forms.child(card, QWidget, "erase").setFocus()
        QTest.keyClick(forms.child(card, QWidget, "erase"), KEY.Key_Space)
        dialog = card.erasing
        assert dialog is not None
        until(dialog, LOOK, qtbot)
        words = [dialog.list.rows.item(place).text() for place in range(dialog.list.rows.count())]
        assert words[0].endswith(": Noor Vos")
        assert any("over Noor Vos" in line for line in words)
        if erase:
            dialog.deed_button.click()
            until(dialog, RECEIPT, qtbot)
        dialog.reject()
        if not erase:
            assert card.isVisible()
            card.reject()
    assert scene.services.contacts.all() == ()
    assert (len(left), gone) == (1, [contact])  # who was erased is not remembered as a draft either
    assert "Van een ander, over …" in notes(scene)
    assert scene.heard.problems == []


def test_that_a_receipt_that_cannot_be_kept_is_told_beside_it(
    scene: Scene, code: Code, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    receipts = scene.desk.project.receipts
    assert isinstance(receipts, FileReceipts)
    receipts._place.mkdir(parents=True)
    dialog = EraseDialog(scene.desk, parent=scene.host)
    dialog.open()
    dialog.wanted.setText(voting_codes.shown(code.typed))
    dialog.deed_button.click()
    until(dialog, LOOK, qtbot)
    dialog.deed_button.click()
    until(dialog, RECEIPT, qtbot)
    told = forms.child(dialog, QLabel, "toDo")
    assert told.isVisible()
    assert "could not keep it" in told.text()
    assert "could not keep it" in dialog.receipt.toPlainText()
    assert notes(scene) == ["Van een ander, over Noor Vos"]
    dialog.reject()
