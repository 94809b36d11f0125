"""The one ring that shows where the keyboard is: follows the focus through every window, above everything, never clipped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QRadioButton, QWidget
from shiboken6 import isValid

from . import theme
from .drawing import paint_box

_OUT = 4
_MOVES = frozenset(
    (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest,
     QEvent.Type.ParentChange, QEvent.Type.KeyRelease, QEvent.Type.Wheel)
)  # fmt: skip


class FocusRing(QObject):
    """Keep one for the application. A widget may say `ringOn` = "parent" (ring its parent), `ringRadius` or "none"."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._line: _Line | None = None
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        app.focusChanged.connect(self._on_focus)

    def take_off(self) -> None:
        """Shows no ring any more and goes."""
        self._app.focusChanged.disconnect(self._on_focus)
        self._on_focus(None, None)
        self.deleteLater()

    @Slot(QWidget, QWidget)
    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        self._target = _ringed(new)
        if self._target is None:
            self._drop()
            return
        window = self._target.window()
        if self._line is None or not isValid(self._line) or self._line.parentWidget() is not window:
            self._drop()
            self._line = _Line(window)
        self._watch()
        self._place()

    def _watch(self) -> None:
        widget: QWidget | None = self._target
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        if isinstance(self._target, QAbstractItemView):
            self._target.viewport().installEventFilter(self)
            self._watched.append(self._target.viewport())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves the ring when what it rings moves."""
        if not isValid(self):
            return False
        painted = event.type() == QEvent.Type.Paint and isinstance(self._target, QAbstractItemView)
        if event.type() in _MOVES or (painted and watched is not self._target):
            self._place()
        return False

    def _drop(self) -> None:
        line, self._line = self._line, None
        if line is not None and isValid(line):
            line.hide()
            line.deleteLater()

    def _place(self) -> None:
        if self._target is None or not isValid(self._target):
            self._target = None
            self._drop()
            return
        if self._line is None or not isValid(self._line):
            return
        seen = _seen(self._target)
        if seen.isEmpty() or not self._target.isVisible():
            self._line.hide()
            return
        corner = self._target.mapTo(self._target.window(), QPoint(seen.topLeft()))
        place = QRect(corner, seen.size()).adjusted(-_OUT, -_OUT, _OUT, _OUT)
        self._line.put(place, _radius(self._target) + _OUT)


class _Line(QWidget):
    """The ring itself, a see-through widget no larger than it must be."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._radius = 12.0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put(self, place: QRect, radius: float) -> None:
        if place != self.geometry() or radius != self._radius:
            self._radius = radius
            self.setGeometry(place)
        if self.isHidden():
            self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), self._radius, None, theme.colour("focus"), 2)


def _ringed(focused: QWidget | None) -> QWidget | None:
    if (
        focused is None
        or focused.property("ringOn") == "none"
        or focused.window().windowType() == Qt.WindowType.Popup
    ):
        return None
    return focused.parentWidget() if focused.property("ringOn") == "parent" else focused


def _seen(target: QWidget) -> QRect:
    """What to ring, in the target's own coordinates: the chosen row of a list, else the whole widget."""
    if isinstance(target, QAbstractItemView) and target.currentIndex().isValid():
        row = target.visualRect(target.currentIndex())
        view = target.viewport()
        row = row.intersected(view.rect())
        return QRect(view.mapTo(target, row.topLeft()), row.size()).adjusted(2, 2, -2, -2)
    return target.rect()


def _radius(target: QWidget) -> float:
    asked = target.property("ringRadius")
    if asked is not None:
        return float(asked)
    return 4.0 if isinstance(target, QCheckBox | QRadioButton) else 8.0
