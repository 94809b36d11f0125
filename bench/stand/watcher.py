"""Watches the stage paint: when each picture was done, and how many votes it counted."""

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from bench.stand.phones import Heard
from cocreate_desktop.desktop.stage.canvas import StageCanvas
from cocreate_desktop.desktop.stage.state import Vote


class Watcher(QObject):
    """Notes when the stage had been painted, and how many votes the picture counted."""

    def __init__(self, canvas: StageCanvas) -> None:
        super().__init__()
        self.seen: Heard = []
        self._canvas = canvas
        canvas.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Lets the stage paint, and looks at the clock after it."""
        if event.type() is not QEvent.Type.Paint:
            return False
        QWidget.event(self._canvas, event)
        body = self._canvas.state.body
        if isinstance(body, Vote):
            self.seen.append((time.perf_counter(), body.voted))
        return True
