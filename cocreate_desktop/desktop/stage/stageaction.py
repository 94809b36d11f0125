"""The key that shows the stage: the evening hears it, but while a guest has a picture of its own only the guest does."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

_LENT = "lent"


class StageAction(QObject):
    """An ear for the window's action; ``guest``: hears it between ``take`` and ``give_back``, others hear it at all other
    times. In a window without that action it hears nothing."""

    # Emits: nothing; the stage should be shown or put away.
    wanted = Signal()

    def __init__(self, room: QWidget, *, guest: bool = False) -> None:
        super().__init__(room)
        self._guest = guest
        self._action = room.window().findChild(QAction, "stage.fullscreen")
        if self._action is not None:
            self._action.triggered.connect(self._on_triggered)

    def take(self) -> None:
        """The guest hears it from now on."""
        self._lend(True)

    def give_back(self) -> None:
        """The guest has nothing to show any more."""
        self._lend(False)

    def _lend(self, lent: bool) -> None:
        if self._action is not None:
            self._action.setProperty(_LENT, lent)

    @Slot()
    def _on_triggered(self) -> None:
        if self._action is not None and bool(self._action.property(_LENT)) is self._guest:
            self.wanted.emit()
