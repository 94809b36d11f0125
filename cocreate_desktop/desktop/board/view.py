"""The window onto the board: zoom, scrolling, and one accessible sentence that sends screen readers to the outline."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from ...language import _
from .scene import BoardScene

STEPS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 2.0)


class BoardView(QGraphicsView):
    """Zooms in fixed steps; the layout always uses the whole width, so that a smaller zoom shows more columns."""

    # Emits: the zoom in percent.
    zoomed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setAccessibleName(_("Board"))
        self.setAccessibleDescription(_("The same notes stand as a list in the outline, with every action."))
        self._zoom = 1.0

    @property
    def zoom(self) -> float:
        """1.0 is natural size."""
        return self._zoom

    def show_scene(self, scene: BoardScene) -> None:
        """Shows a scene."""
        self.setScene(scene)
        self._fit()

    def zoom_by(self, steps: int) -> None:
        """Goes some steps in or out."""
        place = min(range(len(STEPS)), key=lambda i: abs(STEPS[i] - self._zoom))
        self._zoom = STEPS[max(0, min(len(STEPS) - 1, place + steps))]
        self.resetTransform()
        self.scale(self._zoom, self._zoom)
        self._fit()
        self.zoomed.emit(round(self._zoom * 100))

    def show_box(self, box: QRectF) -> None:
        """Scrolls until a box is seen."""
        self.ensureVisible(box, 24, 24)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and wheel zoom, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A note that is dragged to the edge takes the board along."""
        super().mouseMoveEvent(event)
        scene = self.scene()
        if isinstance(scene, BoardScene) and scene.dragging:
            self.ensureVisible(QRectF(self.mapToScene(event.position().toPoint()), QSizeF(1, 1)), 48, 48)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The layout follows the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        scene = self.scene()
        if isinstance(scene, BoardScene):
            # A little less, so that rounding brings no scroll bar.
            scene.set_width((self.viewport().width() - 2) / self._zoom)
