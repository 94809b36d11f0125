"""The strip of pages: thumbnails in a row. It tells what is dropped, pasted, taken off or moved, and changes nothing itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QIcon,
    QImage,
    QImageWriter,
    QKeyEvent,
    QKeySequence,
    QPixmap,
)
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from ...language import _
from .. import pictures
from ..parts.plaintip import plain_tip
from ..stage.state import ShownPicture

THUMB = QSize(112, 72)


@dataclass(frozen=True, slots=True)
class PagesBrought:
    """Files, or the bytes of a picture, that were dropped or pasted."""

    paths: tuple[Path, ...] = ()
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class PageMoved:
    """A page should stand at another place."""

    place: int
    to: int


class PageList(QListWidget):
    """Promoted in the form."""

    # Emits: PagesBrought.
    brought = Signal(object)
    # Emits: PageMoved.
    moved = Signal(object)
    # Emits: nothing; the chosen page should go.
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(THUMB)
        self.setSpacing(4)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAcceptDrops(True)

    def show_pages(self, pages: Sequence[ShownPicture], chosen: int) -> None:
        """Shows these pages and chooses one."""
        self.blockSignals(True)
        self.clear()
        for place, one in enumerate(pages):
            label = " ".join(filter(None, (str(place + 1), one.caption)))
            item = QListWidgetItem(QIcon(_thumb(one)), label)
            item.setSizeHint(QSize(THUMB.width() + 12, THUMB.height() + 26))
            item.setToolTip(plain_tip(one.caption))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole,
                _("Page {n}: {words}").format(n=place + 1, words=one.caption),
            )
            self.addItem(item)
        if pages:
            self.setCurrentRow(min(max(chosen, 0), len(pages) - 1))
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste brings a picture, Delete takes the page off, Alt and the arrows move it."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            self._bring(QGuiApplication.clipboard().mimeData())
        elif event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.removed.emit()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self.currentRow() >= 0:
            to = self.currentRow() + (1 if event.key() == Qt.Key.Key_Right else -1)
            if 0 <= to < self.count():
                self.moved.emit(PageMoved(self.currentRow(), to))
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and pictures are welcome."""
        if _offered(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Anywhere on the strip."""
        if _offered(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They come behind those that are there."""
        if _offered(event.mimeData()):
            event.acceptProposedAction()
            self._bring(event.mimeData())

    def _bring(self, data: QMimeData) -> None:
        found = brought_by(data)
        if found is not None:
            self.brought.emit(found)


def brought_by(data: QMimeData) -> PagesBrought | None:
    """The files or the picture that clipboard or drag hold; None for anything else."""
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if paths:
        return PagesBrought(paths)
    picture = data.imageData() if data.hasImage() else None
    image = (
        picture
        if isinstance(picture, QImage)
        else picture.toImage()
        if isinstance(picture, QPixmap)
        else None
    )
    if image is None or image.isNull():
        return None
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return PagesBrought(content=bytes(buffer.data().data()))


def _offered(data: QMimeData) -> bool:
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def _thumb(one: ShownPicture) -> QPixmap:
    found = pictures.fitted(one.sha256, one.content, THUMB)
    return QPixmap.fromImage(found)
