"""A window that closes while the last backup goes to a slow stick says so, and goes by itself when it is there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from cocreate_desktop import settings
from cocreate_desktop.apps import desktop
from cocreate_desktop.apps.backupcopies import still_going
from cocreate_desktop.apps.backupdesk import BackupDesk
from cocreate_desktop.desktop.lastcopy import LastCopy
from cocreate_desktop.desktop.theme import Theme
from tests.patience import until
from tests.readymade import ready_made


def test_that_it_names_the_place_and_goes_when_the_copy_is_there(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(qapp, "light", still=True)
    going = ["BUURT-01"]
    dialog = LastCopy(lambda: going[0])
    qtbot.addWidget(dialog)
    dialog.open()
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "BUURT-01" in said
    assert "stick" in said
    qapp.processEvents()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished):
        going[0] = ""


def test_that_nobody_has_to_wait(qapp: QApplication, qtbot: QtBot) -> None:
    Theme(qapp, "light", still=True)
    dialog = LastCopy(lambda: "BUURT-01")
    dialog.open()
    with qtbot.waitSignal(dialog.finished):
        dialog.safe_button.click()


@pytest.mark.skipif(os.name == "nt", reason="the system has no such thing")
def test_that_the_program_ends_when_the_slow_stick_has_the_last_copy(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "home"))
    folder = tmp_path / "BUURT-01" / "plein-backups"
    folder.mkdir(parents=True)
    hanging = folder / "erased.json"
    os.mkfifo(hanging)  # whoever reads it waits for ever
    settings.save(settings.Settings(backup_folder=str(folder.parent)))
    opened = ready_made(tmp_path / "plein.cocreate", "bare", {"question": "Wat mis je hier?"})
    backups = BackupDesk(opened)
    backups.start()
    until(lambda: list(folder.glob("*.cocreate")))
    backups.close()
    opened.close()
    told: list[str] = []

    def let_go() -> None:
        told.extend(one.windowTitle() for one in qapp.topLevelWidgets() if isinstance(one, LastCopy))
        with hanging.open("w"):
            hanging.unlink()

    QTimer.singleShot(200, let_go)
    desktop.wait_for_copies(qapp)
    assert told == ["De laatste reservekopie gaat nog naar BUURT-01"]
    assert still_going() == ""


def test_that_without_a_copy_on_its_way_the_program_ends_at_once(qapp: QApplication) -> None:
    desktop.wait_for_copies(qapp)
    assert not [one for one in qapp.topLevelWidgets() if isinstance(one, LastCopy) and one.isVisible()]
