"""Carries how far it is from the thread where it is known to the window's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from ...services.sharing import ShareState


class Teller(QObject):
    """Made in the window's thread, and outlives whoever works with it. ``told`` comes out in the window's thread."""

    # Emits: ShareState.
    told = Signal(object)

    def tell(self, state: ShareState) -> None:
        """May be called in any thread."""
        self.told.emit(state)
