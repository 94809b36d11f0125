"""Qt's own words are in the language of the app, so that no English stands beside Dutch."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop import language
from cocreate_desktop.apps.desktop import make_application
from cocreate_desktop.desktop import qtwords

Mode = QFileDialog.FileMode


@pytest.fixture(autouse=True)
def as_before(qapp: QApplication) -> Iterator[None]:
    """The next tests get an application without words of its own."""
    yield
    language.use("en")
    qtwords.speak(qapp)


def words_of(qtbot: QtBot, folder: Path, mode: Mode = Mode.ExistingFiles) -> tuple[list[str], set[str]]:
    """The labels of a file dialog that is drawn by Qt, and what its buttons are called."""
    dialog = QFileDialog(None, "", str(folder))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setFileMode(mode)
    dialog.show()
    labels = [label.text() for label in dialog.findChildren(QLabel)]
    return labels, {one.text() or one.toolTip() for one in dialog.findChildren(QAbstractButton)}


def test_that_the_file_dialog_is_dutch(qtbot: QtBot, tmp_path: Path) -> None:
    make_application()
    labels, buttons = words_of(qtbot, tmp_path)
    assert labels == ["&Zoeken in:", "Bestands&naam:", "Bestanden van &type:"]
    assert buttons >= {"&Openen", "Annuleren", "Hogere map", "Nieuwe map aanmaken", "Lijstweergave"}
    labels, buttons = words_of(qtbot, tmp_path, Mode.Directory)
    assert labels == ["&Zoeken in:", "Map:", "Bestanden van &type:"]
    assert "&Kiezen" in buttons


def test_that_the_file_dialog_is_english_for_who_reads_english_also_after_dutch(
    qtbot: QtBot, tmp_path: Path
) -> None:
    make_application()
    language.use("en")
    make_application()
    labels, buttons = words_of(qtbot, tmp_path)
    assert labels == ["&Look in:", "File &name:", "Files of &type:"]
    assert buttons >= {"&Open", "Cancel", "Parent Directory"}


def test_that_the_menu_of_a_text_field_is_dutch(qtbot: QtBot) -> None:
    make_application()
    field = QLineEdit()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    lines = [line.text().partition("\t")[0].replace("&", "") for line in menu.actions() if line.text()]
    menu.deleteLater()
    assert lines[:5] == ["Ongedaan maken", "Opnieuw", "Knippen", "Kopiëren", "Plakken"]


def test_that_words_are_not_piled_up(qapp: QApplication) -> None:
    make_application()
    number = len(qapp.findChildren(QTranslator))
    for _time in range(3):
        make_application()
    assert len(qapp.findChildren(QTranslator)) == number


def test_that_a_text_that_nobody_translates_stays_as_it_is(qapp: QApplication) -> None:
    make_application()
    assert qapp.translate("QFileDialog", "Zzz %n") == "Zzz %n"
