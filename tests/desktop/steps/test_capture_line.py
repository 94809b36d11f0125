"""The line that ideas are typed on loses neither words nor focus, whatever arrives, fails or goes by meanwhile."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.errors import DiskFull, DiskTrouble, TextTooLong
from cocreate_desktop.domain.events import BackupMade, GuestsChanged, HallChanged
from cocreate_desktop.domain.steps import Kind
from tests.desktop.steps.conftest import Hands
from tests.desktop.steps.notes import paste, texts

CONTROL = Qt.KeyboardModifier.ControlModifier
HALF = "Een half getypt id"


@pytest.fixture(autouse=True)
def at_ideas(hands: Hands) -> None:
    hands.go(Kind.IDEAS)
    hands.services.evenings.change(hands.evening.id, moderated=False)


@pytest.fixture
def line(hands: Hands) -> CaptureLine:
    """With words on it, the cursor somewhere in them."""
    found = hands.part(CaptureLine, "line")
    hands.type(found, HALF, key=None)
    found.setCursorPosition(8)
    return found


def untouched(line: CaptureLine) -> bool:
    return (line.text(), line.cursorPosition(), QApplication.focusWidget()) == (HALF, 8, line)


def _phone(hands: Hands) -> None:
    hands.send("Van een buur")


def _phone_waiting(hands: Hands) -> None:
    hands.send("Bel mij: 06 12345678")


def _backup(hands: Hands) -> None:
    hands.services.bus.publish(BackupMade("/media/stick/plein.cocreate", "2026-11-24T19:55:00+00:00"))
    hands.see()


def _hall_dies(hands: Hands) -> None:
    hands.services.bus.publish(GuestsChanged(12))
    hands.services.bus.publish(HallChanged(False, ""))
    hands.see()
    hands.services.bus.publish(HallChanged(True, "http://192.168.8.2:8080"))
    hands.see()


def _on_and_back(hands: Hands) -> None:
    hands.press(Qt.Key.Key_PageDown)
    assert hands.view.step == hands.step(Kind.THEMES)
    hands.press(Qt.Key.Key_PageUp)


def _blank(hands: Hands) -> None:
    hands.services.playing.blank(hands.evening.id, True)
    hands.see()
    hands.services.playing.blank(hands.evening.id, False)
    hands.see()


def _undo(hands: Hands) -> None:
    hands.desk.undo.undo()
    hands.desk.undo.redo()


def _another_laptop(hands: Hands) -> None:
    hands.services.evenings.change_step(hands.step(Kind.IDEAS).id, question="Een andere vraag?", minutes=40)
    hands.services.evenings.change(hands.evening.id, moderated=True)
    hands.see()


def _other_room(hands: Hands) -> None:
    hands.room.leave()
    hands.room.enter(hands.evening.id)


def _other_window(hands: Hands) -> None:
    other = QWidget()
    hands.qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is other)
    hands.room.activateWindow()
    hands.until(lambda: QApplication.activeWindow() is hands.room)


def _resize(hands: Hands) -> None:
    for width, height in ((1920, 1010), (1280, 650), (1366, 712)):
        hands.room.resize(width, height)
        hands.room.grab()


@pytest.mark.parametrize(
    "happens",
    [
        _phone, _phone_waiting, _backup, _hall_dies, _on_and_back, _blank, _undo, _another_laptop, _other_room,
        _other_window, _resize,
    ],
    ids=lambda happens: happens.__name__.strip("_"),
)  # fmt: skip
def test_that_words_on_the_line_and_the_focus_stay(
    hands: Hands, line: CaptureLine, happens: Callable[[Hands], None]
) -> None:
    hands.services.capturing.write(hands.step(Kind.IDEAS).id, "Hangt al")
    hands.see()
    happens(hands)
    if happens in (_on_and_back, _other_room):
        line.setCursorPosition(8)
    assert untouched(line)


def test_that_undo_of_the_desk_leaves_the_words(hands: Hands, line: CaptureLine) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, HALF, key=None)
    line.setCursorPosition(8)
    hands.undo()
    assert texts(hands) == []
    assert untouched(line)


def test_that_the_key_for_undo_is_that_of_the_desk_once_a_note_hangs(hands: Hands, line: CaptureLine) -> None:
    asked: list[str] = []
    shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), hands.room)
    shortcut.activated.connect(lambda: asked.append("undo"))
    hands.press(Qt.Key.Key_Z, CONTROL)
    assert asked == [], "typing is taken back first"
    hands.type(line, "Bankjes")
    hands.press(Qt.Key.Key_Z, CONTROL)
    assert asked == ["undo"]
    assert line.text() == ""
    shortcut.deleteLater()


def test_that_each_step_keeps_its_own_half_typed_line(hands: Hands, line: CaptureLine) -> None:
    first = hands.step(Kind.IDEAS)
    second = hands.services.evenings.duplicate_step(first.id)
    hands.services.playing.go_to(hands.evening.id, second.id)
    hands.see()
    assert line.text() == ""
    hands.type(line, "Van de tweede vraag", key=None)
    hands.services.playing.go_to(hands.evening.id, first.id)
    hands.see()
    assert line.text() == HALF
    hands.services.playing.go_to(hands.evening.id, second.id)
    hands.see()
    assert line.text() == "Van de tweede vraag"


@contextmanager
def full_disk(hands: Hands) -> Iterator[None]:
    """No file of this process can grow any more: a disk that is full, for the real store."""
    import resource

    database = Path(hands.desk.project.path)
    wal = database.with_name(database.name + "-wal")
    size = max(path.stat().st_size for path in (database, wal) if path.exists())
    assert size
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (min(wal.stat().st_size, size), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_that_words_stay_when_the_disk_is_full_and_hang_when_there_is_room(
    hands: Hands, line: CaptureLine
) -> None:
    with full_disk(hands):
        hands.press(Qt.Key.Key_Return)
        assert len(hands.problems) == 1
        assert hands.problems[0] in (DiskFull, DiskTrouble)
        assert line.text() == HALF
        assert QApplication.focusWidget() is line
    hands.press(Qt.Key.Key_Return)
    assert texts(hands) == [HALF]
    assert line.text() == ""


def test_that_a_text_that_is_too_long_is_told_while_typing_and_never_cut(
    hands: Hands, line: CaptureLine
) -> None:
    said = hands.part(QLabel, "length")
    assert not said.isVisible()
    line.setText("x" * 1900)
    assert said.text() == "1.900 van 2.000 tekens"
    line.setText("x" * 2001)
    assert said.isVisible()
    assert said.text().startswith("Te lang: 2.001 van 2.000 tekens.")
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [TextTooLong]
    assert len(line.text()) == 2001
    line.setText("kort")
    assert not said.isVisible()


def test_that_a_hundred_thousand_characters_are_pasted_whole(hands: Hands, line: CaptureLine) -> None:
    words = "bankje " * 15_000
    hands.press(Qt.Key.Key_A, CONTROL)
    paste(hands, line, words)
    assert line.text() == words
    hands.press(Qt.Key.Key_Return)
    assert hands.problems == [TextTooLong]
    assert line.text() == words


def test_that_pasting_leaves_the_words_the_cursor_and_the_focus(hands: Hands, line: CaptureLine) -> None:
    QGuiApplication.clipboard().setText("Bankjes\nBomen")
    hands.press(Qt.Key.Key_V, CONTROL)
    assert untouched(line)
    assert texts(hands) == ["Bankjes", "Bomen"]


def test_that_escape_takes_the_offer_of_a_double_away_and_leaves_the_words(
    hands: Hands, line: CaptureLine
) -> None:
    hands.type(line, "Bankjes")
    hands.type(line, "bankjes")
    bar = hands.part(QWidget, "double")
    assert bar.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert (line.text(), QApplication.focusWidget()) == ("bankjes", line)
