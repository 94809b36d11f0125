"""A note-taker who only has a keyboard: thirty notes of the Buurtplein as neighbours said them, with their tables and now and
then a colour, two of them said before, and a list pasted at the end. Counts her keys; knows no window but the focus."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cocreate_desktop.rehearsal.example import ExampleNote, load_buurtplein

NOTES, PASTED, AT_A_TABLE = 30, 4, 5
COLOURED = {7: "F", 21: "B"}
"""Notes for which another colour than that of their table is asked, by their place."""
TABLE = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
COLOUR = Qt.KeyboardModifier.AltModifier
PASTE = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Said:
    """A note as it was said, and from which table."""

    text: str
    table: int
    colour: str


def said_notes() -> tuple[Said, ...]:
    """The thirty in the order in which they were said."""
    found = load_buurtplein().notes[:NOTES]
    return tuple(_said(place, note) for place, note in enumerate(found))


def pasted_lines() -> tuple[str, ...]:
    """What one table had typed already."""
    return tuple(note.text for note in load_buurtplein().notes[NOTES : NOTES + PASTED])


def _said(place: int, note: ExampleNote) -> Said:
    table = place // AT_A_TABLE + 1
    return Said(note.text, table, COLOURED.get(place, "ABCDEF"[(table - 1) % 6]))


@dataclass(slots=True)
class NoteTaker:
    """``letters`` are the characters she typed, ``others`` all other keys, a chord being one, and ``each`` those of
    every note; ``waits`` are the milliseconds from an Enter until it had been dealt with."""

    offered: Callable[[], bool]
    """Whether a double is offered now."""
    letters: int = 0
    others: int = 0
    waits: list[float] = field(default_factory=list)
    each: list[int] = field(default_factory=list)

    def take(self, said: Said, *, table: bool, colour: bool) -> None:
        """Types one note; the keys for table and colour only where they change."""
        before = self.others
        if table:
            self.key(_digit(said.table), TABLE)
        if colour:
            self.key(_digit("ABCDEF".index(said.colour) + 1), COLOUR)
        self.type(said.text)
        self.enter()
        if self.offered():
            self.enter()
        self.each.append(self.others - before)

    def take_all(self) -> Iterator[Said]:
        """Types the thirty, and gives each when it has been dealt with."""
        table, colour = 0, "A"
        for said in said_notes():
            new_table = said.table != table
            if new_table:
                table, colour = said.table, "ABCDEF"[(said.table - 1) % 6]
            self.take(said, table=new_table, colour=said.colour != colour)
            colour = said.colour
            yield said

    def paste(self, lines: tuple[str, ...]) -> None:
        """A whole list with one chord."""
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.key(Qt.Key.Key_V, PASTE)

    def type(self, words: str) -> None:
        """Letter by letter where the focus is; letters that the keyboard of the tests lacks come as from an input method."""
        for letter in words:
            self.letters += 1
            if letter.isascii():
                QTest.keyClicks(_focus(), letter)
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(_focus(), QKeyEvent(kind, 0, PLAIN, letter))

    def enter(self) -> None:
        """Enter, and how long it took."""
        began = time.perf_counter()
        self.key(Qt.Key.Key_Return)
        self.waits.append((time.perf_counter() - began) * 1000)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Any other key."""
        self.others += 1
        QTest.keyClick(_focus(), key, modifier)


def _digit(number: int) -> Qt.Key:
    return Qt.Key(Qt.Key.Key_0.value + number)


def _focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None, "something has the focus"
    return found
