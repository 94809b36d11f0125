"""Watches the screens and where the desk stands on them, and says when they have come to rest. It moves nothing itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen, QWindow
from PySide6.QtWidgets import QWidget

from .screens import Rect, ScreenMark, mark_of, stands_on

# A cable, or a window that is dragged, gives many changes in a row; nobody wants the picture to follow each of them.
REST_MS: Final = 250
# Where Qt itself does the scaling; elsewhere the system lays its screens out as we see them.
_LAID_OUT_IN_PIXELS: Final = ("xcb", "windows", "offscreen")


class ScreenWatch(QObject):
    """``desk`` is the window that is to be left alone; without one it is the first screen."""

    # Emits: ScreenMark; this screen goes away now, and its windows must leave it at once.
    gone = Signal(object)
    # Emits: nothing; screens or desk have changed and come to rest.
    settled = Signal()

    def __init__(self, desk: QWidget | None, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._followed: QWindow | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self.settled)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication), "windows are made after the application"
        app.screenAdded.connect(self._on_added)
        app.screenRemoved.connect(self._on_removed)
        app.primaryScreenChanged.connect(self._on_changed)
        for screen in QGuiApplication.screens():
            self._hear(screen)

    def screens(self) -> dict[ScreenMark, QScreen]:
        """The screens there are; the stand-in that Qt makes when there is none is not among them."""
        return {mark_of(one): one for one in QGuiApplication.screens() if not one.size().isEmpty()}

    def desk_screen(self) -> QScreen:
        """The screen that most of the desk is on."""
        return self._desk.screen() if self._desk is not None else QGuiApplication.primaryScreen()

    def desk_marks(self) -> list[ScreenMark]:
        """Every screen that the desk stands on; mostly one. What fills a screen stands on that alone."""
        home, desk = mark_of(self.desk_screen()), self._desk
        whole = (
            Qt.WindowState.WindowMinimized | Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
        )
        if desk is None or not desk.isVisible() or desk.windowState() & whole:
            return [home]
        place = _pixels(desk.frameGeometry(), desk.screen())
        others = [
            mark
            for mark, screen in self.screens().items()
            if mark.key != home.key and stands_on(place, _pixels(screen.geometry(), screen))
        ]
        return [home, *others]

    def follow(self) -> None:
        """Follows the desk from now on; it has a window of the system only after it was shown."""
        handle = self._desk.windowHandle() if self._desk is not None else None
        if handle is None or handle is self._followed:
            return
        self._followed = handle
        for changed in (handle.xChanged, handle.yChanged, handle.widthChanged, handle.heightChanged):
            changed.connect(self._on_moved)
        handle.screenChanged.connect(self._on_changed)

    def look_again(self) -> None:
        """Settles once more after a while, for who wants to see whether the window system did what was asked."""
        self._rest.start()

    def _hear(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._on_changed)

    @Slot(QScreen)
    def _on_added(self, screen: QScreen) -> None:
        self._hear(screen)
        self._rest.start()

    @Slot(QScreen)
    def _on_removed(self, screen: QScreen) -> None:
        self.gone.emit(mark_of(screen))
        self._rest.start()

    @Slot(object)
    def _on_changed(self, _what: object) -> None:
        self._rest.start()

    @Slot(int)
    def _on_moved(self, _number: int) -> None:
        self._rest.start()


def _pixels(place: QRect, screen: QScreen) -> Rect:
    """A place on this screen in the pixels of the desktop, where screens of different scales lie beside one another."""
    scale = screen.devicePixelRatio() if QGuiApplication.platformName() in _LAID_OUT_IN_PIXELS else 1.0
    corner = screen.geometry().topLeft()
    return (
        round(corner.x() + (place.x() - corner.x()) * scale),
        round(corner.y() + (place.y() - corner.y()) * scale),
        round(place.width() * scale),
        round(place.height() * scale),
    )
