"""The photo of a wall, whole, with what was seen in it marked: to look at from near, to choose a note in, to draw on. It
changes nothing; the list beside it says the same to whoever cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ...domain.walls import Box, Quad
from .. import theme
from ..drawing import paint_box
from . import photoground, photomarks
from .againwords import Part
from .photolens import STEP, BoxDrawn, Lens, LineDrawn, NoteChosen, Nudged, Tool
from .photomarks import Mark, Placing
from .shapes import beside, box_quad, centre

RADIUS: Final = 12
ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class PhotoView(QWidget):
    """Promoted in the form."""

    # Emits: NoteChosen.
    chosen = Signal(object)
    # Emits: BoxDrawn, LineDrawn or Nudged.
    drawn = Signal(object)
    # Emits: nothing; Enter, Escape, and the photo lies elsewhere now.
    entered = Signal()
    escaped = Signal()
    placed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setProperty("ringRadius", RADIUS)
        self._picture = QImage()
        self._place: Box = (0, 0, 4, 3)
        self._lens = Lens()
        self._marks: tuple[Mark, ...] = ()
        self._parts: tuple[Part, ...] = ()
        self._current = self._hovered = ""
        self._picked: frozenset[str] = frozenset()
        self._outlines: tuple[Quad, ...] = ()
        self._tool = Tool.CHOOSE
        self._pressed: QPointF | None = None
        self._at = QPointF()
        self._moving = False
        self._ground: QPixmap | None = None
        self._reaches: dict[Quad, QRect] = {}

    @property
    def zoom(self) -> float:
        """How much larger than whole; 1 is whole."""
        return self._lens.zoom

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is marked."""
        return self._marks

    @property
    def current(self) -> str:
        """Which note is marked as the current one."""
        return self._current

    @property
    def outlines(self) -> tuple[Quad, ...]:
        """What is being drawn."""
        return self._outlines

    def sizeHint(self) -> QSize:
        """As large as it gets."""
        return QSize(848, 566)

    def minimumSizeHint(self) -> QSize:
        """Smaller, notes cannot be told apart."""
        return QSize(320, 200)

    def show_photo(self, size: tuple[int, int], picture: QImage, place: Box) -> None:
        """Another photo: its size, a picture of it (null while that is not read yet) and which part of it this shows."""
        self._picture, self._place = picture, place
        world: Box = (0, 0, *size)
        self._lens.see(world if picture.isNull() else place)
        self._look_anew()

    def let_go(self) -> None:
        """The picture need not stay in memory."""
        self._picture, self._ground = QImage(), None

    def show_marks(self, marks: Sequence[Mark], parts: Sequence[Part]) -> None:
        """What is marked. Only what changed is painted again: a wall has many notes."""
        before, self._marks = self._marks, tuple(marks)
        if tuple(parts) != self._parts:
            self._parts = tuple(parts)
            self.update()
            return
        for mark in {*before} ^ {*self._marks}:
            self.update(self._reach(mark))

    def show_current(self, sighting_id: str, picked: frozenset[str] = frozenset()) -> None:
        """Which note is checked now, and which go together with it; it is brought into sight."""
        if picked != self._picked:
            self._picked = picked
            self.update()
        if sighting_id != self._current:
            for name in (self._current, sighting_id):
                self._update_mark(name)
            self._current = sighting_id
            mark = self._mark(sighting_id)
            if mark is not None:
                self.bring(mark.quad)

    def use(self, tool: Tool, outlines: Sequence[Quad] = ()) -> None:
        """What the pointer does from now on, and what is being drawn."""
        self._tool, self._outlines = tool, tuple(outlines)
        drawing = tool in (Tool.BOX, Tool.LINE)
        self.setCursor(Qt.CursorShape.CrossCursor if drawing else Qt.CursorShape.ArrowCursor)
        if self._outlines:
            self.bring(self._outlines[0])
        self.update()

    def larger(self) -> None:
        """From nearer."""
        self._zoom_to(STEP)

    def smaller(self) -> None:
        """From further away."""
        self._zoom_to(1 / STEP)

    def fit_all(self) -> None:
        """The whole photo."""
        self._lens.whole()
        self._look_anew()

    def placing(self) -> Placing:
        """Where the photo lies now."""
        return self._lens.placing()

    def at(self, point: QPointF) -> str:
        """The note at a point of the widget; the smallest one where several lie on each other. Empty for none."""
        return photomarks.under(self._marks, self.placing().back(point))

    # --- painting ---

    def paintEvent(self, event: QPaintEvent) -> None:
        """The photo from a cached picture, the marks fresh above it."""
        painter = QPainter(self)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(shape)
        if self._ground is None:
            place, size = self.placing().box(self._place), self.size()
            self._ground = photoground.ground(self._picture, place, size, self.devicePixelRatioF())
        painter.drawPixmap(0, 0, self._ground)
        self._paint_marks(painter, self.placing(), event.region())
        painter.setClipping(False)
        paint_box(painter, QRectF(self.rect()), RADIUS, None, theme.colour("edge"))

    def _paint_marks(self, painter: QPainter, placing: Placing, dirty: QRegion) -> None:
        room = QRectF(self.rect())
        marks = [mark for mark in self._marks if dirty.intersects(self._reach(mark))]
        for part in self._parts:
            photomarks.paint_again(painter, placing.box(part.box))
        photomarks.paint_marks(painter, marks, placing, self._current)
        for part in self._parts:
            photomarks.paint_why(painter, placing.box(part.box), part.plate, room)
        for mark in marks:
            if mark.id in self._picked:
                photomarks.paint_picked(painter, mark, placing)
            elif mark.id == self._hovered and mark.id != self._current:
                photomarks.paint_hovered(painter, mark, placing, room)
        current = self._mark(self._current)
        if current is not None and self._tool is not Tool.LINE:
            photomarks.paint_current(painter, current, placing, room)
        photomarks.paint_outlines(painter, self._outlines, placing)
        self._paint_drawing(painter, placing)

    def _paint_drawing(self, painter: QPainter, placing: Placing) -> None:
        """What the hand draws at this moment."""
        if self._pressed is not None and self._tool is Tool.BOX:
            box = QRectF(self._pressed, self._at).normalized()
            left, top = placing.back(box.topLeft())
            quad = box_quad(left, top, box.width() / placing.scale, box.height() / placing.scale)
            photomarks.paint_outlines(painter, [quad], placing)
        elif self._pressed is not None and self._tool is Tool.LINE:
            photomarks.paint_line(painter, self._pressed, self._at)

    # --- the hands ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins whatever the pointer does."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._at = event.position()
            self._moving = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draws, moves a photo that is larger than its place, or shows the number under the pointer."""
        before, self._at = self._at, event.position()
        if self._pressed is None:
            hovered = self.at(self._at)
            if hovered != self._hovered:
                self._update_mark(self._hovered)
                self._hovered = hovered
                self._update_mark(hovered)
            return
        far = (self._at - self._pressed).manhattanLength()
        self._moving = self._moving or far >= QApplication.startDragDistance()
        if self._moving and self._tool in (Tool.CHOOSE, Tool.TOGETHER) and self.zoom > 1:
            step, scale, middle = self._at - before, self.placing().scale, self._lens.middle
            self._lens.look_at((middle[0] - step.x() / scale, middle[1] - step.y() / scale))
            self._look_anew()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends it: a click chooses, a drag has drawn."""
        pressed, self._pressed = self._pressed, None
        if pressed is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._moving and self._tool is Tool.BOX:
            self._tell_box(pressed, event.position())
        elif self._moving and self._tool is Tool.LINE:
            placing = self.placing()
            self.drawn.emit(LineDrawn(placing.back(pressed), placing.back(event.position())))
        elif not self._moving and (name := self.at(event.position())):
            also = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.chosen.emit(NoteChosen(name, also or self._tool is Tool.TOGETHER))
        self._moving = False
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """No number without a pointer."""
        super().leaveEvent(event)
        self._hovered = ""
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer and further, towards the pointer."""
        turn = event.angleDelta().y()
        if turn:
            there = self.placing().back(event.position())
            zoom = self.zoom * (STEP if turn > 0 else 1 / STEP)
            self._lens.zoom_to(zoom, there, event.position())
            self._look_anew()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the note beside, or move what is drawn; plus, minus and 0 are nearer, further and whole."""
        key = Qt.Key(event.key())
        sized = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in ARROWS and self._tool is Tool.BOX:
            self.drawn.emit(Nudged(ARROWS[key], sized))
        elif key in ARROWS:
            self._walk(ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.larger()
        elif key == Qt.Key.Key_Minus:
            self.smaller()
        elif key == Qt.Key.Key_0:
            self.fit_all()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits anew."""
        super().resizeEvent(event)
        self._lens.fit(self.size())
        self._look_anew()

    def changeEvent(self, event: QEvent) -> None:
        """The ground wears the theme of now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._ground = None

    def _tell_box(self, pressed: QPointF, end: QPointF) -> None:
        placing = self.placing()
        box = QRectF(pressed, end).normalized()
        (left, top), scale = placing.back(box.topLeft()), placing.scale
        found = (round(left), round(top), round(box.width() / scale), round(box.height() / scale))
        if min(box.width(), box.height()) >= QApplication.startDragDistance():
            self.drawn.emit(BoxDrawn(found))

    def _walk(self, direction: tuple[int, int]) -> None:
        current = self._mark(self._current)
        here = centre(current.quad) if current is not None else self._lens.middle
        others = [(mark.id, mark.quad) for mark in self._marks if mark.id != self._current]
        name = beside(here, others, direction)
        if name:
            self.chosen.emit(NoteChosen(name, walking=True))

    def _zoom_to(self, times: float) -> None:
        """Nearer to the current note, or to what is in the middle."""
        current = self._mark(self._current)
        there = centre(current.quad) if current is not None else self._lens.middle
        self._lens.zoom_to(self._lens.zoom * times, there)
        self._look_anew()

    def _update_mark(self, sighting_id: str) -> None:
        mark = self._mark(sighting_id)
        if mark is not None:
            self.update(self._reach(mark))

    def _reach(self, mark: Mark) -> QRect:
        """What may be painted for a mark, until the photo lies elsewhere."""
        if mark.quad not in self._reaches:
            self._reaches[mark.quad] = photomarks.reach(mark, self.placing())
        return self._reaches[mark.quad]

    def _look_anew(self) -> None:
        self._ground = None
        self._reaches.clear()
        self.update()
        self.placed.emit()

    def bring(self, quad: Quad) -> None:
        """An outline comes into sight."""
        if self._lens.bring(quad):
            self._look_anew()

    def _mark(self, sighting_id: str) -> Mark | None:
        return next((mark for mark in self._marks if mark.id == sighting_id), None)
