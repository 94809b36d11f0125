"""What happens with the input: replies with a reason, reach and satisfaction with their base, the project on one screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.room import AftercareRoom
from cocreate_desktop.domain.arrivals import Arrival, Band, Role
from cocreate_desktop.domain.replies import Taken
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


def test_that_a_no_without_a_reason_keeps_the_report_a_draft_until_it_is_written(
    qtbot: QtBot, scene: Scene, aftercare: AftercareRoom
) -> None:
    table, crossing = themed(scene)
    page = aftercare.replies
    scene.services.projects.change(rung="advise", money=1000, decides_who="De raad", question="Wat mist?")
    scene.services.replies.answer(table, taken=Taken.YES, words="De tafel komt er.")
    scene.services.replies.answer(crossing, taken=Taken.NO)
    scene.desk.relay.tell_now()
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
    assert [row.lacks for row in page.rows] == [False, False]
    assert head.report.text() == _("The final &report")
    scene.desk.undo.undo()
    assert [row.lacks for row in page.rows] == [False, True]


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


def test_that_reach_has_its_base_or_says_why_not(scene: Scene, aftercare: AftercareRoom) -> None:
    reach = aftercare.replies.reach
    scene.services.projects.change(base_number=None)
    scene.desk.relay.tell_now()
    assert "%" not in reach.said
    scene.services.projects.change(base_number=48, base="residents", goal_reach=60)
    before = scene.services.evenings.plan("work", date="2026-11-01")
    scene.services.evenings.change(before.id, present=4)
    scene.services.store.run(lambda unit: came(unit, scene.evening_id))
    scene.desk.relay.tell_now()
    assert reach.said.startswith("50 % ")
    assert "24" in reach.said
    assert "48" in reach.said
    scene.services.projects.change(base_number=10)
    scene.desk.relay.tell_now()
    assert "%" not in reach.said.partition("10")[0], "more people than live there is no percentage"


def test_that_the_way_of_any_idea_is_one_click_away(scene: Scene, aftercare: AftercareRoom) -> None:
    table, _crossing = themed(scene)
    scene.services.replies.answer(table, taken=Taken.PARTLY, words="Eén tafel", why="Er is geld voor één.")
    aftercare.go("overview")
    page = aftercare.overview
    assert [step.number for step in page.way.steps][:2] == ["3", "2"]
    page._search.setText("koffie")
    assert page.found.rowCount() == 1
    page._list.clicked.emit(page.found.index(0, 0))
    assert page.dialog is not None
    said = " ".join(line for part in page.dialog.parts for line in part.lines)
    assert "Samen eten en praten" in said
    assert "Er is geld voor één." in said
    assert page.evenings.rowCount() == len(scene.services.evenings.all()) + 1
