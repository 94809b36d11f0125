"""What buttons with an icon and two lines share: their words for Designer and for a screen reader. Each paints itself."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QWidget

from .. import theme
from .enter import pressed_by_enter

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TwoLineButton(QAbstractButton):
    """``title`` is its accessible name, ``words`` its description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = self._words = self._icon = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it too."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @staticmethod
    def paint_line(painter: QPainter, face: QFont, token: str, box: QRectF, words: str) -> None:
        """One line in ``box``, ended with an ellipsis where it does not fit."""
        painter.setFont(face)
        painter.setPen(theme.colour(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _LEFT, shown)
