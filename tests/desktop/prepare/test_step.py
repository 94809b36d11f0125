"""The settings of a chosen step beside the run sheet: every kind, every change undone, and pictures of what it will be."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.prepare.room import WIDE, PrepareRoom
from cocreate_desktop.desktop.prepare.steps.panel import make_settings
from cocreate_desktop.desktop.stage.state import Show
from cocreate_desktop.desktop.steps.voterow import VoteRow
from cocreate_desktop.domain.steps import (
    KINDS,
    IdeasSettings,
    Kind,
    PauseSettings,
    Step,
    ThemesSettings,
    WelcomeSettings,
    read_settings,
)
from cocreate_desktop.rehearsal.designs import designs
from tests.desktop.scene import Scene

T = TypeVar("T", bound=QWidget)


def step_of(scene: Scene, kind: Kind) -> Step:
    return next(step for step in scene.services.evenings.steps(scene.evening_id) if step.kind is kind)


def open_step(qtbot: QtBot, scene: Scene, room: PrepareRoom, kind: Kind) -> str:
    """With the keyboard, as a facilitator does."""
    sheet = room.sheet.sheet
    step = step_of(scene, kind)
    sheet.choose(step.id)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    return step.id


def part(room: PrepareRoom, kind: type[T], name: str) -> T:
    found = [one for one in room.step.findChildren(kind, name) if one.isVisibleTo(room)]
    assert len(found) == 1, name
    return found[0]


def write(qtbot: QtBot, field: QLineEdit, words: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_that_a_chosen_step_stands_in_the_place_of_the_cards_and_escape_brings_them_back(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    cards = room.findChild(QScrollArea, "rightScroll")
    assert cards is not None
    assert cards.isVisible()
    assert not room.step.isVisible()
    open_step(qtbot, scene, room, Kind.IDEAS)
    assert room.step.isVisible()
    assert not cards.isVisible()
    assert scene.host.focusWidget() is part(room, QLineEdit, "stepTitle")
    qtbot.keyClick(part(room, QLineEdit, "stepTitle"), Qt.Key.Key_Escape)
    assert cards.isVisible()
    assert not room.step.isVisible()
    assert scene.host.focusWidget() is room.sheet.sheet


def test_that_a_short_step_has_nothing_to_scroll_after_a_long_one(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    room.resize(1366, 712)
    open_step(qtbot, scene, room, Kind.TALK)
    area = part(room, QScrollArea, "settingsScroll")
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    open_step(qtbot, scene, room, Kind.PAUSE)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    inner = [one for one in room.step.findChildren(QScrollArea) if one.isVisibleTo(room) and one is not area]
    assert inner == []


def test_that_a_click_and_the_arrows_choose_too(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    sheet = room.sheet.sheet
    rect = sheet.visualRect(sheet.rows.index(1))
    qtbot.mouseClick(sheet.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert room.step.isVisible()
    assert part(room, QLineEdit, "stepTitle").text() == sheet.rows.index(1).data()
    qtbot.keyClick(sheet, Qt.Key.Key_Down)
    assert part(room, QLineEdit, "stepTitle").text() == sheet.rows.index(2).data()
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not room.step.isVisible()


def test_that_a_wide_window_shows_both(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    room.resize(WIDE, 900)
    open_step(qtbot, scene, room, Kind.IDEAS)
    cards = room.findChild(QScrollArea, "rightScroll")
    assert cards is not None
    assert cards.isVisible()
    assert room.step.isVisible()


def test_that_title_minutes_and_question_store_themselves_and_are_undone(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    before = step_of(scene, Kind.IDEAS)
    open_step(qtbot, scene, room, Kind.IDEAS)
    write(qtbot, part(room, QLineEdit, "stepTitle"), "Jullie wensen")
    write(qtbot, part(room, QLineEdit, "stepQuestion"), "Wat mis je?")
    minutes = part(room, CountField, "stepMinutes")
    qtbot.keyClick(minutes, Qt.Key.Key_Up)
    now = step_of(scene, Kind.IDEAS)
    assert (now.title, now.question, now.minutes) == ("Jullie wensen", "Wat mis je?", before.minutes + 1)
    for _n in range(3):
        scene.desk.undo.undo()
    assert step_of(scene, Kind.IDEAS) == before
    assert part(room, QLineEdit, "stepTitle").text() == before.title


def test_that_undo_changes_the_step_it_was_done_on_whatever_is_chosen_now(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    before = scene.services.evenings.steps(scene.evening_id)
    open_step(qtbot, scene, room, Kind.IDEAS)
    write(qtbot, part(room, QLineEdit, "stepTitle"), "Jullie wensen")
    open_step(qtbot, scene, room, Kind.PAUSE)
    scene.desk.undo.undo()
    assert scene.services.evenings.steps(scene.evening_id) == before


def test_that_the_key_for_undo_reaches_the_window_once_a_field_is_stored(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    action = scene.desk.undo.createUndoAction(scene.host)
    action.setShortcut("Ctrl+Z")
    scene.host.addAction(action)
    with qtbot.waitActive(scene.host):
        scene.host.activateWindow()
    open_step(qtbot, scene, room, Kind.IDEAS)
    field = part(room, QLineEdit, "stepTitle")
    before = field.text()
    write(qtbot, field, "Jullie wensen")
    qtbot.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert step_of(scene, Kind.IDEAS).title == before == field.text()


def test_that_the_question_is_asked_only_where_there_is_one(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    for kind, asks in ((Kind.IDEAS, True), (Kind.VOTE, True), (Kind.PAUSE, False), (Kind.WELCOME, False)):
        open_step(qtbot, scene, room, kind)
        found = room.step.findChild(QLineEdit, "stepQuestion")
        assert found is not None
        assert found.isVisible() is asks


def test_that_a_pasted_question_that_is_too_long_stays_and_says_so(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    open_step(qtbot, scene, room, Kind.IDEAS)
    field = part(room, QLineEdit, "stepQuestion")
    before = step_of(scene, Kind.IDEAS).question
    field.setFocus()
    field.selectAll()
    field.insert("lang " * 80)
    assert len(field.text()) == 400
    assert field.property("error")
    told = room.step.findChild(QLabel, "stepQuestionError")
    assert told is not None
    assert "100" in told.text()
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert step_of(scene, Kind.IDEAS).question == before
    assert len(field.text()) == 400
    write(qtbot, field, "Kort")
    assert step_of(scene, Kind.IDEAS).question == "Kort"
    assert not field.property("error")


def test_that_refused_words_are_told_when_another_step_is_chosen(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    open_step(qtbot, scene, room, Kind.IDEAS)
    field = part(room, QLineEdit, "stepQuestion")
    field.setFocus()
    field.selectAll()
    field.insert("lang " * 80)
    scene.desk.relay.tell_now()
    assert scene.heard.messages == []
    open_step(qtbot, scene, room, Kind.PAUSE)
    (told,) = scene.heard.messages
    assert told.startswith("Dit is niet bewaard.")
    assert "lang lang" in told
    assert len(told) < 150
    open_step(qtbot, scene, room, Kind.IDEAS)
    assert len(scene.heard.messages) == 1


def test_that_the_clock_of_1_2_4_all_gets_its_minutes(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    step_id = open_step(qtbot, scene, room, Kind.IDEAS)
    scene.services.evenings.change_settings(step_id, think=())
    scene.desk.relay.tell_now()
    clock, stage = room.step.findChild(QCheckBox, "clock"), room.step.findChild(QCheckBox, "onStage")
    pairs = room.step.findChild(CountField, "pairs")
    assert clock is not None
    assert stage is not None
    assert pairs is not None
    assert not pairs.isVisible()
    clock.click()
    assert pairs.isVisible()
    qtbot.keyClick(pairs, Qt.Key.Key_Up)
    stage.click()
    assert read_settings(step_of(scene, Kind.IDEAS)) == IdeasSettings(False, (1, 3, 4, 5))
    scene.services.evenings.change_step(step_id, minutes=5)
    scene.desk.relay.tell_now()
    told = room.step.findChild(QLabel, "together")
    assert told is not None
    assert "13" in told.text()
    assert "5" in told.text()
    for _n in range(3):
        scene.desk.undo.undo()
    assert read_settings(step_of(scene, Kind.IDEAS)) == IdeasSettings()
    assert not clock.isChecked()


def test_that_welcome_themes_and_break_have_their_sentence_or_box(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    open_step(qtbot, scene, room, Kind.WELCOME)
    write(qtbot, part(room, QLineEdit, "paperHint"), "Bij de bar")
    assert read_settings(step_of(scene, Kind.WELCOME)) == WelcomeSettings("Bij de bar")
    open_step(qtbot, scene, room, Kind.PAUSE)
    write(qtbot, part(room, QLineEdit, "message"), "Koffie in de gang")
    assert read_settings(step_of(scene, Kind.PAUSE)) == PauseSettings("Koffie in de gang")
    open_step(qtbot, scene, room, Kind.THEMES)
    part(room, QCheckBox, "looksAlong").click()
    assert read_settings(step_of(scene, Kind.THEMES)) == ThemesSettings(on_stage=False)
    for _n in range(3):
        scene.desk.undo.undo()
    assert read_settings(step_of(scene, Kind.WELCOME)) == WelcomeSettings()
    assert read_settings(step_of(scene, Kind.PAUSE)) == PauseSettings()
    assert read_settings(step_of(scene, Kind.THEMES)) == ThemesSettings()


def test_that_a_vote_is_prepared_whole_and_locked_once_it_was_opened(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    voting = scene.services.voting
    step_id = open_step(qtbot, scene, room, Kind.VOTE)
    for words in ("Bankjes", "Vijver"):
        write(qtbot, part(room, QLineEdit, "add"), words)
    base = room.step.findChild(QComboBox, "base")
    method = room.step.findChild(QComboBox, "method")
    assert base is not None
    assert method is not None
    part(room, KeyButton, "rulesButton").click()
    base.setFocus()
    qtbot.keyClick(base, Qt.Key.Key_Down)
    qtbot.keyClick(base, Qt.Key.Key_Down)
    qtbot.keyClick(part(room, CountField, "dotsEach"), Qt.Key.Key_Up)
    part(room, KeyButton, "rulesButton").click()
    found = voting.round_of(step_id)
    assert found is not None
    assert (found.base, found.dots) == ("present", 4)
    assert [option.text for option in voting.options(found.id)] == ["Bankjes", "Vijver"]
    assert len([row for row in room.step.findChildren(VoteRow) if row.isVisible()]) == 2
    voting.open(found.id)
    scene.desk.relay.tell_now()
    locked = room.step.findChild(QLabel, "locked")
    assert locked is not None
    assert locked.isVisible()
    assert "B  Vijver" in locked.text()
    assert not part(room, QLineEdit, "stepTitle").isHidden()


def test_that_a_budget_is_prepared_with_its_money_its_rule_and_a_cost_for_each_plan(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    voting = scene.services.voting
    step_id = open_step(qtbot, scene, room, Kind.VOTE)
    for words in ("Bankjes", "Vijver"):
        write(qtbot, part(room, QLineEdit, "add"), words)
    method = room.step.findChild(QComboBox, "method")
    assert method is not None
    method.setFocus()
    while (found := voting.round_of(step_id)) is not None and found.method != "budget":
        qtbot.keyClick(method, Qt.Key.Key_Down)
    part(room, KeyButton, "rulesButton").click()
    write(qtbot, part(room, QLineEdit, "budget"), "10.000")
    rule = room.step.findChild(QComboBox, "rule")
    assert rule is not None
    qtbot.keyClick(rule, Qt.Key.Key_End)
    assert part(room, QComboBox, "utility").isVisible()
    part(room, KeyButton, "rulesButton").click()
    shown = [row for row in room.step.findChildren(VoteRow) if row.isVisible()]
    for row, cost in zip(shown, ("2.500", "6000"), strict=True):
        write(qtbot, row.price, cost)
    found = voting.round_of(step_id)
    assert found is not None
    assert (found.budget, found.rule) == (10000, "equal-shares")
    assert [option.cost for option in voting.options(found.id)] == [2500, 6000]
    assert voting.lacking(found.id) == ""


def test_that_the_room_is_shown_as_it_will_be_and_large_on_enter(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    open_step(qtbot, scene, room, Kind.IDEAS)
    write(qtbot, part(room, QLineEdit, "stepQuestion"), "Wat mis je op het plein?")
    picture = room.step.room_picture
    assert "Wat mis je op het plein?" in picture.accessibleName()
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    large = picture.large
    assert large is not None
    assert large.isVisible()
    assert large.canvas.state.question == "Wat mis je op het plein?"
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    assert not large.isVisible()


def test_that_the_room_is_shown_the_picture_that_a_step_shows(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    step = step_of(scene, Kind.SHOW)
    (name, content), *_more = designs()
    scene.services.showing.add(step.id, scene.desk.project.pictures.take(content, f"{name}.png"))
    scene.desk.relay.tell_now()
    open_step(qtbot, scene, room, Kind.SHOW)
    picture = room.step.room_picture
    qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert picture.large is not None
    body = picture.large.canvas.state.body
    assert isinstance(body, Show)
    assert [bool(one.content) for one in body.pictures] == [True]


def test_that_the_page_to_print_is_shown_and_large_on_enter(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    open_step(qtbot, scene, room, Kind.IDEAS)
    paper = room.step.paper_picture
    qtbot.waitUntil(lambda: bool(paper.pages), timeout=20_000)
    assert paper.isVisible()
    qtbot.keyClick(paper, Qt.Key.Key_Return)
    large = paper.large
    assert large is not None
    assert large.isVisible()
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    assert not large.isVisible()
    before = paper.pages
    open_step(qtbot, scene, room, Kind.PAUSE)
    qtbot.waitUntil(lambda: paper.pages != before and len(paper.pages) == 1, timeout=20_000)


@pytest.mark.parametrize("kind", KINDS)
def test_that_every_kind_can_be_added_and_opened(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, kind: Kind
) -> None:
    step = scene.services.evenings.add_step(scene.evening_id, kind)
    scene.desk.relay.tell_now()
    room.sheet.sheet.choose(step.id)
    qtbot.keyClick(room.sheet.sheet, Qt.Key.Key_Return)
    assert part(room, QLineEdit, "stepTitle").text() == step.title
    assert scene.heard.problems == []


def test_that_a_kind_without_settings_of_its_own_has_none(scene: Scene) -> None:
    class Newer:
        value = "weather"

    assert make_settings(Newer(), scene.desk, scene.host) is None  # type: ignore[arg-type]  # a kind of a newer version
