"""Everything that the mouse does on the board is done from the outline with keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu

from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.domain.notes import NoteState
from tests.desktop.board.conftest import Wall

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_menu(wall: Wall) -> QMenu:
    (menu,) = [one for one in wall.hands.room.findChildren(QMenu) if one.isVisible()]
    return menu


def test_that_notes_are_grouped_and_named(wall: Wall) -> None:
    wall.choose(3, 5)
    wall.key(Qt.Key.Key_G, CTRL)
    asked = wall.view.viewport().findChild(NameField)
    assert asked is not None
    QTest.keyClicks(asked, "Rustig zitten")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert wall.themes[2].name == "Rustig zitten"
    assert wall.inside(wall.themes[2].id) == ["Bankje", "Waterpomp"]
    assert wall.outline.hasFocus()


def test_that_a_note_is_moved_by_the_menu_of_m(wall: Wall) -> None:
    wall.choose(4)
    wall.key(Qt.Key.Key_M)
    menu = open_menu(wall)
    assert [action.text() for action in menu.actions()] == [
        "We eten samen.",
        "Kinderen spelen.",
        "Losse briefjes",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick", "Meer bomen"]


def test_that_delete_hides_and_undo_shows_again(wall: Wall) -> None:
    wall.choose(3, 4)
    wall.key(Qt.Key.Key_Delete)
    states = {note.text: note.state for note in wall.hands.notes}
    assert states["Bankje"] is states["Meer bomen"] is NoteState.HIDDEN
    wall.hands.undo()
    assert wall.inside("") == ["Bankje", "Meer bomen", "Waterpomp"]


def test_that_f2_changes_the_words_of_note_and_theme(wall: Wall) -> None:
    wall.choose(0)
    wall.key(Qt.Key.Key_F2)
    asked = wall.view.viewport().findChild(NameField)
    assert asked is not None
    QTest.keyClicks(asked, "Een lange tafel")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert wall.note(0).text == "Een lange tafel"
    wall.choose_theme(wall.second)
    wall.key(Qt.Key.Key_Return)
    QTest.keyClicks(asked, "Er is plek om te spelen")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert wall.themes[1].name == "Er is plek om te spelen"


def test_that_alt_and_the_arrows_move_within_a_theme(wall: Wall) -> None:
    wall.choose(0)
    wall.key(Qt.Key.Key_Down, ALT)
    assert wall.inside(wall.first) == ["Picknick", "Lange tafel"]
    wall.key(Qt.Key.Key_Down, ALT)
    assert wall.inside(wall.first) == ["Picknick", "Lange tafel"]
    wall.key(Qt.Key.Key_Up, ALT)
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick"]


def test_that_alt_and_the_arrows_move_a_theme(wall: Wall) -> None:
    wall.choose_theme(wall.second)
    wall.key(Qt.Key.Key_Up, ALT)
    assert [theme.id for theme in wall.themes] == [wall.second, wall.first]
    wall.key(Qt.Key.Key_Up, ALT)
    assert [theme.id for theme in wall.themes] == [wall.second, wall.first]
    wall.hands.undo()
    assert [theme.id for theme in wall.themes] == [wall.first, wall.second]


def test_that_what_is_moved_by_keys_stays_chosen(wall: Wall) -> None:
    third = wall.hands.services.boards.group(wall.hands.evening.id, wall.note(3).step_id, wall.ids[3:4]).id
    wall.hands.see()
    wall.choose_theme(third)
    wall.key(Qt.Key.Key_Up, ALT)
    wall.key(Qt.Key.Key_Up, ALT)
    assert [theme.id for theme in wall.themes] == [third, wall.first, wall.second]
    assert [row.id for row in wall.outline.rows()] == [third]


def test_that_the_row_after_what_was_hidden_is_chosen(wall: Wall) -> None:
    wall.choose(3)
    wall.key(Qt.Key.Key_Delete)
    assert [row.id for row in wall.outline.rows()] == [wall.ids[4]]
    assert wall.scene.picked == {wall.ids[4]}


def test_that_a_theme_is_taken_away_and_comes_back_with_its_notes(wall: Wall) -> None:
    wall.choose_theme(wall.first)
    wall.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert [theme.id for theme in wall.themes] == [wall.second]
    assert {"Lange tafel", "Picknick"} <= set(wall.inside(""))
    wall.hands.undo()
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick"]


def test_that_alt_and_a_digit_colour_what_is_chosen_and_else_what_is_typed(wall: Wall) -> None:
    wall.choose(3)
    wall.key(Qt.Key.Key_2, ALT)
    assert wall.note(3).colour == "B"
    wall.hands.undo()
    assert wall.note(3).colour == "A"
    wall.hands.type(wall.line, "Fietsenrek", None)
    wall.key(Qt.Key.Key_4, ALT)
    wall.key(Qt.Key.Key_Return)
    assert [note.colour for note in wall.hands.notes if note.text == "Fietsenrek"] == ["D"]
    assert wall.line.hasFocus()
    assert wall.line.text() == ""


def test_that_notes_are_joined_into_one_and_taken_apart(wall: Wall) -> None:
    wall.choose(3, 5)
    wall.key(Qt.Key.Key_J, CTRL)
    assert wall.inside("") == ["Bankje", "Meer bomen"]
    assert wall.board.times == {wall.ids[3]: 2}
    assert wall.scene.picked == {wall.ids[3]}
    wall.key(Qt.Key.Key_J, CTRL | SHIFT)
    assert wall.inside("") == ["Bankje", "Meer bomen", "Waterpomp"]
    wall.hands.undo()
    wall.hands.undo()
    assert wall.board.times == {}
    assert len(wall.board.notes) == 6


def test_that_a_theme_goes_up_into_another_and_comes_back(wall: Wall) -> None:
    wall.choose_theme(wall.second)
    wall.key(Qt.Key.Key_M, CTRL)
    menu = open_menu(wall)
    assert [action.text() for action in menu.actions()] == ["We eten samen."]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert [theme.id for theme in wall.themes] == [wall.first]
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick", "Zandbak"]
    wall.hands.services.boards.move([wall.ids[2]], "")
    wall.hands.undo()
    assert [theme.name for theme in wall.themes] == ["We eten samen.", "Kinderen spelen."]
    assert "Zandbak" in wall.inside("")
    wall.hands.desk.undo.redo()
    assert len(wall.themes) == 1


def test_that_c_asks_for_a_colour(wall: Wall) -> None:
    wall.choose(3)
    wall.key(Qt.Key.Key_C)
    menu = open_menu(wall)
    for _line in range(5):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert wall.note(3).colour == "E"


def test_that_left_and_right_close_and_open_a_theme(wall: Wall) -> None:
    wall.choose_theme(wall.first)
    rows = wall.outline.board_model.rowCount()
    wall.key(Qt.Key.Key_Left)
    assert wall.outline.board_model.rowCount() == rows - 2
    wall.key(Qt.Key.Key_Right)
    assert wall.outline.board_model.rowCount() == rows


def test_that_ctrl_f_searches_and_the_letters_of_a_search_do_nothing_else(wall: Wall) -> None:
    wall.click(3)
    wall.key(Qt.Key.Key_F, CTRL)
    search = wall.hands.part(QLineEdit, "search")
    assert search.hasFocus()
    QTest.keyClicks(search, "Picmc")
    QTest.keyClick(search, Qt.Key.Key_Backspace)
    QTest.keyClick(search, Qt.Key.Key_Backspace)
    assert shown(wall) == ["We eten samen.", "Picknick", "Kinderen spelen.", "Losse briefjes"]
    QTest.keyClick(search, Qt.Key.Key_Delete)
    assert len(wall.board.notes) == 6
    search.clear()
    assert len(shown(wall)) == 9


def shown(wall: Wall) -> list[str]:
    model = wall.outline.board_model
    return [str(model.index(place).data()) for place in range(model.rowCount())]


def test_that_pasted_lines_hang_loose_in_one_act(wall: Wall) -> None:
    QGuiApplication.clipboard().setText("Een fontein\n\nMeer licht\n")
    wall.hands.focus(wall.line)
    wall.key(Qt.Key.Key_V, CTRL)
    assert wall.inside("")[-2:] == ["Een fontein", "Meer licht"]
    wall.hands.undo()
    assert len(wall.board.notes) == 6


def test_that_zoom_goes_by_keys_and_says_how_large(wall: Wall) -> None:
    said = wall.hands.part(QLabel, "zoom")
    wall.hands.focus(wall.view)
    wall.key(Qt.Key.Key_Minus, CTRL)
    assert said.text() == "90 %"
    wall.key(Qt.Key.Key_Equal, CTRL)
    wall.key(Qt.Key.Key_Plus, CTRL)
    assert said.text() == "125 %"


@pytest.mark.parametrize("gone", ["note", "theme"])
def test_that_what_is_gone_meanwhile_is_no_fault(wall: Wall, gone: str) -> None:
    wall.choose(0, 1)
    wall.key(Qt.Key.Key_M)
    menu = open_menu(wall)
    for _line in range(2):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert wall.inside(wall.second) == ["Zandbak", "Lange tafel", "Picknick"]
    if gone == "note":
        wall.hands.services.capturing.remove([wall.ids[0]])
    else:
        wall.hands.services.boards.ungroup(wall.first)
    wall.hands.see()
    wall.hands.undo()
    assert wall.hands.problems == []
    if gone == "note":
        assert wall.inside(wall.first) == ["Picknick"]
        assert wall.hands.heard.messages[-1] == "1 briefje was weg en blijft weg."
    else:
        assert wall.inside(wall.second) == ["Zandbak", "Lange tafel", "Picknick"]


def test_that_a_theme_that_was_taken_away_elsewhere_is_told(wall: Wall) -> None:
    wall.choose(3)
    wall.key(Qt.Key.Key_M)
    menu = open_menu(wall)
    wall.hands.services.boards.ungroup(wall.first)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert len(wall.hands.problems) == 1
    assert sorted(wall.inside("")) == ["Bankje", "Lange tafel", "Meer bomen", "Picknick", "Waterpomp"]
