"""The board under the hand: notes are chosen, dragged and dropped, and it says what was wanted. It changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsSceneMouseEvent, QWidget

from .. import theme as worn
from ..models.board import BoardModel
from .layout import NEW
from .shown import ShownBoard
from .wishes import Chosen, Dropped, EditingWanted, NamingWanted

START_DRAG = 6.0


class BoardScene(ShownBoard):
    """Mouse and Escape; what is dragged follows the mouse and glides back unless the board changes."""

    # Emits: Dropped.
    dropped = Signal(object)
    # Emits: Chosen.
    chosen = Signal(object)
    # Emits: NamingWanted or EditingWanted.
    wanted = Signal(object)

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._pressed: QPointF | None = None
        self._alone = ""  # the chosen note that was pressed: let go without a drag, it is chosen by itself
        self._band: QRectF | None = None

    @property
    def picked(self) -> frozenset[str]:
        """The ids of the chosen notes."""
        return self._picked

    @property
    def picked_name(self) -> str:
        """What stood on a wall of paper above exactly the notes that are chosen; empty when nothing is known to."""
        return self._suggested_name if self._picked == self._suggested else ""

    @property
    def theme(self) -> str | None:
        """The chosen theme, None without one."""
        return self._theme

    @property
    def dragging(self) -> bool:
        """Whether notes are being dragged."""
        return bool(self._dragging)

    def pick(self, note_ids: frozenset[str], theme_id: str | None = None) -> None:
        """Chooses notes, or a theme."""
        if (note_ids, theme_id) != (self._picked, self._theme):
            self._picked, self._theme = note_ids, theme_id
            self._dress()
            self.chosen.emit(Chosen(note_ids, theme_id))

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Chooses what is under the mouse; Ctrl and Shift add."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = event.scenePos()
        note, theme = self._note_at(self._pressed), self._own_theme_at(self._pressed)
        adding = bool(
            event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        )
        if note is not None and adding:
            self.pick(self._picked ^ {note})
        elif note is not None and note not in self._picked:
            self.pick(frozenset({note}))
        elif note is not None:
            self._alone = note
        elif not adding:
            self.pick(frozenset(), theme)
        event.accept()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Drags the chosen notes, or draws a band to choose with."""
        if self._pressed is None:
            return
        here = event.scenePos()
        if (
            (here - self._pressed).manhattanLength() < START_DRAG
            and not self._dragging
            and self._band is None
        ):
            return
        if not self._dragging and self._band is None and self._note_at(self._pressed) in self._picked:
            chosen = [note.id for note in self._model.board.in_order() if note.id in self._picked]
            self._dragging = {key: self._notes[key].pos() for key in chosen}
            for key in self._dragging:
                self._notes[key].set_dragged(True)
        if self._dragging:
            self._drag_to(here)
        else:
            self._band = QRectF(self._pressed, here).normalized()
            inside = {
                key for key, item in self._notes.items() if self._band.intersects(item.sceneBoundingRect())
            }
            self.pick(frozenset(inside))
            self.update()

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """Says where the notes were dropped; they glide back unless the board changes."""
        self._pressed, alone, self._alone = None, self._alone, ""
        if self._band is not None:
            self._band = None
            self.update()
        if self._dragging:
            dropped = self._dropped(event.scenePos())
            self._stop_dragging()
            if dropped is not None:
                self.dropped.emit(dropped)
        elif alone:
            self.pick(frozenset({alone}))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back a drag, or else the choice."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._dragging:
            self.stop()
        else:
            self.pick(frozenset())

    def note_at(self, point: QPointF) -> str | None:
        """The note that lies at a point in the scene."""
        return self._note_at(point)

    def stop(self) -> None:
        """What is dragged goes back where it hung."""
        self._pressed, self._alone = None, ""
        self._stop_dragging()

    def pick_at(self, point: QPointF) -> None:
        """Chooses what lies at a point in the scene, unless it is chosen already."""
        note = self._note_at(point)
        if note is None:
            self.pick(frozenset(), self._own_theme_at(point))
        elif note not in self._picked:
            self.pick(frozenset({note}))

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        """On a theme's head: to name it; on a note: to put it in better words."""
        here = event.scenePos()
        note = self._note_at(here)
        if note is not None:
            self.wanted.emit(EditingWanted(note))
            return
        for key, item in self._themes.items():
            if key and item.head().contains(here):
                self.wanted.emit(NamingWanted(key))

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """The band that chooses."""
        if self._band is not None:
            painter.setPen(QPen(worn.colour("focus"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(self._band)

    def _drag_to(self, here: QPointF) -> None:
        if self._pressed is None:
            return
        for place, (key, start) in enumerate(self._dragging.items()):
            self._notes[key].setPos(start + (here - self._pressed) + QPointF(place * 4, place * 4))
        target = self._theme_at(here)
        if target != self._target:
            self._target = target
            self._dress()

    def _dropped(self, here: QPointF) -> Dropped | None:
        """What letting go here means; None where it changes nothing."""
        moved, target = tuple(self._dragging), self._theme_at(here)
        if target in (None, NEW):
            return Dropped(moved, None)
        over = self._note_at(here)
        before = over if over is not None and over not in moved else ""
        inside = {note.id for note in self._model.board.of(target or "")}
        if not before and inside.issuperset(moved):
            return None
        return Dropped(moved, target, before)

    def _stop_dragging(self) -> None:
        for key in self._dragging:
            if key in self._notes:
                self._notes[key].set_dragged(False)
        self._astray |= set(self._dragging)
        self._dragging = {}
        self._target = None
        self.look_again()

    def _note_at(self, point: QPointF) -> str | None:
        return self._layout.note_at(point.x(), point.y()) if self._layout else None

    def _theme_at(self, point: QPointF) -> str | None:
        return self._layout.theme_at(point.x(), point.y()) if self._layout else None

    def _own_theme_at(self, point: QPointF) -> str | None:
        """A theme that can be chosen: neither the lane nor the place for a new one."""
        found = self._theme_at(point)
        return found if found and found != NEW else None
