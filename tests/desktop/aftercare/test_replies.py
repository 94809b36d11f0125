"""What happens with the input: replies with a reason, reach and satisfaction with their base, the project on one screen."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.repliespage import ROWS
from cocreate_desktop.desktop.aftercare.room import AftercareRoom
from cocreate_desktop.desktop.forms import child
from cocreate_desktop.desktop.tasks import WORKERS
from cocreate_desktop.domain.arrivals import Arrival, Band, Role
from cocreate_desktop.domain.neighbourhoods import Neighbourhood, Region
from cocreate_desktop.domain.replies import After, Taken
from cocreate_desktop.domain.representation import Perspective
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.services.ports import UnitOfWork
from tests.desktop.scene import Scene


def themed(scene: Scene) -> tuple[str, str]:
    """Two themes with three notes; their ids."""
    services, evening_id = scene.services, scene.evening_id
    step = next(one for one in services.evenings.steps(evening_id) if one.kind is Kind.IDEAS)
    notes = [services.capturing.write(step.id, words) for words in ("Lange tafel", "Koffiekar", "Zebrapad")]
    first = services.boards.group(evening_id, step.id, [notes[0].id, notes[1].id], "Samen eten en praten")
    second = services.boards.group(evening_id, step.id, [notes[2].id], "Veilig oversteken")
    scene.desk.relay.tell_now()
    return first.id, second.id


def told(qtbot: QtBot, scene: Scene) -> None:
    """What changed has been read aside, and is shown."""
    scene.desk.relay.tell_now()
    qtbot.waitUntil(lambda: not scene.desk.tasks.busy)


def test_that_a_no_without_a_reason_keeps_the_report_a_draft_until_it_is_written(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    table, crossing = themed(scene)
    page = aftercare.replies
    scene.services.projects.change(rung="advise", money=1000, decides_who="De raad", question="Wat mist?")
    scene.services.replies.answer(table, taken=Taken.YES, words="De tafel komt er.")
    scene.services.replies.answer(crossing, taken=Taken.NO)
    told(qtbot, scene)
    assert [row.lacks for row in page.rows] == [False, True]
    head = aftercare.head_items()
    assert head.report.text() == _("Draft of the &report")
    qtbot.mouseClick(page.rows[1].button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert dialog is not None
    assert dialog.choices["takenNo"].isChecked()
    dialog.due.setText("30-02-2027")
    dialog.why.setPlainText("De weg wordt in 2028 vernieuwd.")
    dialog.accept()
    assert dialog.isVisible(), "a day that is none stays, with a sentence, and nothing typed is lost"
    dialog.due.setText("1-12-2026")
    dialog.accept()
    told(qtbot, scene)
    assert [row.lacks for row in page.rows] == [False, False]
    assert head.report.text() == _("The final &report")
    scene.desk.undo.undo()
    told(qtbot, scene)
    assert [row.lacks for row in page.rows] == [False, True]


def test_that_what_is_wrong_with_a_reply_is_said_under_its_own_field(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    themed(scene)
    page = aftercare.replies
    qtbot.waitUntil(lambda: bool(page.rows))
    qtbot.mouseClick(page.rows[0].button, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert dialog is not None

    def told() -> dict[str, str]:
        names = ("replyWords", "replyWhy", "replyWho", "replyDue")
        labels = {name: child(dialog, QLabel, f"{name}Error") for name in names}
        return {name: label.text() for name, label in labels.items() if label.isVisible()}

    dialog.due.setText("30-02-2027")
    dialog.accept()
    assert list(told()) == ["replyDue"]
    dialog.due.clear()
    dialog.why.setPlainText("Omdat. " * 1000)
    dialog.accept()
    assert list(told()) == ["replyWhy"]
    assert str(len(dialog.why.toPlainText().strip())) in told()["replyWhy"].replace(".", "")
    assert (dialog.focusWidget(), dialog.due.property("error")) == (dialog.why, False)
    dialog.why.setPlainText("Er is geld voor.")
    dialog.accept()
    assert not dialog.isVisible()


def came(unit: UnitOfWork, evening_id: str) -> None:
    """24 residents, four of whom were there before."""
    for number in range(24):
        unit.add(
            Arrival(
                id=f"{number:032}",
                project_id=unit.project_id,
                evening_id=evening_id,
                role=Role.RESIDENT,
                band=Band.UP_TO_44,
                again=number < 4,
            )
        )


def test_that_reach_has_its_base_or_says_why_not(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    reach = aftercare.replies.reach
    scene.services.projects.change(base_number=None)
    told(qtbot, scene)
    assert "%" not in reach.said
    scene.services.projects.change(base_number=48, base="residents", goal_reach=60)
    before = scene.services.evenings.plan("work", date="2026-11-01")
    scene.services.evenings.change(before.id, present=4)
    scene.services.store.run(lambda unit: came(unit, scene.evening_id))
    told(qtbot, scene)
    assert reach.said.startswith("50 % ")
    assert "24" in reach.said
    assert "48" in reach.said
    scene.services.projects.change(base_number=40_200)
    told(qtbot, scene)
    assert reach.said.startswith("< 1 % "), "few are not nobody"
    scene.services.projects.change(base_number=10)
    told(qtbot, scene)
    assert "%" not in reach.said.partition("10")[0], "more people than live there is no percentage"


def test_that_the_way_of_any_idea_is_one_click_away(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    table, _crossing = themed(scene)
    scene.services.replies.answer(table, taken=Taken.PARTLY, words="Eén tafel", why="Er is geld voor één.")
    aftercare.go("overview")
    page = aftercare.overview
    told(qtbot, scene)
    assert [step.number for step in page.way.steps][:2] == ["3", "2"]
    page._search.setText("koffie")
    told(qtbot, scene)
    assert page.found.rowCount() == 1
    page._list.clicked.emit(page.found.index(0, 0))
    qtbot.waitUntil(lambda: page.dialog is not None)
    assert page.dialog is not None
    said = " ".join(line for part in page.dialog.parts for line in part.lines)
    assert "Samen eten en praten" in said
    assert "Er is geld voor één." in said
    assert page.evenings.rowCount() == len(scene.services.evenings.all()) + 1


def test_that_a_moment_to_hear_back_gets_its_day_and_is_done_with_undo(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    scene.services.evenings.change(scene.evening_id, date="2026-11-24")
    told(qtbot, scene)
    promises = aftercare.replies.promises
    button = promises.buttons[After.WEEKS_2]
    assert "8 december" in button.text()
    button.click()
    dialog = promises.dialog
    assert dialog is not None
    child(dialog.form, QLineEdit, "promiseDone").setText("7-12-2026")
    dialog.accept()
    (first, *_rest) = scene.services.replies.promises()
    assert (first.due, first.done_on, first.late) == ("2026-12-08", "2026-12-07", 0)
    scene.desk.undo.undo()
    assert scene.services.replies.promises()[0].done_on == ""


def test_that_the_room_is_laid_beside_the_neighbourhood(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    place = Neighbourhood(
        "BU07960101", "Plein", Region.NEIGHBOURHOOD, "Den Bosch", 1000, bands=(200, 200, 200, 200, 200)
    )
    scene.services.areas.use((place,), year=2025, table="86165NED")
    scene.services.store.run(lambda unit: came(unit, scene.evening_id))
    scene.services.arrivals.see(scene.evening_id, Perspective.TENANTS, on=True)
    aftercare.go("overview")
    told(qtbot, scene)
    said = aftercare.overview._missing.text()
    assert _("over-represented") in said
    assert _("under-represented") in said
    assert _("tenants") not in said
    assert _("parents of young children") in said


@contextmanager
def held_up(scene: Scene) -> Iterator[None]:
    """Nothing that is asked aside gets its turn, as in a project so large that it takes long to read."""
    gate = threading.Event()
    for _worker in range(WORKERS):
        scene.desk.aside(lambda: gate.wait(20), lambda _passed: None)
    try:
        yield
    finally:
        gate.set()


def test_that_a_project_that_takes_long_to_read_says_so_and_keeps_nobody_waiting(
    qtbot: QtBot, scene: Scene
) -> None:
    table, _crossing = themed(scene)
    room = AftercareRoom(scene.desk, scene.host)
    with held_up(scene):
        room.enter(scene.evening_id)
        assert child(room.replies, QLabel, "rule").text() == _("Reading the whole project…")
        room.go("overview")
        assert room.overview._question.text() == _("Reading the whole project…")
        room.overview._search.setText("koffie")
        assert room.overview._told.text() == _("Searching…")
        room.overview._search.setText("tafel")
        scene.services.boards.name(table, "Samen eten")
        room.leave()
    told(qtbot, scene)
    assert room.overview.found.rowCount() == 1, "the words that were typed last"
    assert room.replies.rows == [], "nobody is here"
    room.go("replies")
    room.enter(scene.evening_id)
    told(qtbot, scene)
    themes = [child(row, QLabel, "theme").text() for row in room.replies.rows]
    assert themes == ["Samen eten", "Veilig oversteken"]
    with held_up(scene):
        scene.services.boards.name(table, "Samen aan tafel")
        scene.desk.relay.tell_now()
        room.close_down()
    told(qtbot, scene)
    assert child(room.replies.rows[0], QLabel, "theme").text() == "Samen eten", "it was closed"


def test_that_of_many_themes_the_first_are_listed_and_the_others_are_one_key_away(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    services, evening_id = scene.services, scene.evening_id
    step = next(one for one in services.evenings.steps(evening_id) if one.kind is Kind.IDEAS)
    page = aftercare.replies
    assert page.more.isHidden()
    for number in range(ROWS + 2):
        services.boards.group(evening_id, step.id, [], f"Thema {number}")
    told(qtbot, scene)
    assert len(page.rows) == ROWS
    assert page.more.isVisible()
    assert "2" in page.more.text()
    page.more.click()
    assert len(page.rows) == ROWS + 2
    assert page.more.isHidden()
    assert page.rows[ROWS].button.hasFocus()
