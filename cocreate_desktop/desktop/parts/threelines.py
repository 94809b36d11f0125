"""A question of any length in three lines at most, ended with an ellipsis: it never takes the room of what one does with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from .. import theme, utf16
from .plaintip import plain_tip

LINES = 3
LONG = 90  # characters from which it is set smaller


class ThreeLines(QLabel):
    """Promoted in a form. The accessible name has all of ``words``, and the tooltip when not all is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._words = ""

    @property
    def words(self) -> str:
        """All of it."""
        return self._words

    def show_words(self, words: str) -> None:
        """Shows other words."""
        self._words = words
        self.setAccessibleName(words)
        theme.set_style_property(self, "type", "title" if len(words) > LONG else "question")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Breaks the words anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.ensurePolished()
        lines = lines_of(self._words, self.font(), max(self.contentsRect().width(), 1))
        shown = "\n".join(lines)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(
            "" if " ".join(shown.split()) == " ".join(self._words.split()) else plain_tip(self._words)
        )


def lines_of(words: str, face: QFont, width: float, most: int = LINES) -> list[str]:
    """``words`` in lines of this width, ``most`` at most; the last ends with an ellipsis when not all is in them."""
    layout = QTextLayout(words, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    found: list[str] = []
    layout.beginLayout()
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        length = line.textLength() if len(found) < most - 1 else None
        found.append(utf16.part(words, start, length).strip())
    layout.endLayout()
    if found:
        found[-1] = QFontMetrics(face).elidedText(found[-1], Qt.TextElideMode.ElideRight, int(width))
    return found
