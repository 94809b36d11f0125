"""Says at the desk when phones have to come to another address than before, or cannot come for want of a network."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ...domain.events import HallChanged
from ...language import _
from ..desk import Desk
from .reachdialog import ReachDialog

MOVED, AWAY = "address-moved", "address-away"


class AddressWatch(QObject):
    """Fed with every HallChanged of the evening; ``test`` opens the sheet to test with."""

    def __init__(self, desk: Desk, host: QWidget) -> None:
        super().__init__(host)
        self._desk, self._host = desk, host
        self._told = ""  # the address that phones were told first
        self._evening_id = ""
        self.dialog: ReachDialog | None = None

    def aim(self, evening_id: str) -> None:
        """Which evening is served; another one begins anew."""
        if evening_id != self._evening_id:
            self._evening_id, self._told = evening_id, ""

    def hear(self, told: HallChanged) -> None:
        """Warns, or takes a warning back."""
        if not told.running:
            return
        if told.problem:
            self._desk.voice.warning(AWAY, _("Phones cannot come now."), told.problem)
            return
        self._desk.voice.solved(AWAY)
        before, self._told = self._told or told.address, self._told or told.address
        if told.address == before:
            self._desk.voice.solved(MOVED)
        else:
            self._warn(told.address.partition("://")[2], before.partition("://")[2])

    def _warn(self, now: str, before: str) -> None:
        self._desk.voice.warning(
            MOVED,
            _("Phones now come to {address}.").format(address=now),
            _(
                "The codes on the beamer are right. Phones scan once more. Printed slips still say {before}."
            ).format(before=before),
            _("Test with a phone…"),
            self._on_read,
        )

    @Slot()
    def test(self) -> None:
        """Opens the sheet."""
        if self._evening_id:
            self.dialog = ReachDialog(self._desk, self._evening_id, self._host.window())
            self.dialog.finished.connect(self._on_finished)
            self.dialog.open()

    def _on_read(self) -> None:
        """The warning was read: from now on this is the address."""
        self._desk.voice.solved(MOVED)
        self._told = self._desk.project.hall.address
        self.test()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        self.dialog = None
