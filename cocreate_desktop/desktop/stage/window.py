"""The window on the projector: it finds its screen, comes back by itself, and passes on what a clicker presses.

It has no controls and loses nothing; what a key does is decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...language import _
from .canvas import StageCanvas
from .screens import ScreenMark, choose, mark_of
from .state import StageState

Deed = Literal["next", "previous", "blank", "leave"]
POINTER_STAYS_MS: Final = 2000
_KEYS: Final[dict[int, Deed]] = {
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_PageUp: "previous",
    Qt.Key.Key_B: "blank",
    Qt.Key.Key_Period: "blank",
    Qt.Key.Key_Escape: "leave",
}


@dataclass(frozen=True, slots=True)
class StageKey:
    """A key was pressed while the stage had the focus; a clicker sends the same keys."""

    deed: Deed


@dataclass(frozen=True, slots=True)
class ProjectorChanged:
    """The projector came or went; ``name`` is that of the screen, empty when there is none."""

    present: bool
    name: str


class StageWindow(QWidget):
    """The stage. ``desk`` is the window whose screen is left alone; ``known`` the projector of last time.

    ``pressed`` carries a StageKey, ``projector`` a ProjectorChanged; ``closed`` nothing: somebody closed the window.
    """

    pressed = Signal(object)
    projector = Signal(object)
    closed = Signal()

    def __init__(self, desk: QWidget | None = None, known: ScreenMark | None = None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._desk = desk
        self._known = known
        self._present = False
        self.canvas = StageCanvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self.setWindowTitle(_("The picture for the room"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.canvas.setMouseTracking(True)
        self._pointer = QTimer(self, singleShot=True, interval=POINTER_STAYS_MS)
        self._pointer.timeout.connect(self._hide_pointer)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "windows are made after the application"
        app.screenAdded.connect(self._on_screens)
        app.screenRemoved.connect(self._on_screen_gone)

    @property
    def known(self) -> ScreenMark | None:
        """The projector that was used last, to be remembered for the next evening."""
        return self._known

    @property
    def present(self) -> bool:
        """Whether the stage is on a projector."""
        return self._present

    def show_state(self, state: StageState) -> None:
        """Shows another state."""
        self.canvas.show_state(state)

    def open(self) -> None:
        """Shows the stage: on the whole projector, or as a movable window when there is only the desk's screen."""
        self._place(QGuiApplication.screens())
        self._pointer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Passes keys on; Escape closes nothing by itself."""
        deed = _KEYS.get(event.key())
        if deed is None or event.isAutoRepeat():
            event.ignore()
            return
        event.accept()
        self.pressed.emit(StageKey(deed))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Says so, for the desk must know that the room sees nothing."""
        super().closeEvent(event)
        self.closed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer is there while it moves."""
        self.unsetCursor()
        self._pointer.start()
        super().mouseMoveEvent(event)

    def _desk_screen(self) -> QScreen:
        return self._desk.screen() if self._desk is not None else QGuiApplication.primaryScreen()

    def _place(self, screens: list[QScreen]) -> None:
        marks = {mark_of(screen): screen for screen in screens}
        chosen = choose(list(marks), mark_of(self._desk_screen()), self._known)
        if chosen is None:
            self._to_window()
        else:
            self._known = chosen
            self._to_projector(marks[chosen])
        self._tell(chosen)

    def _to_projector(self, screen: QScreen) -> None:
        if self.isFullScreen() and self.screen() is screen and self.geometry() == screen.geometry():
            return
        # The window must be on the screen before it fills it, else some systems fill the desk's.
        self.showNormal()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def _to_window(self) -> None:
        if self.isVisible() and not self.isFullScreen() and not self._present:
            return
        room = self._desk_screen().availableGeometry()
        wide = min(960, room.width() * 2 // 3)
        self.showNormal()
        self.setGeometry(QRect(room.right() - wide - 24, room.top() + 48, wide, wide * 9 // 16))

    def _tell(self, chosen: ScreenMark | None) -> None:
        present = chosen is not None
        if present is not self._present:
            self._present = present
            self.projector.emit(ProjectorChanged(present, chosen.name if chosen else ""))

    @Slot(QScreen)
    def _on_screens(self, _screen: QScreen) -> None:
        if self.isVisible():
            self._place(QGuiApplication.screens())

    @Slot(QScreen)
    def _on_screen_gone(self, screen: QScreen) -> None:
        if self.isVisible():
            self._place([one for one in QGuiApplication.screens() if one is not screen])

    @Slot()
    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)
