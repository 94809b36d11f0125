"""The menus of the board: what can be done with what is chosen, each line with its key. They hold ids and do nothing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ... import look
from ...language import _
from ...services.board import Board
from ..models.board import LOOSE, theme_words


def menu_over(host: QWidget) -> QMenu:
    """An empty menu that goes when it is closed."""
    menu = QMenu(host)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def fill_places(menu: QMenu, board: Board) -> None:
    """A line for each theme and one for the loose notes; ``data`` is the theme's id."""
    for theme in board.themes:
        menu.addAction(theme_words(theme)).setData(theme.id)
    menu.addAction(_("Loose notes")).setData(LOOSE)


def fill_themes(menu: QMenu, board: Board, but: str) -> None:
    """A line for each theme ``but`` one; ``data`` is its id."""
    for theme in board.themes:
        if theme.id != but:
            menu.addAction(theme_words(theme)).setData(theme.id)


def fill_colours(menu: QMenu) -> None:
    """A line for each note colour; ``data`` is its letter."""
    for place, colour in enumerate(look.NOTE_COLOURS, 1):
        line = menu.addAction(f"{colour.letter}  {_(colour.name)}\tAlt+{place}")
        line.setData(colour.letter)


def fill_acts(menu: QMenu, acts: Mapping[str, QAction], *, notes: bool, theme: bool) -> None:
    """What can be done with chosen notes, or with a chosen theme."""
    for_notes = (
        ("board.group", "board.move", "board.merge", "board.part", "board.colour", "board.hide")
        if notes
        else ()
    )
    for_theme = ("board.name", "board.mergeInto", "board.ungroup") if theme else ()
    both = ("board.up", "board.down") if notes or theme else ()
    for name in (*for_notes, *for_theme, *both):
        menu.addAction(acts[name])
    if menu.isEmpty():
        menu.addAction(_("Choose notes first")).setEnabled(False)
