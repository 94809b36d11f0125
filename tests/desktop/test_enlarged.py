"""Words and buttons up to twice their size: what has no room any more is scrolled to, never cut off."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.parts.messages import MessageBar
from cocreate_desktop.desktop.parts.scrolled import Scrolled
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.theme import Theme

# 1366 × 768 where all is half as large again, and 1920 × 1080 where it is twice as large.
SMALL = (QSize(910, 512), QSize(960, 540))

BEGIN = """
from cocreate_desktop.apps.desktop import make_application
import os
app = make_application(int({size}))
print(app.primaryScreen().devicePixelRatio(), os.environ.get("QT_SCALE_FACTOR"))
"""


@pytest.fixture(params=SMALL, ids=["1366-150", "1920-200"])
def shell(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    Theme(qapp, "light", still=True)
    made = Shell(QWidget(), lambda _desk, _parent: {})
    qtbot.addWidget(made)
    made.resize(request.param)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


class Asked(SafeDialog):
    """A dialog with more fields than a small window has room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Alles over het traject", "Vul in wat je weet.", "Sluiten", "Bewaar", parent=parent)
        form = QWidget(self)
        column = QVBoxLayout(form)
        self.fields = [QLineEdit(form) for _place in range(16)]
        for field in self.fields:
            column.addWidget(field)
        self.body.addWidget(form)


@pytest.mark.parametrize(("size", "factor"), [(100, 1.0), (125, 1.25), (150, 1.5), (200, 2.0)])
def test_that_the_program_begins_in_the_size_of_the_settings(size: int, factor: float) -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    surroundings.pop("QT_SCALE_FACTOR", None)
    done = subprocess.run(
        [sys.executable, "-c", BEGIN.format(size=size)],
        capture_output=True, text=True, check=True, env=surroundings, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == [str(factor), "None"]


def test_that_what_the_system_enlarges_is_enlarged_further() -> None:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    done = subprocess.run(
        [sys.executable, "-c", BEGIN.format(size=200)],
        capture_output=True, text=True, check=True, env=surroundings, timeout=60,
    )  # fmt: skip
    assert done.stdout.split() == ["3.0", "1.5"]


def test_that_a_small_window_scrolls_and_follows_the_focus(shell: Shell) -> None:
    area = shell.centralWidget()
    assert isinstance(area, Scrolled)
    inner = area.widget()
    assert inner is not None
    assert inner.size() == QSize(1366, 768)
    button = shell.findChild(QToolButton, "settingsButton")
    assert button is not None
    assert not _seen(button, area)
    button.setFocus()
    assert _seen(button, area)


def test_that_a_message_is_in_sight_wherever_one_has_scrolled_to(shell: Shell) -> None:
    (bar,) = shell.findChildren(MessageBar)
    shell.message("De reservekopie is gemaakt.")
    assert shell.rect().contains(QRect(bar.mapTo(shell, QPoint(0, 0)), bar.size()))


def test_that_a_long_dialog_stays_within_its_window_and_every_field_is_reached(
    shell: Shell, qtbot: QtBot
) -> None:
    dialog = Asked(shell)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.fields[0].setFocus()
    assert dialog.height() <= shell.height()
    assert dialog.width() <= shell.width()
    (area,) = dialog.findChildren(Scrolled)
    for field in dialog.fields:
        assert field.hasFocus()
        qtbot.waitUntil(partial(_seen, field, area))
        assert dialog.rect().contains(dialog.deed_button.geometry())
        QTest.keyClick(field, Qt.Key.Key_Tab)
    dialog.close()


def test_that_a_dialog_with_only_words_is_scrolled_by_keys(shell: Shell) -> None:
    dialog = SafeDialog(
        "Wat er gebeurt", "Een zin van deze lengte staat hier vaak. " * 60, "Sluiten", parent=shell
    )
    dialog.open()
    (area,) = dialog.findChildren(Scrolled)
    area.setFocus()
    QTest.keyClick(area, Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 0
    assert area.accessibleName() == "Wat er gebeurt"
    dialog.close()


def test_that_a_dialog_is_as_high_as_what_it_says_by_now_and_never_higher_than_its_window(
    shell: Shell,
) -> None:
    said = "Een zin van deze lengte staat hier vaak. "
    dialog = SafeDialog("Wat er gebeurt", said, "Sluiten", parent=shell)
    dialog.open()
    (words,) = (label for label in dialog.findChildren(QLabel) if label.text() == said)
    high = []
    for often in (1, 6, 1, 60):
        words.setText(said * often)
        dialog.fit()
        high.append(dialog.height())
    assert high[0] == high[2] < high[1] < high[3] <= shell.height()
    dialog.close()


def test_that_a_dialog_with_room_is_left_as_it_is(shell: Shell) -> None:
    shell.resize(1366, 768)
    dialog = SafeDialog(
        "Wis 3 briefjes?", "Ze komen niet terug.", "Houd ze", "Wis", danger=True, parent=shell
    )
    dialog.open()
    assert dialog.findChildren(Scrolled) == []
    assert dialog.width() == 520
    dialog.close()


def _seen(one: QWidget, area: Scrolled) -> bool:
    view = area.viewport()
    return view.rect().contains(QRect(one.mapTo(view, QPoint(0, 0)), one.size()))
