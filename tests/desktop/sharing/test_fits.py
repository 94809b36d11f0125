"""Every state and every dialog of sharing, in both languages and both themes, on the smallest laptop: nothing is cut off, every
field is named, and no letter leads to two places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import language
from cocreate_desktop.desktop import theme
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.parts.shortlabel import ShortLabel
from cocreate_desktop.desktop.sharing.asking import AskingDialog
from cocreate_desktop.desktop.sharing.joindialog import HUB as THE_HUB
from cocreate_desktop.desktop.sharing.joindialog import LAPTOP, STICK, JoinDialog
from cocreate_desktop.desktop.start.rowbutton import RowButton
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.syncerrors import Garbled
from tests.desktop.sharing.conftest import Shown
from tests.desktop.sharing.roads import DOOR, HUB, NOTES, STATES

SCREEN = QRect(0, 0, 1366, 690)
"""What a laptop of 1366 × 768 leaves of its screen."""
WAYS = ("pairHub", "offer", "writeStick", "takeStick")
LONG = Garbled(peer="https://samen.rivierstad.example")


def cut_off(dialog: QDialog) -> Iterator[str]:
    """What of a dialog does not show whole."""
    if not SCREEN.contains(QRect(QPoint(0, 0), dialog.size())):
        yield f"{dialog.windowTitle()}: {dialog.width()} × {dialog.height()}"
    for label in dialog.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ShortLabel):
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            narrow = not label.wordWrap() and label.sizeHint().width() > label.width()
            if needed > label.height() + 1 or narrow:
                yield f"{dialog.windowTitle()}: {label.text()}"
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.minimumSizeHint().width() > button.width():
            yield f"{dialog.windowTitle()}: {button.text()}"
    shown = [
        one
        for one in dialog.findChildren(QWidget)
        if one.isVisible() and isinstance(one, (QLabel, QLineEdit))
    ]
    places = [(one, QRect(one.mapTo(dialog, QPoint(0, 0)), one.size())) for one in shown]
    for number, (one, place) in enumerate(places):
        for other, spot in places[number + 1 :]:
            if place.intersects(spot) and not one.isAncestorOf(other) and not other.isAncestorOf(one):
                yield f"{dialog.windowTitle()}: {one.objectName()} over {other.objectName()}"


def row_titles(dialog: QDialog) -> Iterator[str]:
    """Rows whose title or words end with an ellipsis."""
    for row in dialog.findChildren(RowButton):
        for face, words in (("strong", row.property("title")), ("small", row.property("words"))):
            wide = QFontMetrics(theme.font(face)).horizontalAdvance(words)
            if row.isVisible() and wide > row.width() - 66:
                yield words


def unnamed(dialog: QDialog) -> list[str]:
    """Fields without a name for the ear."""
    return [one.objectName() for one in dialog.findChildren(QLineEdit) if not one.accessibleName()]


def letters_twice(dialog: QDialog) -> list[str]:
    """Letters that lead to two places among what can be seen."""
    texts = [one.text() for one in dialog.findChildren(QAbstractButton) if one.isVisible()]
    texts += [
        one.text() for one in dialog.findChildren(QLabel) if one.isVisible() and one.buddy() is not None
    ]
    found = Counter(text.partition("&")[2][:1].lower() for text in texts if "&" in text)
    return [letter for letter, count in found.items() if count > 1]


def look(dialog: SafeDialog, wrong: list[str]) -> None:
    dialog.grab()
    wrong += [*cut_off(dialog), *row_titles(dialog), *unnamed(dialog), *letters_twice(dialog)]


def done(_nothing: None) -> None:
    """Nothing comes of it: it goes wrong."""


def fail(shown: Shown, dialog: SafeDialog) -> None:
    """What is asked goes wrong with the longest of messages."""
    if isinstance(dialog, AskingDialog):
        for field in dialog.findChildren(QLineEdit):
            if not field.text():
                field.setText("lange tafel onder linde")
        shown.hand.held.problem = shown.projects.hand.held.problem = LONG
        dialog.begin("…", shown.hand.held.pass_by, done)
        shown.settle()
        shown.hand.held.problem = shown.projects.hand.held.problem = None


@pytest.mark.parametrize("spoken", ["nl", "en"])
@pytest.mark.parametrize("worn", ["light", "dark"])
def test_that_nothing_is_cut_off(
    spoken: str, worn: str, qapp: QApplication, qtbot: QtBot, shown: Shown
) -> None:
    language.use(spoken)
    Theme(qapp, "dark" if worn == "dark" else "light", still=True)
    wrong: list[str] = []
    for name, state in STATES.items():
        shown.be(state, *(() if name == "alone" else (HUB, NOTES, DOOR)))
        sheet = shown.sheet()
        look(sheet, wrong)
        qtbot.waitUntil(lambda: shown.chip.width() >= shown.chip.sizeHint().width())
        sheet.reject()
    for way in WAYS:
        dialog = shown.way(way)
        shown.settle()
        look(dialog, wrong)
        fail(shown, dialog)
        look(dialog, wrong)
        dialog.reject()
        shown.settle()
    shown.window.shell.close_project()
    shown.window.opener.ask_join()
    shown.settle()
    (join,) = shown.window.shell.findChildren(JoinDialog)
    for road in (LAPTOP, THE_HUB, STICK):
        join.choose_road(road)
        look(join, wrong)
    fail(shown, join)
    look(join, wrong)
    join.reject()
    shown.settle()
    assert wrong == []
