"""The board as a scene: shows the model, lets notes be chosen and dragged, and says what was wanted. It changes nothing."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, Qt, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSceneMouseEvent, QWidget

from ...language import _
from .. import theme as worn
from ..models.board import BoardModel, theme_words
from .items import NewThemeItem, NoteItem, ThemeItem
from .layout import NEW, BoardLayout, lay_out
from .wishes import Chosen, Dropped, EditingWanted, NamingWanted

START_DRAG = 6.0


class BoardScene(QGraphicsScene):
    """Items by id, laid out from the model; moves are animated together in one animation."""

    # Emits: Dropped.
    dropped = Signal(object)
    # Emits: Chosen.
    chosen = Signal(object)
    # Emits: NamingWanted or EditingWanted.
    wanted = Signal(object)

    def __init__(self, model: BoardModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._notes: dict[str, NoteItem] = {}
        self._themes: dict[str, ThemeItem] = {}
        self._new = NewThemeItem()
        self.addItem(self._new)
        self._layout: BoardLayout | None = None
        self._width = 1000.0
        self._picked: frozenset[str] = frozenset()
        self._theme: str | None = None
        self._suggested: frozenset[str] = frozenset()
        self._target: str | None = None
        self._pressed: QPointF | None = None
        self._dragging: dict[str, QPointF] = {}
        self._band: QRectF | None = None
        self._moves: dict[str, tuple[QPointF, QPointF]] = {}
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_motion)
        model.shown.connect(self.look_again)

    @property
    def picked(self) -> frozenset[str]:
        """The ids of the chosen notes."""
        return self._picked

    @property
    def theme(self) -> str | None:
        """The chosen theme, None without one."""
        return self._theme

    @property
    def dragging(self) -> bool:
        """Whether notes are being dragged."""
        return bool(self._dragging)

    def head_of(self, theme_id: str) -> QRectF | None:
        """Where the sentence of a theme stands, None when it is not on the board."""
        item = self._themes.get(theme_id)
        return item.head() if item is not None and theme_id else None

    def set_width(self, width: float) -> None:
        """The width there is, in scene units."""
        if abs(width - self._width) > 1:
            self._width = width
            self.look_again()

    def pick(self, note_ids: frozenset[str], theme_id: str | None = None) -> None:
        """Chooses notes, or a theme."""
        if (note_ids, theme_id) != (self._picked, self._theme):
            self._picked, self._theme = note_ids, theme_id
            self._dress()
            self.chosen.emit(Chosen(note_ids, theme_id))

    def suggest(self, note_ids: frozenset[str]) -> None:
        """Dashes the notes that may belong together."""
        if note_ids != self._suggested:
            self._suggested = note_ids
            self._dress()

    def box_of(self, note_id: str) -> QRectF | None:
        """Where a note lies, None when it is not on the board."""
        box = self._layout.notes.get(note_id) if self._layout else None
        return QRectF(box.x, box.y, box.w, box.h) if box else None

    @Slot()
    def look_again(self) -> None:
        """Lays the board out anew; notes that moved glide."""
        board = self._model.board
        self._layout = lay_out(board, self._width)
        self._match_items()
        self._picked &= {note.id for note in board.notes}
        self._moves = {}
        for key, box in self._layout.themes.items():
            self._themes[key].place(box)
        self._new.place(self._layout.new)
        for key, place in self._layout.notes.items():
            item = self._notes[key]
            item.place(place)
            if item.pos() != (end := QPointF(place.x, place.y)):
                self._moves[key] = (item.pos(), end)
        self._dress()
        self._glide()
        self.setSceneRect(0, 0, self._layout.width, self._layout.height)

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
        elif note is None and not adding:
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
        self._pressed = None
        if self._band is not None:
            self._band = None
            self.update()
        if self._dragging:
            dropped = self._dropped(event.scenePos())
            self._stop_dragging()
            if dropped is not None:
                self.dropped.emit(dropped)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back a drag, or else the choice."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._dragging:
            self._pressed = None
            self._stop_dragging()
        else:
            self.pick(frozenset())

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

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """The board's ground."""
        painter.fillRect(QRectF(rect), QColor(worn.tokens_now().sunken))

    def _match_items(self) -> None:
        board = self._model.board
        notes = {note.id: note for note in board.notes}
        themes = {theme.id: theme for theme in board.themes}
        for key in set(self._notes) - set(notes):
            self.removeItem(self._notes.pop(key))
            self._dragging.pop(key, None)
        for key in set(self._themes) - set(themes) - {""}:
            self.removeItem(self._themes.pop(key))
        for key in [*themes, ""]:
            if key not in self._themes:
                made = themes.get(key)
                self._themes[key] = ThemeItem(made, theme_words(made) if made else _("Loose notes"))
                self.addItem(self._themes[key])
        for key, note in notes.items():
            if key not in self._notes:
                self._notes[key] = NoteItem(note)
                self._notes[key].setZValue(1)
                self.addItem(self._notes[key])
                box = self._layout.notes[key] if self._layout else None
                if box is not None:
                    self._notes[key].setPos(box.x, box.y)

    def _dress(self) -> None:
        board = self._model.board
        for note in board.notes:
            if note.id in self._notes:
                faint = not self._model.matches(note)
                said = board.times.get(note.id, 1)
                chosen, suggested = note.id in self._picked, note.id in self._suggested
                self._notes[note.id].show_note(note, said, chosen=chosen, faint=faint, suggested=suggested)
        themes = {theme.id: theme for theme in board.themes}
        inside = board.by_theme()
        for key, item in self._themes.items():
            made = themes.get(key)
            words = theme_words(made) if made else _("Loose notes")
            chosen = key == self._theme and bool(key)
            item.show_theme(
                made,
                words,
                len(inside.get(key, ())),
                self._hint(key),
                chosen=chosen,
                target=key == self._target,
            )
        self._new.show_target(self._target == NEW)

    def _hint(self, key: str) -> str:
        if key:
            return _("No notes here yet.")
        none = not self._model.board.notes
        return (
            _("No notes yet. Type one below, or let phones send them.")
            if none
            else _("All notes are placed.")
        )

    def _glide(self) -> None:
        self._motion.stop()
        self._motion.setDuration(worn.motion_ms("move"))
        if self._moves and self._motion.duration() > 0:
            self._motion.start()
        else:
            self._put(1.0)

    @Slot(object)
    def _on_motion(self, share: object) -> None:
        if isinstance(share, float):
            self._put(share)

    def _put(self, share: float) -> None:
        for key, (start, end) in self._moves.items():
            if key in self._notes and key not in self._dragging:
                self._notes[key].setPos(start + (end - start) * share)

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
