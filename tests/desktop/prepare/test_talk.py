"""The settings of a talk beside the run sheet: only what its form has, every change undone, and what the seating promises."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.prepare.steps.talk import Panel
from cocreate_desktop.desktop.saving import SavedDialog
from cocreate_desktop.domain.steps import Kind, TalkSettings, read_settings
from tests.desktop.prepare.test_step import open_step, part, step_of, write
from tests.desktop.scene import Scene
from tests.paper import pages


def stored(scene: Scene) -> TalkSettings:
    found = read_settings(step_of(scene, Kind.TALK))
    assert isinstance(found, TalkSettings)
    return found


def opened(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    scene.services.evenings.add_step(scene.evening_id, Kind.TALK)
    scene.desk.relay.tell_now()
    open_step(qtbot, scene, room, Kind.TALK)


def choose(room: PrepareRoom, form: str) -> None:
    box = part(room, QComboBox, "form")
    box.setCurrentIndex(box.findData(form))
    box.activated.emit(box.currentIndex())


def there(room: PrepareRoom) -> set[str]:
    names = ("rounds", "pairs", "tables", "cards", "hosts", "sound", "promise", "ask1", "ask2")
    shown = set()
    for kind in (CountField, QCheckBox, QLabel, QLineEdit):
        for name in names:
            shown |= {name for one in room.step.findChildren(kind, name) if one.isVisibleTo(room)}
    return shown


def test_that_each_form_shows_what_it_has(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    opened(qtbot, scene, room)
    assert there(room) == {"rounds", "tables", "cards", "sound"}
    choose(room, "cafe")
    part(room, CountField, "rounds").setFocus()
    qtbot.keyClick(part(room, CountField, "rounds"), Qt.Key.Key_Up)
    part(room, QCheckBox, "cards").click()
    assert there(room) == {"rounds", "tables", "cards", "hosts", "sound", "promise", "ask1", "ask2"}
    choose(room, "1-2-4-all")
    assert there(room) == {"pairs", "sound"}


def test_that_every_change_is_kept_and_taken_back(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    opened(qtbot, scene, room)
    choose(room, "cafe")
    for name in ("rounds", "length", "tables", "seats"):
        qtbot.keyClick(part(room, CountField, name), Qt.Key.Key_Up)
    for name in ("cards", "hosts", "sound"):
        part(room, QCheckBox, name).click()
    write(qtbot, part(room, QLineEdit, "ask2"), "Wie doet er mee?")
    assert stored(scene) == TalkSettings(
        form="cafe", tables=7, seats=7, rounds=2, length=21, cards=True, hosts=False, sound=True,
        questions=("", "Wie doet er mee?"),
    )  # fmt: skip
    for _n in range(9):
        scene.desk.undo.undo()
    assert [*stored(scene).questions, stored(scene).form] == ["", "", "tables"]
    assert (stored(scene).tables, stored(scene).sound, stored(scene).hosts) == (6, False, True)


def test_that_cards_and_sheets_of_this_talk_are_printed_beside_its_settings(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    other = scene.services.evenings.add_step(scene.evening_id, Kind.TALK)
    scene.services.evenings.change_settings(other.id, tables=9)
    opened(qtbot, scene, room)
    scene.services.evenings.change_settings(step_of(scene, Kind.TALK).id, tables=2, cards=True)
    scene.desk.relay.tell_now()
    part(room, KeyButton, "printSeats").click()
    (panel,) = room.step.findChildren(Panel)
    asking = panel.printing.asking
    assert asking is not None
    asking.dialog.fileSelected.emit(str(tmp_path / "seats.pdf"))
    asking.dialog.close()
    qtbot.waitUntil(lambda: bool(room.window().findChildren(SavedDialog)), timeout=20_000)
    seen = pages.words(tmp_path / "seats.pdf")
    assert len(seen) == 2 + 2 + 2, "cards for twelve people, and a card and a sheet for each of two tables"
    choose(room, "1-2-4-all")
    assert not panel.findChildren(KeyButton, "printSeats")[0].isVisibleTo(room)


def test_that_the_promise_of_the_seating_is_said_at_once(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    opened(qtbot, scene, room)
    choose(room, "cafe")
    scene.services.evenings.change_settings(
        step_of(scene, Kind.TALK).id, rounds=3, tables=4, seats=5, cards=True
    )
    scene.desk.relay.tell_now()
    told = part(room, QLabel, "promise").text()
    assert "20" in told
    assert "4" in told
    scene.services.evenings.change_settings(step_of(scene, Kind.TALK).id, tables=7)
    scene.desk.relay.tell_now()
    assert part(room, QLabel, "promise").text() != told
