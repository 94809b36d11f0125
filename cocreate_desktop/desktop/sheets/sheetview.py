"""A sheet of paper as it lies straightened, as large as it fits."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...language import _
from .. import theme
from ..drawing import paint_box
from ..walls.cameraview import RADIUS
from ..walls.photoground import ground


class SheetView(QWidget):
    """Promoted in the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._ground: QPixmap | None = None
        self.setMinimumSize(QSize(300, 200))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("The sheet as it is in the photo"))

    @property
    def empty(self) -> bool:
        """Whether nothing is shown."""
        return self._image.isNull()

    def show_picture(self, picture: bytes, words: str) -> None:
        """Shows a JPEG; ``words`` say what it is for who cannot see it."""
        self._image, self._ground = QImage.fromData(picture), None
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter, ratio = QPainter(self), self.devicePixelRatioF()
        if self._ground is None or self._ground.size() != self.size() * ratio:
            self._ground = ground(self._image, self._place(), self.size(), ratio)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.drawPixmap(0, 0, self._ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_box(painter, QRectF(self.rect()), RADIUS, None, theme.colour("edge"))

    def _place(self) -> QRectF:
        """Where the whole sheet lies; never larger than twice itself."""
        most = self._image.size() * 2
        size = most.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(most)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, max(1, size.width()), max(1, size.height()))
