"""The settings of collecting ideas: whether the room sees them come in, and the minutes of 1-2-4-All."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from ....domain.steps import IdeasSettings, Step, read_settings
from ....domain.thinking import LONGEST, USUAL, minutes_of
from ....language import _, ngettext
from ....services.overview import EveningView
from ... import forms
from ...desk import Desk
from ...parts.countfield import CountChanged, CountField
from ..fields import SavedCheck, store
from .panel import StepSettings

PARTS = ("alone", "pairs", "fours", "all")


class Panel(StepSettings):
    """Two boxes to tick, and four lengths when the clock is wanted."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/ideas")
        self._on_stage = SavedCheck(desk, "on_stage", forms.child(form, QCheckBox, "onStage"))
        self._clock = forms.child(form, QCheckBox, "clock")
        self._lengths = forms.child(form, QWidget, "lengths")
        self._fields = tuple(forms.child(form, CountField, name) for name in PARTS)
        self._together = forms.child(form, QLabel, "together")
        self._step: Step | None = None
        self._clock.clicked.connect(self._on_clock)
        for field in self._fields:
            field.setRange(1, LONGEST)
            field.edited.connect(self._on_minutes)

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
        for field, minutes in zip(self._fields, minutes_of(settings), strict=True):
            field.show_count(minutes)
        self._together.setText(_in_all(sum(minutes_of(settings)), view.step.minutes))

    @Slot(bool)
    def _on_clock(self, on: bool) -> None:
        self._store(USUAL if on else ())

    @Slot(object)
    def _on_minutes(self, _changed: CountChanged) -> None:
        self._store(tuple(field.value() for field in self._fields))

    def _store(self, think: tuple[int, ...]) -> None:
        settings = read_settings(self._step) if self._step else None
        if self._step is not None and isinstance(settings, IdeasSettings) and settings.think != think:
            store(self.desk, self.changing(self._step), "think", (settings.think, think))


def _in_all(minutes: int, planned: int) -> str:
    """How long 1-2-4-All takes, and that it does not fit when it does not."""
    said = ngettext("{n} minute together", "{n} minutes together", minutes).format(n=minutes)
    if minutes <= planned:
        return said
    return _("{said}: more than the {n} of the step").format(said=said, n=planned)
