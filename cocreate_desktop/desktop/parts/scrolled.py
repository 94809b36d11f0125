"""What is larger than its window is scrolled, never cut off: on a small screen, and where words and buttons are enlarged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_RING = 8
# What is scrolled anyhow need not be as tight as it can be.
_ROOMY = QSize(1366, 768)


class Scrolled(QScrollArea):
    """Gives ``inner`` the room it needs and follows the focus. Takes no focus itself unless ``reached`` by Tab."""

    def __init__(self, inner: QWidget, parent: QWidget | None = None, *, reached: bool = False) -> None:
        super().__init__(parent)
        # What says itself how small it may be is never made larger than its window for the sake of words that wrap: Qt would
        # give it the height that its layout likes best, and scroll.
        self._least = inner.minimumSize()
        self.setWidgetResizable(self._least.isEmpty())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if reached else Qt.FocusPolicy.NoFocus)
        self.setWidget(inner)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What it holds fills it, or is scrolled where it is smaller than the least."""
        super().resizeEvent(event)
        inner = self.widget()
        if inner is not None and not self.widgetResizable():
            room = self.maximumViewportSize()
            if room.height() < self._least.height():
                room -= QSize(self.verticalScrollBar().sizeHint().width(), 0)
            if room.width() < self._least.width():
                room -= QSize(0, self.horizontalScrollBar().sizeHint().height())
            fits = room.width() >= self._least.width() and room.height() >= self._least.height()
            inner.resize(room if fits else room.expandedTo(_ROOMY))

    def sizeHint(self) -> QSize:
        """What it holds, whole."""
        inner = self.widget()
        return inner.sizeHint().expandedTo(inner.minimumSize()) if inner is not None else super().sizeHint()

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A key may lead to a part that lies outside the picture."""
        inner = self.widget()
        if new is not None and inner is not None and inner.isAncestorOf(new) and self._overflows():
            box = QRect(new.mapTo(inner, QPoint(0, 0)), new.size())
            # Whole, with its ring: Qt is content with the cursor of a field. Of what is larger the top counts.
            self.ensureVisible(box.right(), box.bottom(), _RING, _RING)
            self.ensureVisible(box.left(), box.top(), _RING, _RING)

    def _overflows(self) -> bool:
        return self.verticalScrollBar().maximum() > 0 or self.horizontalScrollBar().maximum() > 0
