"""Somebody who writes in fields of a real window, with the real library and its words in a process of their own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import psutil
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.spelling import ChildSpeller
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.spelling.fields import LineMarks, Marks, TextMarks
from cocreate_desktop.desktop.spelling.watch import ASKS, Spelling
from cocreate_desktop.desktop.theme import Theme
from tests.patience import until

Field = QLineEdit | QPlainTextEdit
ENOUGH = 30_000
"""Milliseconds; a busy machine loads the words in some of them."""


@dataclass
class Writer:
    """A window, with a page of two fields beside it that ask for spelling and one that does not."""

    shell: Shell
    spelling: Spelling
    line: QLineEdit
    text: QPlainTextEdit
    other: QLineEdit
    qtbot: QtBot

    def goes_to(self, field: Field) -> None:
        """Waits for nothing but the focus."""
        field.window().activateWindow()
        field.setFocus()
        self.qtbot.waitUntil(field.hasFocus)

    def writes(self, field: Field, words: str) -> None:
        """Letter by letter, as keys."""
        self.goes_to(field)
        QTest.keyClicks(field, words)

    def sees(self, field: Field, *words: str) -> None:
        """Waits until a line stands under exactly these words."""
        self.qtbot.waitUntil(lambda: underlined(field) == list(words), timeout=ENOUGH)

    def opens_menu(self, field: Field) -> QMenu:
        """By the key for it; waits until what may be meant was found."""
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), field.mapToGlobal(QPoint(5, 5))
        )
        assert QApplication.sendEvent(field, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self.qtbot.waitUntil(lambda: not texts(menu)[0].endswith("…"), timeout=ENOUGH)
        return menu


def underlined(field: Field) -> list[str]:
    """The words with a line, in order."""
    if isinstance(field, QLineEdit):
        marks = marks_of(field)
        lines = marks._drawn if isinstance(marks, LineMarks) else []
        return [field.text()[start : start + length] for start, length in lines]
    found, block = [], field.document().firstBlock()
    while block.isValid():
        formats = block.layout().formats()
        found += [block.text()[one.start : one.start + one.length] for one in formats]
        block = block.next()
    return found


def marks_of(field: Field) -> Marks | None:
    """What looks at a field; None when nothing does."""
    return field.findChild(LineMarks if isinstance(field, QLineEdit) else TextMarks)


def texts(menu: QMenu) -> list[str]:
    """The lines of a menu that are seen."""
    return [one.text() for one in menu.actions() if one.isVisible() and not one.isSeparator()]


def children() -> list[psutil.Process]:
    """The processes of this one that know words."""
    return [one for one in psutil.Process().children() if "spell" in _words(one)]


def _words(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def page(*fields: QWidget) -> QWidget:
    """A window of these fields."""
    host = QWidget()
    column = QVBoxLayout(host)
    for field in fields:
        column.addWidget(field)
    host.resize(700, 300)
    return host


@pytest.fixture
def writer(qapp: QApplication, qtbot: QtBot) -> Iterator[Writer]:
    """Spelling is on; no project is open."""
    Theme(qapp, "light", still=True)
    shell = Shell(QWidget(), lambda _desk, _parent: {})
    line, text, other = QLineEdit(), QPlainTextEdit(), QLineEdit()
    for field in (line, text):
        field.setProperty(ASKS, True)
    host = page(line, text, other)
    for window in (shell, host):
        qtbot.addWidget(window)
        window.show()
    spelling = Spelling(shell, ChildSpeller())
    spelling.switch(True)
    yield Writer(shell, spelling, line, text, other, qtbot)
    shell.close()
    until(lambda: not children())
