"""A new laptop, a stick and a key on paper: from the start screen to the project, and a trial of it beforehand."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cocreate_desktop import settings
from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.start.dialogs import UnlockDialog


def asked(window: Window, qtbot: QtBot, kind: type[SafeDialog]) -> SafeDialog:
    def waiting() -> list[SafeDialog]:
        return [one for one in window.shell.findChildren(SafeDialog) if one.isVisible() and type(one) is kind]

    qtbot.waitUntil(lambda: bool(waiting()), timeout=20_000)
    return waiting()[0]


def room(window: Window, qtbot: QtBot) -> PrepareRoom:
    qtbot.waitUntil(lambda: window.shell.desk is not None, timeout=30_000)
    found = window.shell.room("prepare")
    assert isinstance(found, PrepareRoom)
    return found


def words(dialog: SafeDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def a_project_on_a_stick(window: Window, qtbot: QtBot, path: Path, stick: Path) -> str:
    """Made, and a stick chosen on the card of backups, where a trial says that it can be put back; its key."""
    LocalProjects(0, "127.0.0.1").create(path, {"question": "Wat mis je?"}, "ideas").close()
    window.opener.open(path)
    safe = room(window, qtbot).safe
    assert forms.child(safe, QLabel, "secondTitle").text().endswith("nog niet ingesteld")
    safe._on_folder(str(stick))
    qtbot.waitUntil(lambda: bool(list(stick.rglob("*.cocreate"))), timeout=20_000)
    qtbot.waitUntil(lambda: stick.name in forms.child(safe, QLabel, "secondWords").text(), timeout=20_000)
    assert settings.load().settings.backup_folder == str(stick)
    assert forms.child(safe, QLabel, "laptopTitle").text() == "Op deze laptop: in orde"
    safe.drill.click()
    trial = asked(window, qtbot, SafeDialog)
    assert stick.name in words(trial)
    trial.safe_button.click()
    assert window.shell.desk is not None
    key = window.shell.desk.project.recovery_key()
    window.shell.close_project()
    return key


def test_that_a_stick_and_a_key_on_paper_bring_a_project_back_on_a_new_laptop(
    window: Window, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, path = tmp_path / "BUURT-01", tmp_path / "buurt.cocreate"
    stick.mkdir()
    key = a_project_on_a_stick(window, qtbot, path, stick)
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "new laptop"))
    path.unlink()
    backup = max(stick.rglob("*.cocreate"), key=lambda one: one.name)
    window.opener.open(backup)
    offer = asked(window, qtbot, SafeDialog)
    assert path.name in words(offer)
    offer.deed_button.click()
    unlock = asked(window, qtbot, UnlockDialog)
    assert isinstance(unlock, UnlockDialog)
    unlock._key.setText(key.lower())
    unlock.deed_button.click()
    assert room(window, qtbot).project.question.words == "Wat mis je?"
    assert window.shell.desk is not None
    assert window.shell.desk.project.path == tmp_path / "new laptop" / "projects" / path.name
    assert backup.exists()


def test_that_a_stick_that_is_not_in_is_asked_for_before_an_older_backup_is_put_back(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "buurt.cocreate"
    LocalProjects(0, "127.0.0.1").create(path, {"question": "Wat mis je?"}, "ideas").close()
    settings.save(settings.Settings(backup_folder=str(tmp_path / "BUURT-01")))
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(bytes(4096))
    window.opener.open(path)
    dialog = asked(window, qtbot, SafeDialog)
    assert "BUURT-01" in words(dialog)
    dialog.deed_button.click()
    room(window, qtbot)
    window.shell.close_project()
