"""What stands in the window's head during the venue check: the time, and when the first people come in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.evening import Evening
from ...domain.templates import WALK_IN
from ...language import _, time_text
from .. import forms
from ..desk import Desk


class VenueHead(QWidget):
    """Ticks while it is seen: the time, and when the doors open."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        form = forms.fill(self, "venue/head")
        self._clock = forms.child(form, QLabel, "clock")
        self._begins = forms.child(form, QLabel, "begins")
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._on_second)

    def show_evening(self, evening: Evening) -> None:
        """Whose doors open."""
        self._begins.setText(doors_words(evening))
        self._on_second()

    def showEvent(self, event: QShowEvent) -> None:
        """The clock runs."""
        super().showEvent(event)
        self._on_second()
        self._second.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """The clock stands."""
        super().hideEvent(event)
        self._second.stop()

    @Slot()
    def _on_second(self) -> None:
        self._clock.setText(time_text(self._desk.services.clock.now()))


def doors_words(evening: Evening) -> str:
    """From when on people come in; empty while no time to begin is filled in."""
    if not evening.starts:
        return ""
    begins = datetime.combine(date(2000, 1, 1), time.fromisoformat(evening.starts))
    return _("walk-in from {time}").format(time=time_text(begins - timedelta(minutes=WALK_IN)))
