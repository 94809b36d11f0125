"""The picture of a note as it hung on the wall, in its own shape with the shadow of a note."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...language import _
from .. import theme
from ..pictures import PictureBook, fitted
from ..shadow import paint_shadow

WIDE, HIGH = 152, 116


class WallPicture(QWidget):
    """152 × 116 at most; not seen where there is no picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Photo of this note"))

    def sizeHint(self) -> QSize:
        """The size it wants: with a rim for its shadow."""
        return QSize(WIDE, HIGH + 4)

    def show_picture(self, pictures: PictureBook, sha256: str) -> bool:
        """Shows a picture by its SHA-256 (empty: none); False when there is none to show."""
        ratio = self.devicePixelRatioF()
        room = QSize(round(WIDE * ratio), round(HIGH * ratio))
        found = fitted(sha256, pictures.content(sha256), room).copy() if sha256 else QImage()
        found.setDevicePixelRatio(ratio)
        self._image = found
        self.setVisible(not found.isNull())
        self.update()
        return not found.isNull()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        size = self._image.deviceIndependentSize()
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        paint_shadow(painter, box, theme.tokens_now())
        painter.drawImage(box.topLeft(), self._image)
