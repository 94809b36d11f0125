"""The board for the room: it fills the screen of this laptop, for a beamer that shows the same picture. Everything round it
is put away and comes back as it was."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMargins, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLayout, QWidget

from ..parts.messages import MessageBar, WarningBar
from .scene import BoardScene
from .view import BoardView

# Under this zoom, in a picture of 1,080 pixels high, nobody reads it from the middle of the room.
READABLE, LARGEST, USUAL_HIGH = 1.4, 2.4, 1080


class RoomBoard(QObject):
    """``face`` fills the window; ``only`` are the parts of it that show there and not at the desk, ``never`` the others."""

    # Emits: whether the board fills the picture now.
    changed = Signal(object)

    def __init__(self, face: QWidget, board: BoardView, scene: BoardScene) -> None:
        super().__init__(face)
        self._face = face
        self._board = board
        self._scene = scene
        self._only: tuple[QWidget, ...] = ()
        self._never: tuple[QWidget, ...] = ()
        self._hidden: list[QWidget] = []
        self._margins: list[tuple[QLayout, QMargins]] = []
        self._window_state = Qt.WindowState.WindowNoState
        self._zoom = 1.0
        self._focus: QWidget | None = None
        self.on = False
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), face)
        self._escape.setContext(Qt.ShortcutContext.WindowShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self._on_escape)

    def parts(self, only: Iterable[QWidget], never: Iterable[QWidget]) -> None:
        """What shows there only, and what never."""
        self._only, self._never = tuple(only), tuple(never)
        for part in self._only:
            part.hide()

    @Slot()
    def toggle(self) -> None:
        """There and back."""
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Fills the picture, as large as the room can read."""
        if self.on or not self._face.isVisible():
            return
        self.on, self._zoom, self._focus = True, self._board.zoom, QApplication.focusWidget()
        window = self._face.window()
        self._window_state = window.windowState()
        self._put_away(self._never)
        inner: QWidget = self._face
        while inner is not window and (around := inner.parentWidget()) is not None:
            self._tighten(around)
            self._put_away(self._beside(inner, around))
            inner = around
        for part in self._only:
            part.show()
        self._escape.setEnabled(True)
        self._scene.set_large(True)
        window.setWindowState(self._window_state | Qt.WindowState.WindowFullScreen)
        self._board.setFocus()
        self._board.keep_fitting(self._least, LARGEST)
        self._board.show_top()
        self.changed.emit(True)

    def leave(self) -> None:
        """Everything as it was."""
        if not self.on:
            return
        self.on = False
        self._escape.setEnabled(False)
        for part in self._only:
            part.hide()
        for part in self._hidden:
            part.show()
        for layout, margins in self._margins:
            layout.setContentsMargins(margins)
        self._hidden, self._margins = [], []
        self._scene.set_large(False)
        self._face.window().setWindowState(self._window_state)
        self._board.zoom_to(self._zoom)
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus()
        self._focus = None
        self.changed.emit(False)

    def _least(self) -> float:
        return READABLE * self._board.viewport().height() / USUAL_HIGH

    def _put_away(self, parts: Iterable[QWidget]) -> None:
        for part in parts:
            if not part.isHidden():
                part.hide()
                self._hidden.append(part)

    def _tighten(self, around: QWidget) -> None:
        for layout in (around.layout(), *around.findChildren(QLayout)):
            if layout is not None and layout.parentWidget() is around:
                self._margins.append((layout, layout.contentsMargins()))
                layout.setContentsMargins(0, 0, 0, 0)

    @staticmethod
    def _beside(inner: QWidget, around: QWidget) -> list[QWidget]:
        """What stands beside ``inner``; messages and warnings are still said."""
        straight = Qt.FindChildOption.FindDirectChildrenOnly
        return [
            one
            for one in around.findChildren(QWidget, options=straight)
            if one is not inner and not one.isWindow() and not isinstance(one, MessageBar | WarningBar)
        ]

    @Slot()
    def _on_escape(self) -> None:
        if self._scene.dragging:
            self._scene.stop()
        else:
            self.leave()
