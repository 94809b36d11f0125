"""What the window says: a message undoes the deed it names and no other."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.messages import MessageBar, WarningBar
from cocreate_desktop.desktop.shell import Shell
from cocreate_desktop.desktop.theme import Theme


class Write(QUndoCommand):
    """Writes a word on a wall."""

    def __init__(self, wall: list[str], word: str) -> None:
        super().__init__()
        self._wall, self._word = wall, word

    def redo(self) -> None:
        self._wall.append(self._word)

    def undo(self) -> None:
        self._wall.remove(self._word)


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot) -> Iterator[Shell]:
    Theme(qapp, "light", still=True)
    made = Shell(QWidget(), lambda _desk, _parent: {})
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


@pytest.fixture
def bar(shell: Shell) -> MessageBar:
    (found,) = shell.findChildren(MessageBar)
    return found


def button(bar: MessageBar) -> QPushButton:
    found = bar.findChild(QPushButton)
    assert found is not None
    return found


def test_that_a_message_undoes_the_deed_it_names(qtbot: QtBot, shell: Shell, bar: MessageBar) -> None:
    wall: list[str] = []
    shell.undo.push(Write(wall, "bankje"))
    shell.message("Er hangt een bankje.", shell.undo.undo)
    qtbot.mouseClick(button(bar), Qt.MouseButton.LeftButton)
    assert wall == []
    assert bar.text() == ""


def test_that_the_button_goes_when_something_else_is_done_and_the_words_stay(
    shell: Shell, bar: MessageBar
) -> None:
    wall: list[str] = []
    shell.undo.push(Write(wall, "bankje"))
    shell.message("Er hangt een bankje.", shell.undo.undo)
    wide = bar.width()
    shell.undo.push(Write(wall, "boom"))
    assert bar.text() == "Er hangt een bankje."
    assert not button(bar).isVisible()
    assert bar.width() < wide
    shell.message("Er hangt een boom.", shell.undo.undo)
    assert button(bar).isVisible()


def test_that_a_message_goes_when_its_deed_was_undone_by_key(shell: Shell, bar: MessageBar) -> None:
    wall: list[str] = []
    shell.undo.push(Write(wall, "bankje"))
    shell.undo.push(Write(wall, "boom"))
    shell.message("Er hangt een boom.", shell.undo.undo)
    shell.action("edit.undo").trigger()
    assert wall == ["bankje"]
    assert bar.text() == ""


def test_that_a_message_without_undo_stays_whatever_is_done(shell: Shell, bar: MessageBar) -> None:
    wall: list[str] = []
    shell.message("De reservekopie is gemaakt.")
    shell.undo.push(Write(wall, "bankje"))
    assert bar.text() == "De reservekopie is gemaakt."
    shell.message("De reservekopie is gecontroleerd.")
    shell.undo.undo()
    assert bar.text() == "De reservekopie is gecontroleerd."


def test_that_a_warning_under_a_newer_one_comes_back_when_that_is_solved(shell: Shell) -> None:
    (standing,) = shell.findChildren(WarningBar)
    shell.warning("frozen", "Het beeld staat stil.")
    shell.warning("photos", "61 briefjes gevonden.", button="Kijk ze na")
    assert standing.key == "photos"
    shell.solved("photos")
    assert standing.key == "frozen"
    assert standing.isVisible()
    shell.solved("frozen")
    assert not standing.isVisible()
