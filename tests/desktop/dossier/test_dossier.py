"""The log of outreach and the dossier: what is typed is kept with undo, what cannot be taken stays, and the base has a year."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.dossier.dialog import DossierDialog
from cocreate_desktop.desktop.dossier.outreachcard import OutreachCard
from cocreate_desktop.desktop.forms import child
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.project import Base
from tests.desktop.scene import Scene
from tests.exchange.cbsfiles import odata


@pytest.fixture
def dossier(scene: Scene) -> Iterator[DossierDialog]:
    scene.host.show()
    made = DossierDialog(scene.desk, scene.evening_id, scene.host)
    made.open()
    yield made
    made.reject()


def test_that_an_invitation_gets_its_code_and_is_taken_back_with_undo(qtbot: QtBot, scene: Scene) -> None:
    services = scene.services
    card = OutreachCard(scene.desk, scene.host)
    scene.host.show()
    card.show_project(services.projectview.now())
    qtbot.mouseClick(card.add_button, Qt.MouseButton.LeftButton)
    dialog = card.dialog
    assert dialog is not None
    combo = child(dialog.form, QComboBox, "channel")
    combo.setCurrentIndex(combo.findData(OutreachChannel.LETTER.value))
    child(dialog.form, QLineEdit, "outreachName").setText("Brief van de wethouder")
    child(dialog.form, QLineEdit, "reached").setText("1.640")
    child(dialog.form, QLineEdit, "outreachDate").setText("31-11-2026")
    dialog.accept()
    assert dialog.isVisible(), "a day that is none stays in its field"
    assert services.outreach.log.all() == ()
    child(dialog.form, QLineEdit, "outreachDate").setText("12-11-2026")
    dialog.accept()
    (line,) = services.outreach.log.all()
    assert (line.channel, line.reached, line.date, line.cost) == (
        OutreachChannel.LETTER,
        1640,
        "2026-11-12",
        None,
    )
    assert len(line.code) == 5
    card.show_project(services.projectview.now())
    assert [card.model.item(0, place).text() for place in range(4)][1:3] == [
        "Brief van de wethouder",
        "1.640",
    ]
    scene.desk.undo.undo()
    assert services.outreach.log.all() == ()
    scene.desk.undo.redo()
    assert services.outreach.log.all() == (line,)


def test_that_phases_risks_and_ticks_are_kept(scene: Scene, dossier: DossierDialog) -> None:
    services = scene.services
    dossier._on_add_phase()
    assert dossier.line is not None
    child(dossier.line.form, QLineEdit, "phaseName").setText("Ideeën ophalen")
    dossier.line.accept()
    dossier._on_add_risk()
    child(dossier.line.form, QComboBox, "kind").setCurrentIndex(1)
    child(dossier.line.form, QPlainTextEdit, "riskText").setPlainText("De school wil meedoen")
    child(dossier.line.form, QLineEdit, "owner").setText("het wijkteam")
    dossier.line.accept()
    assert [one.name for one in services.dossier.phases.all()] == ["Ideeën ophalen"]
    assert dossier.phases.rowCount() == 1
    assert "het wijkteam" in dossier.risks.item(0).text()
    first = next(
        dossier.checks.item(row)
        for row in range(dossier.checks.rowCount())
        if dossier.checks.item(row).isCheckable()
    )
    first.setCheckState(Qt.CheckState.Checked)
    assert services.dossier.checklist(scene.evening_id)[0].done
    dossier.own.setText("Stoelen klaarzetten")
    dossier._on_own()
    assert "Stoelen klaarzetten" in [one.words for one in services.dossier.checklist(scene.evening_id)]


def test_that_the_base_comes_from_cbs_with_a_year_that_somebody_said(
    qtbot: QtBot, scene: Scene, dossier: DossierDialog, tmp_path: Path
) -> None:
    path = tmp_path / "kwb.csv"
    path.write_text(odata(), encoding="utf-8")
    dossier.areas.read_file(path)
    qtbot.waitUntil(lambda: dossier.areas.dialog is not None)
    asked = dossier.areas.dialog
    assert asked is not None
    assert not asked.deed_button.isEnabled(), "no place and no year yet"
    row = asked.places.item(0)
    row.setCheckState(Qt.CheckState.Checked)
    asked.year.setText("vorig jaar")
    asked.accept()
    assert asked.isVisible()
    assert scene.services.areas.all() == ()
    asked.year.setText("2025")
    asked.table.setText("86165NED")
    asked.accept()
    project = scene.services.projects.current()
    (area,) = scene.services.areas.all()
    assert (project.base, project.base_number) == (Base.RESIDENTS, area.inhabitants)
    assert "2025 (86165NED)" in project.base_source
