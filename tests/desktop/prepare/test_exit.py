"""The settings of an exit poll and of a readback beside the run sheet: one's own statements, the outcome, the summary."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.domain.answers import YES
from cocreate_desktop.domain.steps import ExitSettings, Kind, read_settings
from tests.desktop.prepare.test_step import open_step, part, write
from tests.desktop.scene import Scene


def settings(scene: Scene, step_id: str) -> ExitSettings:
    steps = scene.services.evenings.steps(scene.evening_id)
    found = read_settings(next(one for one in steps if one.id == step_id))
    assert isinstance(found, ExitSettings)
    return found


def there(scene: Scene, room: PrepareRoom, kind: Kind) -> None:
    kinds = [one.kind for one in scene.services.evenings.steps(scene.evening_id)]
    if kind not in kinds:
        scene.services.evenings.add_step(scene.evening_id, kind)
    room.enter(scene.evening_id)


def test_that_statements_of_ones_own_are_kept_undone_and_locked_by_answers(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    there(scene, room, Kind.EXIT)
    step_id = open_step(qtbot, scene, room, Kind.EXIT)
    field = part(room, QLineEdit, "statement2")
    assert field.placeholderText()
    write(qtbot, field, "Het plein wordt mooier.")
    assert settings(scene, step_id).statements[1] == "Het plein wordt mooier."
    part(room, QCheckBox, "outcome2").click()
    assert settings(scene, step_id).outcome == (1, 3)
    scene.desk.undo.undo()
    scene.desk.undo.undo()
    assert settings(scene, step_id).statements == ()
    scene.services.playing.go_to(scene.evening_id, step_id)
    work = scene.services.exitpoll.sending(scene.evening_id, step_id, {"s1": YES}, author="buur")
    scene.services.store.run(work)
    write(qtbot, field, "Iets anders.")
    error = part(room, QLabel, "statementsError")
    assert error.text()
    assert field.text() == "Iets anders."
    assert settings(scene, step_id).statements == ()


def test_that_the_summary_is_a_sentence_a_line(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    there(scene, room, Kind.READBACK)
    step_id = open_step(qtbot, scene, room, Kind.READBACK)
    field = part(room, QPlainTextEdit, "points")
    field.setFocus()
    qtbot.keyClicks(field, "Er komt een tafel.")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClicks(field, "De buren passen op.")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert scene.services.readbacks.view(step_id).points == ("Er komt een tafel.", "De buren passen op.")
    scene.desk.undo.undo()
    assert scene.services.readbacks.view(step_id).proposed
