"""A whole row that can be pressed: icon, title, a sentence and a caret. Used where a list of ways to begin stands."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from .. import theme
from ..drawing import paint_icon

HEIGHT = 64


class RowButton(QAbstractButton):
    """``title`` is its accessible name, ``words`` its description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._words = ""
        self._icon = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _get_title(self) -> str:
        return self._title

    def set_title(self, title: str) -> None:
        """The first line."""
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def _get_words(self) -> str:
        return self._words

    def set_words(self, words: str) -> None:
        """The sentence under it."""
        self._words = words
        self.setAccessibleDescription(words)
        self.update()

    def _get_icon_name(self) -> str:
        return self._icon

    def set_icon_name(self, name: str) -> None:
        """The icon's name among the bundled ones."""
        self._icon = name
        self.update()

    title = Property(str, _get_title, set_title)
    words = Property(str, _get_words, set_words)
    iconName = Property(str, _get_icon_name, set_icon_name)  # noqa: N815 - the word that forms use for it

    def sizeHint(self) -> QSize:
        """As high as the guide's rows."""
        return QSize(240, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(160, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground when the mouse is on it, icon, two lines and a caret."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        middle = self.height() / 2
        paint_icon(painter, self._icon, QRectF(2, middle - 12, 24, 24), theme.colour("accent"))
        paint_icon(
            painter, "caret-right", QRectF(self.width() - 18, middle - 8, 16, 16), theme.colour("ink2")
        )
        left, width = 40, self.width() - 66
        self._line(painter, "strong", theme.colour("ink"), QRectF(left, middle - 23, width, 24), self._title)
        self._line(painter, "small", theme.colour("ink2"), QRectF(left, middle + 1, width, 20), self._words)

    @staticmethod
    def _line(painter: QPainter, kind: str, tone: QColor, box: QRectF, words: str) -> None:
        painter.setFont(theme.font(kind))
        painter.setPen(tone)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(flags), shown)
