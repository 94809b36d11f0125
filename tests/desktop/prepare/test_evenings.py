"""Several evenings of one project: planned, gone to, and taken off while nothing came in."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.prepare.eveningmenu import EveningWanted, evening_words
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from tests.desktop.scene import Scene


def button(room: PrepareRoom) -> KeyButton:
    found = room.findChild(KeyButton, "evenings")
    assert found is not None
    return found


def lines(room: PrepareRoom) -> list[QAction]:
    """Opens the menu and gives its lines."""
    button(room).click()
    (menu,) = [one for one in room.findChildren(QMenu) if one.isVisible()]
    found = [line for line in menu.actions() if not line.isSeparator()]
    menu.close()
    return found


def test_that_one_evening_cannot_be_taken_off(scene: Scene, room: PrepareRoom) -> None:
    assert button(room).text() == "1 avond"
    only, plan, cancel = lines(room)
    assert only.isChecked()
    assert only.text() == "Ideeënavond, nog geen datum"
    assert plan.isEnabled()
    assert not cancel.isEnabled()


def test_that_another_evening_is_planned_and_gone_to(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    with qtbot.waitSignal(room.evening_wanted) as heard:
        lines(room)[1].trigger()
    first, second = scene.services.evenings.all()
    assert heard.args == [EveningWanted(second.id)]
    room.enter(second.id)
    assert button(room).text() == "2 avonden"
    field = room.findChild(QLineEdit, "date")
    assert field is not None
    field.setText("1-12-2026")
    field.editingFinished.emit()
    assert [line.text() for line in lines(room)][:2] == [
        evening_words(first),
        "Ideeënavond 2, dinsdag 1 december",
    ]
    with qtbot.waitSignal(room.evening_wanted) as heard:
        lines(room)[0].trigger()
    assert heard.args == [EveningWanted(first.id)]


def test_that_an_evening_is_taken_off_and_comes_back(scene: Scene, room: PrepareRoom) -> None:
    lines(room)[1].trigger()
    second = scene.services.evenings.all()[1]
    room.enter(second.id)
    lines(room)[-1].trigger()
    assert len(scene.services.evenings.all()) == 1
    assert "is van de lijst" in scene.heard.messages[-1]
    scene.desk.undo.undo()
    assert [one.id for one in scene.services.evenings.all()][1] == second.id


def test_that_an_evening_that_cannot_be_taken_off_is_not_said_to_be(scene: Scene, room: PrepareRoom) -> None:
    lines(room)[1].trigger()
    second = scene.services.evenings.all()[1]
    room.enter(second.id)
    cancel = lines(room)[-1]
    scene.services.playing.forward(second.id)
    told = list(scene.heard.messages)
    cancel.trigger()
    assert len(scene.heard.problems) == 1
    assert scene.heard.messages == told


def test_that_planning_is_undone_only_while_nothing_came_in(scene: Scene, room: PrepareRoom) -> None:
    lines(room)[1].trigger()
    scene.desk.undo.undo()
    assert len(scene.services.evenings.all()) == 1
    scene.desk.undo.redo()
    second = scene.services.evenings.all()[1]
    scene.services.playing.forward(second.id)
    scene.desk.undo.undo()
    assert len(scene.services.evenings.all()) == 2
    assert len(scene.heard.problems) == 1


def test_that_undo_changes_the_evening_it_was_done_on(scene: Scene, room: PrepareRoom) -> None:
    first = scene.services.evenings.get(scene.evening_id)
    field = room.findChild(QLineEdit, "hall")
    assert field is not None
    field.setText("De Kolk")
    field.editingFinished.emit()
    second = scene.services.evenings.plan("work")
    room.enter(second.id)
    assert field.text() == ""
    scene.desk.undo.undo()
    assert scene.services.evenings.get(first.id) == first
    assert scene.services.evenings.get(second.id) == second
