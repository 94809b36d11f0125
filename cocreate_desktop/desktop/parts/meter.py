"""A bar that shows a part of a whole, with an optional goal. Words "x of y" always stand beside it, not in it."""

from __future__ import annotations

from PySide6.QtCore import Property, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ...look import Tokens
from .. import theme
from ..drawing import paint_box


class Meter(QProgressBar):
    """10 high, or 6 when `thin`; value, minimum and maximum as a progress bar. Designer properties: goal (-1: none), thin."""

    def __init__(self, parent: QWidget | None = None, maximum: int = 100, *, thin: bool = False) -> None:
        super().__init__(parent)
        self._goal, self._thin = -1, thin
        self.setRange(0, maximum)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The size it wants."""
        return QSize(120, self._bar() if self._goal < 0 else 20)

    def minimumSizeHint(self) -> QSize:
        """The least at which it can be read."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints itself in the theme worn now."""
        painter = QPainter(self)
        tokens = theme.tokens_now()
        bar = self._bar()
        box = QRectF(0, (self.height() - bar) / 2, self.width(), bar)
        paint_meter(painter, box, self._share(self.value()), tokens, framed=not self._thin)
        if self._goal >= 0:
            place = box.left() + box.width() * self._share(self._goal)
            painter.fillRect(QRectF(place - 1, box.center().y() - 10, 2, 20), QColor(tokens.ink))

    def show_part(self, part: int, whole: int) -> None:
        """Show `part` of `whole`; nothing of nothing is an empty bar, more than all is a full one."""
        most = max(1, whole)
        if (self.minimum(), self.maximum(), self.value()) == (0, most, min(part, most)):
            return
        # A progress bar paints itself and all that waits at once; this one takes its turn with the others.
        self.setUpdatesEnabled(False)
        self.setRange(0, most)
        self.setValue(min(part, most))
        self.setUpdatesEnabled(True)

    def _bar(self) -> int:
        return 6 if self._thin else 10

    def _share(self, value: int) -> float:
        span = self.maximum() - self.minimum()
        return min(1.0, max(0.0, (value - self.minimum()) / span)) if span > 0 else 0.0

    def _get_goal(self) -> int:
        return self._goal

    def _set_goal(self, goal: int) -> None:
        self._goal = goal
        self.updateGeometry()
        self.update()

    def _get_thin(self) -> bool:
        return self._thin

    def _set_thin(self, thin: bool) -> None:
        self._thin = thin
        self.updateGeometry()
        self.update()

    goal = Property(int, _get_goal, _set_goal)
    thin = Property(bool, _get_thin, _set_thin)


def paint_meter(painter: QPainter, box: QRectF, share: float, tokens: Tokens, *, framed: bool = True) -> None:
    """A meter in `box`, filled for `share` of 1; `framed` gives the track its edge, unframed the track is surface."""
    radius = box.height() / 2
    track = tokens.sunken if framed else tokens.surface
    paint_box(painter, box, radius, QColor(track), None)
    shape = QPainterPath()
    shape.addRoundedRect(box, radius, radius)
    painter.save()
    painter.setClipPath(shape)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(box.left(), box.top(), box.width() * share, box.height()), QColor(tokens.accent))
    painter.restore()
    if framed:
        paint_box(painter, box, radius, None, QColor(tokens.edge))
