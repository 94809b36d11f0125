"""Loads what a project needs while somebody looks at the start screen, so that the first one opens without a wait: beside the
window what knows no Qt, then in it the rooms, a piece at a time."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

GAP_MS: Final = 25
"""So long the window has for itself after each piece."""
PIECES: Final = (
    "desk",
    "parts.steprow",
    "start.dialogs",
    "steps.face",
    "steps.voterow",
    "stage.joinpanel",
    "stage.budget",
    "stage.vote",
    "stage.canvas",
    "stage.window",
    "walls.photomarks",
    "venue.camerapane",
    "venue.screen",
    "prepare.steppanel",
    "prepare.sheetcard",
    "sharing.sheet",
    "prepare.safecard",
    "prepare.room",
    "arrivals.dialogs",
    "evening.column",
    "walls.bringdialog",
    "walls.evening",
    "cards.taking",
    "evening.instead",
    "evening.room",
    "online.votescard",
    "online.page",
    "leaving.dialog",
    "aftercare.eveningpage",
    "aftercare.overviewpage",
    "aftercare.room",
    "inside",
)
"""Modules of the window, each of which brings little that those before it did not bring."""


class Ahead(QObject):
    """``beside`` runs in a thread of its own first; ``done`` is called when all is there."""

    def __init__(self, beside: Callable[[], None], done: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._beside = threading.Thread(target=beside, name="loads ahead", daemon=True)
        self._done = done
        self._pieces = iter(PIECES)
        self._gap = QTimer(self, interval=GAP_MS)
        self._gap.timeout.connect(self._on_gap)

    def start(self) -> None:
        """From now on, whenever the window has nothing else to do."""
        self._beside.start()
        self._gap.start()

    @Slot()
    def _on_gap(self) -> None:
        if self._beside.is_alive():
            return
        piece = next(self._pieces, "")
        if piece:
            importlib.import_module(f"..{piece}", __package__)
        else:
            self._gap.stop()
            self._done()
