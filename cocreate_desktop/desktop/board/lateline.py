"""The line under the board: notes that come late are typed or pasted there, in the colour that is chosen beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ...services.overview import EveningView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps import noteacts
from ..steps.captureline import CaptureLine
from ..steps.colourchoice import ColourChoice, ColourChosen


class LateLine(QObject):
    """Hangs up what is typed, loose, in the step that is shown."""

    def __init__(self, desk: Desk, form: QWidget, view: Callable[[], EveningView | None]) -> None:
        super().__init__(form)
        self._desk = desk
        self._view = view
        self._colour = "A"
        self._colours = forms.child(form, ColourChoice, "colours")
        self._line = forms.child(form, CaptureLine, "line")
        self._line.returnPressed.connect(self._on_hang)
        self._line.lines_pasted.connect(self._on_lines)
        self._colours.chosen.connect(self._on_colour)
        forms.child(form, KeyButton, "hang").clicked.connect(self._on_hang)
        self._colours.show_letter(self._colour)

    def take_focus(self) -> None:
        """To type on."""
        self._line.setFocus()

    def take_colour(self, letter: str) -> None:
        """The colour of what is typed next."""
        self._colour = letter
        self._colours.show_letter(letter)

    @Slot()
    def _on_hang(self) -> None:
        step, words = self._step_id(), self._line.text()
        if not step or not words.strip():
            return
        if noteacts.hang(self._desk, step, words, self._colour) is not None:
            self._line.clear()
        self._line.setFocus()

    @Slot()
    def _on_lines(self) -> None:
        if step := self._step_id():
            noteacts.take_pasted(self._desk, step, self._line.pasted, self._colour)

    @Slot(object)
    def _on_colour(self, chosen: ColourChosen) -> None:
        self._colour = chosen.letter

    def _step_id(self) -> str:
        view = self._view()
        return view.step.id if view is not None and view.step is not None else ""
