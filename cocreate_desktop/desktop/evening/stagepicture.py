"""The small live picture of what the room sees, and the same picture large. Both paint the very state that the stage shows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ...language import _
from .. import theme
from ..stage.canvas import EMPTY, Rendered, StageCanvas, description
from ..stage.state import StageState

DRAWN_AT = QSize(960, 540)
"""Smaller than this the modules of a code and the least letters no longer shrink along: the picture is made here, then made
smaller."""
LARGE: Final = QSize(1120, 630)


class StagePicture(QAbstractButton):
    """16:9 at whatever width it gets; pressing it asks for the large picture (``clicked``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = EMPTY
        self._rendered = Rendered()
        self._image = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: StageState) -> None:
        """Shows another state; the same one costs nothing."""
        if state == self._state:
            return
        words_changed = state.scene != self._state.scene
        self._state, self._image = state, QImage()
        if words_changed or not self.accessibleName():
            self.setAccessibleName(_("The room sees: {words}").format(words=description(state)))
        drawn = self._drawn_at()
        self.update(self._rendered.other(state, drawn, drawn.width() / max(1, self.width())))

    def fit(self, width: int) -> None:
        """Takes this width and the height that goes with it."""
        self.setFixedSize(width, round(width * 9 / 16))

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(264, 148)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the picture with a hairline round it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._image.size() != self._pixels():
            self._image = self._made()
            self._image.setDevicePixelRatio(self.devicePixelRatioF())
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(box, 8, 8)
        painter.setClipPath(shape)
        painter.drawImage(0, 0, self._image)
        painter.setClipping(False)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawPath(shape)

    def _made(self) -> QImage:
        image = self._rendered.picture(self._state, self._drawn_at())
        if image.size() == self._pixels():
            return image
        image.setDevicePixelRatio(1.0)
        smooth = Qt.TransformationMode.SmoothTransformation
        return image.scaled(self._pixels(), Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def _drawn_at(self) -> QSize:
        return self._pixels() if self._pixels().width() >= DRAWN_AT.width() else DRAWN_AT

    def _pixels(self) -> QSize:
        return (self.size().toSizeF() * self.devicePixelRatioF()).toSize()


class LargePicture(QWidget):
    """The picture in a window of its own beside the desk; Escape or a click puts it away."""

    # Emits: nothing; it was put away.
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.setWindowTitle(_("The room sees now"))
        self.canvas = StageCanvas(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)

    def showEvent(self, event: QShowEvent) -> None:
        """Large, but within the window it lies over."""
        super().showEvent(event)
        host = self.parentWidget()
        if host is not None:
            around = LARGE.boundedTo(host.window().size())
            self.resize(LARGE.scaled(around, Qt.AspectRatioMode.KeepAspectRatio))

    def show_state(self, state: StageState) -> None:
        """Shows another state."""
        self.canvas.show_state(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, Enter and Space put it away."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.put_away()
            return
        event.ignore()

    def mousePressEvent(self, _event: object) -> None:
        """A click puts it away."""
        self.put_away()

    @Slot()
    def put_away(self) -> None:
        """Goes; the room is told."""
        self.hide()
        self.closed.emit()
