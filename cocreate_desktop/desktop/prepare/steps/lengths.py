"""The four lengths of 1-2-4-All, as the settings of every step that has its clock show and change them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ....domain.thinking import LONGEST, Thinks, minutes_of
from ....language import _, ngettext
from ... import forms
from ...parts.countfield import CountChanged, CountField

PARTS = ("alone", "pairs", "fours", "all")


class ThinkLengths(QObject):
    """Fills ``host`` with four fields."""

    # Emits: tuple[int, ...], the four lengths in minutes, as a person made them.
    edited = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        form = forms.fill(host, "prepare/steps/lengths")
        self._fields = tuple(forms.child(form, CountField, name) for name in PARTS)
        for field in self._fields:
            field.setRange(1, LONGEST)
            field.edited.connect(self._on_minutes)

    def show_lengths(self, settings: Thinks) -> None:
        """Shows what is stored."""
        for field, minutes in zip(self._fields, minutes_of(settings), strict=True):
            field.show_count(minutes)

    @Slot(object)
    def _on_minutes(self, _changed: CountChanged) -> None:
        self.edited.emit(tuple(field.value() for field in self._fields))


def in_all(minutes: int, planned: int) -> str:
    """How long the parts of a step take together, and that it does not fit when it does not."""
    said = ngettext("{n} minute together", "{n} minutes together", minutes).format(n=minutes)
    if minutes <= planned:
        return said
    return _("{said}: more than the {n} of the step").format(said=said, n=planned)
