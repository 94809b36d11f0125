"""The dry run through the real window: neighbours come by real phones, time runs faster, and nothing of it is kept."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace

import psutil
import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QComboBox
from pytestqt.qtbot import QtBot

from cocreate_desktop import paths
from cocreate_desktop.apps import recent
from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop.dryrun.dialog import DryRunDialog
from cocreate_desktop.desktop.evening.room import EveningRoom
from cocreate_desktop.desktop.parts.countfield import CountField
from cocreate_desktop.desktop.parts.keybutton import KeyButton
from cocreate_desktop.desktop.parts.shortlabel import NameLabel
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.stage.canvas import description
from cocreate_desktop.domain.errors import Begun
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.outside import OpenProject
from cocreate_desktop.services.practising import DryRunPlan
from cocreate_desktop.services.services import Services

WAIT = 30_000


@pytest.fixture
def window(window: Window, projects: LocalProjects) -> Window:
    """The window with the example open."""
    window.shell.show_project(projects.example())
    return window


def project_of(window: Window) -> OpenProject:
    assert window.shell.desk is not None
    return window.shell.desk.project


def traces(project: OpenProject) -> tuple[object, ...]:
    """What somebody could find afterwards: files of this machine and its list, and everything in the project."""
    home = paths.data()
    files = sorted(str(found.relative_to(home)) for found in home.rglob("*") if "-backups" not in str(found))
    services = project.services
    evening = services.evenings.all()[0]
    kept = (
        services.capturing.notes(evening.id),
        services.overview.evening(evening.id),
        services.projects.current(),
    )
    return files, [one.path for one in recent.load()], kept


def begin(qtbot: QtBot, window: Window, people: int = 10, *, by_itself: bool = False) -> None:
    prepare = window.shell.room("prepare")
    assert isinstance(prepare, PrepareRoom)
    head = prepare.head_items()
    head.rehearse.click()
    dialog = window.shell.findChild(DryRunDialog)
    assert dialog is not None
    found = dialog.findChild(CountField, "people")
    assert found is not None
    found.setValue(people)
    pace = dialog.findChild(QComboBox, "pace")
    assert pace is not None
    pace.setCurrentIndex(pace.findData(20))
    check = dialog.findChild(QCheckBox, "byItself")
    assert check is not None
    check.setChecked(by_itself)
    dialog.deed_button.click()
    qtbot.waitUntil(lambda: project_of(window).dry_run is not None, timeout=WAIT)


def end(qtbot: QtBot, window: Window) -> None:
    stop = window.shell.practice.findChild(KeyButton, "stop")
    assert stop is not None
    stop.click()
    qtbot.waitUntil(
        lambda: window.shell.desk is not None and project_of(window).dry_run is None, timeout=WAIT
    )


def step_to(window: Window, kind: Kind) -> None:
    services, evening_id = project_of(window).services, window.shell.evening_id
    step = next(one for one in services.evenings.steps(evening_id) if one.kind is kind)
    services.evenings.change_step(step.id, minutes=2)
    services.playing.go_to(evening_id, step.id)


def test_that_a_dry_run_plays_with_phones_and_leaves_no_trace(qtbot: QtBot, window: Window) -> None:
    before, origin = traces(project_of(window)), project_of(window).path
    begin(qtbot, window)
    run, services = project_of(window).dry_run, project_of(window).services
    assert run is not None
    assert project_of(window).path != origin
    assert window.shell.practice.isVisible()
    project_of(window).hall.start(window.shell.evening_id)
    step_to(window, Kind.IDEAS)
    qtbot.waitUntil(lambda: run.told.phones == 8, timeout=WAIT)
    qtbot.waitUntil(lambda: run.told.notes == 7, timeout=WAIT)
    step_to(window, Kind.VOTE)
    services.playing.forward(window.shell.evening_id)
    qtbot.waitUntil(lambda: run.told.votes >= 6, timeout=WAIT)
    found = services.overview.evening(window.shell.evening_id).round
    assert found is not None
    assert found.round.phase is Phase.OPEN
    assert found.voted >= 5
    assert sum(many for _letter, many in run.told.hands) > 0
    facts = window.shell.practice.findChild(NameLabel, "facts")
    assert facts is not None
    qtbot.waitUntil(lambda: "8" in facts.text() and "A " in facts.text(), timeout=WAIT)
    step_to(window, Kind.READBACK)
    evening_id = window.shell.evening_id
    qtbot.waitUntil(lambda: _right(services, evening_id) > 1, timeout=WAIT)
    step_to(window, Kind.EXIT)
    qtbot.waitUntil(lambda: _polled(services, evening_id) > 1, timeout=WAIT)
    assert run.told.refused == 0
    end(qtbot, window)
    assert project_of(window).path == origin
    assert not window.shell.practice.isVisible()
    assert traces(project_of(window)) == before


def _right(services: Services, evening_id: str) -> int:
    found = services.readbacks.of_evening(evening_id)
    return found.people if found is not None else 0


def _polled(services: Services, evening_id: str) -> int:
    found = services.exitpoll.of_evening(evening_id)
    return found.people if found is not None else 0


def test_that_the_dry_run_goes_on_by_itself_when_it_is_asked_to(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window, 5, by_itself=True)
    services, evening_id = project_of(window).services, window.shell.evening_id
    services.playing.forward(evening_id)
    first = services.evenings.get(evening_id).current_step
    services.evenings.change_step(first, minutes=1)
    qtbot.waitUntil(lambda: services.evenings.get(evening_id).current_step != first, timeout=WAIT)
    end(qtbot, window)


def test_that_the_window_comes_back_to_the_evening_that_was_practised(qtbot: QtBot, window: Window) -> None:
    services, first = project_of(window).services, window.shell.evening_id
    services.evenings.plan("work")
    window.shell.choose_evening(first, "prepare")
    begin(qtbot, window, 5)
    assert window.shell.evening_id == first
    end(qtbot, window)
    qtbot.waitUntil(lambda: window.shell.evening_id == first, timeout=WAIT)


def test_that_time_stands_still_and_goes_faster_from_the_bar(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window, 5)
    run = project_of(window).dry_run
    assert run is not None
    bar = window.shell.practice
    still, pace = bar.findChild(KeyButton, "still"), bar.findChild(QComboBox, "pace")
    assert still is not None
    assert pace is not None
    assert pace.currentData() == 20
    still.click()
    assert run.still
    at = project_of(window).services.clock.now()
    assert project_of(window).services.clock.now() == at
    still.click()
    qtbot.waitUntil(lambda: not run.still)
    pace.setCurrentIndex(pace.findData(2))
    pace.activated.emit(pace.currentIndex())
    assert run.pace == 2
    end(qtbot, window)


def test_that_the_room_reads_that_it_is_a_dry_run(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window, 5)
    services = project_of(window).services
    services.playing.forward(window.shell.evening_id)
    room = window.shell.room("evening")
    assert isinstance(room, EveningRoom)
    shown = room._state(services.overview.evening(window.shell.evening_id))
    assert shown.practice
    said, plain = description(shown), description(replace(shown, practice=False))
    assert said.startswith(plain)
    assert len(said) > len(plain)
    end(qtbot, window)


def test_that_closing_the_window_in_the_middle_leaves_nothing_behind(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window, 5)
    copy = project_of(window).path
    assert copy.exists()
    window.shell.close_project()
    assert not copy.parent.exists()


def test_that_what_a_crash_left_behind_goes_the_next_time(projects: LocalProjects) -> None:
    here = psutil.Process()
    for name, pid, since in (
        ("gone", 999_999_999, 0.0),
        ("number-given-again", here.pid, here.create_time() - 60),
        ("mine", here.pid, here.create_time()),
    ):
        folder = paths.data() / f"dry-run-{name}"
        folder.mkdir()
        owner = {"pid": pid, "since": since, "workspace": ""}
        (folder / "owner").write_text(json.dumps(owner), encoding="utf-8")
    (paths.data() / "dry-run-without-owner").mkdir()
    projects.tidy()
    assert [found.name for found in paths.data().glob("dry-run-*")] == ["dry-run-mine"]


def test_that_the_phone_server_of_a_crashed_dry_run_ends_before_its_copy_goes(
    qtbot: QtBot, window: Window, projects: LocalProjects
) -> None:
    begin(qtbot, window, 5)
    project = project_of(window)
    project.hall.start(window.shell.evening_id)
    qtbot.waitUntil(lambda: project.hall.running, timeout=WAIT)
    before = sorted((paths.data() / "devices").iterdir())
    left = paths.data() / "dry-run-crashed"
    shutil.copytree(project.path.parent, left)
    workspace = json.loads((left / "owner").read_text(encoding="utf-8"))["workspace"]
    assert workspace
    owner = {"pid": 999_999_999, "since": 0.0, "workspace": workspace}
    (left / "owner").write_text(json.dumps(owner), encoding="utf-8")
    projects.tidy()
    assert not left.exists()
    assert sorted((paths.data() / "devices").iterdir()) == before
    qtbot.waitUntil(lambda: not project.hall.running, timeout=WAIT)
    end(qtbot, window)


def test_that_an_evening_that_has_begun_is_not_practised(window: Window, projects: LocalProjects) -> None:
    project = project_of(window)
    project.services.playing.forward(window.shell.evening_id)
    with pytest.raises(Begun):
        projects.rehearse(project, DryRunPlan(window.shell.evening_id))
    assert not list(paths.data().glob("dry-run-*"))


def test_that_a_backup_in_a_dry_run_says_that_nothing_is_kept(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window, 5)
    backups = project_of(window).backups
    assert backups.make() == ""
    assert list(backups.all()) == []
    end(qtbot, window)


def test_that_the_bar_fits_on_a_small_window(qtbot: QtBot, window: Window) -> None:
    begin(qtbot, window, 5)
    window.shell.resize(QSize(1280, 720))
    bar = window.shell.practice
    for name in ("still", "stop"):
        button = bar.findChild(KeyButton, name)
        assert button is not None
        assert button.width() >= button.minimumSizeHint().width()
        assert button.mapTo(bar, button.rect().bottomRight()).x() <= bar.width()
    end(qtbot, window)
