"""Photos of a wall that are let go in the room to prepare: it is said where they go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.prepare.room import PrepareRoom
from tests.desktop.scene import Scene
from tests.desktop.walls.eyes import picture


def drop(room: PrepareRoom, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    none, left, copy = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    QApplication.sendEvent(room, QDragEnterEvent(QPoint(5, 5), copy, mime, left, none))
    QApplication.sendEvent(room, QDropEvent(QPointF(5, 5), copy, mime, left, none))


def test_that_a_dropped_photo_is_told_where_it_goes(scene: Scene, room: PrepareRoom, tmp_path: Path) -> None:
    photo = tmp_path / "muur.jpg"
    photo.write_bytes(picture())
    drop(room, photo)
    assert len(scene.heard.messages) == 1
    assert room.bring.dialog is None
    assert scene.services.walls.review(scene.evening_id).photos == ()


def test_that_ideas_in_a_file_still_come_in_here(
    qtbot: QtBot, scene: Scene, room: PrepareRoom, tmp_path: Path
) -> None:
    words = tmp_path / "ideeën.txt"
    words.write_text("een lange tafel\n", encoding="utf-8")
    drop(room, words)
    dialog = room.bring.dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.deed_button.isEnabled)
    dialog.reject()
    assert scene.heard.messages == []
