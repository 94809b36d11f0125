"""A box whose parts flow: as many beside one another as its width has room for, and no gap where one is hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

NARROWEST, MOST = 170, 3  # pixels of a column; columns


class FlowBox(QWidget):
    """Its parts are the widgets drawn straight in it, in the form's order. Call ``arrange`` after showing or hiding some."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._laid: tuple[QWidget, ...] = ()
        self._columns = 0

    def arrange(self) -> None:
        """Puts the parts that are shown into columns, row by row."""
        found = self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        shown = tuple(part for part in found if not part.isHidden())
        columns = max(1, min(MOST, (self.width() + 12) // (NARROWEST + 12)))
        if (shown, columns) == (self._laid, self._columns):
            return
        self._laid, self._columns = shown, columns
        for part in found:
            self._grid.removeWidget(part)
        for place, part in enumerate(shown):
            row, column = divmod(place, columns)
            self._grid.addWidget(part, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def focus_first(self) -> None:
        """The keyboard goes to the first part that takes it."""
        for part in self._laid:
            for child in part.findChildren(QWidget):
                if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible():
                    child.setFocus(Qt.FocusReason.TabFocusReason)
                    return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for other columns."""
        super().resizeEvent(event)
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """The first time it is seen its width is known."""
        super().showEvent(event)
        self.arrange()
