"""What lies on the board, without hands: items by id, laid out and dressed from the model; what moves glides. It changes
nothing and chooses nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QPointF, QRect, QRectF, QSizeF, QVariantAnimation, Signal, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QGraphicsScene, QWidget

from ...domain.notes import Note, first_words
from ...language import _
from .. import theme as worn
from ..models.board import BoardModel, theme_words
from .items import Dress, NoteItem
from .layout import NEW, BoardLayout, Box, lay_out
from .themeitems import NewThemeItem, ThemeItem


class ShownBoard(QGraphicsScene):
    """Items by id, laid out from the model; moves are animated together in one animation."""

    # Emits: nothing; the words are for who sits far away now, or no longer.
    farther = Signal()

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
        self._suggested_name = ""
        self._target: str | None = None
        self._dragging: dict[str, QPointF] = {}
        self._large = False
        self._moves: dict[str, tuple[QPointF, QPointF]] = {}
        # Where the notes hang, but for those that glide there or were dragged away.
        self._hung: Mapping[str, Box] = {}
        self._astray: set[str] = set()
        self._motion = QVariantAnimation(self)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._on_motion)
        model.shown.connect(self.look_again)

    def head_of(self, theme_id: str) -> QRectF | None:
        """Where the sentence of a theme stands, None when it is not on the board."""
        item = self._themes.get(theme_id)
        return item.head() if item is not None and theme_id else None

    def box_of(self, note_id: str) -> QRectF | None:
        """Where a note lies, None when it is not on the board."""
        box = self._layout.notes.get(note_id) if self._layout else None
        return QRectF(box.x, box.y, box.w, box.h) if box else None

    def measure(self, width: float) -> QSizeF:
        """How large the board would be in a width, in scene units."""
        found = lay_out(self._model.board, width)
        return QSizeF(found.width, found.height)

    def set_width(self, width: float) -> None:
        """The width there is, in scene units."""
        if abs(width - self._width) > 1:
            self._width = width
            if self._layout is None:
                self.look_again()
            else:  # nothing but the places can be other: a step of zoom should take one frame
                self._hang(lay_out(self._model.board, width))

    @property
    def far(self) -> bool:
        """Whether the room looks at this board."""
        return self._large

    def set_large(self, large: bool) -> None:
        """Words as large as their note lets them be, for who sits far away."""
        if large is not self._large:
            self._large = large
            self._dress()
            self.farther.emit()

    def paint_anew(self) -> None:
        """The window wears another theme: what was kept as a picture is painted again."""
        for item in self.items():
            item.update()

    def suggest(self, note_ids: frozenset[str], name: str = "") -> None:
        """Dashes the notes that may belong together; ``name`` is what stood above them on a wall of paper."""
        self._suggested_name = name
        if note_ids != self._suggested:
            self._suggested = note_ids
            self._dress()

    @Slot()
    def look_again(self) -> None:
        """Lays the board out anew; notes that moved glide."""
        board = self._model.board
        self._layout = lay_out(board, self._width)
        self._match_items()
        self._picked &= {note.id for note in board.notes}
        self._dress()
        self._hang(self._layout)

    def _hang(self, layout: BoardLayout) -> None:
        """Everything to its place in ``layout``; notes glide there."""
        self._layout = layout
        self._astray |= set(self._moves) | set(self._dragging)
        self._moves = {}
        for key, box in layout.themes.items():
            self._themes[key].place(box)
        self._new.place(layout.new)
        hung, self._hung, astray, self._astray = self._hung, layout.notes, self._astray, set()
        for key, place in layout.notes.items():
            if hung.get(key) == place and key not in astray:
                continue
            item = self._notes[key]
            item.place(place)
            start = item.pos()
            if start.x() != place.x or start.y() != place.y:
                self._moves[key] = (start, QPointF(place.x, place.y))
        self._glide()
        self.setSceneRect(0, 0, layout.width, layout.height)

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
        board, usual = self._model.board, Dress(large=self._large)
        odd = self._picked | self._suggested | board.times.keys() | self._model.hung_twice
        searching = self._model.searching
        for note in board.notes:
            if note.id in self._notes:
                other = searching or note.id in odd or note.original != note.text
                self._notes[note.id].show_note(note, self._dress_of(note) if other else usual)
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

    def _dress_of(self, note: Note) -> Dress:
        return Dress(
            times=self._model.board.times.get(note.id, 1),
            chosen=note.id in self._picked,
            faint=not self._model.matches(note),
            suggested=note.id in self._suggested,
            also=self._model.also(note.id),
            first=first_words(note),
            large=self._large,
        )

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
                self._notes[key].setPos(end if share >= 1.0 else start + (end - start) * share)
