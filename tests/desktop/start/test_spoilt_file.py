"""A spoilt file on the start screen: two clicks, and the evening is on the screen with everybody's votes."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from cocreate_desktop.apps.desktop import Window
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.apps.workspace import open_services
from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.services.services import Services
from tests.readymade import ready_file
from tests.torture.works import fill, round_of


def votes(services: Services) -> list[tuple[str, tuple[tuple[str, int], ...]]]:
    """Who chose what."""
    ballots = services.store.read(lambda reader: reader.ballots(round_of(services).id))
    return sorted((ballot.voter, ballot.choices) for ballot in ballots)


def test_that_a_spoilt_file_is_two_clicks_from_the_same_peoples_votes(
    window: Window, projects: LocalProjects, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "plein.cocreate"
    key = ready_file(path, "spoilt", {"name": "Buurtplein"}, fill)
    projects.open(path, key).close()
    opened = open_services(path)
    option = opened.services.voting.options(round_of(opened.services).id)[0].id
    for token in ("anna", "bram", "chiara"):
        opened.services.casting.cast(round_of(opened.services).id, token, {option: 1}, Channel.PHONE)
    before = votes(opened.services)
    opened.workspace.backups.make()
    opened.close()
    spoilt = bytearray(path.read_bytes())
    spoilt[5 * 4096 + 100] ^= 1
    path.write_bytes(bytes(spoilt))

    window.opener.refresh()
    window.start._rows[0]._button.click()
    qtbot.waitUntil(lambda: bool(_told(window.shell.findChildren(SafeDialog))), timeout=10_000)
    _told(window.shell.findChildren(SafeDialog))[0].deed_button.click()
    qtbot.waitUntil(lambda: window.shell.desk is not None, timeout=30_000)
    desk = window.shell.desk
    assert desk is not None
    assert len(before) == 3
    assert votes(desk.services) == before


def _told(dialogs: list[SafeDialog]) -> list[SafeDialog]:
    return [dialog for dialog in dialogs if dialog.isVisible()]
