"""Where ideas from elsewhere come in: a button, and the whole room to drop them on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ...domain.steps import Kind, Step
from ...language import _
from .. import forms
from ..desk import Desk
from ..leaving.readback import PolisReader
from ..parts.keybutton import KeyButton
from .bringdialog import BringDialog
from .bringing import Bringer


class BringCard(QWidget):
    """Opens the dialog; what is dropped on ``host`` comes in too."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._bringer = Bringer(desk, host)
        form = forms.fill(self, "prepare/bring")
        self._button = forms.child(form, KeyButton, "bring")
        self._button.clicked.connect(self._on_bring)
        self.polis = PolisReader(desk, self)
        forms.child(form, KeyButton, "polis").clicked.connect(self.polis.ask)

    @property
    def dialog(self) -> BringDialog | None:
        """The question that is open, if any."""
        return self._bringer.dialog

    def show_steps(self, evening_id: str, steps: Sequence[Step]) -> None:
        """Notes can hang in these steps; without a step that collects them nothing can come in."""
        self._bringer.aim(evening_id)
        asks = any(step.kind in (Kind.IDEAS, Kind.THEMES) for step in steps)
        self._button.setEnabled(asks)
        self._button.setAccessibleDescription("" if asks else _("Add a step for ideas first."))

    def read_file(self, path: Path) -> None:
        """Opens the dialog with a file."""
        self._bringer.read_file(path)

    @Slot()
    def _on_bring(self) -> None:
        self._bringer.ask()
