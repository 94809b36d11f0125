"""The room of the evening plays the run sheet, says what it will do, and loses nothing."""

import os
import re
import signal

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.lockfile import read_lock
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening import shorten
from cocreate_desktop.desktop.evening.column import HallColumn
from cocreate_desktop.desktop.evening.stagepicture import LargePicture, StagePicture
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.phasetile import PhaseTile
from cocreate_desktop.desktop.stage.window import ProjectorChanged
from cocreate_desktop.domain.errors import HallStopped
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.pacing import pace
from tests.desktop.evening.conftest import Scene


def next_words(scene: Scene) -> str:
    return forms.child(scene.room, KeyButton, "next").text()


def press(scene: Scene, key: Qt.Key) -> None:
    scene.room.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or scene.room, key)


def test_that_entering_opens_the_phones_page_for_this_evening(scene: Scene, qtbot: QtBot) -> None:
    title, words = (forms.child(scene.room, QLabel, name) for name in ("pageTitle", "pageWords"))
    qtbot.waitUntil(lambda: title.text() == "Telefoons kunnen meedoen", timeout=15_000)
    assert scene.hall.address == f"http://{words.text()}"
    page = httpx.get(scene.desk.project.join_address(scene.evening.id), follow_redirects=True)
    assert scene.services.projects.current().question in page.text


def test_that_all_of_the_column_is_seen_on_a_low_screen(scene: Scene, qtbot: QtBot) -> None:
    column = forms.child(scene.room, HallColumn, "")
    picture, last = forms.child(column, StagePicture, "picture"), forms.child(column, QWidget, "rowsCard")
    forms.child(column, KeyButton, "where").show()
    wide = picture.width()
    for high in (680, 600):
        scene.room.resize(1280, high)
        assert scene.room.height() == high
        qtbot.waitUntil(lambda: 0 <= last.geometry().bottom() < column.height())
        assert abs(picture.height() - picture.width() * 9 / 16) <= 1
    assert picture.width() < wide
    scene.room.resize(1366, 900)
    qtbot.waitUntil(lambda: picture.width() == wide)


def test_that_forward_always_says_what_it_will_do(scene: Scene) -> None:
    button = forms.child(scene.room, KeyButton, "next")
    assert next_words(scene) == "Start de avond"
    button.click()
    assert next_words(scene).startswith("Volgende: ")
    scene.go(Kind.VOTE)
    said = []
    for _deed in range(3):
        said.append(next_words(scene))
        button.click()
        scene.clock.pass_by(seconds=5)
    assert said == ["Volgende: stemming openen", "Volgende: stemming sluiten", "Volgende: uitslag onthullen"]


@pytest.mark.parametrize("how", ["double click", "two Enters"])
def test_that_starting_the_evening_twice_starts_it_once(scene: Scene, how: str) -> None:
    button = forms.child(scene.room, KeyButton, "next")
    if how == "double click":
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    else:
        button.setFocus()
        for _press in range(2):
            QTest.keyClick(button, Qt.Key.Key_Return)
    first = scene.services.evenings.steps(scene.evening.id)[0]
    assert scene.services.evenings.get(scene.evening.id).current_step == first.id
    assert set(scene.voice.messages) == {"De avond is begonnen. Druk nog een keer om verder te gaan."}
    scene.clock.pass_by(seconds=2)
    button.click()
    assert scene.services.evenings.get(scene.evening.id).current_step != first.id


def test_that_a_key_pressed_twice_reveals_nothing_too_early(scene: Scene) -> None:
    scene.go(Kind.VOTE)
    button = forms.child(scene.room, KeyButton, "next")
    for _deed in range(3):
        button.click()
    assert scene.services.overview.evening(scene.evening.id).round.round.phase is Phase.CLOSED  # type: ignore[union-attr]
    assert scene.voice.messages


def test_that_a_closed_vote_is_opened_again_with_one_press(scene: Scene) -> None:
    scene.go(Kind.VOTE)
    for _deed in range(2):
        forms.child(scene.room, KeyButton, "next").click()
    tile = forms.child(scene.room, PhaseTile, "open")
    assert tile.text() == "Heropen"
    tile.click()
    assert scene.services.overview.evening(scene.evening.id).round.round.phase is Phase.OPEN  # type: ignore[union-attr]


def test_that_page_keys_step_and_b_blanks(scene: Scene) -> None:
    press(scene, Qt.Key.Key_PageDown)
    assert scene.room.view is not None
    assert scene.room.view.step is not None
    forms.child(scene.room, KeyButton, "next").setFocus()
    press(scene, Qt.Key.Key_B)
    assert scene.services.evenings.get(scene.evening.id).blank


def test_that_b_types_a_letter_in_a_field_and_page_keys_still_step(scene: Scene) -> None:
    scene.go(Kind.IDEAS)
    line = forms.child(scene.room, QLineEdit, "line")
    line.setFocus()
    press(scene, Qt.Key.Key_B)
    assert line.text() == "b"
    assert not scene.services.evenings.get(scene.evening.id).blank
    press(scene, Qt.Key.Key_PageUp)
    assert scene.room.view is not None
    assert scene.room.view.step is not None
    assert scene.room.view.step.kind is not Kind.IDEAS
    scene.go(Kind.IDEAS)
    assert line.text() == "b"


def test_that_the_count_of_people_can_be_taken_back(scene: Scene) -> None:
    before = scene.services.evenings.get(scene.evening.id).present
    forms.child(scene.room, CountField, "people").setValue(41)
    assert scene.services.evenings.get(scene.evening.id).present == 41
    scene.desk.undo.undo()
    assert scene.services.evenings.get(scene.evening.id).present == before


def test_that_a_stopped_hall_says_what_was_kept(scene: Scene) -> None:
    scene.hall.stop()
    scene.services.bus.publish(HallChanged(False, "", str(HallStopped())))
    scene.desk.relay.tell_now()
    assert forms.child(scene.room, QLabel, "pageTitle").text() == "Telefoons kunnen nu niet meedoen"
    assert "bewaard" in forms.child(scene.room, QLabel, "pageWords").text()


def test_that_a_killed_phone_server_comes_back_at_the_same_address(scene: Scene, qtbot: QtBot) -> None:
    title = forms.child(scene.room, QLabel, "pageTitle")
    # The window hears of it a moment later than the hall knows: what it says is waited for, not what the hall knows.
    qtbot.waitUntil(lambda: title.text() == "Telefoons kunnen meedoen", timeout=15_000)
    address = scene.hall.address
    lock = read_lock(scene.desk.project.path)
    assert lock is not None
    os.kill(lock.pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: title.text() != "Telefoons kunnen meedoen", timeout=15_000)
    qtbot.waitUntil(lambda: title.text() == "Telefoons kunnen meedoen", timeout=15_000)
    assert scene.hall.address == address


def test_that_the_last_backup_is_known_on_entering(scene: Scene) -> None:
    scene.desk.project.backups.make()
    column = HallColumn(scene.desk, scene.room)
    assert re.fullmatch(r"Reservekopie \d\d:\d\d", forms.child(column, QLabel, "backupTitle").text())
    assert column.trouble() != forms.child(column, QLabel, "backupTitle").text()


def test_that_a_wide_step_gets_the_whole_width_and_the_beamer_stays_at_hand(scene: Scene) -> None:
    sides = [forms.child(scene.room, QWidget, "sheetSide"), scene.room.findChild(HallColumn)]
    beamer = scene.room.head_items().findChild(KeyButton, "headBeamer")
    assert beamer is not None
    scene.go(Kind.THEMES)
    assert [side.isVisible() for side in sides if side] == [False, False]
    assert not beamer.isHidden()
    beamer.click()
    assert scene.room.stage is not None
    assert scene.room.stage.isVisible()
    assert beamer.isChecked()
    assert scene.room.window().property("messageLift") > 0
    scene.go(Kind.IDEAS)
    assert [side.isVisible() for side in sides if side] == [True, True]
    assert scene.room.window().property("messageLift") == 0
    assert beamer.isHidden()
    beamer.click()
    assert not scene.room.stage.isVisible()


def test_that_a_stage_that_is_closed_by_hand_is_known_to_be_off(scene: Scene) -> None:
    beamer = scene.room.findChild(KeyButton, "beamer")
    assert beamer is not None
    beamer.click()
    assert scene.room.stage is not None
    assert beamer.isChecked()
    scene.room.stage.close()
    assert (beamer.isChecked(), beamer.text()) == (False, "beamer uit")
    beamer.click()
    assert scene.room.stage.isVisible()


def test_that_a_cable_that_comes_loose_is_told_until_it_is_back(scene: Scene) -> None:
    beamer = scene.room.findChild(KeyButton, "beamer")
    assert beamer is not None
    beamer.click()
    assert scene.room.stage is not None
    scene.room.stage.projector.emit(ProjectorChanged(False, ""))
    assert set(scene.voice.standing) == {"projector"}
    scene.room.stage.projector.emit(ProjectorChanged(True, "HDMI-1"))
    assert scene.voice.standing == {}


def test_that_the_picture_of_the_stage_is_seen_large(scene: Scene) -> None:
    picture, large = (scene.room.findChild(kind) for kind in (StagePicture, LargePicture))
    assert isinstance(picture, StagePicture)
    assert isinstance(large, LargePicture)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton)
    assert large.isVisible()
    for away in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        large.show()
        QTest.keyClick(large, away)
        assert not large.isVisible(), away
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Space)
    assert large.isVisible()
    scene.room.leave()
    assert not large.isVisible()


def test_that_shortening_touches_later_steps_only_and_can_be_taken_back(scene: Scene) -> None:
    scene.go(Kind.IDEAS)
    assert scene.room.view is not None
    before = {step.id: step.minutes for step in scene.room.view.steps}
    shorten.take(scene.desk, scene.room.view, pace(scene.room.view, scene.clock.now()).offers[0])
    after = {step.id: step.minutes for step in scene.services.evenings.steps(scene.evening.id)}
    now = scene.step(Kind.IDEAS).id
    assert after != before
    assert after[now] == before[now]
    scene.desk.undo.undo()
    assert {s.id: s.minutes for s in scene.services.evenings.steps(scene.evening.id)} == before


def test_that_enter_hangs_a_note_up_and_a_double_is_offered_first(scene: Scene) -> None:
    scene.go(Kind.IDEAS)
    line = forms.child(scene.room, QLineEdit, "line")
    count = len(scene.services.capturing.notes(scene.evening.id))
    for _time in range(2):
        line.setText("Een kabelbaan over de vijver")
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert len(scene.services.capturing.notes(scene.evening.id)) == count + 1
    assert line.text() == "Een kabelbaan over de vijver"
    forms.child(scene.room, KeyButton, "hangAnyway").click()
    assert len(scene.services.capturing.notes(scene.evening.id)) == count + 2
    scene.desk.undo.undo()
    assert len(scene.services.capturing.notes(scene.evening.id)) == count + 1


def test_that_a_waiting_note_is_shown_with_one_key(scene: Scene) -> None:
    scene.go(Kind.IDEAS)
    work = scene.services.capturing.sending(scene.evening.id, "Bel mij: 06 12345678", author="x")
    note = scene.services.store.run(work)
    scene.desk.relay.tell_now()
    waiting = forms.child(scene.room, QListWidget, "waiting")
    assert waiting.count() == 1
    assert "telefoonnummer?" in waiting.item(0).text()
    forms.child(scene.room, KeyButton, "show").click()
    found = next(one for one in scene.services.capturing.notes(scene.evening.id) if one.id == note.id)
    assert found.state is NoteState.SHOWN


def test_that_typed_stickers_are_checked_against_the_people_behind_them(scene: Scene) -> None:
    scene.go(Kind.VOTE)
    forms.child(scene.room, KeyButton, "next").click()
    found = scene.services.overview.evening(scene.evening.id).round
    assert found is not None
    for option in found.options[:2]:
        scene.services.counting.type_count(found.round.id, Channel.DOTS, option.id, 3)
    scene.services.counting.type_count(found.round.id, Channel.DOTS, "", 1)
    scene.desk.relay.tell_now()
    assert "hoogstens" in forms.child(scene.room, QLabel, "line").text()
    scene.services.counting.type_count(found.round.id, Channel.DOTS, "", 2)
    scene.desk.relay.tell_now()
    assert "hoogstens" not in forms.child(scene.room, QLabel, "line").text()
