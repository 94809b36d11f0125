"""Where ideas from elsewhere come in. Taking in can be undone as one deed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ...domain.steps import Kind, Step
from ...language import _, ngettext
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from .bringdialog import BringDialog, BringWanted
from .commands import TakeIn


class BringCard(QWidget):
    """Opens the dialog; a dropped file comes in through ``read_file``."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._steps: tuple[Step, ...] = ()
        form = forms.fill(self, "prepare/bring")
        self._button = forms.child(form, KeyButton, "bring")
        self._button.clicked.connect(self._on_bring)
        self.dialog: BringDialog | None = None

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Notes can hang in these steps; without a step that collects them nothing can come in."""
        self._steps = tuple(steps)
        asks = any(step.kind in (Kind.IDEAS, Kind.THEMES) for step in steps)
        self._button.setEnabled(asks)
        self._button.setAccessibleDescription("" if asks else _("Add a step for ideas first."))

    def read_file(self, path: Path) -> None:
        """Opens the dialog with a file that was dropped."""
        self._on_bring()
        if self.dialog is not None:
            self.dialog.read_file(path)

    @Slot()
    def _on_bring(self) -> None:
        if self.dialog is None:
            self.dialog = BringDialog(self._desk, self._steps, self.window())
            self.dialog.wanted.connect(self._on_wanted)
            self.dialog.finished.connect(self._on_gone)
            self.dialog.open()

    @Slot()
    def _on_gone(self) -> None:
        self.dialog = None

    @Slot(object)
    def _on_wanted(self, wish: BringWanted) -> None:
        command = TakeIn(self._desk, wish.step_id, wish.notes)
        self._desk.undo.push(command)
        if command.number:
            words = ngettext("{n} note came in.", "{n} notes came in.", command.number)
            self._desk.voice.message(words.format(n=command.number), self._desk.undo.undo)
