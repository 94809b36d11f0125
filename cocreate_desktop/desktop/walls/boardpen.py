"""Shows the board over the photo by four handles: each is drawn with the mouse, or chosen with Tab and moved by arrows. It
says what hands did and moves nothing itself; Enter and Escape are the photo's."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from ...domain.walls import Quad
from ...language import N_, _
from ...look import LIGHT
from .. import theme
from .boardcorners import REACH, CornerMoved, CornerNudged, Size, hit, shares
from .photoview import ARROWS, RADIUS, PhotoView
from .shapes import box_quad

_NAMES: Final = (
    N_("Corner 1 of the board, top left"),
    N_("Corner 2 of the board, top right"),
    N_("Corner 3 of the board, bottom right"),
    N_("Corner 4 of the board, bottom left"),
)
_SIDE: Final = round(2 * REACH)
_ROUND: Final = 10.0
# As the marks: the same in both themes, each with a line that parts it from the wall.
_VIOLET, _WHITE, _VEIL = QColor(LIGHT.focus), QColor("#FFFFFF"), QColor(20, 18, 15, 150)


class BoardHandle(QWidget):
    """One corner: holds the focus and hears the keys. It is drawn by the pen, which has the mouse too."""

    # Emits: CornerNudged.
    nudged = Signal(object)
    # Emits: int, its number: it has the focus.
    focused = Signal(int)
    # Emits: int, 1 or -1: Tab to the next corner or back.
    left = Signal(int)

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._number = number
        self.resize(_SIDE, _SIDE)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("ringRadius", REACH)
        self.setAccessibleName(_(_NAMES[number]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move it, with Shift further; everything else is for the photo."""
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in ARROWS and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            far = held == Qt.KeyboardModifier.ShiftModifier
            self.nudged.emit(CornerNudged(self._number, ARROWS[key], far))
        else:
            event.ignore()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab goes round the four corners; Escape, Enter and F6 lead out."""
        self.left.emit(1 if following else -1)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The pen shows which one it is."""
        super().focusInEvent(event)
        self.focused.emit(self._number)


class BoardPen(QWidget):
    """Lies over the photo while the board is shown, and gets the focus in its place."""

    # Emits: CornerMoved or CornerNudged.
    drawn = Signal(object)

    def __init__(self, view: PhotoView) -> None:
        super().__init__(view)
        self._view = view
        self._quad: Quad | None = None
        self._size: Size = (1, 1)
        self._held = -1
        self._chosen = 0
        self._off = QPointF()
        self.handles = tuple(BoardHandle(number, self) for number in range(len(_NAMES)))
        for handle in self.handles:
            handle.nudged.connect(self.drawn)
            handle.focused.connect(self._on_focused)
            handle.left.connect(self._on_left)
        self.setMouseTracking(True)
        self.hide()
        view.placed.connect(self._place)

    def show_board(self, quad: Quad | None, size: Size) -> None:
        """The four corners in a photo of that size, None when no board is shown any longer."""
        begins = self._quad is None and quad is not None
        self._quad, self._size = quad, size
        if quad is None:
            self._held = -1
            self._view.setFocusProxy(None)  # type: ignore[arg-type]  # None takes it off
            self.hide()
            return
        if begins:
            self._chosen = 0
            self._view.fit_all()
        self._place()
        if begins:
            self.show()
            self.raise_()
            self._view.setFocusProxy(self.handles[0])
        self._bring()

    def points(self) -> tuple[QPointF, ...]:
        """Where the handles are, in the widget: a corner on the very edge has its handle just inside."""
        if self._quad is None:
            return ()
        room = QRectF(self.rect())
        inner = room.adjusted(REACH, REACH, -REACH, -REACH)
        corners = map(self._view.placing().point, self._quad)
        return tuple(_within(one, inner) if room.contains(one) else one for one in corners)

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dims what lies outside, and draws the board and its handles."""
        if self._quad is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        placing, frame = self._view.placing(), QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(frame)
        board, outside = placing.polygon(self._quad), QPainterPath()
        outside.addRect(placing.box((0, 0, *self._size)))
        outside.addPolygon(board)
        outside.closeSubpath()
        painter.fillPath(outside, _VEIL)
        for tone, width, line in ((_WHITE, 4.5, Qt.PenStyle.SolidLine), (_VIOLET, 2.5, Qt.PenStyle.DashLine)):
            painter.setPen(QPen(tone, width, line, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.RoundJoin))
            painter.drawPolygon(board)
        face = theme.font("body")
        face.setPixelSize(13)
        face.setWeight(QFont.Weight.Bold)
        painter.setFont(face)
        for number, point in enumerate(self.points()):
            self._paint_handle(painter, number, point)

    def _paint_handle(self, painter: QPainter, number: int, point: QPointF) -> None:
        chosen = self.handles[number].hasFocus() or number == self._held
        ground, tone = (_VIOLET, _WHITE) if chosen else (_WHITE, _VIOLET)
        painter.setPen(QPen(tone, 2.5))
        painter.setBrush(ground)
        painter.drawEllipse(point, _ROUND, _ROUND)
        around = QRectF(point.x() - _ROUND, point.y() - _ROUND, 2 * _ROUND, 2 * _ROUND)
        painter.drawText(around, int(Qt.AlignmentFlag.AlignCenter), str(number + 1))

    # --- the hands ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Takes hold of a corner. Elsewhere nothing happens: the board is being shown."""
        number = self._under(event.position())
        if event.button() != Qt.MouseButton.LeftButton or number < 0 or self._quad is None:
            return
        self._held = number
        self._off = self._view.placing().point(self._quad[number]) - event.position()
        self.handles[number].setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws it along, or shows that it can be held."""
        if self._held >= 0:
            there = self._view.placing().back(event.position() + self._off)
            self.drawn.emit(CornerMoved(self._held, there))
        else:
            free = self._under(event.position()) < 0
            self.setCursor(Qt.CursorShape.ArrowCursor if free else Qt.CursorShape.SizeAllCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lets go."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = -1
            self.update()

    def _under(self, at: QPointF) -> int:
        points = [point.toTuple() for point in self.points()]
        return hit(points, at.toTuple()) if points else -1

    @Slot(int)
    def _on_focused(self, number: int) -> None:
        self._chosen = number
        self._view.setFocusProxy(self.handles[number])
        self._bring()
        self.update()

    @Slot(int)
    def _on_left(self, step: int) -> None:
        reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
        self.handles[(self._chosen + step) % len(self.handles)].setFocus(reason)

    @Slot()
    def _place(self) -> None:
        """The photo lies elsewhere, or a corner does."""
        if self._quad is None:
            return
        self.setGeometry(self._view.rect())
        for handle, point, corner in zip(self.handles, self.points(), self._quad, strict=True):
            handle.move(round(point.x() - REACH), round(point.y() - REACH))
            across, down = shares(corner, self._size)
            handle.setAccessibleDescription(
                _("{x} % from the left, {y} % from the top").format(x=across, y=down)
            )
        self.update()

    def _bring(self) -> None:
        """From near by, the corner that is moved by keys comes into sight."""
        if self._quad is not None and self._held < 0:
            x, y = self._quad[self._chosen]
            self._view.bring(box_quad(x - 1, y - 1, 2, 2))


def _within(point: QPointF, room: QRectF) -> QPointF:
    x, y = min(max(point.x(), room.left()), room.right()), min(max(point.y(), room.top()), room.bottom())
    return QPointF(x, y)
