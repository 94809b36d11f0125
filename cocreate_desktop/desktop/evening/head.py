"""What belongs to the evening in the window's head: the clock and when the evening ends. Beside a step that takes all the width
it also stands for the column: the small picture of what the room sees, the minutes left, and how the hall is doing."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget

from ...language import _, time_text
from ...services.overview import EveningView
from .. import forms
from ..conflicts.waiting import VersionsWaiting
from ..desk import Desk
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..stage.state import StageState
from ..theme import set_style_property
from .runsheet import left_text
from .stagepicture import StagePicture
from .words import end_text

PICTURE = 78  # pixels wide: it shows what kind of picture hangs there; pressed it comes large


class EveningHead(QWidget):
    """Shown in the head while the evening is."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        form = forms.fill(self, "evening/head")
        self._clock = forms.child(form, QLabel, "clock")
        self._end = forms.child(form, QLabel, "end")
        self.beamer = forms.child(form, KeyButton, "headBeamer")
        self.where = forms.child(form, KeyButton, "headWhere")
        self._where_place = forms.child(form, QWidget, "headWherePlace")
        self.picture = forms.child(form, StagePicture, "headPicture")
        self.picture.fit(PICTURE)
        self._left = forms.child(form, QLabel, "headLeft")
        self._hall = forms.child(form, QLabel, "headHall")
        self._hall_place = forms.child(form, QWidget, "headHallPlace")
        self._versions_place = forms.child(form, QWidget, "headVersionsPlace")
        self.waiting = VersionsWaiting(desk, self, (), forms.child(form, Chip, "headVersions"), whole=True)
        self.beamer.setText(_("beamer off"))
        self.show_alone(False)

    def show_alone(self, alone: bool) -> None:
        """Whether the column made room for the step, so that all that it says must be said here."""
        for part in (self.beamer, self._where_place, self.picture, self._hall_place):
            part.setVisible(alone)
        for part in (self._end, self._versions_place):
            part.setVisible(not alone)

    def show_time(self, view: EveningView, now: datetime) -> None:
        """Shows the time of now, and how long this step still has."""
        self._clock.setText(time_text(now))
        self._end.setText(end_text(view, now))
        self._left.setText(left_text(view, now))

    def show_state(self, state: StageState) -> None:
        """Shows what the room sees."""
        self.picture.show_state(state)

    def show_hall(self, summary: str, trouble: str) -> None:
        """Shows who is there, or what is wrong in the hall."""
        self._hall.setText(trouble or summary)
        set_style_property(self._hall, "tone", "warn" if trouble else "ink2")
