"""The run sheet is changed by key, mouse and menu, and every change can be undone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.prepare.sheetmodel import ROW_ROLE, SheetModel, SheetRow, sheet_rows
from cocreate_desktop.desktop.prepare.sheetview import SheetList
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from tests.desktop.scene import Scene

ALT = Qt.KeyboardModifier.AltModifier


def titles(scene: Scene) -> list[str]:
    return [step.title for step in scene.services.evenings.steps(scene.evening_id)]


def shown(sheet: SheetList) -> list[str]:
    rows = [sheet.rows.index(place).data(ROW_ROLE) for place in range(sheet.rows.rowCount())]
    return [row.title for row in rows]


def test_that_the_model_keeps_the_rules_of_qt(qtbot: QtBot) -> None:
    model = SheetModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [SheetRow(key, "19:30", Kind.PAUSE, key, 10) for key in "abcdef"]
    model.show_rows(rows)
    model.show_rows([rows[3], *rows[:3], rows[5]])
    model.show_rows([])
    model.show_rows(rows[::-1])
    assert [model.key_at(place) for place in range(model.rowCount())] == list("fedcba")
    assert model.key_at(99) == ""
    model.deleteLater()


def test_that_each_row_says_when_it_begins(scene: Scene, room: PrepareRoom) -> None:
    scene.services.evenings.change(scene.evening_id, starts="23:50")
    evening = scene.services.evenings.get(scene.evening_id)
    rows = sheet_rows(evening, scene.services.evenings.steps(scene.evening_id))
    assert [row.at for row in rows][:4] == ["23:20", "23:50", "00:00", "00:10"]
    assert "Welkom" in rows[1].spoken()


def test_that_alt_down_moves_the_step_and_undo_puts_it_back(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    before, sheet = titles(scene), room.sheet.sheet
    sheet.choose(sheet.rows.key_at(0))
    qtbot.keyClick(sheet, Qt.Key.Key_Down, ALT)
    assert titles(scene) == [before[1], before[0], *before[2:]] == shown(sheet)
    assert sheet.currentIndex().row() == 1
    qtbot.keyClick(sheet, Qt.Key.Key_Up, ALT)
    assert titles(scene) == before
    scene.desk.undo.undo()
    scene.desk.undo.undo()
    assert titles(scene) == before == shown(sheet)


def test_that_the_ends_of_the_sheet_hold(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    before, sheet = titles(scene), room.sheet.sheet
    sheet.choose(sheet.rows.key_at(0))
    qtbot.keyClick(sheet, Qt.Key.Key_Up, ALT)
    sheet.choose(sheet.rows.key_at(len(before) - 1))
    qtbot.keyClick(sheet, Qt.Key.Key_Down, ALT)
    assert titles(scene) == before
    assert scene.desk.undo.count() == 0


def test_that_a_step_let_go_lower_lands_there(scene: Scene, room: PrepareRoom) -> None:
    before, sheet = titles(scene), room.sheet.sheet
    below_third = sheet.visualRect(sheet.rows.index(2)).bottom()
    sheet.move_to(sheet.rows.key_at(0), sheet.place_at(below_third))
    assert titles(scene) == [before[1], before[2], before[0], *before[3:]]


def test_that_a_typed_number_sets_the_minutes(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    sheet = room.sheet.sheet
    sheet.choose(sheet.rows.key_at(1))
    qtbot.keyClick(sheet, Qt.Key.Key_4)
    field = sheet.viewport().findChild(QLineEdit)
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_5)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: scene.services.evenings.steps(scene.evening_id)[1].minutes == 45)
    assert "155" in room.sheet._total.text()
    assert "35 minuten langer dan de 120" in room.sheet._more.text()
    scene.desk.undo.undo()
    assert scene.services.evenings.steps(scene.evening_id)[1].minutes == 10
    assert room.sheet._more.text() == "inloop vanaf 19:00"


def begin_minutes(qtbot: QtBot, room: PrepareRoom, typed: str) -> QLineEdit:
    """Types minutes in the second row, and gives the field that opened there."""
    sheet = room.sheet.sheet
    sheet.choose(sheet.rows.key_at(1))
    qtbot.keyClick(sheet, typed[0])
    field = sheet.viewport().findChild(QLineEdit)
    assert field is not None
    qtbot.keyClicks(field, typed[1:])
    return field


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize("typed", ["999", "1200", "0"])
def test_that_minutes_that_cannot_be_are_said_and_stay_in_the_field(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, typed: str, key: Qt.Key
) -> None:
    before = scene.services.evenings.steps(scene.evening_id)
    field = begin_minutes(qtbot, room, typed)
    qtbot.keyClick(field, key)
    assert scene.heard.messages == ["Een onderdeel duurt 1 tot 480 minuten."]
    assert field.isVisible()
    assert field.text() == typed
    assert scene.services.evenings.steps(scene.evening_id) == before
    field.selectAll()
    qtbot.keyClicks(field, "45")
    qtbot.keyClick(field, key)
    qtbot.waitUntil(lambda: scene.services.evenings.steps(scene.evening_id)[1].minutes == 45)


def test_that_minutes_that_are_left_behind_are_said_to_be_lost(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    with qtbot.waitActive(scene.host):
        scene.host.activateWindow()
    before = scene.services.evenings.steps(scene.evening_id)
    begin_minutes(qtbot, room, "999")
    elsewhere = room.findChild(QLineEdit, "hall")
    assert elsewhere is not None
    elsewhere.setFocus()
    assert scene.heard.messages == ["“999” is niet bewaard: een onderdeel duurt 1 tot 480 minuten."]
    assert scene.services.evenings.steps(scene.evening_id) == before


def test_that_escape_leaves_wrong_minutes_without_a_word(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    before = scene.services.evenings.steps(scene.evening_id)
    field = begin_minutes(qtbot, room, "999")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert scene.heard.messages == []
    assert scene.services.evenings.steps(scene.evening_id) == before


def test_that_a_sheet_that_is_not_replaced_is_not_said_to_be(scene: Scene, room: PrepareRoom) -> None:
    scene.services.playing.forward(scene.evening_id)
    room.sheet.templates["work"].click()
    assert len(scene.heard.problems) == 1
    assert scene.heard.messages == []


def test_that_f2_renames(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    sheet = room.sheet.sheet
    sheet.choose(sheet.rows.key_at(0))
    qtbot.keyClick(sheet, Qt.Key.Key_F2)
    field = sheet.viewport().findChild(QLineEdit)
    assert field is not None
    assert field.selectedText() == titles(scene)[0]
    qtbot.keyClicks(field, "Hallo allemaal")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: titles(scene)[0] == "Hallo allemaal" == shown(sheet)[0])


def test_that_ctrl_d_copies_the_step_with_its_vote_but_nothing_of_what_came_in(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    before, sheet, voting = titles(scene), room.sheet.sheet, scene.services.voting
    step = next(one for one in scene.services.evenings.steps(scene.evening_id) if one.kind is Kind.VOTE)
    first = voting.round_of(step.id)
    assert first is not None
    options = voting.set_options(first.id, ["Bankjes", "Vijver"])
    voting.open(first.id)
    scene.services.casting.cast(first.id, "gast", {options[0].id: 1}, Channel.PHONE)
    sheet.choose(step.id)
    qtbot.keyClick(sheet, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    place = before.index(step.title)
    assert titles(scene) == [*before[: place + 1], step.title, *before[place + 1 :]] == shown(sheet)
    assert sheet.current_id not in ("", step.id)
    copied = voting.round_of(sheet.current_id)
    assert copied is not None
    assert copied.phase is Phase.DRAFT
    assert copied.secret != first.secret
    view = scene.services.overview.evening(scene.evening_id)
    assert view.evening.current_step != sheet.current_id
    scene.services.playing.go_to(scene.evening_id, sheet.current_id)
    seen = scene.services.overview.evening(scene.evening_id).round
    assert seen is not None
    assert [option.text for option in seen.options] == ["Bankjes", "Vijver"]
    scene.services.playing.go_to(scene.evening_id, step.id)
    scene.desk.undo.undo()
    assert titles(scene) == before
    scene.desk.undo.redo()
    assert len(titles(scene)) == len(before) + 1


def test_that_delete_says_so_and_can_be_undone(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    before, sheet = titles(scene), room.sheet.sheet
    sheet.choose(sheet.rows.key_at(1))
    qtbot.keyClick(sheet, Qt.Key.Key_Delete)
    assert titles(scene) == [before[0], *before[2:]]
    assert before[1] in scene.heard.messages[-1]
    scene.desk.undo.undo()
    assert titles(scene) == before


def test_that_the_step_of_now_stays(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    before, sheet = titles(scene), room.sheet.sheet
    scene.services.playing.forward(scene.evening_id)
    scene.desk.relay.tell_now()
    sheet.choose(sheet.rows.key_at(0))
    qtbot.keyClick(sheet, Qt.Key.Key_Delete)
    assert titles(scene) == before
    assert len(scene.heard.problems) == 1
    assert scene.desk.undo.count() == 0


def test_that_a_new_step_comes_after_the_chosen_one(scene: Scene, room: PrepareRoom) -> None:
    sheet = room.sheet.sheet
    sheet.choose(sheet.rows.key_at(0))
    room.sheet._buttons["addStep"].click()
    menu = room.sheet._menu
    assert menu is not None
    next(action for action in menu.actions() if action.data() == Kind.VOTE).trigger()
    menu.close()
    steps = scene.services.evenings.steps(scene.evening_id)
    assert steps[1].kind is Kind.VOTE
    assert scene.services.voting.round_of(steps[1].id) is not None
    assert sheet.current_id == steps[1].id
    scene.desk.undo.undo()
    assert len(scene.services.evenings.steps(scene.evening_id)) == len(steps) - 1


def test_that_an_untouched_sheet_is_replaced_without_a_question(scene: Scene, room: PrepareRoom) -> None:
    before = titles(scene)
    room.sheet.templates["work"].click()
    assert scene.services.evenings.get(scene.evening_id).template == "work"
    assert titles(scene) != before
    assert room.sheet.templates["work"].isChecked()
    scene.desk.undo.undo()
    assert titles(scene) == before
    assert room.sheet.templates["ideas"].isChecked()
    scene.desk.undo.redo()
    assert scene.services.evenings.get(scene.evening_id).template == "work"


@pytest.mark.parametrize("replace", [True, False])
def test_that_a_changed_sheet_is_replaced_only_after_yes(
    scene: Scene, room: PrepareRoom, replace: bool
) -> None:
    step = scene.services.evenings.steps(scene.evening_id)[0]
    scene.services.evenings.change_step(step.id, minutes=12)
    scene.desk.relay.tell_now()
    room.sheet.templates["budget"].click()
    (dialog,) = scene.host.findChildren(SafeDialog)
    (dialog.deed_button if replace else dialog.safe_button).click()
    wanted = "budget" if replace else "ideas"
    assert scene.services.evenings.get(scene.evening_id).template == wanted


def test_that_a_change_of_another_laptop_is_seen(scene: Scene, room: PrepareRoom) -> None:
    step = scene.services.evenings.steps(scene.evening_id)[2]
    scene.services.evenings.change_step(step.id, title="Samen ordenen")
    scene.desk.relay.tell_now()
    assert shown(room.sheet.sheet)[2] == "Samen ordenen"
    assert room.sheet.sheet.currentIndex().row() == 0


def test_that_room_that_is_left_and_a_late_end_are_said(scene: Scene, room: PrepareRoom) -> None:
    evenings = scene.services.evenings
    evenings.remove_step(evenings.steps(scene.evening_id)[-1].id)
    scene.desk.relay.tell_now()
    assert "tot 21:25" in room.sheet._total.text()
    assert "5 minuten over van de 120" in room.sheet._more.text()
    assert room.sheet._more.property("tone") == "ink2"
    evenings.change(scene.evening_id, starts="21:30")
    scene.desk.relay.tell_now()
    assert "na 23:00" in room.sheet._more.text()
    assert room.sheet._more.property("tone") == "warn"


def test_that_a_vote_with_options_is_not_thrown_away_without_a_question(
    scene: Scene, room: PrepareRoom
) -> None:
    steps = scene.services.evenings.steps(scene.evening_id)
    vote = next(step for step in steps if step.kind is Kind.VOTE)
    voting = scene.services.voting.round_of(vote.id)
    assert voting is not None
    scene.services.voting.set_options(voting.id, ["Bankjes", "Vijver"])
    room.sheet.templates["work"].click()
    assert scene.services.evenings.get(scene.evening_id).template == "ideas"
    (dialog,) = scene.host.findChildren(SafeDialog)
    dialog.safe_button.click()


def test_that_ideas_and_votes_ask_the_question_of_the_project_and_follow_it(
    scene: Scene, room: PrepareRoom
) -> None:
    def asked() -> list[str]:
        steps = scene.services.evenings.steps(scene.evening_id)
        return [step.question for step in steps if step.kind in (Kind.IDEAS, Kind.VOTE)]

    before = asked()
    assert before.count("Wat mis je hier?") == 2
    assert all(before)
    scene.services.projects.change(question="Wat wil je hier?")
    assert asked() == [words.replace("Wat mis je hier?", "Wat wil je hier?") for words in before]
    scene.services.projects.change(question="Wat mis je hier?")
    assert asked() == before


def test_that_a_title_that_is_too_long_is_told_and_not_cut_off(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    before, sheet = titles(scene), room.sheet.sheet
    sheet.choose(sheet.rows.key_at(0))
    qtbot.keyClick(sheet, Qt.Key.Key_F2)
    field = sheet.viewport().findChild(QLineEdit)
    assert field is not None
    field.setText("lang " * 70)
    field.setModified(True)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(scene.heard.problems) == 1)
    assert titles(scene) == before
    assert scene.desk.undo.count() == 0
