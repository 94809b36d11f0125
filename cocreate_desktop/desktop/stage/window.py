"""The window on the beamer: it takes its screen, comes back by itself, and passes on what a clicker presses.

It has no controls, loses nothing and never fills the screen that the desk stands on; what a key does is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMouseEvent, QMoveEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ...language import _
from .canvas import StageCanvas
from .screens import Choice, ScreenMark, choose, free, mark_of, mirrors
from .state import StageState
from .watch import ScreenWatch

Deed = Literal["next", "previous", "blank", "codes", "freeze", "stage", "typed", "leave"]
Why = Literal["", "unplugged", "mirrored", "desk"]
POINTER_STAYS_MS: Final = 2000
WIDEST_WINDOW: Final = 960
FOOT: Final = 96  # of the desk, which the window leaves free
MOST_TRIES: Final = 4
ROUNDED: Final = 2  # what a scale like 1.25 may leave of a pixel
_KEYS: Final[dict[int, Deed]] = {
    Qt.Key.Key_PageDown: "next",
    Qt.Key.Key_PageUp: "previous",
    Qt.Key.Key_B: "blank",
    Qt.Key.Key_Period: "blank",
    Qt.Key.Key_Q: "codes",
    Qt.Key.Key_F8: "freeze",
    Qt.Key.Key_F5: "stage",
    Qt.Key.Key_F11: "stage",
    Qt.Key.Key_Escape: "leave",
}


@dataclass(frozen=True, slots=True)
class StageKey:
    """A key was pressed while the stage had the focus; a clicker sends the same keys.

    ``text`` of the deed "typed" is meant for the desk: whoever types looks there.
    """

    deed: Deed
    text: str = ""


@dataclass(frozen=True, slots=True)
class ProjectorChanged:
    """The beamer came or went; ``name`` is that of its screen.

    ``why`` it went: it was unplugged, shows the same as the desk now, or the desk or a choice took the picture off it.
    """

    present: bool
    name: str
    why: Why = "unplugged"


class StageWindow(QWidget):
    """The stage. ``desk`` is the window whose screen is left alone; ``choice`` what was chosen last time.

    ``pressed`` carries a StageKey, ``projector`` a ProjectorChanged; ``closed`` nothing: somebody closed the window.
    """

    pressed = Signal(object)
    projector = Signal(object)
    closed = Signal()

    def __init__(self, desk: QWidget | None = None, choice: Choice | None = None) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._choice = choice or Choice()
        self._wanted = False
        self._tries = 0  # how often it was put where it should be without coming to lie there
        self._at: ScreenMark | None = None  # the beamer it is on
        self._lost: Why = ""  # why it waits for its beamer, unseen
        self._passed: frozenset[tuple[str, ...]] = (
            frozenset()
        )  # while it waits: screens that were there already
        self._watch = ScreenWatch(desk, self)
        self._watch.gone.connect(self._on_gone)
        self._watch.settled.connect(self._on_settled)
        self.canvas = StageCanvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self.setWindowTitle(_("The picture for the room"))
        # It comes back by itself in the middle of a sentence that is typed at the desk.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringOn", "none")  # the room sees the picture and nothing else
        self.setMouseTracking(True)
        self.canvas.setMouseTracking(True)
        self._pointer = QTimer(self, singleShot=True, interval=POINTER_STAYS_MS)
        self._pointer.timeout.connect(self._hide_pointer)

    @property
    def choice(self) -> Choice:
        """What is chosen, or was taken for want of it, to be remembered for the next evening."""
        return self._choice

    @property
    def wanted(self) -> bool:
        """Whether the room should see it; it waits unseen while its beamer is gone."""
        return self._wanted

    @property
    def present(self) -> bool:
        """Whether the stage is on a beamer."""
        return self._at is not None

    @property
    def lost(self) -> bool:
        """Whether it waits for its beamer."""
        return bool(self._lost)

    def offered(self) -> tuple[list[ScreenMark], ScreenMark | None]:
        """The screens it could take, and the one it is on."""
        return free(list(self._watch.screens()), self._watch.desk_marks()), self._at

    def show_state(self, state: StageState) -> None:
        """Shows another state."""
        self.canvas.show_state(state)

    def open(self) -> None:
        """Shows the stage: on the whole beamer, or as a movable window when there is only the desk's screen."""
        self._wanted = True
        self._stop_waiting()
        self._watch.follow()
        self._place()
        self._pointer.start()

    def put_away(self) -> None:
        """The room sees nothing of it any more."""
        self._wanted = False
        self._stop_waiting()
        self._at = None
        self.hide()

    def take(self, mark: ScreenMark | None) -> None:
        """Takes this screen from now on; None: a window, and the screens of now are left alone."""
        if mark is None:
            self._choice = self._choice.sparing(self.offered()[0])
        else:
            self._choice = self._choice.taking(mark)
        self._stop_waiting()
        if self._wanted:
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Passes keys on; Escape closes nothing by itself."""
        command = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        deed = _KEYS.get(event.key()) if not command else None
        typed = event.text() if event.text().isprintable() and not command else ""
        if deed and not event.isAutoRepeat():
            event.accept()
            self.pressed.emit(StageKey(deed))
        elif typed and not deed:
            event.accept()
            self.pressed.emit(StageKey("typed", typed))
        else:
            event.ignore()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Says so, for the desk must know that the room sees nothing."""
        super().closeEvent(event)
        self._wanted = False
        self._stop_waiting()
        self._at = None
        self.closed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer is there while it moves."""
        self.unsetCursor()
        self._pointer.start()
        super().mouseMoveEvent(event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Whoever moved it, a beamer's picture belongs on the beamer."""
        super().moveEvent(event)
        if self._at is not None:
            self._watch.look_again()

    def _stop_waiting(self) -> None:
        self._tries = 0
        self._lost = ""
        self._passed = frozenset()

    def _place(self) -> None:
        screens, desk = self._watch.screens(), self._watch.desk_marks()
        chosen = choose([one for one in screens if one.key not in self._passed], desk, self._choice)
        before, lost = self._at, self._lost
        self._at = chosen
        if chosen is not None:
            self._lost, self._passed = "", frozenset()
            self._tries = self._tries if chosen == before else 0
            self._to_beamer(chosen, screens, desk)
            self._note(chosen, list(screens))
        else:
            if (before is not None or lost) and _doubled(screens, desk):
                self._lost = "mirrored"
            self._leave(screens, desk)
        if (chosen is None) is not (before is None) or self._lost != lost:
            told = chosen or before
            name = told.name if told is not None else ""
            self.projector.emit(ProjectorChanged(chosen is not None, name, self._lost or "desk"))

    def _leave(self, screens: dict[ScreenMark, QScreen], desk: list[ScreenMark]) -> None:
        if self._lost:
            self.hide()
        else:
            self._to_window(screens, desk)

    def _note(self, chosen: ScreenMark, screens: list[ScreenMark]) -> None:
        """The beamer of this evening is the first next time, unless it only stands in for one that the desk is on."""
        beamer = self._choice.beamer
        if beamer is None or all(one.key != beamer.key for one in screens):
            self._choice = self._choice.taking(chosen)

    def _to_beamer(
        self, chosen: ScreenMark, screens: dict[ScreenMark, QScreen], desk: list[ScreenMark]
    ) -> None:
        screen = screens[chosen]
        if self.isVisible() and self.isFullScreen() and self._fills(screen):
            self._tries = 0
            return
        if self._tries == MOST_TRIES:
            if self.isFullScreen() and mark_of(self.screen()) in desk:
                self._to_window(screens, desk)
            return
        # A window manager that has not yet heard of a screen puts the window on another one: see whether it is there.
        self._tries += 1
        self._watch.look_again()
        # The window must be on the screen before it fills it, else some systems fill the desk's.
        self._leave_for(screen)
        self.setGeometry(screen.geometry())
        # showFullScreen would take the keyboard from whoever types at the desk.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()

    def _leave_for(self, screen: QScreen) -> None:
        self.hide()
        # What the window system still has to say of the old window must not undo what is asked of the new one.
        self.destroy()
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=False)
        self.setScreen(screen)

    def _fills(self, screen: QScreen) -> bool:
        wanted, got = screen.geometry(), self.geometry()
        if QGuiApplication.platformName().startswith("wayland"):
            got.moveTopLeft(wanted.topLeft())  # no window knows its place there
        apart = (
            wanted.x() - got.x(),
            wanted.y() - got.y(),
            wanted.right() - got.right(),
            wanted.bottom() - got.bottom(),
        )
        return self.screen() is screen and max(map(abs, apart)) <= ROUNDED

    def _to_window(self, screens: dict[ScreenMark, QScreen], desk: list[ScreenMark]) -> None:
        if self.isVisible() and not self.isFullScreen():
            return
        beside = free(list(screens), desk)
        home = screens[beside[0]] if beside else self._watch.desk_screen()
        room = home.availableGeometry()
        # Over the desk it stands in a corner, where what is to be pressed stays in sight, and is not lost at the first press.
        wide = min(WIDEST_WINDOW, room.width() * 2 // 3 if beside else room.width() * 3 // 10)
        place = QRect(0, 0, wide, wide * 9 // 16)
        place.moveBottomRight(room.bottomRight() - QPoint(16, FOOT))
        if beside:
            place.moveCenter(room.center())
        self._leave_for(home)
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, not beside)
        self.setGeometry(place)
        self.show()

    @Slot(object)
    def _on_gone(self, mark: ScreenMark) -> None:
        """Leaves at once: the system would put a full window on the desk's screen."""
        if self._at is None or mark.key != self._at.key:
            return
        self.hide()
        self._at, self._lost = None, "unplugged"
        left = [one for one in self._watch.screens() if one.key != mark.key]
        self._passed = frozenset(one.key for one in left)
        self.projector.emit(ProjectorChanged(False, mark.name, "unplugged"))

    @Slot()
    def _on_settled(self) -> None:
        if self._wanted:
            self._passed &= {one.key for one in self._watch.screens()}
            self._place()

    @Slot()
    def _hide_pointer(self) -> None:
        self.setCursor(Qt.CursorShape.BlankCursor)


def _doubled(screens: Iterable[ScreenMark], desk: list[ScreenMark]) -> bool:
    """Whether a screen shows the same as one that the desk stands on."""
    return any(mirrors(one, home) and one.key != home.key for one in screens for home in desk)
