"""What of the pages hangs there now, as large as the desk has room for. It only paints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ...language import _
from .. import pictures, theme
from ..drawing import paint_box
from ..stage.state import ShownPicture

_GAP = 16
_CAPTION = 26


class ShownPages(QWidget):
    """Promoted in the form; one picture, or two beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[ShownPicture, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_pictures(self, shown: Sequence[ShownPicture]) -> None:
        """Shows these; the same ones cost nothing."""
        if tuple(shown) == self._shown:
            return
        self._shown = tuple(shown)
        words = [
            " ".join(filter(None, (one.letter, one.caption))) or _("a page without a caption")
            for one in shown
        ]
        self.setAccessibleName(_("Hangs there now: {words}").format(words=", ".join(words)))
        self.update()

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(560, 300)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Whole pictures on the ground of the board, captions under them."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paint_box(painter, QRectF(self.rect()), 8, QColor(theme.colour("sunken")), None, 1)
        count = max(len(self._shown), 1)
        wide = (self.width() - _GAP * (count + 1)) / count
        for place, one in enumerate(self._shown):
            box = QRectF(_GAP + place * (wide + _GAP), _GAP, wide, self.height() - 2 * _GAP - _CAPTION)
            self._paint(painter, one, box)

    def _paint(self, painter: QPainter, one: ShownPicture, box: QRectF) -> None:
        ratio = self.devicePixelRatioF()
        found = pictures.fitted(one.sha256, one.content, (box.size() * ratio).toSize())
        if not found.isNull():
            wide, high = found.width() / ratio, found.height() / ratio
            place = QRectF(box.center().x() - wide / 2, box.center().y() - high / 2, wide, high)
            painter.drawImage(place, found)
            paint_box(painter, place, 0, None, QColor(theme.colour("line")), 1)
        words = " · ".join(filter(None, (one.letter, one.caption)))
        if found.isNull():
            words = _("This picture cannot be shown.")
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.colour("ink")))
        under = QRectF(box.left(), box.bottom() + 4, box.width(), _CAPTION)
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(under.width()))
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, cut)
