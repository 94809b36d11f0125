"""The form of the voting cards follows what lies on the table: it changes with what was printed, never with what failed."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.saving import Saved
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.services.outside import Paper
from tests.desktop.scene import Scene


def test_that_cards_that_could_not_be_printed_leave_the_form_as_it_was(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    no_folder = tmp_path / "file"
    no_folder.write_text("x", encoding="utf-8")
    room.prints.tiles[Paper.CARDS].click()
    dialog = room.prints.choosing
    assert dialog is not None
    dialog.choices["folded"].setChecked(True)
    dialog.deed_button.click()
    asking = room.prints.asking
    assert asking is not None
    asking.dialog.close()
    asking.saved.emit(Saved(no_folder / "cards.pdf", Paper.CARDS))
    qtbot.waitUntil(lambda: bool(scene.heard.problems), timeout=30_000)
    assert scene.services.evenings.get(scene.evening_id).card_form is CardForm.TURNED
