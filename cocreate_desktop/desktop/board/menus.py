"""The menus of the board: what can be done with what is chosen, each line with its key, and where it should go."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ... import look
from ...language import _
from ..models.board import LOOSE, BoardModel, theme_words
from .hand import Hand


class BoardMenus(QObject):
    """Opens the menus under ``anchor``, or where the mouse is, and has the hand do what was chosen."""

    def __init__(self, hand: Hand, model: BoardModel, acts: Mapping[str, QAction], anchor: QWidget) -> None:
        super().__init__(anchor)
        self._hand = hand
        self._model = model
        self._acts = acts
        self._anchor = anchor

    @Slot()
    def ask_place(self) -> None:
        """Where the chosen notes should hang."""
        if self._hand.ids:
            menu = self._menu()
            for theme in self._model.board.themes:
                menu.addAction(theme_words(theme)).setData(theme.id)
            menu.addAction(_("Loose notes")).setData(LOOSE)
            self._ask(menu, self._on_place)

    @Slot()
    def ask_theme(self) -> None:
        """Into which other theme the chosen one should go up."""
        chosen = self._hand.theme
        if chosen is not None:
            menu = self._menu()
            for theme in self._model.board.themes:
                if theme.id != chosen.id:
                    menu.addAction(theme_words(theme)).setData(theme.id)
            self._ask(menu, self._on_theme)

    @Slot()
    def ask_colour(self) -> None:
        """Which colour the chosen notes should have."""
        if self._hand.ids:
            menu = self._menu()
            for place, colour in enumerate(look.NOTE_COLOURS, 1):
                menu.addAction(f"{colour.letter}  {_(colour.name)}\tAlt+{place}").setData(colour.letter)
            self._ask(menu, self._on_colour)

    def open_at(self, place: QPoint) -> None:
        """Everything that can be done with what is chosen; ``place`` on the screen."""
        menu = self._menu()
        notes, theme = bool(self._hand.ids), self._hand.theme is not None
        names = ["group", "move", "merge", "part", "colour", "hide"] if notes else []
        names += ["name", "mergeInto", "ungroup"] if theme else []
        names += ["up", "down"] if notes or theme else []
        for name in names:
            menu.addAction(self._acts[f"board.{name}"])
        if not names:
            menu.addAction(_("Choose notes first")).setEnabled(False)
        menu.popup(place)

    def _menu(self) -> QMenu:
        menu = QMenu(self._anchor.parentWidget())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _ask(self, menu: QMenu, chosen: Callable[[QAction], None]) -> None:
        menu.triggered.connect(chosen)
        menu.popup(self._anchor.mapToGlobal(self._anchor.rect().bottomLeft()))

    @Slot(QAction)
    def _on_place(self, line: QAction) -> None:
        self._hand.move(self._hand.ids, str(line.data()))

    @Slot(QAction)
    def _on_theme(self, line: QAction) -> None:
        self._hand.absorb(str(line.data()))

    @Slot(QAction)
    def _on_colour(self, line: QAction) -> None:
        self._hand.recolour(str(line.data()))
