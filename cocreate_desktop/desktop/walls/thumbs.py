"""Small pictures of photos that came in, read and shrunk outside the window's thread, each once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QImageReader

from ...domain.walls import Photo
from ...services.outside import OpenProject
from .. import problems
from ..desk import Desk


class Thumbs(QObject):
    """``of`` gives what is there already; ``came`` says that there is one more."""

    # Emits: nothing.
    came = Signal()

    def __init__(self, desk: Desk, size: QSize, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._size = desk, size
        self._there: dict[str, QImage] = {}

    def of(self, photo: Photo) -> QImage | None:
        """The small picture of a photo; None while it is on its way or when there is none."""
        sha256 = photo.whole or photo.picture
        if sha256 and sha256 not in self._there:
            self._there[sha256] = QImage()
            work = partial(_made, self._desk.project, sha256, self._size)
            self._desk.tasks.run(work, self._on_made, self._on_failed)
        found = self._there.get(sha256)
        return found if found is not None and not found.isNull() else None

    @Slot(object)
    def _on_made(self, made: tuple[str, QImage]) -> None:
        self._there[made[0]] = made[1]
        self.came.emit()

    @Slot(object)
    def _on_failed(self, problem: Exception) -> None:
        """A photo that went meanwhile has no small picture; anything else is an error."""
        problems.foreseen(problem)


def _made(project: OpenProject, sha256: str, room: QSize) -> tuple[str, QImage]:
    buffer = QBuffer()
    buffer.setData(QByteArray(project.services.walls.picture(sha256)))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(room * 2, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    image.setDevicePixelRatio(2.0)
    return sha256, image
