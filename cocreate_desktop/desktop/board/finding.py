"""Searching the board: how many notes hold the words, and from one to the next; each is chosen and brought into view."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit

from ...language import _, ngettext
from ..models.board import BoardModel
from .scene import BoardScene
from .view import BoardView


class Finding(QObject):
    """Enter and F3 go on, with Shift back, round and round; Escape ends the search and shows everything again."""

    # Emits: nothing; the search was left by Escape.
    left = Signal()
    # Emits: nothing; other notes are found.
    changed = Signal()

    def __init__(
        self, field: QLineEdit, told: QLabel, model: BoardModel, scene: BoardScene, board: BoardView
    ) -> None:
        super().__init__(field)
        self._field = field
        self._told = told
        self._model = model
        self._scene = scene
        self._board = board
        field.installEventFilter(self)
        field.textChanged.connect(self._on_text)
        model.shown.connect(self._tell)
        self._tell()

    @property
    def any(self) -> bool:
        """Whether something is found."""
        return bool(self._model.hits)

    def ask(self) -> None:
        """The field, with what was searched chosen, so that typing begins anew."""
        self._field.setFocus()
        self._field.selectAll()

    @Slot()
    def next(self) -> None:
        """The next note that holds the words."""
        self._go(1)

    @Slot()
    def previous(self) -> None:
        """The one before."""
        self._go(-1)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The keys of the field."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent):
            return False
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._field.clear()
                self.left.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.type() == QEvent.Type.KeyPress:
                self._go(-1 if back else 1)
            return event.type() == QEvent.Type.KeyPress
        return False

    def _go(self, steps: int) -> None:
        hits = self._model.hits
        if not hits:
            return
        here = [place for place, note_id in enumerate(hits) if note_id in self._scene.picked]
        start = here[0] if len(here) == 1 else (-1 if steps > 0 else 0)
        found = hits[(start + steps) % len(hits)]
        self._scene.pick(frozenset({found}))
        box = self._scene.box_of(found)
        if box is not None:
            self._board.show_box(box)
        self._tell()

    @Slot(str)
    def _on_text(self, words: str) -> None:
        self._model.search(words)
        self.changed.emit()

    @Slot()
    def _tell(self) -> None:
        """How many there are, and which of them is chosen."""
        hits = self._model.hits
        self._told.setVisible(bool(self._field.text().strip()))
        chosen = [place for place, note_id in enumerate(hits, 1) if note_id in self._scene.picked]
        if not hits:
            words = _("Nothing found.")
        elif len(chosen) == 1:
            words = _("{place} of {n} found").format(place=chosen[0], n=len(hits))
        else:
            words = ngettext("{n} found. Enter shows it.", "{n} found. Enter shows the next.", len(hits))
            words = words.format(n=len(hits))
        self._told.setText(words)
