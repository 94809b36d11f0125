"""Every act of the board is done from the outline by keyboard alone. Whoever adds an act to the board or to its table without
saying here how it goes from the outline finds this red."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from cocreate_desktop.desktop import actions
from cocreate_desktop.desktop.board.acts import BOARD_ACTS
from cocreate_desktop.desktop.board.naming import NameField
from cocreate_desktop.desktop.board.notesight import LargePhoto
from cocreate_desktop.desktop.models.board import RowKind
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.steps.themes import Face
from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.steps import Kind
from tests.desktop.board.conftest import Wall
from tests.photographed import Paper, taken

NAMES = [act.name for act in BOARD_ACTS]
MOUSE_VERBS = {
    "drop on a theme",
    "drop on the loose notes",
    "drop on a note",
    "drop on the place for a new theme",
    "drop on bare ground",
    "double click on a head",
    "double click on a note",
    "wheel with Ctrl",
    "right button",
    "rest on a note",
}
"""What the mouse can do in test_mouse.py beside choosing, which is walking in the outline."""


def press(wall: Wall, name: str, place: int = 0) -> None:
    """The key of an act, in the outline."""
    assert wall.outline.hasFocus()
    QTest.keySequence(wall.outline, QKeySequence(actions.spec(f"board.{name}").shortcuts[place]))


def menu_of(wall: Wall) -> QMenu:
    (menu,) = [one for one in wall.hands.room.findChildren(QMenu) if one.isVisible()]
    return menu


def choose_line(wall: Wall, words: str) -> None:
    """Walks down the open menu to a line and presses Enter."""
    menu = menu_of(wall)
    wanted = next(line for line in menu.actions() if line.text() == words)
    while menu.activeAction() is not wanted:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def type_there(wall: Wall, words: str) -> None:
    field = wall.view.viewport().findChild(NameField)
    assert field is not None
    assert field.isVisible()
    assert field.hasFocus()
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def dogs(wall: Wall) -> None:
    step = wall.hands.step(Kind.THEMES).id
    for words in ("Hondenpoep op het gras", "Honden aan de lijn", "Waar mag een hond los"):
        wall.hands.services.capturing.write(step, words)
    wall.hands.see()
    wall.hands.until(lambda: wall.hands.part(KeyButton, "suggestionYes").isVisible())
    wall.choose(0)


def search(wall: Wall, words: str) -> None:
    field = wall.hands.part(QLineEdit, "search")
    wall.hands.type(field, words, None)
    wall.hands.focus(wall.outline)


def group(wall: Wall) -> None:
    wall.choose(3, 5)
    press(wall, "group")
    type_there(wall, "Rustig zitten")
    assert wall.inside(wall.themes[2].id) == ["Bankje", "Waterpomp"]
    assert wall.themes[2].name == "Rustig zitten"


def split(wall: Wall) -> None:
    wall.choose(1)
    press(wall, "split")
    type_there(wall, "Buiten eten")
    assert [theme.name for theme in wall.themes] == ["We eten samen.", "Buiten eten", "Kinderen spelen."]
    assert wall.inside(wall.themes[1].id) == ["Picknick"]
    wall.hands.undo()
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick"]
    wall.hands.desk.undo.redo()
    assert wall.inside(wall.themes[1].id) == ["Picknick"]


def move(wall: Wall) -> None:
    wall.choose(4)
    press(wall, "move")
    choose_line(wall, "Kinderen spelen.")
    assert wall.inside(wall.second) == ["Zandbak", "Meer bomen"]


def duplicate(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "duplicate")
    assert [line.text() for line in menu_of(wall).actions() if not line.isSeparator()] == [
        "Kinderen spelen.",
        "Losse briefjes",
    ]
    choose_line(wall, "Kinderen spelen.")
    assert wall.inside(wall.second) == ["Zandbak", "Lange tafel"]
    assert (wall.board.count, len(wall.board.notes)) == (6, 7)


def merge(wall: Wall) -> None:
    wall.choose(3, 5)
    press(wall, "merge")
    assert wall.board.times == {wall.ids[3]: 2}


def part(wall: Wall) -> None:
    merge(wall)
    press(wall, "part")
    assert wall.board.times == {}


def test_that_outline_and_board_choose_the_same_after_notes_went_and_came_back(wall: Wall) -> None:
    for there_and_back in (("merge", "part"), ("hide", "")):
        wall.choose(3, 5)
        press(wall, there_and_back[0])
        if there_and_back[1]:
            press(wall, there_and_back[1])
        else:
            wall.hands.undo()
        rows = {row.id for row in wall.outline.rows() if row.kind is RowKind.NOTE}
        assert rows == wall.scene.picked
        while wall.board.times or len(wall.board.of("")) < 2:
            wall.hands.undo()
        assert {row.id for row in wall.outline.rows() if row.kind is RowKind.NOTE} == wall.scene.picked


def colour(wall: Wall) -> None:
    wall.choose(3)
    press(wall, "colour")
    choose_line(wall, "E  blauw\tAlt+5")
    assert wall.note(3).colour == "E"


def paint(wall: Wall) -> None:
    wall.choose(3, 4)
    press(wall, "paint", 2)
    assert (wall.note(3).colour, wall.note(4).colour) == ("C", "C")


def name(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "name")
    type_there(wall, "Een tafel")
    assert wall.note(0).text == "Een tafel"
    wall.choose_theme(wall.second)
    press(wall, "name")
    type_there(wall, "Plek om te spelen")
    assert wall.themes[1].name == "Plek om te spelen"


def first_words(wall: Wall) -> None:
    wall.hands.services.capturing.edit(wall.ids[0], "Een tafel")
    wall.hands.see()
    wall.choose(0)
    press(wall, "firstWords")
    assert wall.note(0).text == "Lange tafel"
    wall.hands.undo()
    assert wall.note(0).text == "Een tafel"


def photo(wall: Wall) -> None:
    step = wall.hands.step(Kind.THEMES).id
    (note,) = taken(wall.hands.services, step, [Paper("Een klimrek")])
    wall.hands.see()
    wall.ids[0] = note.id
    wall.choose(0)
    press(wall, "photo")
    shown = wall.view.findChild(LargePhoto)
    assert shown is not None
    assert shown.isVisible()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert wall.outline.hasFocus()


def hide(wall: Wall) -> None:
    wall.choose(3)
    press(wall, "hide")
    assert {note.text for note in wall.hands.notes if note.state is NoteState.HIDDEN} == {"Bankje"}


def merge_into(wall: Wall) -> None:
    wall.choose_theme(wall.second)
    press(wall, "mergeInto")
    choose_line(wall, "We eten samen.")
    assert wall.inside(wall.first) == ["Lange tafel", "Picknick", "Zandbak"]


def ungroup(wall: Wall) -> None:
    wall.choose_theme(wall.first)
    press(wall, "ungroup")
    assert [theme.id for theme in wall.themes] == [wall.second]


def up(wall: Wall) -> None:
    wall.choose(1)
    press(wall, "up")
    assert wall.inside(wall.first) == ["Picknick", "Lange tafel"]
    wall.choose_theme(wall.second)
    press(wall, "up")
    assert [theme.id for theme in wall.themes] == [wall.second, wall.first]


def down(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "down")
    assert wall.inside(wall.first) == ["Picknick", "Lange tafel"]


def accept(wall: Wall) -> None:
    dogs(wall)
    press(wall, "accept")
    type_there(wall, "Honden horen erbij")
    assert len(wall.inside(wall.themes[2].id)) == 3


def refuse(wall: Wall) -> None:
    dogs(wall)
    press(wall, "refuse")
    wall.hands.until(lambda: not wall.hands.part(KeyButton, "suggestionYes").isVisible())
    assert len(wall.themes) == 2


def waiting(wall: Wall) -> None:
    services, evening = wall.hands.services, wall.hands.evening.id
    work = services.capturing.sending(evening, "Meer schaduw", author="anna")
    sent = services.store.run(work).id
    typed = services.capturing.write(wall.hands.step(Kind.THEMES).id, "Bel mij op 06-12345678").id
    wall.hands.desk.relay.tell_now()

    def states() -> list[NoteState]:
        found = {note.id: note.state for note in services.capturing.notes(evening)}
        return [found[sent], found[typed]]

    wall.choose(0)
    press(wall, "waiting")
    lines = [line.text() for line in menu_of(wall).actions() if line.text()]
    assert lines == ["Meer schaduw", "Bel mij op 06-12345678 (telefoonnummer?)", "&Alles tonen"]
    assert states() == [NoteState.WAITING, NoteState.WAITING]
    choose_line(wall, "&Alles tonen")
    assert states() == [NoteState.SHOWN, NoteState.WAITING], "what may be personal is looked at by itself"
    press(wall, "waiting")
    of_one = menu_of(wall).actions()[0].menu()
    assert isinstance(of_one, QMenu)
    of_one.actions()[0].trigger()
    assert states() == [NoteState.SHOWN, NoteState.SHOWN]


def find(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "search")
    assert wall.hands.part(QLineEdit, "search").hasFocus()


def next_hit(wall: Wall) -> None:
    search(wall, "pi")
    press(wall, "nextHit")
    assert wall.scene.picked == {wall.ids[1]}


def previous_hit(wall: Wall) -> None:
    search(wall, "e")
    press(wall, "previousHit")
    last = wall.outline.board_model.hits[-1]
    assert wall.scene.picked == {last}


def capture(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "capture")
    assert wall.line.hasFocus()


def larger(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "larger")
    assert wall.view.zoom == 1.25


def smaller(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "smaller")
    assert wall.view.zoom == 0.9


def fit_all(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "larger")
    press(wall, "fitAll")
    assert wall.view.verticalScrollBar().maximum() == wall.view.horizontalScrollBar().maximum() == 0
    assert wall.view.mapFromScene(wall.scene.sceneRect()).boundingRect().height() <= wall.view.height()


def room(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "room")
    assert wall.view.isVisible()
    assert not wall.outline.isVisible()
    QTest.keyClick(wall.view, Qt.Key.Key_Escape)
    assert wall.outline.hasFocus()


def menu(wall: Wall) -> None:
    wall.choose(0)
    press(wall, "menu")
    shown = [line.objectName() for line in menu_of(wall).actions()]
    assert shown == [f"board.{name}" for name in NAMES if name in LINES_OF_ONE_NOTE]
    menu_of(wall).close()


LINES_OF_ONE_NOTE = {"group", "split", "move", "duplicate", "colour", "name", "hide", "up", "down"}

HOW: dict[str, Callable[[Wall], None]] = {
    "group": group,
    "split": split,
    "move": move,
    "duplicate": duplicate,
    "merge": merge,
    "part": part,
    "colour": colour,
    "paint": paint,
    "name": name,
    "firstWords": first_words,
    "photo": photo,
    "hide": hide,
    "mergeInto": merge_into,
    "ungroup": ungroup,
    "up": up,
    "down": down,
    "waiting": waiting,
    "accept": accept,
    "refuse": refuse,
    "search": find,
    "nextHit": next_hit,
    "previousHit": previous_hit,
    "capture": capture,
    "larger": larger,
    "smaller": smaller,
    "fitAll": fit_all,
    "room": room,
    "menu": menu,
}


@pytest.mark.parametrize("name", NAMES)
def test_that_every_act_is_done_from_the_outline_by_keys(wall: Wall, name: str) -> None:
    HOW[name](wall)
    assert wall.hands.problems == []


def test_that_the_table_holds_every_action_of_the_board(wall: Wall) -> None:
    face = wall.hands.room.findChild(Face)
    assert face is not None
    keys = {key.toString() for key in (QKeySequence(one) for one in actions.spec("board.paint").shortcuts)}
    unnamed = {one.shortcut().toString() for one in face.actions() if not one.objectName()}
    assert unnamed == keys
    built = {one.objectName() for one in face.findChildren(QAction) if one.objectName().startswith("board.")}
    assert built == {f"board.{name}" for name in NAMES}
    assert built == {spec.id for spec in actions.ACTIONS if spec.context == "board"}
    assert all(spec.shortcuts for spec in actions.ACTIONS if spec.context == "board")


def test_that_every_line_of_the_menus_is_in_the_table(wall: Wall) -> None:
    wall.hands.services.capturing.edit(wall.ids[0], "Een tafel")
    wall.hands.see()
    ways: list[Callable[[], None]] = [
        lambda: wall.choose(0),
        lambda: wall.choose(0, 1),
        lambda: wall.choose_theme(wall.first),
    ]
    for choose in ways:
        choose()
        press(wall, "menu")
        lines = menu_of(wall).actions()
        assert lines
        assert {line.objectName().removeprefix("board.") for line in lines} <= set(NAMES)
        menu_of(wall).close()
        QApplication.sendPostedEvents()


def test_that_what_the_mouse_does_is_an_act_too() -> None:
    named = [verb for act in BOARD_ACTS for verb in act.mouse]
    assert len(named) == len(set(named))
    assert set(named) == MOUSE_VERBS
