"""The photo of a wall as it lies under the marks, scaled once for each place and size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from .. import theme


def ground(picture: QImage, place: QRectF, room: QSize, ratio: float) -> QPixmap:
    """The picture laid over ``place`` in a widget as large as ``room``, for a screen of ``ratio`` pixels to one."""
    found = QPixmap(room * ratio)
    found.setDevicePixelRatio(ratio)
    found.fill(theme.colour("sunken"))
    seen = place.intersected(QRectF(0, 0, room.width(), room.height()))
    if picture.isNull() or seen.isEmpty():
        return found
    across, down = picture.width() / place.width(), picture.height() / place.height()
    source = QRectF(
        (seen.left() - place.left()) * across,
        (seen.top() - place.top()) * down,
        seen.width() * across,
        seen.height() * down,
    ).toAlignedRect()
    # Scaled first: a painter that shrinks a large photo leaves out pixels, and handwriting with them.
    part = picture.copy(source.intersected(picture.rect())).scaled(
        (seen.size() * ratio).toSize(),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter = QPainter(found)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(seen, part)
    painter.end()
    return found
