"""What tests of the notes at the desk look at and do again and again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QListWidget

from cocreate_desktop.domain.notes import NoteState
from tests.desktop.steps.conftest import Hands

CONTROL = Qt.KeyboardModifier.ControlModifier


def texts(hands: Hands) -> list[str]:
    return [note.text for note in hands.notes]


def rows(hands: Hands, name: str = "notes") -> list[str]:
    found = hands.part(QListWidget, name)
    return [found.item(place).text() for place in range(found.count())]


def states(hands: Hands) -> dict[str, NoteState]:
    return {note.text: note.state for note in hands.notes}


def paste(hands: Hands, line: QLineEdit, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    hands.focus(line)
    hands.press(Qt.Key.Key_V, CONTROL)


def choose(hands: Hands, *places: int, name: str = "notes") -> QListWidget:
    """Chooses rows of a list, as with the Control key."""
    found = hands.part(QListWidget, name)
    hands.focus(found)
    found.clearSelection()
    for place in places:
        found.setCurrentRow(place)
    for place in places:
        found.item(place).setSelected(True)
    return found


def fits(found: QListWidget) -> bool:
    """Every row is as high as it wants to be in this width, and stands under the one before."""
    below = -found.verticalScrollBar().value()
    for place in range(found.count()):
        rect = found.visualItemRect(found.item(place))
        if rect.top() < below or rect.height() < found.sizeHintForRow(place):
            return False
        below = rect.bottom()
    return True
