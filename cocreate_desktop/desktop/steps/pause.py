"""The break at the desk: its clock, minutes more or fewer, the sentence on the stage, and what comes after."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from ...domain.steps import PauseSettings, Step, read_settings
from ...language import _
from ...services.overview import EveningView, step_clock
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from ..parts.meter import Meter
from ..stage.pause import clock_text
from . import acts
from .face import StepFace, settle, show_typed


class Face(StepFace):
    """The desk's face of a break."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/pause")
        self._title = forms.child(form, QLabel, "title")
        self._clock = forms.child(form, QLabel, "clock")
        self._words = forms.child(form, QLabel, "clockWords")
        self._meter = forms.child(form, Meter, "meter")
        self._minutes = forms.child(form, CountField, "minutes")
        self._message = forms.child(form, QLineEdit, "message")
        self._after = forms.child(form, QLabel, "after")
        self._step: Step | None = None
        self._minutes.setRange(1, 480)
        self._minutes.edited.connect(self._on_minutes)
        self._message.editingFinished.connect(self._on_message)

    def show_view(self, view: EveningView) -> None:
        """Shows the break as it is now."""
        self._step = view.step
        if view.step is None:
            return
        self._title.setText(view.step.title)
        self._minutes.show_count(view.step.minutes)
        show_typed(self._message, _message(view.step))
        following = view.following
        self._after.setText(following.title if following else _("This is the last step."))
        self.tick(view)

    def tick(self, view: EveningView) -> None:
        """The clock goes on."""
        if view.step is None:
            return
        clock = step_clock(view.step, self.desk.services.clock.now())
        self._clock.setText(clock_text(clock.left))
        self._words.setText(_("to go") if clock.left >= 0 else _("over time"))
        self._meter.show_part(min(clock.passed, clock.planned), clock.planned)

    def take_focus(self) -> None:
        """The minutes come first."""
        self._minutes.setFocus()

    @Slot(object)
    def _on_minutes(self, changed: CountChanged) -> None:
        if self._step is None or changed.count == self._step.minutes:
            return
        step_id, before, evenings = self._step.id, self._step.minutes, self.desk.services.evenings
        acts.do(
            self.desk,
            _("Change the minutes"),
            lambda: evenings.change_step(step_id, minutes=changed.count),
            lambda _step: evenings.change_step(step_id, minutes=before),
        )

    @Slot()
    def _on_message(self) -> None:
        step = self._step
        words = " ".join(self._message.text().split())
        if step is None or words == _message(step):
            settle(self._message, _message(step) if step else "")
            return
        before, evenings = _message(step), self.desk.services.evenings
        done = acts.do(
            self.desk,
            _("Change the sentence"),
            lambda: evenings.change_settings(step.id, message=words),
            lambda _step: evenings.change_settings(step.id, message=before),
        )
        settle(self._message, _message(done) if done else None)


def _message(step: Step) -> str:
    settings = read_settings(step)
    return settings.message if isinstance(settings, PauseSettings) else ""
