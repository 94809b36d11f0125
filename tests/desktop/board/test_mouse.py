"""By mouse: choose, drag, drop and name; what is dropped in vain goes back where it hung."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cocreate_desktop.desktop.board.naming import NameField
from tests.desktop.board.conftest import LEFT, NO_KEY, Wall

CTRL = Qt.KeyboardModifier.ControlModifier


def field(wall: Wall) -> NameField:
    found = wall.view.viewport().findChild(NameField)
    assert found is not None
    return found


def test_that_a_note_is_dragged_into_a_theme_and_back(wall: Wall) -> None:
    wall.drag(3, wall.head(wall.first).center())
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick", "Bankje"]
    wall.hands.undo()
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick"]
    wall.hands.desk.undo.redo()
    assert wall.note(3).theme_id == wall.first


def test_that_all_chosen_notes_go_along(wall: Wall) -> None:
    wall.click(3)
    wall.click(5, CTRL)
    wall.drag(5, wall.head(wall.second).center())
    assert wall.inside(wall.second) == ["Zandbak", "Bankje", "Waterpomp"]
    assert wall.inside("") == ["Meer bomen"]


def test_that_one_of_several_chosen_notes_is_chosen_alone_by_a_click(wall: Wall) -> None:
    wall.click(3)
    wall.click(5, CTRL)
    assert wall.scene.picked == {wall.ids[3], wall.ids[5]}
    wall.click(5)
    assert wall.scene.picked == {wall.ids[5]}


def test_that_a_note_dropped_on_another_comes_before_it(wall: Wall) -> None:
    wall.drag(1, wall.box(0).center())
    assert wall.inside(wall.first) == ["Picknick", "Lange tafel"]
    wall.drag(4, wall.box(0).center())
    assert wall.inside(wall.first) == ["Picknick", "Meer bomen", "Lange tafel"]


def test_that_notes_dropped_on_the_place_for_a_new_theme_make_one(wall: Wall) -> None:
    wall.click(3)
    wall.click(4, CTRL)
    new = next(item for item in wall.scene.items() if type(item).__name__ == "NewThemeItem")
    wall.drag(4, new.sceneBoundingRect().center())
    assert len(wall.themes) == 3
    asked = field(wall)
    assert asked.isVisible()
    QTest.keyClicks(asked, "Het plein wordt groen")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert wall.themes[2].name == "Het plein wordt groen"
    assert wall.inside(wall.themes[2].id) == ["Bankje", "Meer bomen"]
    assert not asked.isVisible()
    wall.hands.undo()
    wall.hands.undo()
    assert len(wall.themes) == 2


def test_that_a_group_of_notes_from_other_themes_goes_back_there(wall: Wall) -> None:
    wall.click(0)
    wall.click(2, CTRL)
    wall.act("board.group")
    assert wall.inside(wall.themes[2].id) == ["Lange tafel", "Zandbak"]
    wall.hands.undo()
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick"]
    assert wall.inside(wall.second) == ["Zandbak"]
    wall.hands.desk.undo.redo()
    assert wall.inside(wall.themes[2].id) == ["Lange tafel", "Zandbak"]


def test_that_a_drop_in_its_own_theme_changes_nothing(wall: Wall) -> None:
    before = wall.hands.desk.undo.count()
    wall.drag(0, wall.head(wall.first).center())
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick"]
    assert wall.hands.desk.undo.count() == before


def test_that_escape_takes_a_drag_back(wall: Wall) -> None:
    start = wall.box(3)
    wall.drag(3, wall.head(wall.first).center(), drop=False)
    dragged = wall.scene.dragging
    QTest.keyClick(wall.view, Qt.Key.Key_Escape)
    QTest.mouseRelease(wall.view.viewport(), LEFT, NO_KEY, wall.at(wall.head(wall.first).center()))
    assert (dragged, wall.scene.dragging) == (True, False)
    assert wall.inside("") == ["Bankje", "Meer bomen", "Waterpomp"]
    assert wall.box(3) == start


def test_that_a_note_that_goes_while_it_is_dragged_is_let_go(wall: Wall) -> None:
    target = wall.head(wall.first).center()
    wall.drag(3, target, drop=False)
    wall.hands.services.capturing.remove([wall.ids[3]])
    wall.hands.see()
    QTest.mouseMove(wall.view.viewport(), wall.at(target + QPointF(5, 5)))
    QTest.mouseRelease(wall.view.viewport(), LEFT, NO_KEY, wall.at(target))
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick"]
    assert wall.hands.problems == []


def test_that_a_band_chooses_what_it_touches(wall: Wall) -> None:
    one, other = wall.box(3), wall.box(4)
    start = QPointF(one.left() - 10, one.top() - 10)
    QTest.mousePress(wall.view.viewport(), LEFT, NO_KEY, wall.at(start))
    for share in (0.3, 1.0):
        QTest.mouseMove(wall.view.viewport(), wall.at(start + (other.center() - start) * share))
    QTest.mouseRelease(wall.view.viewport(), LEFT, NO_KEY, wall.at(other.center()))
    assert wall.scene.picked == {wall.ids[3], wall.ids[4]}


def test_that_a_double_click_on_a_head_names_the_theme(wall: Wall) -> None:
    QTest.mouseDClick(wall.view.viewport(), LEFT, NO_KEY, wall.at(wall.head(wall.first).center()))
    asked = field(wall)
    assert asked.text() == "We eten samen."
    asked.setText("We eten samen, ook in de winter.")
    QTest.keyClick(asked, Qt.Key.Key_Return)
    assert wall.themes[0].name == "We eten samen, ook in de winter."
    wall.hands.undo()
    assert wall.themes[0].name == "We eten samen."


def test_that_escape_leaves_the_words_as_they_were(wall: Wall) -> None:
    QTest.mouseDClick(wall.view.viewport(), LEFT, NO_KEY, wall.at(wall.box(3).center()))
    asked = field(wall)
    asked.setText("Iets heel anders")
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    assert wall.note(3).text == "Bankje"
    assert not asked.isVisible()


def test_that_other_words_keep_the_original(wall: Wall) -> None:
    QTest.mouseDClick(wall.view.viewport(), LEFT, NO_KEY, wall.at(wall.box(3).center()))
    asked = field(wall)
    asked.setText("Een bankje in de schaduw")
    wall.hands.focus(wall.line)
    assert (wall.note(3).text, wall.note(3).original) == ("Een bankje in de schaduw", "Bankje")
    assert QApplication.focusWidget() is wall.line


def test_that_the_right_button_opens_a_menu_for_what_lies_there(wall: Wall) -> None:
    place = wall.at(wall.box(4).center())
    wall.view.customContextMenuRequested.emit(place)
    assert wall.scene.picked == {wall.ids[4]}
    (menu,) = [one for one in wall.hands.room.findChildren(QMenu) if one.isVisible()]
    texts = [action.text().replace("&", "") for action in menu.actions()]
    assert texts[0] == "Groepeer de gekozen briefjes"
    assert "Verberg voor de zaal" in texts
    menu.close()
