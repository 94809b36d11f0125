"""A line of somebody's own words, as long as they like: ended with an ellipsis where there is no room for it. It never asks
for width, so that what stands beside it stays in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .plaintip import plain_tip


class ShortLabel(QLabel):
    """Shows as much of ``words`` as fits on one line; the tooltip and the accessible name have all of it."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(words)
        self._words, self._brief = words, ""
        self.setText(words)

    def show_words(self, words: str, brief: str = "") -> None:
        """Shows other words; where they do not fit, those that are ``brief`` when there are."""
        self._words, self._brief = words, brief
        self.setAccessibleName(words)
        self.setText(words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shortens the words to the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        width = self.contentsRect().width()
        metrics = self.fontMetrics()
        words = self._brief if self._brief and metrics.horizontalAdvance(self._words) > width else self._words
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self._words else plain_tip(self._words))


class NameLabel(ShortLabel):
    """The same, promoted in a form: empty until ``show_words``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
