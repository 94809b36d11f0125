"""What is typed on the board itself: sentences of themes, other words for a note beside its photo, the name of what is split
off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from ...services.overview import EveningView
from ..models.board import BoardModel
from .hand import Hand
from .naming import NameField
from .notesight import NoteSight
from .scene import BoardScene
from .view import BoardView
from .wishes import EditingWanted, Named, NamingWanted, Reworded, SplitOff


class Writing(QObject):
    """Lays the field where the words are, and hands what was typed to the hand."""

    # Emits: nothing; a key ended the typing.
    left = Signal()

    def __init__(
        self,
        hand: Hand,
        model: BoardModel,
        scene: BoardScene,
        board: BoardView,
        view: Callable[[], EveningView | None],
    ) -> None:
        super().__init__(board)
        self._hand = hand
        self._model = model
        self._scene = scene
        self._board = board
        self._view = view
        self._field = NameField(board)
        self._field.typed.connect(self._on_typed)
        self._field.left.connect(self.left)
        self._sight = NoteSight(hand.pictures, model, scene, board)
        self._field.left.connect(self._sight.put_away)
        scene.wanted.connect(self.on_wanted)

    def ask_name(self, theme_id: str) -> None:
        """Asks for the sentence of a theme that is on the board."""
        theme, box = self._hand.theme_of(theme_id), self._scene.head_of(theme_id)
        if theme is not None and box is not None:
            self._board.show_box(box)
            self._field.ask_name(theme, box)

    def ask_words(self, note_id: str) -> None:
        """Asks for other words for a note that is on the board."""
        note, box = self._model.note(note_id), self._scene.box_of(note_id)
        if note is not None and box is not None:
            self._board.show_box(box)
            self._field.ask_words(note, box)
            self._sight.show_beside(note, box)

    @Slot()
    def ask_chosen(self) -> None:
        """Asks for the words of what is chosen: the first note, or the theme."""
        if self._hand.ids:
            self.ask_words(self._hand.ids[0])
        elif self._hand.theme is not None:
            self.ask_name(self._hand.theme.id)

    @Slot()
    def ask_split(self) -> None:
        """Asks for the sentence of the theme that the chosen notes should get."""
        chosen = self._hand.splitting
        box = self._scene.head_of(self._hand.notes[0].theme_id) if chosen else None
        if box is not None:
            self._board.show_box(box)
            self._field.ask_split(chosen, box)

    @Slot()
    def group(self) -> None:
        """A theme of the chosen notes, and then its sentence."""
        view = self._view()
        if view is not None:
            self.ask_name(self._hand.group(view))

    @Slot(object)
    def on_wanted(self, wish: NamingWanted | EditingWanted) -> None:
        """What was asked for on the scene."""
        if isinstance(wish, NamingWanted):
            self.ask_name(wish.theme_id)
        else:
            self.ask_words(wish.note_id)

    @Slot(object)
    def _on_typed(self, typed: Named | Reworded | SplitOff) -> None:
        self._sight.put_away()
        view = self._view()
        if isinstance(typed, Named):
            self._hand.name(typed.theme, typed.words)
        elif isinstance(typed, Reworded):
            self._hand.reword(typed.note, typed.words)
        elif view is not None:
            self._hand.split(view, typed.note_ids, typed.words)
