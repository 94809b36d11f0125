"""What happens between the green button and the evening."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.dialogs import SafeDialog
from cocreate_desktop.desktop.prepare.room import PrepareRoom, StartWanted
from tests.desktop.scene import Scene


def asked(scene: Scene) -> SafeDialog:
    """The one dialog that is open."""
    (found,) = (one for one in scene.host.findChildren(SafeDialog) if one.isVisible())
    return found


def test_that_what_the_project_lacks_is_named_before_the_evening_starts(
    qtbot: QtBot, scene: Scene, room: PrepareRoom
) -> None:
    started: list[StartWanted] = []
    room.start_wanted.connect(started.append)
    room._head.start.click()
    said = " ".join(label.text() for label in asked(scene).findChildren(QLabel))
    assert all(lacks in said for lacks in ("• de trede", "• de speelruimte", "• wie beslist"))
    assert "de vraag in één zin" not in said
    asked(scene).safe_button.click()
    assert started == []
    room._head.start.click()
    qtbot.keyClick(asked(scene), Qt.Key.Key_Return)
    assert started == [StartWanted(scene.evening_id)]
