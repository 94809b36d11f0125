"""Pictures that are dropped or pasted: what a drag or the clipboard holds, and an ear for it on any part of a screen. It takes
nothing in by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QWidget

from ...domain.walls import Way

KINDS: Final = (".jpg", ".jpeg", ".png", ".heic", ".heif", ".webp", ".gif", ".bmp", ".tif", ".tiff", ".pdf")
"""Files that may hold a photo, by the end of their name."""
_READY: Final = ("image/jpeg", "image/png", "image/webp")
_DROPS: Final = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop)


@dataclass(frozen=True, slots=True)
class Brought:
    """What came: files and folders, or one picture as the bytes of a file or as an image. ``way`` is the road."""

    way: Way
    paths: tuple[Path, ...] = ()
    content: bytes = b""
    image: QImage | None = None


class PictureDrops(QObject):
    """Hears pictures on ``host`` and on what is named with ``also``. With ``any_file`` every file is taken, so that it can be
    said why one is no picture."""

    # Emits: Brought.
    brought = Signal(object)

    def __init__(self, host: QWidget, *, any_file: bool = False) -> None:
        super().__init__(host)
        self._any_file = any_file
        self.also(host)

    def also(self, part: QWidget) -> None:
        """A part that would take drops or keys itself hears them here first."""
        part.setAcceptDrops(True)
        part.installEventFilter(self)

    def eventFilter(self, _host: QObject, event: QEvent) -> bool:
        """Takes pictures; everything else goes where it went before."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return event.matches(QKeySequence.StandardKey.Paste) and self._paste()
        if event.type() not in _DROPS or not isinstance(event, QDropEvent):
            return False
        data = event.mimeData()
        if not self._offered(data):
            return False
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._take(data, Way.FILE)
        return True

    def _paste(self) -> bool:
        data = on_clipboard()
        # Cells and words that were copied bring a picture of themselves along: words go first.
        if data.hasText() and not data.hasUrls():
            return False
        if not self._offered(data):
            return False
        self._take(data, Way.CLIPBOARD)
        return True

    def _offered(self, data: QMimeData) -> bool:
        paths = local_paths(data)
        if paths:
            return self._any_file or any(_may_hold(path) for path in paths)
        return data.hasImage()

    def _take(self, data: QMimeData, way: Way) -> None:
        found = brought_by(data, way)
        if found is not None:
            self.brought.emit(found)


def on_clipboard() -> QMimeData:
    """What the clipboard holds; nothing at all is an empty bundle."""
    found = cast(
        "QMimeData | None", QGuiApplication.clipboard().mimeData()
    )  # Qt gives none when nobody copied yet
    return QMimeData() if found is None else found


def brought_by(data: QMimeData, way: Way) -> Brought | None:
    """The files, or the picture; None for anything else. Nothing is decoded or packed here: that takes a while."""
    paths = local_paths(data)
    if paths:
        return Brought(way, paths)
    for kind in _READY:
        if data.hasFormat(kind):
            return Brought(way, content=bytes(data.data(kind).data()))
    picture = data.imageData() if data.hasImage() else None
    image = picture.toImage() if isinstance(picture, QPixmap) else picture
    return Brought(way, image=image) if isinstance(image, QImage) and not image.isNull() else None


def local_paths(data: QMimeData) -> tuple[Path, ...]:
    """The files and folders on this machine."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def pictures_in(folder: Path) -> Iterator[Path]:
    """The files of a folder that may hold a photo, by name; folders in it are left alone. Raises OSError."""
    for path in sorted(folder.iterdir(), key=lambda one: one.name.casefold()):
        if path.suffix.casefold() in KINDS and path.is_file() and not path.name.startswith("."):
            yield path


def _may_hold(path: Path) -> bool:
    return path.suffix.casefold() in KINDS or path.is_dir()
