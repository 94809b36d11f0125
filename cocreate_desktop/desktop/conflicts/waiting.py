"""Tells quietly how many choices between two versions wait: a chip that is only there while there are some. It asks for nothing
and takes no focus, so that an evening goes on as it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from ...domain.events import Changed
from ...language import _, number_text
from ..desk import Desk
from ..parts.chip import Chip
from ..relay import Batch
from . import casewords


class VersionsWaiting(QObject):
    """Looks again with everything that changes. ``ways`` are shown and hidden with the ``chip``; ``whole``: the chip stands
    alone and says what it counts."""

    def __init__(
        self, desk: Desk, parent: QWidget, ways: Sequence[QWidget], chip: Chip, *, whole: bool = False
    ) -> None:
        super().__init__(parent)
        self._desk, self._ways, self._chip, self._whole = desk, ways, chip, whole
        self.number = 0
        desk.relay.happened.connect(self._on_happened)
        self._look()

    def _look(self) -> None:
        self.number = self._desk.services.conflicts.count()
        words = casewords.waiting(self.number)
        if self._whole:
            words = _("{n} × 2 versions").format(n=number_text(self.number))
        self._chip.show_state(words, "warn", "copy" if self._whole else "circle-half")
        for part in (*self._ways, self._chip):
            part.setVisible(bool(self.number))

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if batch.of(Changed):
            self._look()
