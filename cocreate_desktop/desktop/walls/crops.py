"""Small pictures of single notes: read when they are first shown, kept at hand, and shown large beside the words."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...domain.errors import CocreateError
from ...services.walls import Walls
from .. import theme
from ..drawing import paint_box

KEPT: Final = 400
"""Small ones; they are the ones of the list."""
_KEPT_WHOLE: Final = 24
"""What stands next in the list is shown large soon."""
SIDE: Final = 196
_RADIUS = 8
K = TypeVar("K")


class CropShelf:
    """Crops by their SHA-256, as they are and at the sizes that lists ask for."""

    def __init__(self, walls: Walls) -> None:
        self._walls = walls
        self._whole: OrderedDict[str, QPixmap] = OrderedDict()
        self._small: OrderedDict[tuple[str, int], QPixmap] = OrderedDict()

    def whole(self, sha256: str) -> QPixmap:
        """The crop; null when it is not there."""
        return _kept(self._whole, sha256, _KEPT_WHOLE, lambda: self._read(sha256))

    def small(self, sha256: str, side: int) -> QPixmap:
        """The crop as a square of ``side`` pixels of the screen, what does not fit cut off at the edges."""
        return _kept(self._small, (sha256, side), KEPT, lambda: _square(self.whole(sha256), side))

    def _read(self, sha256: str) -> QPixmap:
        picture = QPixmap()
        if sha256:
            try:
                picture.loadFromData(self._walls.picture(sha256))
            except CocreateError:
                # Its words can be checked on the photo; a picture that is gone stops nobody.
                return QPixmap()
        return picture


def _kept(shelf: OrderedDict[K, QPixmap], key: K, most: int, read: Callable[[], QPixmap]) -> QPixmap:
    """What stands on a shelf, else what is read; the one that nobody asked for longest goes."""
    if key not in shelf:
        shelf[key] = read()
        if len(shelf) > most:
            shelf.popitem(last=False)
    shelf.move_to_end(key)
    return shelf[key]


def _square(picture: QPixmap, side: int) -> QPixmap:
    if picture.isNull():
        return picture
    filled = picture.scaled(
        side, side, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    return filled.copy((filled.width() - side) // 2, (filled.height() - side) // 2, side, side)


def paint_picture(painter: QPainter, box: QRectF, picture: QPixmap, radius: float) -> None:
    """A picture with round corners that fills ``box``."""
    painter.save()
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(shape)
    painter.drawPixmap(box, picture, QRectF(picture.rect()))
    painter.restore()


class CropPicture(QWidget):
    """Promoted in the form: one note as large as it fits, whole; never larger than four times itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._side = SIDE

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._side, self._side)

    def set_side(self, side: int) -> None:
        """Another size, in pixels."""
        if side != self._side:
            self._side = side
            self.updateGeometry()

    def show_picture(self, picture: QPixmap) -> None:
        """Shows another note; a null picture shows the empty ground."""
        self._picture = picture
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        paint_box(painter, box, _RADIUS, theme.colour("sunken"), None)
        if not self._picture.isNull():
            fits = QSize(self._picture.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            size = fits.boundedTo(self._picture.size() * 4)
            corner = box.center() - QPointF(size.width() / 2, size.height() / 2)
            place = QRectF(corner.x(), corner.y(), size.width(), size.height())
            paint_picture(painter, place, self._picture, _RADIUS if place.width() > box.width() - 4 else 3)
        paint_box(painter, box, _RADIUS, None, theme.colour("edge"))
