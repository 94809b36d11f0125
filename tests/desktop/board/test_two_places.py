"""One idea in two places: marked on both, told where else it hangs, counted once; and the words that a note had first."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from cocreate_desktop.desktop.board.items import NoteItem
from cocreate_desktop.desktop.board.legend import Legend, entries
from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.services.capturing import NewNote
from tests.desktop.board.boards import a_note
from tests.desktop.board.conftest import Wall

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def item(wall: Wall, note_id: str) -> NoteItem:
    return next(one for one in wall.scene.items() if isinstance(one, NoteItem) and one.note.id == note_id)


def copy_to_second(wall: Wall, *places: int) -> list[str]:
    """Notes of the first theme hang in the second too; the ids of the copies."""
    wall.choose(*places)
    wall.key(Qt.Key.Key_D, CTRL)
    (menu,) = [one for one in wall.hands.room.findChildren(QMenu) if one.isVisible()]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    return [note.id for note in wall.board.notes if note.linked_to]


def test_that_both_notes_are_marked_and_name_the_other_place(wall: Wall) -> None:
    (copy,) = copy_to_second(wall, 0)
    assert wall.scene.picked == {copy}
    assert item(wall, wall.ids[0]).dress.also == "Ook bij “Kinderen spelen.”"
    assert "Ook bij “We eten samen.”" in item(wall, copy).toolTip()
    model = wall.outline.board_model
    said = [model.index(place).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(model.rowCount())]
    assert "briefje A: Lange tafel, Ook bij “Kinderen spelen.”" in said
    assert "Ook bij “We eten samen.”" in wall.hands.part(QLabel, "detail").text()
    assert wall.hands.part(QLabel, "counts").text() == "6 briefjes in 2 thema’s"


def test_that_the_menu_of_second_places_begins_with_a_place_and_says_what_it_asks(wall: Wall) -> None:
    wall.choose(0)
    wall.key(Qt.Key.Key_D, CTRL)
    (menu,) = [one for one in wall.hands.room.findChildren(QMenu) if one.isVisible()]
    assert [line.text() for line in menu.actions()] == ["Kinderen spelen.", "Losse briefjes"]
    assert menu.accessibleName() == "Hang ook bij dit thema"
    menu.close()


def test_that_several_copies_are_one_step_back(wall: Wall) -> None:
    copies = copy_to_second(wall, 0, 1)
    assert wall.inside(wall.second) == ["Zandbak", "Lange tafel", "Picknick"]
    wall.hands.undo()
    assert wall.inside(wall.second) == ["Zandbak"]
    assert item(wall, wall.ids[0]).dress.also == ""
    wall.hands.desk.undo.redo()
    assert [note.id for note in wall.board.notes if note.linked_to] == copies


def test_that_hiding_a_copy_takes_the_copy_and_hiding_the_first_hides_both(wall: Wall) -> None:
    (copy,) = copy_to_second(wall, 0)
    wall.key(Qt.Key.Key_Delete)
    assert wall.inside(wall.second) == ["Zandbak"]
    assert wall.note(0).state is NoteState.SHOWN
    wall.hands.undo()
    assert wall.inside(wall.second) == ["Zandbak", "Lange tafel"]
    wall.choose(0)
    wall.key(Qt.Key.Key_Delete)
    assert "Lange tafel" not in {note.text for note in wall.board.notes}
    wall.hands.undo()
    assert {wall.ids[0], copy} <= {note.id for note in wall.board.notes}


def test_that_a_copy_of_what_was_taken_back_meanwhile_does_not_come_again(wall: Wall) -> None:
    note = wall.hands.send("Een fontein")
    if note.state is NoteState.WAITING:
        wall.hands.services.capturing.set_state([note.id], NoteState.SHOWN)
    wall.hands.services.boards.move([note.id], wall.first)
    wall.hands.see()
    wall.ids.append(note.id)
    copy_to_second(wall, 6)
    wall.hands.undo()
    wall.hands.services.store.run(wall.hands.services.capturing.withdrawing(note.id, "buur"))
    wall.hands.see()
    wall.hands.desk.undo.redo()
    assert wall.inside(wall.second) == ["Zandbak"]


def test_that_the_first_words_are_told_and_put_back(wall: Wall) -> None:
    wall.hands.services.capturing.edit(wall.ids[0], "Een tafel voor iedereen")
    wall.hands.see()
    wall.choose(0)
    assert "Eerst stond er: Lange tafel" in item(wall, wall.ids[0]).toolTip()
    assert "Eerst stond er: Lange tafel" in wall.hands.part(QLabel, "detail").text()
    wall.key(Qt.Key.Key_F2, SHIFT)
    assert wall.note(0).text == "Lange tafel"
    wall.hands.undo()
    assert wall.note(0).text == "Een tafel voor iedereen"


def test_that_the_first_words_of_several_notes_are_one_step_back(wall: Wall) -> None:
    for place in (0, 1):
        wall.hands.services.capturing.edit(wall.ids[place], f"Anders {place}")
    wall.hands.see()
    wall.choose(0, 1)
    wall.key(Qt.Key.Key_F2, SHIFT)
    assert (wall.note(0).text, wall.note(1).text) == ("Lange tafel", "Picknick")
    wall.hands.undo()
    assert (wall.note(0).text, wall.note(1).text) == ("Anders 0", "Anders 1")


def test_that_first_words_with_something_personal_are_not_shown(wall: Wall) -> None:
    note = wall.hands.services.capturing.write(wall.note(0).step_id, "Bel Jan op 06-12345678")
    wall.hands.services.capturing.edit(note.id, "Bel de buren")
    wall.hands.services.capturing.set_state([note.id], NoteState.SHOWN)
    wall.hands.see()
    wall.scene.pick(frozenset({note.id}))
    told = wall.hands.part(QLabel, "detail").text()
    assert "06-12345678" not in told + item(wall, note.id).toolTip()
    assert "persoonlijks" in told


def test_that_words_of_people_are_never_read_as_markup(wall: Wall) -> None:
    words = "<h1>groot</h1> & <img src=x> " + "heel lang briefje " * 4
    note = wall.hands.services.capturing.write(wall.note(0).step_id, words)
    wall.hands.see()
    assert "<h1>" not in item(wall, note.id).toolTip()
    assert "&lt;h1&gt;groot" in item(wall, note.id).toolTip()


def test_that_a_split_that_is_left_without_words_splits_nothing(wall: Wall) -> None:
    wall.choose(1)
    wall.key(Qt.Key.Key_D, CTRL | SHIFT)
    field = wall.view.viewport().findChild(NameField)
    assert field is not None
    assert field.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert len(wall.themes) == 2
    wall.choose(1)
    wall.key(Qt.Key.Key_D, CTRL | SHIFT)
    wall.hands.focus(wall.line)
    assert len(wall.themes) == 2
    assert not field.isVisible()


def test_that_the_legend_says_what_the_colours_mean(wall: Wall) -> None:
    step = wall.note(0).step_id
    new = [NewNote("Een boom", "B", "2"), NewNote("Een struik", "B", "2"), NewNote("Gras", "C")]
    wall.hands.services.capturing.take_in(step, new)
    wall.hands.see()
    legend = wall.hands.part(Legend, "legend")
    assert legend.accessibleDescription() == "A, geel: 6 briefjes. B, Tafel 2: 2 briefjes. C, roze: 1 briefje"
    copy_to_second(wall, 0)
    assert legend.accessibleDescription().startswith("A, geel: 6 briefjes.")


def test_that_a_colour_of_many_tables_is_called_by_its_name(qapp: QApplication) -> None:
    assert entries(()) == ()
    of_tables = [replace(a_note(6 * n), table=str(n)) for n in range(1, 4)]
    assert [(one.letter, one.meaning) for one in entries(of_tables[:2])] == [("A", "Tafel 1, Tafel 2")]
    assert [(one.letter, one.meaning, one.count) for one in entries([*of_tables, a_note(1)])] == [
        ("A", "geel", 3),
        ("B", "oranje", 1),
    ]


def test_that_the_board_is_painted_anew_in_the_dark(wall: Wall, qapp: QApplication) -> None:
    place = wall.at(wall.head(wall.first).bottomLeft()) + QPoint(6, -6)
    before = wall.view.viewport().grab().toImage().pixelColor(place)
    dress = next(one for one in qapp.children() if isinstance(one, Theme))
    dress.wear("dark")
    after = wall.view.viewport().grab().toImage().pixelColor(place)
    dress.wear("light")
    assert before.lightness() > 128 > after.lightness()
