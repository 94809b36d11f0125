"""Words that are spelt wrong get a line, also while the answer is slow in coming; right ones, names and addresses do not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cocreate_desktop.desktop.spelling.watch import ASKS
from tests.desktop.spelling.writing import ENOUGH, Writer, children, marks_of, underlined, writer

__all__ = ["writer"]
SLOW = "buurtbewonersbijeenkomsten"


def test_that_wrong_words_get_a_line_and_right_ones_do_not(writer: Writer) -> None:
    for field in (writer.line, writer.text):
        writer.writes(field, "De fietsenstaling bij de speeltuin is fuot, zegt post@plein.example. ")
        writer.sees(field, "fietsenstaling", "fuot")


def test_that_compounds_are_taken_apart_and_right(writer: Writer) -> None:
    writer.writes(writer.text, f"{SLOW} hondenuitlaatplekje gemeenteraad gemeentenraad ")
    writer.sees(writer.text, "gemeentenraad")


def test_that_the_word_that_is_typed_has_no_line_until_it_is_left(writer: Writer) -> None:
    for field in (writer.line, writer.text):
        writer.writes(field, "fietsenstaling is fuot")
        writer.sees(field, "fietsenstaling")
        QTest.keyClick(field, Qt.Key.Key_Home)
        writer.sees(field, "fietsenstaling", "fuot")
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, "t")
        assert underlined(field) == ["fietsenstaling"]
        writer.goes_to(writer.other)
        writer.sees(field, "fietsenstaling", "fuot")


def test_that_a_line_goes_as_soon_as_the_word_is_right(writer: Writer) -> None:
    for field in (writer.line, writer.text):
        writer.writes(field, "fietsenstaling ")
        writer.sees(field, "fietsenstaling")
        for _letter in range(4):
            QTest.keyClick(field, Qt.Key.Key_Backspace)
        QTest.keyClicks(field, "ling is leeg ")
        writer.sees(field)


def test_that_keys_are_handled_while_a_slow_word_is_looked_up(writer: Writer) -> None:
    """The first answer waits for a process to begin and to load, and this word is one of the slowest besides. Each key is a
    turn of the window's own loop."""
    book_knows: list[int] = []
    writer.writes(writer.text, f"{SLOW} ")
    marks = marks_of(writer.text)
    assert marks is not None
    typist = QTimer(writer.text, interval=5)

    def type_on() -> None:
        QTest.keyClicks(writer.text, "a ")
        if marks._book.wrong(SLOW) is None:
            book_knows.append(len(writer.text.toPlainText()))

    typist.timeout.connect(type_on)
    typist.start()
    writer.qtbot.waitUntil(lambda: marks._book.wrong(SLOW) is False, timeout=ENOUGH)
    typist.stop()
    assert len(book_knows) >= 5
    assert book_knows == sorted(set(book_knows))


def test_that_only_fields_that_ask_for_it_are_looked_at(writer: Writer) -> None:
    writer.writes(writer.other, "fietsenstaling fuot ")
    assert marks_of(writer.other) is None
    assert children() == []
    writer.other.setProperty(ASKS, True)
    writer.goes_to(writer.line)
    writer.goes_to(writer.other)
    writer.sees(writer.other, "fietsenstaling", "fuot")


def test_that_what_was_there_before_is_looked_at_when_one_comes_to_the_field(writer: Writer) -> None:
    writer.line.setText("De fietsenstaling")
    writer.text.setPlainText("\n".join(["Alles is goed."] * 60 + ["Dit is fuot."]))
    for field in (writer.line, writer.text):
        writer.goes_to(field)
    writer.sees(writer.line, "fietsenstaling")
    writer.text.verticalScrollBar().setValue(writer.text.verticalScrollBar().maximum())
    writer.sees(writer.text, "fuot")


def test_that_other_words_of_another_row_are_looked_at_too(writer: Writer) -> None:
    """A field that stands for one step after another."""
    writer.writes(writer.line, "fietsenstaling ")
    writer.sees(writer.line, "fietsenstaling")
    writer.line.setText("Wat is fuot")
    writer.sees(writer.line, "fuot")
    writer.line.setText("Niets")
    writer.sees(writer.line)


def test_that_the_text_and_its_undo_know_nothing_of_lines(writer: Writer) -> None:
    changes: list[str] = []
    writer.line.textChanged.connect(changes.append)
    writer.text.textChanged.connect(lambda: changes.append(writer.text.toPlainText()))
    for field in (writer.line, writer.text):
        changes.clear()
        writer.writes(field, "fuot ")
        writer.sees(field, "fuot")
        assert changes == ["f", "fu", "fuo", "fuot", "fuot "]
        field.undo()
        assert "fuot" not in (changes[-1],)
        field.redo()
        assert changes[-1] == "fuot "


def test_that_the_line_under_a_word_wears_the_colour_of_doubt_of_the_theme(writer: Writer) -> None:
    for field in (writer.line, writer.text):
        assert not _amber(field)
        writer.writes(field, "fuot ")
        writer.sees(field, "fuot")
        assert _amber(field)


def _amber(field: QWidget) -> bool:
    """Whether something in it is of the colour of doubt; ink and paper are nearly grey."""
    image = field.grab().toImage()
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    seen = (image.pixelColor(*place) for place in places)
    return any(one.red() - one.blue() > 60 for one in seen)


def test_that_letters_that_are_being_composed_are_left_alone(writer: Writer) -> None:
    """As an input method, or a dead key of a Mac, makes an ë."""
    writer.writes(writer.line, "fuot ide")
    writer.sees(writer.line, "fuot")
    QApplication.sendEvent(writer.line, QInputMethodEvent("¨", []))
    writer.line.setToolTip("still composing")
    committed = QInputMethodEvent("", [])
    committed.setCommitString("ë")
    QApplication.sendEvent(writer.line, committed)
    QTest.keyClicks(writer.line, "n ")
    assert writer.line.text() == "fuot ideën "
    writer.sees(writer.line, "fuot")


def test_that_who_cannot_see_the_lines_is_told(writer: Writer) -> None:
    writer.line.setAccessibleDescription("Staat op het scherm.")
    writer.writes(writer.line, "fietsenstaling ")
    writer.sees(writer.line, "fietsenstaling")
    told = "Staat op het scherm. 1 woord staat niet in de woordenlijst: fietsenstaling."
    writer.qtbot.waitUntil(lambda: writer.line.accessibleDescription().startswith(told))
    writer.line.clear()
    writer.qtbot.waitUntil(lambda: writer.line.accessibleDescription() == "Staat op het scherm.")


@pytest.mark.parametrize("half_way", [True, False])
def test_that_the_window_closes_at_once_while_a_word_is_looked_up(writer: Writer, *, half_way: bool) -> None:
    writer.writes(writer.text, f"{SLOW} fietsenstaling gemeentenraad ")
    if half_way:
        writer.qtbot.waitUntil(lambda: bool(children()), timeout=ENOUGH)
    writer.shell.close()
    assert not writer.shell.tasks.busy
    assert children() == []
    assert underlined(writer.text) == []


def test_that_switched_off_all_lines_go_and_what_was_begun_ends(writer: Writer) -> None:
    for field in (writer.line, writer.text):
        writer.writes(field, "fuot ")
        writer.sees(field, "fuot")
    writer.spelling.switch(False)
    assert children() == []
    assert underlined(writer.text) == []
    writer.qtbot.waitUntil(lambda: marks_of(writer.line) is None)
    assert not _amber(writer.line)
    writer.writes(writer.text, "fietsenstaling ")
    assert children() == []
    writer.spelling.switch(True)
    writer.sees(writer.text, "fuot", "fietsenstaling")
