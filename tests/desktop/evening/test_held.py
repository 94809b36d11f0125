"""What the desk asks of the picture for the room: the codes alone, a picture that stands still, and a column that fits."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening.column import HallColumn
from cocreate_desktop.desktop.evening.held import FROZEN
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.stage.state import Face
from cocreate_desktop.domain.errors import HallStopped
from cocreate_desktop.domain.events import HallChanged
from cocreate_desktop.domain.steps import Kind
from tests.desktop.evening.conftest import Scene


def press(scene: Scene, key: Qt.Key) -> None:
    scene.room.activateWindow()
    QTest.keyClick(QApplication.focusWidget() or scene.room, key)
    scene.desk.relay.tell_now()


def phones_can_join(scene: Scene, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: scene.hall.running, timeout=20_000)
    scene.desk.relay.tell_now()
    qtbot.waitUntil(forms.child(scene.room, KeyButton, "codes").isEnabled)


def test_that_the_codes_alone_fill_the_picture_until_the_next_step(scene: Scene, qtbot: QtBot) -> None:
    phones_can_join(scene, qtbot)
    codes = forms.child(scene.room, KeyButton, "codes")
    beamer = forms.child(scene.room, KeyButton, "beamer")
    beamer.click()
    assert scene.room.stage is not None
    stage = scene.room.stage.canvas
    forms.child(scene.room, KeyButton, "next").setFocus()
    press(scene, Qt.Key.Key_Q)
    assert (codes.isChecked(), stage.state.qr_only) == (True, True)
    codes.click()
    assert (codes.isChecked(), stage.state.qr_only) == (False, False)
    QTest.keyClick(scene.room.stage, Qt.Key.Key_Q)
    assert stage.state.qr_only
    scene.go(Kind.IDEAS)
    assert (codes.isChecked(), stage.state.qr_only) == (False, False)
    line = forms.child(scene.room, QLineEdit, "line")
    line.setFocus()
    press(scene, Qt.Key.Key_Q)
    assert (line.text(), stage.state.qr_only) == ("q", False)


def test_that_the_second_way_in_comes_after_the_codes_where_it_is_offered(scene: Scene, qtbot: QtBot) -> None:
    phones_can_join(scene, qtbot)
    scene.services.projects.change(follow_up="https://plein.example")
    scene.services.evenings.change_settings(scene.step(Kind.WELCOME).id, online=True)
    scene.go(Kind.WELCOME)
    forms.child(scene.room, KeyButton, "beamer").click()
    assert scene.room.stage is not None
    stage, codes = scene.room.stage.canvas, forms.child(scene.room, KeyButton, "codes")
    shown = []
    for _press in range(3):
        codes.click()
        shown.append((stage.state.qr_only, stage.state.join.own, codes.isChecked()))
    assert shown == [(True, False, True), (True, True, True), (False, False, False)]


def test_that_a_picture_held_still_says_so_and_follows_again_with_one_key(scene: Scene, qtbot: QtBot) -> None:
    phones_can_join(scene, qtbot)
    freeze = forms.child(scene.room, KeyButton, "freeze")
    codes = forms.child(scene.room, KeyButton, "codes")
    forms.child(scene.room, KeyButton, "beamer").click()
    assert scene.room.stage is not None
    stage = scene.room.stage.canvas
    scene.go(Kind.IDEAS)
    held = stage.state
    line = forms.child(scene.room, QLineEdit, "line")
    line.setFocus()
    press(scene, Qt.Key.Key_F8)
    assert (freeze.isChecked(), freeze.text(), codes.isEnabled()) == (True, "Staat stil", False)
    assert set(scene.voice.standing) == {FROZEN}
    QTest.keyClicks(line, "Een fontein")
    QTest.keyClick(line, Qt.Key.Key_Return)
    scene.desk.relay.tell_now()
    assert stage.state == held
    scene.go(Kind.PAUSE)
    assert stage.state == held
    forms.child(scene.room, KeyButton, "next").setFocus()
    press(scene, Qt.Key.Key_B)
    assert stage.state.face.value == "blank"
    press(scene, Qt.Key.Key_B)
    assert stage.state == held
    QTest.keyClick(scene.room.stage, Qt.Key.Key_F8)
    assert stage.state.face.value == "pause"
    assert (freeze.isChecked(), scene.voice.standing) == (False, {})


def test_that_the_bar_of_a_picture_held_still_lets_it_follow(scene: Scene) -> None:
    press(scene, Qt.Key.Key_F8)
    scene.go(Kind.PAUSE)
    _more, _button, act = scene.voice.standing[FROZEN]
    assert act is not None
    act()
    assert (scene.voice.standing, forms.child(scene.room, KeyButton, "freeze").isChecked()) == ({}, False)


def test_that_a_low_window_leaves_out_what_only_says_that_all_is_well(scene: Scene) -> None:
    column = scene.room.findChild(HallColumn)
    assert column is not None
    words = [forms.child(column, QLabel, f"{name}Words") for name in ("wifi", "backup", "page", "sync")]
    scene.room.resize(1366, 712)
    assert all(one.isVisibleTo(column) for one in words)
    scene.services.evenings.change(scene.evening.id, wifi_name="")
    scene.desk.relay.tell_now()
    scene.room.resize(1280, 600)
    assert [one.isVisibleTo(column) for one in words] == [True, False, False, False]
    card = forms.child(column, QWidget, "rowsCard")
    assert card.geometry().bottom() <= column.height()


def test_that_what_is_wrong_has_room_for_its_whole_sentence(scene: Scene, qtbot: QtBot) -> None:
    phones_can_join(scene, qtbot)
    column = scene.room.findChild(HallColumn)
    assert column is not None
    scene.hall.stop()
    scene.desk.relay.tell_now()  # else the news of the stop comes after the words below, and takes them away
    column.show_hall(HallChanged(False, "", str(HallStopped())))
    words = forms.child(column, QLabel, "pageWords")
    assert words.text() == str(HallStopped())
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert not forms.child(column, QLabel, "backupWords").isVisibleTo(column)
    assert not column.grab().isNull()


def test_that_a_beamer_tried_beforehand_shows_the_welcome(scene: Scene, qtbot: QtBot) -> None:
    room = EveningRoom(scene.desk)
    qtbot.addWidget(room)
    room.aim(scene.evening.id)
    forms.child(room, KeyButton, "beamer").click()
    assert room.stage is not None
    assert room.stage.canvas.state.face is Face.WELCOME
    assert room.stage.canvas.state.question == scene.services.projects.current().question
    room.close_down()


def test_that_what_is_typed_on_the_stage_goes_to_the_line_at_the_desk(scene: Scene) -> None:
    forms.child(scene.room, KeyButton, "beamer").click()
    stage = scene.room.stage
    assert stage is not None
    scene.go(Kind.IDEAS)
    line = forms.child(scene.room, QLineEdit, "line")
    line.setFocus()
    QTest.keyClicks(stage, "Een")
    assert line.text() == "Een"
    QTest.keyClick(stage, Qt.Key.Key_F5)
    assert not stage.isVisible()
