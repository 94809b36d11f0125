"""Pictures of a project in the window: their bytes read once, and drawn at the sizes that are asked for. It stores nothing."""

from __future__ import annotations

from collections import OrderedDict
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from ..domain.errors import CocreateError

if TYPE_CHECKING:
    from ..services.services import Services

KEPT: Final = 48
_DRAWN: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
_MOST_DRAWN: Final = 96


class PictureBook:
    """The bytes of pictures by their SHA-256, the last ones kept at hand."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._read = lru_cache(maxsize=KEPT)(services.showing.picture)

    def content(self, sha256: str) -> bytes:
        """The bytes; empty when the picture is not there, so that the evening goes on without it."""
        try:
            return self._read(sha256)
        except CocreateError:
            return b""


def fitted(sha256: str, content: bytes, room: QSize) -> QImage:
    """The picture as large as it fits into ``room`` pixels, never larger than twice itself; null when it cannot be drawn."""
    key = (sha256, room.width(), room.height())
    if key in _DRAWN:
        _DRAWN.move_to_end(key)
        return _DRAWN[key]
    found = QImage.fromData(content) if content else QImage()
    if not found.isNull():
        most = room.boundedTo(found.size() * 2)
        found = found.scaled(
            most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        _DRAWN[key] = found
        if len(_DRAWN) > _MOST_DRAWN:
            _DRAWN.popitem(last=False)
    return found
