"""From the start screen to an open project and back: new, example, recent, a missing key, a damaged file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from cocreate_desktop import settings
from cocreate_desktop.apps.desktop import Window, make_window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop import theme
from cocreate_desktop.desktop.parts.chip import Chip
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.parts.roomtabs import RoomTabs
from cocreate_desktop.desktop.parts.shortlabel import NameLabel, ShortLabel
from cocreate_desktop.desktop.prepare.eveningmenu import EveningWanted
from cocreate_desktop.desktop.prepare.room import PrepareRoom
from cocreate_desktop.desktop.start.dialogs import NewProjectDialog, UnlockDialog, free_project
from cocreate_desktop.desktop.start.projectrow import ProjectRow
from cocreate_desktop.desktop.start.rowbutton import RowButton
from cocreate_desktop.desktop.start.screen import StartScreen
from cocreate_desktop.desktop.start.whatnext import opened_text, what_next
from cocreate_desktop.domain.standing import Phase, Standing
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.lately import RecentProject
from cocreate_desktop.settings import Settings

NOW = datetime(2026, 11, 23, 18, 34, tzinfo=UTC)


def recent(path: Path, *, there: bool = True, opened: str = "2026-11-23T10:00:00+00:00") -> RecentProject:
    return RecentProject(path, path.stem, "Wat mis je hier?", opened, there)


def standing_at(phase: Phase, date: str, starts: str = "19:30") -> RecentProject:
    return replace(recent(Path("plein.cocreate")), standing=Standing(phase, "Ideeënavond", date, starts))


def opened(qtbot: QtBot, window: Window) -> PrepareRoom:
    qtbot.waitUntil(lambda: window.shell.desk is not None, timeout=30_000)
    room = window.shell.room("prepare")
    assert isinstance(room, PrepareRoom)
    return room


def told(window: Window) -> list[SafeDialog]:
    return [dialog for dialog in window.shell.findChildren(SafeDialog) if dialog.isVisible()]


def test_that_an_empty_start_asks_for_a_project(window: Window, qtbot: QtBot) -> None:
    screen = window.start
    assert not screen._empty.isHidden()
    assert screen._empty.property("title") == "Nog geen trajecten"
    screen._empty.button.click()
    (dialog,) = window.shell.findChildren(NewProjectDialog)
    assert not dialog.deed_button.isEnabled()
    dialog._question.setText("Hoe wordt het plein van iedereen?")
    dialog._name.setText("Plein: nieuw")
    dialog.deed_button.click()
    room = opened(qtbot, window)
    assert window.shell.desk is not None
    assert window.shell.desk.project.path.name == "Plein nieuw.cocreate"
    assert room.project.question.words == "Hoe wordt het plein van iedereen?"


def test_that_a_long_question_leaves_the_button_in_sight(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    question = "Hoe wordt het plein groen en veilig? " * 8
    project = RecentProject(tmp_path / "p.cocreate", "Plein " * 40, question, NOW.isoformat(), True)
    window.start.show_projects([project], NOW)
    button = window.start._rows[0]._button
    viewport = window.start._scroll.viewport()
    qtbot.waitUntil(lambda: button.width() > 0 and button.isVisible())
    qtbot.waitUntil(
        lambda: viewport.rect().contains(button.mapTo(viewport, button.rect().bottomRight())), timeout=3_000
    )
    (shown,) = [
        label for label in window.start._rows[0].findChildren(ShortLabel) if label.toolTip() == question
    ]
    assert shown.text().endswith("…")
    assert shown.accessibleName() == question


def test_that_the_example_opens_and_closes(window: Window, qtbot: QtBot) -> None:
    window.start._on_example()
    opened(qtbot, window)
    tabs = window.shell.findChild(RoomTabs)
    assert tabs is not None
    assert tabs.isVisible()
    window.shell.close_project()
    assert window.shell.desk is None
    assert not tabs.isVisible()
    assert [row._project.name for row in window.start._rows] == ["Buurtplein Den Bosch"]


def test_that_both_examples_say_in_a_short_sentence_what_they_show(window: Window, qtbot: QtBot) -> None:
    rows = {row.objectName(): row for row in window.start.findChildren(RowButton)}
    assert list(rows) == ["example", "exampleStory", "openFile", "join"]
    qtbot.waitUntil(lambda: rows["join"].isVisible())
    for row in rows.values():
        assert row.y() + row.height() <= window.start.height()
        space = row.width() - 66
        for face, words in (("strong", row.property("title")), ("small", row.property("words"))):
            assert QFontMetrics(theme.font(face)).horizontalAdvance(words) <= space, words
    assert rows["exampleStory"].accessibleName() == "Voorbeeld: een cultuurvisie"


def test_that_the_vision_of_culture_opens_with_its_notes_in_its_story(window: Window, qtbot: QtBot) -> None:
    row = window.start.findChild(RowButton, "exampleStory")
    assert row is not None
    row.click()
    room = opened(qtbot, window)
    assert window.shell.desk is not None
    services = window.shell.desk.services
    assert services.projects.current().name == "Cultuurvisie Rivierstad"
    assert len(services.boards.board(services.evenings.all()[0].id).themes) == 7
    assert room.sheet.sheet.rows.rowCount() == 13


def test_that_the_green_button_goes_to_the_evening(window: Window, qtbot: QtBot) -> None:
    window.start._on_example()
    room = opened(qtbot, window)
    room._head.start.click()
    assert window.shell._tabs.property("room") == "evening"
    assert window.shell._pages.currentWidget() is window.shell.room("evening")


def test_that_less_motion_holds_from_the_start_on(qapp: QApplication, projects: LocalProjects) -> None:
    settings.save(Settings(less_motion=True))
    made = make_window(qapp, projects, theme="light")
    assert theme.motion_ms("stage") == 0
    made.close()
    settings.save(Settings())
    made = make_window(qapp, projects, theme="light")
    assert theme.motion_ms("stage") > 0
    made.close()


def test_that_every_room_fits_a_small_laptop(window: Window, qtbot: QtBot) -> None:
    window.start._on_example()
    opened(qtbot, window)
    inside = window.shell.findChild(QWidget, "shell")
    assert inside is not None
    for room in ("prepare", "aftercare"):
        window.shell.go(room)
        least = inside.minimumSizeHint()
        assert least.width() <= 1280, room
        assert least.height() <= 680, room


def test_that_nothing_is_scrolled_out_of_sight_on_a_usual_laptop(window: Window, qtbot: QtBot) -> None:
    window.start._on_example()
    opened(qtbot, window)
    shell, desk = window.shell, window.shell.desk
    assert desk is not None
    inside = shell.findChild(QWidget, "shell")
    around = shell.centralWidget()
    assert inside is not None
    assert around is not None
    shell.resize(1366, 768)
    for room in ("prepare", "aftercare", "evening"):
        shell.go(room)
        qtbot.waitUntil(lambda: inside.size() == around.size())
    evening = desk.services.evenings.all()[0]
    for step in desk.services.evenings.steps(evening.id):
        desk.services.playing.go_to(evening.id, step.id)
        desk.relay.tell_now()
        QApplication.processEvents()
        assert inside.size() == around.size(), step.kind


def test_that_the_keys_stay_in_the_evening_when_the_field_that_had_them_goes(
    window: Window, qtbot: QtBot
) -> None:
    window.start._on_example()
    opened(qtbot, window)
    desk, shell = window.shell.desk, window.shell
    assert desk is not None
    evening = desk.services.evenings.all()[0]
    vote = next(step for step in desk.services.evenings.steps(evening.id) if step.kind is Kind.VOTE)
    shell.go("evening")
    desk.services.playing.go_to(evening.id, vote.id)
    desk.relay.tell_now()
    shell.activateWindow()
    room = shell.room("evening")
    # The last one: after it Qt finds no other field of the step to go to.
    field = [one for one in room.findChildren(QLineEdit) if one.isVisible() and one.placeholderText()][-1]
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    desk.services.playing.forward(evening.id)
    desk.relay.tell_now()
    assert not field.isVisible()
    focused = QApplication.focusWidget()
    assert focused is None or room.isAncestorOf(focused)


def test_that_the_window_goes_along_with_the_evening(window: Window, qtbot: QtBot) -> None:
    window.start._on_example()
    opened(qtbot, window)
    shell, desk = window.shell, window.shell.desk
    assert desk is not None
    room = shell.room("prepare")
    assert isinstance(room, PrepareRoom)
    shell.go("prepare")
    second = desk.services.evenings.plan("choice", name="Kiezen")
    room.evening_wanted.emit(EveningWanted(second.id))
    names = shell.findChild(QLabel, "eveningName")
    assert names is not None
    assert names.text() == "Kiezen"
    desk.services.evenings.cancel(second.id)
    desk.relay.tell_now()
    assert names.text().startswith("Werkavond")
    assert room.sheet.sheet.rows.rowCount() == 7


def test_that_a_first_idea_step_is_there_for_every_template(window: Window, qtbot: QtBot) -> None:
    window.start._on_example()
    opened(qtbot, window)
    assert window.shell.desk is not None
    services = window.shell.desk.services
    kinds = [step.kind for step in services.evenings.steps(services.evenings.all()[0].id)]
    assert Kind.IDEAS in kinds


def test_that_only_the_first_project_is_green_and_older_ones_wait(qtbot: QtBot, tmp_path: Path) -> None:
    screen = StartScreen()
    qtbot.addWidget(screen)
    screen.show_projects([recent(tmp_path / f"plein {n}.cocreate") for n in range(6)], NOW)
    roles = [row._button.property("role") for row in screen._rows]
    assert roles == ["main", "plain", "plain", "plain"]
    older = screen.findChild(QPushButton, "older")
    assert older is not None
    older.click()
    assert len(screen._rows) == 6
    assert older.isHidden()


def test_that_a_missing_file_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    row = ProjectRow(recent(tmp_path / "weg.cocreate", there=False), NOW, first=True)
    qtbot.addWidget(row)
    assert not row._button.isEnabled()


@pytest.mark.parametrize(
    ("opened_at", "words"),
    [
        ("2026-11-23T10:05:00+00:00", "vandaag geopend om 10:05"),
        ("2026-11-12T10:05:00+00:00", "geopend op 12 november"),
        ("2025-11-12T10:05:00+00:00", "geopend op 12 november 2025"),
        ("", ""),
    ],
)
def test_that_it_says_when_a_project_was_opened(opened_at: str, words: str) -> None:
    assert opened_text(recent(Path("plein.cocreate"), opened=opened_at), NOW) == words


@pytest.mark.parametrize(
    ("phase", "date", "words", "chip", "icon"),
    [
        (
            Phase.PREPARE,
            "2026-11-23",
            "Ideeënavond, vandaag om 19:30",
            "over 56 minuten",
            "presentation-fill",
        ),
        (
            Phase.EVENING,
            "2026-11-23",
            "Ideeënavond, vandaag om 19:30",
            "over 56 minuten",
            "presentation-fill",
        ),
        (Phase.EVENING, "2026-11-22", "Ideeënavond, 22 november", "de avond loopt", "presentation-fill"),
        (Phase.PREPARE, "2027-01-12", "Ideeënavond, 12 januari 2027", "voorbereiden", "clipboard-text-fill"),
        (Phase.PREPARE, "", "Ideeënavond, nog geen datum", "voorbereiden", "clipboard-text-fill"),
        (Phase.AFTERCARE, "2026-11-10", "Ideeënavond was op 10 november", "nazorg", "leaf-fill"),
    ],
)
def test_that_a_project_says_what_comes_next(
    phase: Phase, date: str, words: str, chip: str, icon: str
) -> None:
    found = what_next(standing_at(phase, date), NOW)
    assert (found.words, found.chip, found.icon) == (words, chip, icon)


def test_that_the_list_knows_where_a_project_stands_after_it_was_closed(
    window: Window, qtbot: QtBot, projects: LocalProjects
) -> None:
    window.start._on_example()
    opened(qtbot, window)
    assert window.shell.desk is not None
    services = window.shell.desk.services
    first, *others = services.evenings.all()
    for later in others:
        services.evenings.cancel(later.id)
    services.evenings.change(first.id, name="Pleinavond", date="2027-01-12")
    kept = services.projects.current().keep_until
    window.shell.close_project()
    (found,) = projects.recent()
    assert found.standing == Standing(Phase.PREPARE, "Pleinavond", "2027-01-12", "19:30", kept_until=kept)
    assert found.backup_at
    (chip,) = [one for one in window.start.findChildren(Chip) if one.objectName() == "backup"]
    assert chip.text().startswith("reservekopie vandaag ")
    assert chip.isVisible()


def test_that_a_file_that_is_no_project_is_told(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "brief.cocreate"
    path.write_text("geen traject", encoding="utf-8")
    window.opener.open(path)
    qtbot.waitUntil(lambda: bool(told(window)), timeout=10_000)
    assert window.start.isEnabled()
    assert window.shell.desk is None


def test_that_a_recovery_key_opens_a_project_of_another_laptop(
    window: Window, qtbot: QtBot, projects: LocalProjects, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plein.cocreate"
    project = projects.create(path, {"question": "Wat mis je hier?"}, "ideas")
    key = project.recovery_key()
    project.close()
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "andere laptop"))
    window.opener.open(path)
    qtbot.waitUntil(lambda: bool(window.shell.findChildren(UnlockDialog)), timeout=10_000)
    (dialog,) = window.shell.findChildren(UnlockDialog)
    dialog._key.setText(key)
    dialog.deed_button.click()
    opened(qtbot, window)


def test_that_names_become_free_files(tmp_path: Path) -> None:
    first = free_project(tmp_path, 'Plein? "Oost"')
    assert first.name == "Plein Oost.cocreate"
    first.touch()
    assert free_project(tmp_path, 'Plein? "Oost"').name == "Plein Oost 2.cocreate"
    assert free_project(tmp_path, "...").name == "project.cocreate"


def test_that_the_window_closes_without_a_project(window: Window) -> None:
    window.shell.close_project()
    assert isinstance(window.shell.centralWidget(), QWidget)


def a_damaged_project(projects: LocalProjects, path: Path) -> str:
    """A project with a checked backup beside it, of which the file itself was hurt; its recovery key."""
    project = projects.create(path, {"question": "Wat mis je hier?", "name": "Plein"}, "ideas")
    key = project.recovery_key()
    project.backups.make()
    project.close()
    with path.open("r+b") as file:
        file.seek(8192)
        file.write(b"\x00" * 4096)
    return key


def asked(window: Window, qtbot: QtBot, kind: type[SafeDialog]) -> SafeDialog:
    def waiting() -> list[SafeDialog]:
        return [one for one in told(window) if type(one) is kind]

    qtbot.waitUntil(lambda: bool(waiting()), timeout=10_000)
    return waiting()[0]


def test_that_a_damaged_file_is_told_by_its_name_with_its_folder_below(
    window: Window, qtbot: QtBot, projects: LocalProjects, tmp_path: Path
) -> None:
    path = tmp_path / "plein.cocreate"
    a_damaged_project(projects, path)
    window.opener.open(path)
    dialog = asked(window, qtbot, SafeDialog)
    assert dialog.windowTitle() == "plein.cocreate is beschadigd"
    assert any(str(tmp_path) in label.text() for label in dialog.findChildren(QLabel))
    dialog.deed_button.click()
    opened(qtbot, window)


def test_that_a_backup_is_put_back_on_a_laptop_without_the_key(
    window: Window, qtbot: QtBot, projects: LocalProjects, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plein.cocreate"
    key = a_damaged_project(projects, path)
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "andere laptop"))
    window.opener.open(path)
    unlock = asked(window, qtbot, UnlockDialog)
    assert isinstance(unlock, UnlockDialog)
    unlock._key.setText(key)
    unlock.deed_button.click()
    asked(window, qtbot, SafeDialog).deed_button.click()
    opened(qtbot, window)


def test_that_putting_back_asks_for_the_key_when_this_laptop_has_none(
    window: Window, qtbot: QtBot, projects: LocalProjects, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plein.cocreate"
    key = a_damaged_project(projects, path)
    window.opener.open(path)
    offered = asked(window, qtbot, SafeDialog)
    monkeypatch.setenv("COCREATE_HOME", str(tmp_path / "andere laptop"))
    offered.deed_button.click()
    unlock = asked(window, qtbot, UnlockDialog)
    assert isinstance(unlock, UnlockDialog)
    unlock._key.setText(key)
    unlock.deed_button.click()
    assert opened(qtbot, window).project.question.words == "Wat mis je hier?"


def test_that_a_question_that_is_too_long_is_not_cut_off(window: Window) -> None:
    window.opener.ask_new()
    (dialog,) = window.shell.findChildren(NewProjectDialog)
    dialog._question.insert("lang " * 70)
    assert len(dialog._question.text()) == 350
    assert not dialog.deed_button.isEnabled()
    assert "49 tekens te lang" in dialog._hint.text()
    dialog._question.setText("Kort?")
    assert dialog.deed_button.isEnabled()
    dialog.reject()


def test_that_a_long_name_leaves_room_for_the_head_and_is_whole_in_the_tooltip(
    window: Window, qtbot: QtBot, projects: LocalProjects, tmp_path: Path
) -> None:
    name = "Samen maken we het Buurtplein aan de Zuiderparkweg groener en veiliger voor iedereen"[:80]
    project = projects.create(tmp_path / "p.cocreate", {"question": "lang " * 59, "name": name}, "ideas")
    window.shell.show_project(project)
    shown = window.shell.findChild(NameLabel, "projectName")
    assert shown is not None
    qtbot.waitUntil(lambda: shown.text().endswith("…"))
    assert shown.toolTip() == shown.accessibleName() == name
    tabs = window.shell.findChild(RoomTabs)
    assert tabs is not None
    middle = tabs.mapTo(window.shell, tabs.rect().center()).x()
    assert abs(middle - window.shell.width() // 2) < 12
    room = opened(qtbot, window)
    assert room.project.question.text().count("\n") == 2
    assert room.project.question.text().endswith("…")
    assert room.project.height() < window.shell.height() // 4
