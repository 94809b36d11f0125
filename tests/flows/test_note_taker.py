"""A note-taker at the real window with nothing but key events: thirty notes as neighbours said them, and all of them kept."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame
from pytestqt.qtbot import QtBot

from bench.stand.note_taker import NoteTaker, pasted_lines, said_notes
from cocreate_desktop.apps.workspace import OpenWorkspace
from cocreate_desktop.desktop.parts.messages import WarningBar
from cocreate_desktop.desktop.steps.captureline import CaptureLine
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import Kind
from tests.flows.hall import CTRL, Hall, window_open


@pytest.fixture
def hall(qtbot: QtBot, qapp: QApplication, project: OpenWorkspace) -> Iterator[Hall]:
    """The window at the ideas of a fresh evening, the focus on the line."""
    services = project.services
    evening = services.evenings.all()[0]
    step = next(one for one in services.evenings.steps(evening.id) if one.kind is Kind.IDEAS)
    services.playing.go_to(evening.id, step.id)
    with window_open(qtbot, qapp, project) as found:
        found.press(Qt.Key.Key_2, CTRL)
        found.until(lambda: isinstance(QApplication.focusWidget(), CaptureLine))
        yield found


def test_that_thirty_notes_two_doubles_and_a_list_are_kept_with_their_words(hall: Hall) -> None:
    line = hall.part(CaptureLine, "line")
    bar = hall.shell.findChild(QFrame, "double")
    assert bar is not None
    taker = NoteTaker(bar.isVisible)
    for said in taker.take_all():
        assert QApplication.focusWidget() is line
        assert line.text() == ""
        assert hall.view.notes[-1].text == said.text
    taker.paste(pasted_lines())
    notes = hall.view.notes
    spoken = said_notes()
    assert [note.text for note in notes] == [*(one.text for one in spoken), *pasted_lines()]
    assert [note.original for note in notes] == [note.text for note in notes]
    assert [(note.table, note.colour) for note in notes[:30]] == [
        (str(one.table), one.colour) for one in spoken
    ]
    assert {(note.table, note.channel) for note in notes[30:]} == {("6", Channel.IMPORT)}
    assert sorted(hall.view.board.times.values()) == [2, 2]
    doubles = Counter(bool(note.merged_into) for note in notes)
    assert doubles == {False: 32, True: 2}
    # An Enter for each, one more for a double, a chord for each of the six tables, and for two colours.
    assert taker.others - 1 <= 30 + 2 + 6 + 2 * len(spoken) // 15


def test_that_the_words_on_the_line_survive_the_other_rooms(hall: Hall) -> None:
    line = hall.part(CaptureLine, "line")
    hall.type("Een half getypt id", then=None)
    hall.press(Qt.Key.Key_1, CTRL)
    hall.until(lambda: not line.isVisible())
    hall.press(Qt.Key.Key_3, CTRL)
    hall.press(Qt.Key.Key_2, CTRL)
    hall.until(lambda: QApplication.focusWidget() is line)
    assert line.text() == "Een half getypt id"


def test_that_a_note_that_is_refused_is_told_beside_the_line_and_never_over_it(hall: Hall) -> None:
    line = hall.part(CaptureLine, "line")
    line.setText("x" * 2001)
    hall.press(Qt.Key.Key_Return)
    bar = hall.parts(WarningBar)[0]
    assert not hall.view.notes
    assert (line.text(), QApplication.focusWidget()) == ("x" * 2001, line)
    hall.click(bar.findChildren(QAbstractButton)[0])
    hall.until(lambda: not hall.parts(WarningBar))
    hall.until(lambda: QApplication.focusWidget() is line)
    hall.press(Qt.Key.Key_Return)
    assert hall.parts(WarningBar)
    hall.fill(line, "Kort genoeg")
    assert [note.text for note in hall.view.notes] == ["Kort genoeg"]
    assert not hall.parts(WarningBar), "what was told about the words is over"


def test_that_undo_by_key_takes_the_last_note_and_the_next_one_can_be_typed(hall: Hall) -> None:
    line = hall.part(CaptureLine, "line")
    hall.type("Bankjes")
    hall.type("Bomen")
    hall.press(Qt.Key.Key_Z, CTRL)
    assert [note.text for note in hall.view.notes] == ["Bankjes"]
    assert (line.text(), QApplication.focusWidget()) == ("", line)
    hall.type("Een pomp")
    assert [note.text for note in hall.view.notes] == ["Bankjes", "Een pomp"]


def test_that_the_hall_may_die_while_words_stand_on_the_line(hall: Hall) -> None:
    line = hall.part(CaptureLine, "line")
    found = hall.desk.project.hall
    hall.until(lambda: found.running)
    hall.type("Een half getypt id", then=None)
    found.stop()
    hall.desk.relay.tell_now()
    found.start(hall.evening.id)
    hall.until(lambda: found.running)
    assert (line.text(), QApplication.focusWidget()) == ("Een half getypt id", line)
