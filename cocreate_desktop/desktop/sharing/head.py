"""Ties the chip in the head of the window to the sharing of the project that is open: the state is always in sight, and the
minutes count up by one tick a minute."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from ...services.sharing import SharingChanged
from .. import forms
from ..desk import followed
from ..relay import Batch
from ..shell import Shell
from .chip import StateChip
from .sheet import SharingSheet
from .words import told

MINUTE_MS: Final = 60_000


class SharingHead(QObject):
    """A dry run is never shared: then there is no chip."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self.chip = forms.child(shell, StateChip, "sharing")
        self.sheet: SharingSheet | None = None
        self._minute = QTimer(self)
        self._minute.setInterval(MINUTE_MS)
        self._minute.timeout.connect(self.show_state)
        shell.project_opened.connect(self._on_opened)
        shell.project_closed.connect(self._on_closed)
        shell.action("sharing").triggered.connect(self.open_sheet)
        self.chip.clicked.connect(shell.action("sharing").trigger)

    @Slot()
    def show_state(self) -> None:
        """Shows how it stands now."""
        desk = self._shell.desk
        if desk is not None:
            sharing = desk.project.sharing
            self.chip.show_told(told(sharing.state, sharing.roads, desk.services.clock.now()))

    @Slot()
    def open_sheet(self) -> None:
        """Opens the sheet, at most one at a time."""
        desk = self._shell.desk
        if desk is not None and desk.project.dry_run is None and self.sheet is None:
            self.sheet = SharingSheet(desk, self._shell)
            self.sheet.finished.connect(self._on_sheet_gone)
            self.sheet.open()

    @Slot()
    def _on_opened(self) -> None:
        if followed(self._shell.desk, self._on_happened) is None:
            return
        self.show_state()
        self.chip.show()
        self._minute.start()

    @Slot()
    def _on_closed(self) -> None:
        self._minute.stop()
        self.chip.hide()
        if self.sheet is not None:
            self.sheet.leave()

    @Slot(int)
    def _on_sheet_gone(self, _result: int) -> None:
        self.sheet = None

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.of(SharingChanged):
            self.show_state()
