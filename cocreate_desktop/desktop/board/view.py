"""The window onto the board: zoom, scrolling, and one accessible sentence that sends screen readers to the outline."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from ...language import _
from .scene import BoardScene

STEPS = (0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
ALL_LEAST, ALL_MOST = 0.15, 1.5


class BoardView(QGraphicsView):
    """Zooms in fixed steps; the layout always uses the whole width, so that a smaller zoom shows more columns."""

    # Emits: the zoom in percent.
    zoomed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # The notes find other places at every size, so there is no middle to keep: the top stays the top.
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setAccessibleName(_("Board"))
        self.setAccessibleDescription(_("The same notes stand as a list in the outline, with every action."))
        self._zoom = 1.0
        self._least: Callable[[], float] | None = None
        self._most = ALL_MOST

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
        self._least = None
        self.zoom_to(STEPS[max(0, min(len(STEPS) - 1, place + steps))])

    def zoom_to(self, zoom: float) -> None:
        """Shows the board at this size, and no longer fits it by itself."""
        self._least = None
        self._set_zoom(zoom)

    def fit_all(self) -> None:
        """Shows the whole board, as large as it fits."""
        self._least = None
        self._set_zoom(self._whole(ALL_LEAST, ALL_MOST))
        self.show_top()

    def keep_fitting(self, least: Callable[[], float], most: float) -> None:
        """The whole board, but never smaller than ``least`` says, also when the window changes; until somebody zooms."""
        self._least, self._most = least, most
        self._set_zoom(self._whole(least(), most))

    def show_top(self) -> None:
        """From the top left corner."""
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)

    def _whole(self, least: float, most: float) -> float:
        """The greatest zoom at which all of it is seen."""
        scene = self.scene()
        if not isinstance(scene, BoardScene):
            return self._zoom
        wide, high = self.viewport().width() - 2, self.viewport().height() - 2
        low, top = least, max(most, least)
        for _halving in range(9):
            middle = (low + top) / 2
            size = scene.measure(wide / middle)
            if size.height() * middle <= high and size.width() * middle <= wide + 1:
                low = middle
            else:
                top = middle
        return low

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = zoom
        self.resetTransform()
        self.scale(zoom, zoom)
        self._fit()
        self._show_chosen()
        self.zoomed.emit(round(zoom * 100))

    def _show_chosen(self) -> None:
        """What is chosen does not get lost when everything else has another place."""
        scene = self.scene()
        boxes = [scene.box_of(note) for note in scene.picked] if isinstance(scene, BoardScene) else []
        if len(boxes) == 1 and boxes[0] is not None:
            self.show_box(boxes[0])

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

    def changeEvent(self, event: QEvent) -> None:
        """In light or dark the board changes along."""
        super().changeEvent(event)
        scene = self.scene()
        if event.type() == QEvent.Type.PaletteChange and isinstance(scene, BoardScene):
            scene.paint_anew()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The layout follows the width."""
        super().resizeEvent(event)
        if self._least is not None:
            self._set_zoom(self._whole(self._least(), self._most))
        else:
            self._fit()

    def _fit(self) -> None:
        scene = self.scene()
        if isinstance(scene, BoardScene):
            # A little less, so that rounding brings no scroll bar.
            scene.set_width((self.viewport().width() - 2) / self._zoom)
