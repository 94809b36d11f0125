"""A tile that can be pressed: icon, title and a few words, in a thin frame. Used for what can be printed or exported."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from .. import theme
from ..drawing import paint_box, paint_icon

HEIGHT = 56
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TileButton(QAbstractButton):
    """``title`` is its accessible name, ``words`` its description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._words = self._icon = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

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
        """The line under it."""
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
        """As high as the guide's tiles."""
        return QSize(190, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """The same height, narrower."""
        return QSize(120, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Frame, icon and two lines."""
        painter = QPainter(self)
        able = self.isEnabled()
        over = able and (self.underMouse() or self.isDown())
        edge = theme.colour("edge" if over else "line")
        paint_box(painter, QRectF(self.rect()), 8, theme.colour("sunken") if over else None, edge)
        middle = self.height() / 2
        tone = theme.colour("accent" if able else "ink3")
        paint_icon(painter, self._icon, QRectF(13, middle - 12, 24, 24), tone)
        room = QRectF(48, middle - 20, self.width() - 56, 20)
        self._line(painter, "body", "ink" if able else "ink3", room, self._title)
        self._line(painter, "caption", "ink2" if able else "ink3", room.translated(0, 20), self._words)

    @staticmethod
    def _line(painter: QPainter, kind: str, token: str, box: QRectF, words: str) -> None:
        face = theme.font(kind)
        if kind == "body":
            face.setWeight(face.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(theme.colour(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _LEFT, shown)
