"""Keys of a vote's buttons: they press what can be seen, and nothing that is hidden now."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from . import keys


class ButtonKey(QObject):
    """Presses ``button`` with a key that holds in ``host``."""

    def __init__(self, host: QWidget, key: str, button: QAbstractButton) -> None:
        super().__init__(button)
        self._button = button
        keys.add(host, key, self._on_key)

    @Slot()
    def _on_key(self) -> None:
        if self._button.isVisible() and self._button.isEnabled():
            self._button.click()
