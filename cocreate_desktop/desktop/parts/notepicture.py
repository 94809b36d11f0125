"""The picture of a photographed note, small and in its own shape with a thin edge, to stand beside its words. It changes
nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ...domain.notes import Note
from ...language import _
from .. import theme
from ..drawing import paint_box
from ..pictures import PictureBook, fitted

_RIM = 5


def drawn(pictures: PictureBook, note: Note, room: QSize, ratio: float) -> QImage:
    """The note's picture in so many pixels of the window, sharp on this screen; null when there is none."""
    if not note.picture:
        return QImage()
    large = QSize(round(room.width() * ratio), round(room.height() * ratio))
    image = fitted(note.picture, pictures.content(note.picture), large).copy()
    image.setDevicePixelRatio(ratio)
    return image


class NotePicture(QWidget):
    """A small sheet that lies over other widgets; the mouse goes through it."""

    def __init__(self, pictures: PictureBook, parent: QWidget) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._image = QImage()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, note: Note, side: int) -> bool:
        """Gets ready to show the picture of a note, at most ``side`` pixels wide and high with its rim; False without one."""
        room = QSize(side - 2 * _RIM, side - 2 * _RIM)
        self._image = drawn(self._pictures, note, room, self.devicePixelRatioF())
        if self._image.isNull():
            self.hide()
            return False
        whole = self._image.deviceIndependentSize() + QSizeF(2 * _RIM, 2 * _RIM)
        self.resize(whole.toSize())
        self.setAccessibleName(_("Photo of this note"))
        self.update()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A rim, for white paper on a white ground."""
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), 6, theme.colour("surface"), theme.colour("edge"))
        painter.drawImage(_RIM, _RIM, self._image)
        painter.end()
