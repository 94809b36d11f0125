"""The support package from the sheet of keys: read first, saved after."""

import zipfile
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.handbook.window import HandbookWindow
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.settings.helpsheet import HelpSheet
from cocreate_desktop.desktop.settings.support import SupportDialog, SupportPackage
from cocreate_desktop.domain.unforeseen import Unforeseen
from tests.readymade import ready_file

T = TypeVar("T", bound=QObject)


def test_that_a_facilitator_reads_the_package_before_it_is_saved_and_one_mistake_asks_once(
    window: Window, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    path, out = tmp_path / "plein.cocreate", tmp_path / "hulp.zip"
    key = ready_file(path, "support", {"name": "Zwaluwplein"})
    shell = window.shell
    window.opener.open(path, key)
    qtbot.waitUntil(lambda: shell.desk is not None, timeout=20_000)
    shell.action("help").trigger()
    _one(shell, HandbookWindow).keys.click()
    _one(shell, HelpSheet).deed_button.click()
    qtbot.waitUntil(lambda: bool(shell.findChildren(SupportDialog)), timeout=20_000)
    dialog = _one(shell, SupportDialog)
    shown = forms.child(dialog, QPlainTextEdit, "supportText").toPlainText()
    assert '"sound": true' in shown
    assert "Zwaluwplein" not in shown
    assert not out.exists()
    dialog.deed_button.click()
    _one(shell, QFileDialog).fileSelected.emit(str(out))
    qtbot.waitUntil(out.exists, timeout=20_000)
    with zipfile.ZipFile(out) as package:
        assert all(package.read(name).decode() in shown for name in package.namelist())
    shell.go("prepare")
    for _time in range(3):
        shell.unforeseen(ValueError("a secret"))
    qapp.processEvents()
    told = [
        one
        for one in shell.findChildren(SafeDialog)
        if one.windowTitle() == Unforeseen().happened.removesuffix(".")
    ]
    assert len(told) == 1
    assert all("secret" not in one.windowTitle() for one in told)


def test_that_a_package_for_which_no_place_was_chosen_is_forgotten(window: Window, qtbot: QtBot) -> None:
    shell = window.shell
    shell.action("help").trigger()
    _one(shell, HandbookWindow).keys.click()
    _one(shell, HelpSheet).deed_button.click()
    qtbot.waitUntil(lambda: bool(shell.findChildren(SupportDialog)), timeout=20_000)
    _one(shell, SupportDialog).deed_button.click()
    _one(shell, QFileDialog).reject()
    qtbot.waitUntil(lambda: shell.findChildren(SupportPackage) == [])


def _one(over: QObject, kind: type[T]) -> T:
    return over.findChildren(kind)[-1]
