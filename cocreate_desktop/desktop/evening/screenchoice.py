"""The choice of a screen for the room's picture, beside the beamer's button; not there with one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ...language import _
from ..parts.keybutton import KeyButton
from ..stage.screens import Choice, ScreenMark, choose, free, labels, mark_of
from ..stage.watch import ScreenWatch


@dataclass(frozen=True, slots=True)
class ScreenChosen:
    """Somebody chose a screen; None is a window."""

    mark: ScreenMark | None


class ScreenChoice(QObject):
    """Shows ``buttons`` while there is more than one screen; a press opens a menu of them under the button."""

    # Emits: ScreenChosen.
    chosen = Signal(object)

    def __init__(self, host: QWidget, buttons: Sequence[KeyButton]) -> None:
        super().__init__(host)
        self._host = host
        self._buttons = tuple(buttons)
        self._choice = Choice()
        self._waiting = False
        self._menu: QMenu | None = None
        self._watch = ScreenWatch(host.window(), self)
        self._watch.settled.connect(self._on_settled)
        for button in self._buttons:
            button.clicked.connect(self._on_pressed)
        self._on_settled()

    @property
    def several(self) -> bool:
        """Whether there is something to choose."""
        return bool(self._offered())

    def show_waiting(self, waiting: bool) -> None:
        """While the picture waits for its beamer a line under the head offers the choice instead."""
        self._waiting = waiting
        self._on_settled()

    def open_under(self, button: QWidget) -> None:
        """Opens the menu under this button."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._watch.follow()
        self._menu = self._made()
        self._menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def show_choice(self, choice: Choice) -> None:
        """What is chosen now."""
        self._choice = choice

    def _offered(self) -> list[ScreenMark]:
        return free(list(self._watch.screens()), self._watch.desk_marks())

    def _made(self) -> QMenu:
        offered = self._offered()
        now = choose(offered, self._watch.desk_marks(), self._choice)
        menu = QMenu(self._host)
        group = QActionGroup(menu)
        marks: list[ScreenMark | None] = [*offered, None]
        words = [*labels(offered, mark_of(self._watch.desk_screen())), _("In a window")]
        for mark, text in zip(marks, words, strict=True):
            action = QAction(text.replace("&", "&&"), group)
            action.setData(ScreenChosen(mark))
            action.setCheckable(True)
            action.setChecked(mark == now and not self._waiting)
            menu.addAction(action)
        menu.triggered.connect(self._on_triggered)
        return menu

    @Slot()
    def _on_settled(self) -> None:
        offered = self.several and not self._waiting
        for button in self._buttons:
            button.setVisible(offered)

    @Slot()
    def _on_pressed(self) -> None:
        button = self.sender()
        if isinstance(button, KeyButton):
            self.open_under(button)

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())
