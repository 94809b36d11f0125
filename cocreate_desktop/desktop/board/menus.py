"""The menus of the board: what can be done with what is chosen, each line with its key, and where it should go."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ... import look
from ...domain.themes import Theme
from ...language import _
from ..models.board import LOOSE, BoardModel, theme_words
from .acts import offered
from .hand import Hand
from .notesight import LargePhoto
from .outline import Outline
from .scene import BoardScene
from .view import BoardView


class BoardMenus(QObject):
    """Opens the menus under ``anchor``, or where the mouse is, and has the hand do what was chosen."""

    def __init__(self, hand: Hand, model: BoardModel, acts: Mapping[str, QAction], anchor: QWidget) -> None:
        super().__init__(anchor)
        self._hand = hand
        self._model = model
        self._acts = acts
        self._anchor = anchor
        self._outline: Outline | None = None
        self._board: BoardView | None = None
        self._scene: BoardScene | None = None
        self._photo: LargePhoto | None = None

    @Slot()
    def ask_place(self) -> None:
        """Where the chosen notes should hang."""
        if self._hand.ids:
            menu = self._menu()
            for theme in self._model.board.themes:
                menu.addAction(_line(theme)).setData(theme.id)
            menu.addAction(_("Loose notes")).setData(LOOSE)
            self._ask(menu, self._on_place)

    @Slot()
    def ask_copy(self) -> None:
        """In which second place the chosen notes should hang too: any but where all of them hang already."""
        here = {note.theme_id for note in self._hand.notes}
        if here:
            menu = self._menu()
            # What is asked is heard; a heading in the menu would be drawn as a bare line above the first place.
            menu.setAccessibleName(_("Hang in this theme too"))
            for theme in self._model.board.themes:
                if here != {theme.id}:
                    menu.addAction(_line(theme)).setData(theme.id)
            if here != {LOOSE}:
                menu.addAction(_("Loose notes")).setData(LOOSE)
            if menu.isEmpty():
                menu.addAction(_("Make a theme first")).setEnabled(False)
            self._ask(menu, self._on_copy)

    @Slot()
    def ask_theme(self) -> None:
        """Into which other theme the chosen one should go up."""
        chosen = self._hand.theme
        if chosen is not None:
            menu = self._menu()
            for theme in self._model.board.themes:
                if theme.id != chosen.id:
                    menu.addAction(_line(theme)).setData(theme.id)
            self._ask(menu, self._on_theme)

    @Slot()
    def ask_colour(self) -> None:
        """Which colour the chosen notes should have."""
        if self._hand.ids:
            menu = self._menu()
            for place, colour in enumerate(look.NOTE_COLOURS, 1):
                menu.addAction(f"{colour.letter}  {_(colour.name)}\tAlt+{place}").setData(colour.letter)
            self._ask(menu, self._on_colour)

    def follow(self, outline: Outline, board: BoardView, scene: BoardScene) -> None:
        """Opens where the right button is pressed on either of them."""
        self._outline, self._board, self._scene = outline, board, scene
        self._photo = LargePhoto(self._hand.pictures, board)
        self._acts["board.photo"].triggered.connect(self._show_photo)
        for widget in (outline, board):
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        outline.customContextMenuRequested.connect(self._on_outline)
        board.customContextMenuRequested.connect(self._on_board)

    @Slot()
    def _show_photo(self) -> None:
        note = self._hand.photographed
        if note is not None and self._photo is not None:
            self._photo.show_note(note, QApplication.focusWidget())

    @Slot()
    def open_by_key(self) -> None:
        """Under the row of the outline, or in the corner of the board: the mouse is elsewhere."""
        if self._outline is not None and self._outline.hasFocus():
            row = self._outline.visualRect(self._outline.currentIndex())
            self._on_outline(row.bottomLeft())
        elif self._board is not None:
            self.open_at(self._board.viewport().mapToGlobal(QPoint(16, 16)))

    def open_at(self, place: QPoint) -> None:
        """Everything that can be done with what is chosen; ``place`` on the screen."""
        menu = self._menu()
        for name in offered(self._hand.choice):
            menu.addAction(self._acts[name])
        if menu.isEmpty():
            menu.addAction(_("Choose notes first")).setEnabled(False)
        menu.popup(place)

    def _menu(self) -> QMenu:
        menu = QMenu(self._anchor.parentWidget())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _ask(self, menu: QMenu, chosen: Callable[[QAction], None]) -> None:
        menu.triggered.connect(chosen)
        menu.popup(self._anchor.mapToGlobal(self._anchor.rect().bottomLeft()))

    @Slot(QPoint)
    def _on_outline(self, place: QPoint) -> None:
        if self._outline is not None:
            self.open_at(self._outline.viewport().mapToGlobal(place))

    @Slot(QPoint)
    def _on_board(self, place: QPoint) -> None:
        if self._board is not None and self._scene is not None:
            self._scene.pick_at(self._board.mapToScene(place))
            self.open_at(self._board.viewport().mapToGlobal(place))

    @Slot(QAction)
    def _on_place(self, line: QAction) -> None:
        self._hand.move(self._hand.ids, str(line.data()))

    @Slot(QAction)
    def _on_copy(self, line: QAction) -> None:
        self._hand.duplicate(str(line.data()))

    @Slot(QAction)
    def _on_theme(self, line: QAction) -> None:
        self._hand.absorb(str(line.data()))

    @Slot(QAction)
    def _on_colour(self, line: QAction) -> None:
        self._hand.recolour(str(line.data()))


def _line(theme: Theme) -> str:
    """What the menu shows of a theme: its words, with every ampersand that stands in them."""
    return theme_words(theme).replace("&", "&&")
