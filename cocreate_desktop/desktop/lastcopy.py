"""What is still done when the window is gone: the last backup goes to a slow stick, and somebody might pull that out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer, Slot

from ..language import _
from .parts.dialogs import SafeDialog

LOOKS_MS: Final = 100
MOST_MS: Final = 120_000
"""A stick that hangs ends no later than this: nothing is lost by it, for the backup stands on the laptop."""


class LastCopy(SafeDialog):
    """Goes by itself. ``going`` tells to which place the copy is on its way, empty when it is there."""

    def __init__(self, going: Callable[[], str]) -> None:
        super().__init__(
            _("The last backup is on its way to {name}").format(name=going()),
            _("Leave the stick in until this is gone. Everything is safely on this laptop already."),
            _("Do not wait"),
            icon="hard-drives",
            icon_token="accent",
        )
        self._going = going
        self._looks = QTimer(self, interval=LOOKS_MS)
        self._looks.timeout.connect(self._look)
        self._looks.start()
        self._end = QTimer(self, singleShot=True, interval=MOST_MS)
        self._end.timeout.connect(self.accept)
        self._end.start()

    @Slot()
    def _look(self) -> None:
        if not self._going():
            self.accept()
