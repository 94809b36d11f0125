"""The control of a vote at the desk: its figure stands with what happened, and its file can be given to whoever doubts."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.saving import Saved
from cocreate_desktop.desktop.steps.vote import Face
from cocreate_desktop.domain.controlfigure import last_seal
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.controlcheck import check
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.votes import by_phone, found, open_up, reveal, tile


def test_that_the_figure_stands_at_the_desk_and_its_file_fits_it(hands: Hands, tmp_path: Path) -> None:
    hands.go(Kind.VOTE)
    open_up(hands)
    by_phone(hands, {"A": 1})
    hands.part(KeyButton, "happened").click()
    assert not hands.part(KeyButton, "saveControl").isVisible()
    tile(hands, "close").click()
    seal = last_seal(found(hands).audit)
    assert seal is not None
    said = hands.part(QLabel, "controlWords")
    assert said.isVisible()
    assert seal.figure in said.text()
    reveal(hands)
    hands.part(KeyButton, "saveControl").click()
    face = hands.room.findChild(Face)
    assert face is not None
    panel = face._audit
    panel.asking.dialog.close()
    out = tmp_path / "Controle.control.json"
    panel.asking.saved.emit(Saved(out, found(hands).round.id))
    hands.qtbot.waitUntil(lambda: (tmp_path / "Controle.round.json").exists())
    checked = check(out, seal.figure)
    assert (checked.wrong, checked.counted) == ((), True)
    for window in hands.room.window().findChildren(QWidget):
        if type(window).__name__ == "SavedDialog":
            window.close()
