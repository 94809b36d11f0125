"""Paints what the camera sees: the whole picture, never mirrored and never cropped, with a warning in words over its foot."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...language import _
from ...services.seeing import Frame
from .. import theme
from ..drawing import paint_box, paint_icon

RADIUS: Final = 12
LEAST: Final = QSize(480, 270)
_PLATE, _ICON = 40, 20


class CameraView(QWidget):
    """Promoted in the form. Shows a live picture, or a sentence where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._pixels = b""
        self._words, self._icon, self._warning = "", "camera", ""
        self.setMinimumSize(LEAST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("What the camera sees"))

    @property
    def warning(self) -> str:
        """What stands over the picture, empty when it is fine."""
        return self._warning

    @property
    def words(self) -> str:
        """The sentence where there is no picture, empty when there is one."""
        return self._words if self._image.isNull() else ""

    @property
    def picture_box(self) -> QRect:
        """Where the picture lies in the widget: all of it, in its own proportions."""
        if self._image.isNull():
            return QRect()
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(
            (self.width() - size.width()) // 2,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def show_frame(self, frame: Frame, warning: str) -> None:
        """Shows a live picture and what is wrong with it."""
        form = QImage.Format.Format_RGB888
        self.show_image(QImage(frame.pixels, frame.width, frame.height, frame.width * 3, form), frame.pixels)
        self._say(warning)

    def show_image(self, image: QImage, pixels: bytes = b"") -> None:
        """Shows a picture that looks into these bytes: they are kept as long as it is."""
        self._image, self._pixels = image, pixels
        self.update()

    def show_words(self, words: str, icon: str = "camera") -> None:
        """No picture; a sentence instead."""
        self._image, self._words, self._icon = QImage(), words, icon
        self._warning = ""
        self.setAccessibleDescription(words)
        self.update()

    def _say(self, warning: str) -> None:
        if warning != self._warning:
            self._warning = warning
            self.setAccessibleDescription(warning)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, RADIUS, theme.colour("sunken"), theme.colour("edge"))
        if self._image.isNull():
            self._paint_words(painter, box)
            return
        shape = QPainterPath()
        shape.addRoundedRect(box.adjusted(1, 1, -1, -1), RADIUS - 1, RADIUS - 1)
        painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.picture_box, self._image)
        if self._warning:
            self._paint_warning(painter, box)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        middle = box.center()
        paint_icon(
            painter, self._icon, QRectF(middle.x() - 16, middle.y() - 48, 32, 32), theme.colour("ink2")
        )
        painter.setFont(theme.font("body"))
        painter.setPen(QColor(theme.colour("ink2")))
        room = QRectF(box.left() + 48, middle.y(), box.width() - 96, box.bottom() - middle.y() - 12)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._words)

    def _paint_warning(self, painter: QPainter, box: QRectF) -> None:
        face = theme.font("strong")
        wide = min(QFontMetricsF(face).horizontalAdvance(self._warning) + _ICON + 42, box.width() - 24)
        plate = QRectF(box.center().x() - wide / 2, box.bottom() - _PLATE - 12, wide, _PLATE)
        paint_box(painter, plate, 10, theme.colour("warn-tint"), theme.colour("warn-edge"))
        place = QRectF(plate.left() + 12, plate.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, "warning-fill", place, theme.colour("warn"))
        painter.setFont(face)
        painter.setPen(QColor(theme.colour("ink")))
        words = QFontMetricsF(face).elidedText(
            self._warning, Qt.TextElideMode.ElideRight, plate.right() - place.right() - 18
        )
        painter.drawText(plate.adjusted(_ICON + 22, 0, -8, 0), int(Qt.AlignmentFlag.AlignVCenter), words)
