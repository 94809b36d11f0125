"""What happens with the input: replies with a reason, reach and satisfaction with their base, the project on one screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.room import AftercareRoom
from cocreate_desktop.desktop.forms import child
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


def test_that_a_moment_to_hear_back_gets_its_day_and_is_done_with_undo(
    scene: Scene, aftercare: AftercareRoom
) -> None:
    scene.services.evenings.change(scene.evening_id, date="2026-11-24")
    scene.desk.relay.tell_now()
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


def test_that_the_room_is_laid_beside_the_neighbourhood(scene: Scene, aftercare: AftercareRoom) -> None:
    place = Neighbourhood(
        "BU07960101", "Plein", Region.NEIGHBOURHOOD, "Den Bosch", 1000, bands=(200, 200, 200, 200, 200)
    )
    scene.services.areas.use((place,), year=2025, table="86165NED")
    scene.services.store.run(lambda unit: came(unit, scene.evening_id))
    scene.services.arrivals.see(scene.evening_id, Perspective.TENANTS, on=True)
    aftercare.go("overview")
    said = aftercare.overview._missing.text()
    assert _("over-represented") in said
    assert _("under-represented") in said
    assert _("tenants") not in said
    assert _("parents of young children") in said
