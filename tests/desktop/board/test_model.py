"""The outline keeps the rules of Qt's models whatever happens to the board, and says every row in words."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from cocreate_desktop.desktop.models.board import ROW_ROLE, BoardModel, BoardRow, RowKind
from cocreate_desktop.services.board import Board
from tests.desktop.board.boards import a_note, a_theme, boards


def rows(model: BoardModel) -> list[BoardRow]:
    found = [model.index(place).data(ROW_ROLE) for place in range(model.rowCount())]
    assert all(isinstance(row, BoardRow) for row in found)
    return found


@given(
    st.lists(boards(), min_size=1, max_size=5), st.lists(st.sampled_from(["", "t0", "t1", "t5"]), max_size=5)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_that_the_model_keeps_the_rules_of_qt(
    qapp: QApplication, shown: Sequence[Board], toggled: Sequence[str]
) -> None:
    model = BoardModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for board in shown:
        model.show_board(board)
        for theme in toggled:
            model.toggle(theme)
        model.search("tafel")
        assert {row.id for row in rows(model) if row.kind is RowKind.NOTE} == {
            note.id for note in board.notes if "tafel" in note.text
        }
        model.search("")
    tester.deleteLater()
    model.deleteLater()


def test_that_every_note_stands_under_its_heading(qapp: QApplication) -> None:
    model = BoardModel()
    model.show_board(Board((a_theme(0, "We eten samen."),), (a_note(0, "t0"), a_note(1), a_note(2, "t0"))))
    assert [(row.kind, row.id, row.count) for row in rows(model)] == [
        (RowKind.THEME, "t0", 2),
        (RowKind.NOTE, "n0", 1),
        (RowKind.NOTE, "n2", 1),
        (RowKind.LOOSE, "", 1),
        (RowKind.NOTE, "n1", 1),
    ]
    model.toggle("t0")
    assert [row.id for row in rows(model)] == ["t0", "", "n1"]
    assert rows(model)[0].closed


def test_that_a_row_is_said_in_words(qapp: QApplication) -> None:
    model = BoardModel()
    model.show_board(Board((a_theme(0),), (a_note(0, "t0", "Een schommel"), a_note(1)), {"n1": 3}))
    said = [model.index(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())]
    assert said == [
        "Thema zonder zin, 1 briefje",
        "briefje A: Een schommel",
        "Losse briefjes, 1 briefje",
        "briefje B: Een bankje, 3 keer",
    ]


def test_that_a_note_that_moves_keeps_the_others_in_place(qapp: QApplication) -> None:
    model = BoardModel()
    themes = (a_theme(0), a_theme(1))
    model.show_board(Board(themes, tuple(a_note(n, "t0") for n in range(5))))
    held = model.index_of("n4", RowKind.NOTE)
    removed = QSignalSpy(model.rowsRemoved)
    model.show_board(Board(themes, (*(a_note(n, "t0") for n in (0, 1, 3, 4)), a_note(2, "t1"))))
    assert held.isValid()
    gone = [row for i in range(removed.count()) for row in range(removed.at(i)[1], removed.at(i)[2] + 1)]
    assert gone == [3]
