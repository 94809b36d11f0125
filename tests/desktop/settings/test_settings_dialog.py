"""Settings hold at once and say what they cannot take; the sheet of keys says what the actions say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import settings
from cocreate_desktop.apps.spelling import ChildSpeller
from cocreate_desktop.apps.support import LocalPackages
from cocreate_desktop.desktop.actions import ACTIONS
from cocreate_desktop.desktop.handbook.window import HandbookWindow
from cocreate_desktop.desktop.parts.scrolled import Scrolled
from cocreate_desktop.desktop.settings.dialog import SettingsDialog
from cocreate_desktop.desktop.settings.helpsheet import CONTEXTS, HelpSheet, key_lines
from cocreate_desktop.desktop.settings.wiring import SettingsAndHelp
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.spelling.watch import Spelling
from cocreate_desktop.desktop.theme import Theme, tokens_now


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    worn = Theme(qapp, "light", still=True)
    yield worn
    worn.wear("light")


@pytest.fixture
def dialog(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SettingsDialog]:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    host = QWidget()  # held here: a host that is let go takes its dialog along
    qtbot.addWidget(host)
    made = SettingsDialog(theme, host)
    made.open()
    yield made
    made.close()
    host.close()


def test_that_dark_is_worn_at_once_and_kept(dialog: SettingsDialog) -> None:
    dialog.look.setCurrentIndex(dialog.look.findData("dark"))
    dialog.look.activated.emit(dialog.look.currentIndex())
    assert tokens_now().dark
    assert settings.load().settings.theme == "dark"


def test_that_another_language_waits_for_the_next_start(dialog: SettingsDialog) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    dialog.language.activated.emit(1)
    assert settings.load().settings.language == "en"
    hint = dialog.findChild(QLabel, "languageHint")
    assert hint is not None
    assert "opnieuw opent" in hint.text()


def test_that_another_size_of_words_waits_for_the_next_start(dialog: SettingsDialog) -> None:
    assert [dialog.text_size.itemText(place) for place in range(5)] == [
        "100 %",
        "125 %",
        "150 %",
        "175 %",
        "200 %",
    ]
    dialog.text_size.setCurrentIndex(2)
    dialog.text_size.activated.emit(2)
    assert settings.load().settings.text_size == 150


def test_that_who_wants_no_lines_under_words_is_heard(dialog: SettingsDialog, qtbot: QtBot) -> None:
    assert dialog.spelling.isChecked()
    with qtbot.waitSignal(dialog.spelling_wanted) as heard:
        dialog.spelling.click()
    assert heard.args == [False]
    assert not settings.load().settings.spelling
    assert not _shown(dialog, "spellingLacks")


def test_that_a_laptop_without_a_list_of_words_says_so(qtbot: QtBot, theme: Theme) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    dialog = SettingsDialog(theme, host, no_words=True)
    assert not dialog.spelling.isEnabled()
    assert _shown(dialog, "spellingLacks") == "De woordenlijst staat niet op deze laptop."
    assert not _shown(dialog, "spellingHint")


def _shown(dialog: SettingsDialog, name: str) -> str:
    """The words of a label, empty for one that is hidden."""
    label = dialog.findChild(QLabel, name)
    assert label is not None
    return "" if label.isHidden() else label.text()


def test_that_less_motion_is_kept(dialog: SettingsDialog, qapp: QApplication) -> None:
    dialog.less_motion.click()
    assert settings.load().settings.less_motion
    assert qapp.property("stillness")


def test_that_less_motion_is_said_to_come_from_the_system(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    theme.heed_system(True)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1366, 768)
    dialog = SettingsDialog(theme, host)
    dialog.open()
    assert dialog.less_motion.isChecked()
    assert not dialog.less_motion.isEnabled()
    hint = dialog.findChild(QLabel, "lessMotionHint")
    assert hint is not None
    assert hint.isVisibleTo(dialog)
    theme.heed_system(False)


def test_that_all_settings_fit_the_smallest_window_without_scrolling(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path))
    theme.heed_system(True)
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1280, 680)
    host.show()
    dialog = SettingsDialog(theme, host)
    dialog.open()
    dialog.port.setText("x")
    dialog.port.editingFinished.emit()
    dialog.grow()
    assert dialog.findChildren(Scrolled) == []
    assert dialog.height() <= 600
    theme.heed_system(False)


@pytest.mark.parametrize("typed", ["", "80", "telefoon", "70000", "²²²²"])
def test_that_a_port_that_is_none_is_refused(dialog: SettingsDialog, typed: str) -> None:
    dialog.port.setText(typed)
    dialog.port.editingFinished.emit()
    assert dialog.port.property("error")
    assert "8080" in dialog._errors[dialog.port].text()
    assert settings.load().settings.port == 8080


def test_that_another_port_is_kept(dialog: SettingsDialog) -> None:
    dialog.port.setText("8090")
    dialog.port.editingFinished.emit()
    assert settings.load().settings.port == 8090


def test_that_a_second_place_must_be_there(dialog: SettingsDialog, tmp_path: Path) -> None:
    dialog.backup_folder.setText(str(tmp_path / "weg"))
    dialog.backup_folder.editingFinished.emit()
    assert dialog.backup_folder.property("error")
    assert settings.load().settings.backup_folder == ""
    dialog._on_chosen(str(tmp_path))
    assert settings.load().settings.backup_folder == str(tmp_path)
    assert not dialog.backup_folder.property("error")


def test_that_the_sheet_of_keys_names_every_action(qtbot: QtBot) -> None:
    assert {one.context for one in ACTIONS if one.shortcuts} <= set(CONTEXTS)
    lines = [words for _title, found in key_lines() for words, _keys in found]
    assert len(lines) >= sum(bool(one.shortcuts) for one in ACTIONS)
    assert not any("&" in words or "…" in words for words in lines)
    host = QWidget()
    qtbot.addWidget(host)
    sheet = HelpSheet(host)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert set(lines) <= shown


def test_that_the_window_opens_each_once(qtbot: QtBot, theme: Theme) -> None:
    shell = Shell(QWidget(), lambda _desk, _parent: {})
    qtbot.addWidget(shell)
    tied = SettingsAndHelp(
        shell, theme, Spelling(shell, ChildSpeller()), LocalPackages, lambda _book, out: out
    )
    for action in ("settings", "settings", "help", "help"):
        shell.action(action).trigger()
    assert len(shell.findChildren(SettingsDialog)) == 1
    assert len(shell.findChildren(HandbookWindow)) == 1
    assert tied.settings is not None
    assert tied.handbook is not None
    for _time in range(2):
        tied.handbook.keys.click()
    assert len(shell.findChildren(HelpSheet)) == 1
    assert tied.help is not None
    tied.settings.reject()
    tied.help.reject()
    tied.handbook.reject()
    assert not any((tied.settings, tied.help, tied.handbook))


def test_that_keys_read_as_they_stand_on_the_keyboard() -> None:
    keys = {words: keys for _title, found in key_lines() for words, keys in found}
    assert keys["Hang het briefje zo op"] == "Shift Enter"
    assert keys["Tafel van de volgende briefjes, 0 voor geen"] == "Ctrl Shift 0–9"
    assert keys["Groter"].startswith("Ctrl +")
    assert all(keys.values())


def test_that_the_sheet_of_keys_fits_a_narrow_window(qtbot: QtBot) -> None:
    for width, height in ((1366, 768), (1920, 1080), (900, 700)):
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(width, height)
        sheet = HelpSheet(host)
        sheet.adjustSize()
        assert sheet.width() <= width
        assert sheet.height() <= height
