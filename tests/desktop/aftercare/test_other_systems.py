"""From the page of an evening to a file that another system takes, with what really makes it."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.eveningpage import EveningPage
from cocreate_desktop.desktop.leaving.asking import RECORDS
from cocreate_desktop.desktop.leaving.dialog import LeavingDialog
from cocreate_desktop.desktop.leaving.platforms import PLATFORMS
from cocreate_desktop.desktop.saving import Saved, SavedDialog
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.capturing import NewNote
from cocreate_desktop.services.leaving import Platform, Records
from tests.desktop.scene import Scene

MANY = 40


def opened(scene: Scene, room: EveningPage) -> LeavingDialog:
    """The dialog over an evening with a theme and many notes, one of which is too long for most."""
    step = {one.kind: one.id for one in scene.services.evenings.steps(scene.evening_id)}
    words = ["- meer groen", "w" * 150, *(f"Idee {n} voor het plein" for n in range(MANY - 2))]
    notes = scene.services.capturing.take_in(step[Kind.IDEAS], [NewNote(one) for one in words])
    scene.services.boards.group(scene.evening_id, step[Kind.THEMES], [notes[0].id], "Groen")
    room._others.click()
    assert room.leaving is not None
    return room.leaving


def saved(qtbot: QtBot, dialog: LeavingDialog, path: Path) -> str:
    """Saves there, and gives what is said of it."""
    before = len(dialog.findChildren(SavedDialog))
    dialog.deed_button.click()
    assert dialog.asking is not None
    assert dialog.asking.dialog.defaultSuffix() == path.suffix[1:], "several files go into a folder"
    dialog.asking.dialog.close()
    dialog.asking.saved.emit(Saved(path, dialog.asking._token))
    qtbot.waitUntil(lambda: len(dialog.findChildren(SavedDialog)) > before)
    told = dialog.findChildren(SavedDialog)[-1]
    told.reject()
    return str(told.windowTitle())


def test_that_an_evening_leaves_as_the_files_that_others_take(
    qtbot: QtBot, scene: Scene, room: EveningPage, tmp_path: Path
) -> None:
    dialog = opened(scene, room)
    for platform in PLATFORMS:
        dialog.platforms.choose(platform)
        qtbot.waitUntil(lambda: dialog.ready)
        votes = not PLATFORMS[platform].records
        assert dialog.deed_button.isEnabled() == (not votes and platform is not Platform.OPENSTAD), platform
    dialog.platforms.choose(Platform.DECIDIM)
    qtbot.waitUntil(lambda: dialog.ready)
    assert "decidim.csv" in saved(qtbot, dialog, tmp_path / "decidim.csv")
    assert "Groen" in (tmp_path / "decidim.csv").read_text(encoding="utf-8")
    assert (tmp_path / "decidim.csv.manifest.json").is_file()
    dialog.platforms.choose(Platform.POLIS)
    qtbot.waitUntil(lambda: dialog.ready)
    assert dialog.rows.rows[RECORDS].value == str(Records.NOTES)
    assert dialog.outcome.troubles.rowCount() == 1
    saved(qtbot, dialog, tmp_path / "polis")
    files = sorted((tmp_path / "polis").glob("*.csv"))
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert (len(files), lines.count("comment_text"), len(lines)) == (2, 2, MANY - 1 + 2)
    assert "- meer groen" in lines
    assert scene.heard.problems == []
    dialog.reject()
