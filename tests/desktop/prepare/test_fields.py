"""Fields of project and evening store themselves when they are left; what cannot be taken stays, with a sentence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.rungstairs import RungChosen, RungStairs
from cocreate_desktop.desktop.prepare.fields import date_shown, date_typed, number_shown, number_typed
from cocreate_desktop.desktop.prepare.projectform import FIELDS, ProjectForm
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.online import SERVES_NAMES, Serves, short_code
from cocreate_desktop.domain.project import Base, Rung
from tests.desktop.scene import Scene


def field(host: QWidget, name: str) -> QLineEdit:
    found = host.findChild(QLineEdit, name)
    assert found is not None
    return found


def leave(edit: QLineEdit, typed: str) -> None:
    edit.setText(typed)
    edit.editingFinished.emit()


def whole_form(room: PrepareRoom) -> ProjectForm:
    room.project._all.click()
    assert room.project.form is not None
    return room.project.form


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("16-12-2026", "2026-12-16"),
        ("1/2/2027", "2027-02-01"),
        ("2026-12-16", "2026-12-16"),
        (" ", ""),
    ],
)
def test_that_dates_are_read_as_people_write_them(typed: str, stored: str) -> None:
    assert date_typed(typed) == stored
    assert date_typed(date_shown(stored)) == stored


@pytest.mark.parametrize("typed", ["31-02-2027", "morgen", "16-12"])
def test_that_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(BadValue):
        date_typed(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("€ 180.000", "180000"),
        ("1,800", "1800"),
        ("1 800", "1800"),
        ("1.250.000", "1250000"),
        ("12.500,00", "12500"),
        ("12,500.00", "12500"),
        ("€ 12.500,-", "12500"),
        ("-5", "-5"),
        ("veel", "veel"),
        (" ", ""),
    ],
)
def test_that_numbers_are_read_with_their_grouping(typed: str, read: str) -> None:
    assert number_typed(typed) == read


@pytest.mark.parametrize("typed", ["12.500,50", "12,5", "1.25", "1.2.3"])
def test_that_a_broken_number_is_refused_and_not_read_a_hundredfold(
    scene: Scene, room: PrepareRoom, typed: str
) -> None:
    form = whole_form(room)
    before = scene.services.projects.current().money
    leave(field(form, "money"), typed)
    error = form.findChild(QLabel, "moneyError")
    assert error is not None
    assert error.text()
    assert field(form, "money").text() == typed
    assert scene.services.projects.current().money == before


def test_that_a_number_reads_back() -> None:
    assert number_typed(number_shown(180_000)) == "180000"


def test_that_every_value_of_the_evening_is_stored_and_undone(scene: Scene, room: PrepareRoom) -> None:
    typed = {
        "name": "Keuzeavond",
        "date": "24-11-2026",
        "starts": "20.00",
        "hall": "De Linde",
        "wifiName": "Linde",
        "wifiPassword": "geheim123",
    }
    for name, words in typed.items():
        leave(field(room.evening, name), words)
    evening = scene.services.evenings.get(scene.evening_id)
    assert (evening.name, evening.date, evening.starts) == ("Keuzeavond", "2026-11-24", "20:00")
    assert (evening.hall, evening.wifi_name, evening.wifi_password) == ("De Linde", "Linde", "geheim123")
    assert scene.desk.undo.count() == len(typed)
    scene.desk.undo.undo()
    assert scene.services.evenings.get(scene.evening_id).wifi_password == ""
    assert field(room.evening, "wifiPassword").text() == ""
    scene.desk.undo.redo()
    assert scene.services.evenings.get(scene.evening_id).wifi_password == "geheim123"


def test_that_a_refused_value_stays_with_a_sentence_under_it(scene: Scene, room: PrepareRoom) -> None:
    edit, error = field(room.evening, "date"), room.evening.findChild(QLabel, "dateError")
    assert error is not None
    leave(edit, "volgende week")
    assert edit.text() == "volgende week"
    assert edit.property("error")
    assert "16-12-2026" in error.text()
    assert edit.accessibleDescription() == error.text()
    assert scene.services.evenings.get(scene.evening_id).date == ""
    scene.services.evenings.change(scene.evening_id, hall="De Linde")
    scene.desk.relay.tell_now()
    assert edit.text() == "volgende week"
    leave(edit, "24-11-2026")
    assert not edit.property("error")
    assert error.isHidden()
    assert scene.heard.problems == []


def test_that_half_a_wifi_is_pointed_at(scene: Scene, room: PrepareRoom) -> None:
    hint = room.evening.findChild(QLabel, "wifiHint")
    assert hint is not None
    leave(field(room.evening, "wifiName"), "Linde")
    assert hint.property("tone") == "warn"
    leave(field(room.evening, "wifiPassword"), "geheim123")
    assert hint.property("tone") == "ink2"


def test_that_waiting_ideas_can_be_switched(scene: Scene, room: PrepareRoom) -> None:
    room.evening._moderated.click()
    assert not scene.services.evenings.get(scene.evening_id).moderated
    scene.desk.undo.undo()
    assert scene.services.evenings.get(scene.evening_id).moderated
    assert room.evening._moderated.isChecked()


def test_that_the_rung_is_chosen_on_the_stairs(scene: Scene, room: PrepareRoom) -> None:
    stairs = room.project.findChild(RungStairs, "rung")
    assert stairs is not None
    stairs.chosen.emit(RungChosen(0))
    assert scene.services.projects.current().rung is Rung.INFORM
    assert stairs.property("rung") == 0
    scene.desk.undo.undo()
    assert scene.services.projects.current().rung is Rung.ADVISE


def test_that_the_first_rung_that_is_chosen_in_the_form_can_be_taken_back(
    scene: Scene, room: PrepareRoom
) -> None:
    before = scene.services.projects.current()
    rung = whole_form(room).findChild(QComboBox, "rung")
    assert rung is not None
    for chosen in (Rung.INFORM, before.rung):
        rung.activated.emit(list(Rung).index(chosen))
        project = scene.services.projects.current()
        assert (project.rung, project.rung_chosen) == (chosen, True)
        scene.desk.undo.undo()
        assert scene.services.projects.current() == before


def served_by_a_hub(scene: Scene, form: ProjectForm) -> str:
    """The address of the follow-up once a hub is chosen and its own address typed."""
    served = form.findChild(QComboBox, "followUpBy")
    assert served is not None
    served.activated.emit(list(SERVES_NAMES).index(Serves.HUB))
    leave(field(form, "followUp"), "hub.voorbeeld.nl")
    return scene.services.projects.current().follow_up


def test_that_every_value_of_the_project_is_in_the_form(scene: Scene, room: PrepareRoom) -> None:
    form = whole_form(room)
    typed = {
        "question": "Hoe wordt het plein van iedereen?",
        "name": "Buurtplein",
        "money": "180.000",
        "time": "klaar in 2027",
        "quality": "veilig",
        "notAbout": "parkeren",
        "decidesWho": "De gemeenteraad",
        "decidesOn": "16-12-2026",
        "responsible": "De gemeente",
        "keepUntil": "31-12-2027",
        "photosUntil": "15-01-2027",
        "baseNumber": "1.800",
        "baseSource": "CBS 2025",
        "goalReach": "55",
        "goalSatisfied": "90",
        "organiser": "het wijkteam",
        "followUp": "voorbeeld.nl/plein",
    }
    assert set(typed) == set(FIELDS)
    for name, words in typed.items():
        leave(field(form, name), words)
    base = form.findChild(QComboBox, "base")
    assert base is not None
    base.setCurrentIndex(2)
    base.activated.emit(2)
    project = scene.services.projects.current()
    assert (project.question, project.money) == ("Hoe wordt het plein van iedereen?", 180_000)
    assert (project.decides_on, project.keep_until) == ("2026-12-16", "2027-12-31")
    assert (project.base, project.base_number, project.goal_reach) == (Base.HOUSEHOLDS, 1800, 55)
    assert project.follow_up == "https://voorbeeld.nl/plein"
    assert served_by_a_hub(scene, form) == f"https://hub.voorbeeld.nl/F/{short_code(project.id)}"
    assert room.project._labels["decides"].text() == "De gemeenteraad beslist op 16 december 2026."
    form.reject()
    assert room.project.form is None


@pytest.mark.parametrize(
    ("name", "typed"),
    [("followUp", "geen adres"), ("money", "veel"), ("question", ""), ("keepUntil", "ooit")],
)
def test_that_the_form_says_what_it_cannot_take(
    scene: Scene, room: PrepareRoom, name: str, typed: str
) -> None:
    before = scene.services.projects.current()
    form = whole_form(room)
    leave(field(form, name), typed)
    error = form.findChild(QLabel, f"{name}Error")
    assert error is not None
    assert error.text()
    assert field(form, name).text() == typed
    assert scene.services.projects.current() == before


@pytest.mark.parametrize(("name", "most"), [("question", 300), ("name", 80), ("time", 300)])
def test_that_what_is_pasted_is_never_cut_off(scene: Scene, room: PrepareRoom, name: str, most: int) -> None:
    before = scene.services.projects.current()
    form = whole_form(room)
    edit, error = field(form, name), form.findChild(QLabel, f"{name}Error")
    assert error is not None
    edit.selectAll()
    edit.insert("a" * (most + 5))
    assert len(edit.text()) == most + 5
    assert "5 tekens te lang" in error.text()
    leave(edit, edit.text())
    assert scene.services.projects.current() == before
    assert edit.property("error")
    leave(edit, "a" * most)
    assert error.isHidden()
    assert getattr(scene.services.projects.current(), name) == "a" * most


def close_button(form: ProjectForm) -> str:
    return form.safe_button.text()


@pytest.mark.parametrize(
    ("name", "typed"),
    [("money", "12,50"), ("name", "a" * 90), ("keepUntil", "ooit"), ("followUp", "geen adres")],
)
def test_that_the_form_stays_open_at_what_it_cannot_take(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, name: str, typed: str
) -> None:
    scene.host.resize(1280, 600)
    form = whole_form(room)
    before, closing = scene.services.projects.current(), close_button(form)
    edit, error = field(form, name), form.findChild(QLabel, f"{name}Error")
    assert error is not None
    edit.setFocus()
    edit.selectAll()
    edit.insert(typed)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert form.focusWidget() is edit
    assert edit.text() == typed
    qtbot.waitUntil(lambda: error.visibleRegion().boundingRect() == error.rect())
    assert close_button(form) != closing
    qtbot.keyClick(edit, Qt.Key.Key_Backspace)
    assert close_button(form) == closing
    edit.undo()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    form.safe_button.click()
    assert room.project.form is None
    (told,) = scene.heard.messages
    assert "niet bewaard" in told
    assert edit.accessibleName() in told
    assert typed[:20] in told
    assert scene.services.projects.current() == before


def test_that_closing_stores_what_is_still_being_typed(qtbot: QtBot, scene: Scene, room: PrepareRoom) -> None:
    form = whole_form(room)
    edit = field(form, "money")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "1800")
    qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert room.project.form is None
    assert scene.services.projects.current().money == 1800
    assert scene.desk.undo.count() == 1
    assert scene.heard.messages == []


def test_that_a_date_refused_for_one_evening_is_told_when_another_is_shown(
    scene: Scene, room: PrepareRoom
) -> None:
    leave(field(room.evening, "date"), "volgende week")
    second = scene.services.evenings.plan("work")
    room.enter(second.id)
    assert field(room.evening, "date").text() == ""
    (told,) = scene.heard.messages
    assert "volgende week" in told
    room.enter(scene.evening_id)
    assert len(scene.heard.messages) == 1


def test_that_a_project_that_closes_keeps_what_the_form_still_held(qtbot: QtBot, scene: Scene) -> None:
    room = PrepareRoom(scene.desk, scene.host)
    scene.host.show()
    room.enter(scene.evening_id)
    form = whole_form(room)
    leave(field(form, "money"), "12,50")
    edit = field(form, "time")
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "klaar in 2027")
    room.close_down()
    assert not form.isVisible()
    assert scene.services.projects.current().time == "klaar in 2027"
    (told,) = scene.heard.messages
    assert "12,50" in told
