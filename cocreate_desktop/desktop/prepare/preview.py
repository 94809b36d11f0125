"""Small pictures of what a step will be: on the screen for the room, and on paper. Pressed they come large; Escape puts them
away. They know no service."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ...language import _
from .. import theme
from ..evening.stagepicture import LargePicture, StagePicture
from ..parts.enter import pressed_by_enter
from ..stage.canvas import description
from ..stage.state import StageState

PAPER = QSize(148, 209)
LARGE_PAPER = 760  # pixels wide: a page that can be read


class StagePreview(StagePicture):
    """What the room will see, 16:9. Enter, Space or a click shows it large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.large: LargePicture | None = None
        self._shown: StageState | None = None
        self.clicked.connect(self._on_clicked)

    def show_state(self, state: StageState) -> None:
        """Shows another state; a large picture that is open goes along."""
        if state == self._shown:
            return
        super().show_state(state)
        self._shown = state
        self.setAccessibleName(_("The room will see: {words}").format(words=description(state)))
        if self.large is not None and self.large.isVisible():
            self.large.show_state(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def put_away(self) -> None:
        """The large picture goes."""
        if self.large is not None:
            self.large.close()
            self.large.deleteLater()
            self.large = None

    @Slot()
    def _on_clicked(self) -> None:
        if self._shown is None:
            return
        if self.large is None:
            self.large = LargePicture(self.window())
            self.large.setWindowTitle(_("The room will see"))
        self.large.show_state(self._shown)
        self.large.show()
        self.large.activateWindow()


class PaperPreview(QAbstractButton):
    """The first page of what will be printed. Enter, Space or a click shows the pages large."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[bytes, ...] = ()
        self._image = QImage()
        self.large: LargePaper | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("What will be printed"))
        self.clicked.connect(self._on_clicked)

    @property
    def pages(self) -> tuple[bytes, ...]:
        """What is shown, as PNG pictures."""
        return self._pages

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """PNG pictures of the pages; none hides it."""
        self._pages = tuple(pages)
        self._image = QImage.fromData(pages[0]) if pages else QImage()
        self.setVisible(bool(pages))
        self.update()

    def sizeHint(self) -> QSize:
        """A small upright page."""
        return PAPER

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The page, white in both themes as paper is, with a hairline round it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#FFFFFF"))
        if not self._image.isNull():
            ratio = self.devicePixelRatioF()
            room = (self.size().toSizeF() * ratio).toSize()
            keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            small = self._image.scaled(room, keep, smooth)
            small.setDevicePixelRatio(ratio)
            painter.drawImage(0, 0, small)
        painter.setPen(theme.colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def put_away(self) -> None:
        """The large pages go."""
        if self.large is not None:
            self.large.close()
            self.large.deleteLater()
            self.large = None

    @Slot()
    def _on_clicked(self) -> None:
        if self._pages:
            self.put_away()
            self.large = LargePaper(self._pages, self.window())
            self.large.show()
            self.large.activateWindow()


class LargePaper(QScrollArea):
    """The pages under one another in a window beside the desk; Escape, Enter or Space puts them away."""

    def __init__(self, pages: Sequence[bytes], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Tool)
        self.setWindowTitle(_("What will be printed"))
        self.setWidgetResizable(True)
        self.setProperty("ground", "sunken")
        stack = QWidget(self)
        stack.setProperty("ground", "sunken")
        column = QVBoxLayout(stack)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        for number, page in enumerate(pages, 1):
            picture = QPixmap()
            picture.loadFromData(page)
            label = QLabel(stack)
            label.setPixmap(picture)
            label.setAccessibleName(_("Page {n}").format(n=number))
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(stack)
        self.resize(LARGE_PAPER + 60, min(900, parent.window().height() - 40))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Enter and Space put it away; the rest scrolls."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.close()
            return
        super().keyPressEvent(event)
