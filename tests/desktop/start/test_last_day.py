"""A project whose last day lies behind: one question, at opening, with a way to keep it longer and a way to erase it whole."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from cocreate_desktop.apps import recent
from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.parts.dialogs import Decided, SafeDialog
from cocreate_desktop.desktop.parts.messages import WarningBar
from cocreate_desktop.desktop.start.lastday import KeepWanted, LastDayDialog
from cocreate_desktop.desktop.start.whatnext import what_next
from cocreate_desktop.domain.erasing import Left, Receipt, Unreached
from cocreate_desktop.domain.events import Swept
from cocreate_desktop.language import speaking
from cocreate_desktop.services.erasurewords import left_words, things_words
from cocreate_desktop.storage import FileReceipts
from tests.readymade import ready_file

TODAY = datetime.now(UTC).date()
NUMBER = re.compile(r"\b[0-9A-F]{4}-[0-9A-F]{4}\b")
OVER = {"name": "Oud plein", "question": "Wat?", "keep_until": "2020-01-01"}


def asked(window: Window) -> LastDayDialog | None:
    found = [one for one in window.shell.findChildren(LastDayDialog) if one.isVisible()]
    return found[0] if found else None


def opened(window: Window, qtbot: QtBot, path: Path, key: str) -> LastDayDialog:
    window.opener.open(path, key)
    qtbot.waitUntil(lambda: asked(window) is not None)
    found = asked(window)
    assert found is not None
    return found


def test_that_a_project_past_its_day_asks_once_and_is_kept_longer_or_erased(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "oud.cocreate"
    key = ready_file(path, "past", dict(OVER))
    dialog = opened(window, qtbot, path, key)
    assert dialog.safe_button.isDefault()
    assert not dialog.deed_button.isDefault()
    day, keep = forms.child(dialog, QLineEdit, "day"), forms.child(dialog, QPushButton, "keep")
    for wrong in ("", "morgen", "01-01-2020", TODAY.isoformat()):
        day.setText(wrong)
        keep.click()
        assert forms.child(dialog, QLabel, "hint").property("tone") == "danger"
    dialog.reject()
    desk = window.shell.desk
    assert desk is not None
    assert desk.services.projects.current().keep_until == "2020-01-01"
    # The bar stays until another day is chosen, wherever that is.
    bar = forms.child(window.shell, WarningBar, "warning")
    assert bar.isVisible()
    later = (TODAY + timedelta(days=60)).isoformat()
    desk.services.projects.change(keep_until=later)
    qtbot.waitUntil(lambda: not bar.isVisible())
    receipt = Receipt("1A2B-3C4D", "2026-11-28T20:00:00+00:00", things=(("contact", 1),))
    desk.services.bus.publish(Swept(receipt))
    qtbot.waitUntil(lambda: any("1A2B-3C4D" in one.text() for one in window.shell.findChildren(QLabel)))
    window.shell.close_project()
    (line,) = recent.load()
    assert line.standing is not None
    assert line.standing.kept_until == later


def test_that_enter_means_the_day_that_was_typed_and_else_the_safe_answer(qtbot: QtBot) -> None:
    kept: list[object] = []
    for typed, wanted in (("", []), ("31-12-2098", [KeepWanted("2098-12-31")])):
        dialog = LastDayDialog("Plein", "2020-01-01", TODAY.isoformat())
        dialog.kept.connect(kept.append)
        dialog.open()
        day = forms.child(dialog, QLineEdit, "day")
        day.setText(typed)
        with qtbot.waitSignal(dialog.decided) as left:
            qtbot.keyClick(day, Qt.Key.Key_Return)
        assert (left.args, kept) == ([Decided(False, None)], wanted)


def test_that_erasing_takes_it_off_this_laptop(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "oud.cocreate"
    key = ready_file(path, "past", dict(OVER))
    dialog = opened(window, qtbot, path, key)
    dialog.deed_button.click()
    qtbot.waitUntil(lambda: any(NUMBER.search(one.text()) for one in window.shell.findChildren(QLabel)))
    assert window.shell.desk is None
    assert not path.exists()
    assert not (tmp_path / "oud-backups").exists()
    assert recent.load() == ()


def test_that_the_start_screen_names_it_without_opening_it(projects: LocalProjects, tmp_path: Path) -> None:
    path = tmp_path / "oud.cocreate"
    projects.open(path, ready_file(path, "past", dict(OVER))).close()
    found = next(one for one in projects.recent() if one.path == path)
    assert found.standing is not None
    kept = replace(found, standing=replace(found.standing, kept_until=""))
    with speaking("en"):
        said, usual = what_next(found, datetime.now(UTC)), what_next(kept, datetime.now(UTC))
    assert (said.chip, said.kind) == ("past its last day", "warn")
    assert "2020" in said.words
    assert usual.chip == "prepare"


def test_that_what_went_otherwise_than_it_should_cannot_be_missed(
    window: Window, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "oud.cocreate"
    key = ready_file(path, "past", dict(OVER))
    dialog = opened(window, qtbot, path, key)
    desk = window.shell.desk
    assert desk is not None
    in_the_way = desk.project.receipts
    assert isinstance(in_the_way, FileReceipts)
    in_the_way._place.mkdir(parents=True)
    dialog.deed_button.click()
    qtbot.waitUntil(lambda: any(type(one) is SafeDialog for one in window.shell.findChildren(SafeDialog)))
    (told,) = (one for one in window.shell.findChildren(SafeDialog) if type(one) is SafeDialog)
    words = " ".join(one.text() for one in told.findChildren(QLabel))
    assert NUMBER.search(words) is not None
    for said in (things_words(Receipt("", "", things=(("project", 1),))), left_words(Left(Unreached.UNKEPT))):
        assert said in words
    assert not path.exists()
    told.reject()
