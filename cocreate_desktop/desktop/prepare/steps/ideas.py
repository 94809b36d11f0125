"""The settings of collecting ideas: whether the room sees them come in, and the minutes of 1-2-4-All."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from ....domain.steps import IdeasSettings, Step, read_settings
from ....domain.thinking import USUAL, minutes_of
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ..fields import SavedCheck
from .lengths import ThinkLengths, in_all
from .panel import StepSettings


class Panel(StepSettings):
    """Two boxes to tick, and four lengths when the clock is wanted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/ideas")
        self._on_stage = SavedCheck(desk, "on_stage", forms.child(form, QCheckBox, "onStage"))
        self._clock = forms.child(form, QCheckBox, "clock")
        self._lengths = forms.child(form, QWidget, "lengths")
        self._fields = ThinkLengths(self._lengths)
        self._together = forms.child(form, QLabel, "together")
        self._step: Step | None = None
        self._clock.clicked.connect(self._on_clock)
        self._fields.edited.connect(self._on_lengths)

    def show_view(self, view: EveningView) -> None:
        """What is stored, and how long the four parts last together."""
        settings = read_settings(view.step) if view.step else None
        if view.step is None or not isinstance(settings, IdeasSettings):
            return
        self._step = view.step
        self._on_stage.aim(self.changing(view.step), settings.on_stage)
        self._clock.setChecked(bool(settings.think))
        self._lengths.setVisible(bool(settings.think))
        self._together.setVisible(bool(settings.think))
        self._fields.show_lengths(settings)
        self._together.setText(in_all(sum(minutes_of(settings)), view.step.minutes))

    @Slot(bool)
    def _on_clock(self, on: bool) -> None:
        self.keep(self._step, "think", USUAL if on else ())

    @Slot(object)
    def _on_lengths(self, think: tuple[int, ...]) -> None:
        self.keep(self._step, "think", think)
