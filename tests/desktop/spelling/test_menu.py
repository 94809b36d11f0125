"""The menu at a word that is spelt wrong says what may be meant; what somebody adds is let be, in this project and laptop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGraphicsView, QLineEdit, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window, make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.desktop.board.wishes import Named
from cocreate_desktop.desktop.spelling.watch import ASKS
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.spelling import TAUGHT
from tests.desktop.quiet import QuietProject
from tests.desktop.spelling.writing import ENOUGH, Field, Writer, children, page, texts, underlined, writer
from tests.patience import until
from tests.readymade import ready_made

__all__ = ["writer"]
ADD, PASS = "Zet bij de woorden van dit traject", "Negeer tot het traject dicht is"


def test_that_the_menu_says_what_may_be_meant_and_puts_it_there(writer: Writer) -> None:
    for field in (writer.line, writer.text):
        writer.writes(field, "De fietsenstaling bij ons ")
        writer.sees(field, "fietsenstaling")
        for _word in range(3):
            QTest.keyClick(field, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
        menu = writer.opens_menu(field)
        assert texts(menu)[0] == "fietsenstalling"
        assert "fietsenstaling" in menu.accessibleName()
        assert PASS in texts(menu)
        assert any(line.endswith("Ctrl+C") for line in texts(menu)), "what every field says stays"
        QTest.keyClick(menu, Qt.Key.Key_Return)
        writer.sees(field)
        assert _words(field) == "De fietsenstalling bij ons "
        field.undo()
        assert _words(field) == "De fietsenstaling bij ons "


def test_that_no_more_than_five_are_told(writer: Writer) -> None:
    writer.writes(writer.line, "bnak ")
    writer.sees(writer.line, "bnak")
    writer.line.setCursorPosition(2)
    menu = writer.opens_menu(writer.line)
    assert 2 <= texts(menu).index(PASS) <= 5
    menu.close()


def test_that_a_word_that_means_nothing_says_so(writer: Writer) -> None:
    writer.writes(writer.line, "qwrtpsdfghjklzxcvbnm ")
    writer.sees(writer.line, "qwrtpsdfghjklzxcvbnm")
    writer.line.setCursorPosition(2)
    menu = writer.opens_menu(writer.line)
    assert texts(menu)[:2] == ["Geen suggesties", PASS]
    menu.close()


def test_that_the_menu_of_a_right_word_is_that_of_every_field(writer: Writer) -> None:
    """Qt's own comes up then."""
    writer.writes(writer.line, "fuot bank ")
    writer.sees(writer.line, "fuot")
    writer.line.setCursorPosition(6)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(writer.line, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert PASS not in texts(menu)
    menu.close()


def test_that_a_click_opens_it_at_the_word_under_it(writer: Writer) -> None:
    for field in (writer.line, writer.text):
        writer.writes(field, "fuot bank ")
        writer.sees(field, "fuot")
        inner = field.viewport() if isinstance(field, QPlainTextEdit) else field
        point = QPoint(20, inner.height() // 2) if inner is field else QPoint(12, 12)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, inner.mapToGlobal(point))
        QApplication.sendEvent(inner, event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert PASS in texts(menu)
        menu.close()


def test_that_a_menu_that_is_closed_before_the_answer_is_no_trouble(writer: Writer) -> None:
    writer.writes(writer.line, "gemeentenraadsvergaderingszaal ")
    writer.line.setCursorPosition(4)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    QApplication.sendEvent(writer.line, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert texts(menu)[0] == "Zoekt wat er bedoeld kan zijn…"
    menu.close()
    writer.sees(writer.line, "gemeentenraadsvergaderingszaal")


def test_that_the_field_over_a_theme_stays_while_its_menu_is_open(writer: Writer) -> None:
    board = QGraphicsView()
    host = page(board)
    writer.qtbot.addWidget(host)
    host.show()
    field = NameField(board)
    typed: list[Named] = []
    field.typed.connect(typed.append)
    theme = Theme(id="t", project_id="p", evening_id="e", step_id="s", name="Een fietsenstaling erbij")
    field.ask_name(theme, QRectF(0, 0, 500, 60))
    writer.goes_to(field)
    writer.sees(field, "fietsenstaling")
    field.setCursorPosition(6)
    menu = writer.opens_menu(field)
    assert (field.isVisible(), typed) == (True, [])
    QTest.keyClick(menu, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [one.words for one in typed] == ["Een fietsenstalling erbij"]


def _words(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _fill(services: Services) -> None:
    services.projects.change(decides_who="wethouder Bovenkerkx", name="Vrijdorp aan zet")
    services.pledges.add("Een bank", "Wijkraad Oosterwold-Zuud", "")


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """With a real project and spelling switched on, as `run` does."""
    opened = ready_made(
        tmp_path / "plein.cocreate", "spelling", {"question": "Wat mist Vreedorp hier?"}, _fill
    )
    made = make_window(qapp, LocalProjects(0), theme="light", still=True)
    made.shell.show()
    made.shell.show_project(QuietProject(opened))
    made.spelling.switch(True)
    yield made
    made.close()
    until(lambda: not children())


def _writes(window: Window, qtbot: QtBot, words: str) -> QPlainTextEdit:
    field = QPlainTextEdit(window.shell)
    field.setProperty(ASKS, True)
    field.setGeometry(0, 0, 600, 200)
    field.show()
    field.raise_()
    window.shell.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, words)
    return field


def test_that_names_of_the_project_have_no_line(window: Window, qtbot: QtBot) -> None:
    field = _writes(
        window, qtbot, "Bovenkerkx en Vreedorp en Oosterwold-Zuud en Vrijdorp en vreedorp en fuot "
    )
    qtbot.waitUntil(lambda: underlined(field) == ["vreedorp", "fuot"], timeout=ENOUGH)
    assert window.shell.desk is not None
    window.shell.desk.services.projects.change(organiser="Stichting Fuot")
    QTest.keyClicks(field, "Fuot ")
    qtbot.waitUntil(lambda: underlined(field) == ["vreedorp", "fuot"], timeout=ENOUGH)


def test_that_what_is_added_is_let_be_and_kept_in_the_file_of_this_laptop(
    window: Window, qtbot: QtBot
) -> None:
    field = _writes(window, qtbot, "De praatplek en de zaaltjesdag fuot ")
    qtbot.waitUntil(lambda: "fuot" in underlined(field), timeout=ENOUGH)
    before = underlined(field)
    for label in (ADD, PASS):
        word = underlined(field)[0]
        cursor = field.textCursor()
        cursor.setPosition(field.toPlainText().index(word) + 1)
        field.setTextCursor(cursor)
        _choose(field, label, qtbot)
        qtbot.waitUntil(lambda w=word: w not in underlined(field))  # type: ignore[misc]  # by value
        qtbot.waitUntil(lambda: _kept(window) == before[0], timeout=ENOUGH)


def _kept(window: Window) -> str:
    assert window.shell.desk is not None
    return window.shell.desk.project.drafts.kept(TAUGHT)


def _choose(field: QPlainTextEdit, label: str, qtbot: QtBot) -> None:
    QApplication.sendEvent(
        field, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text() == label)
    action.trigger()
    menu.close()
