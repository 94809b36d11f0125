"""The question before a dry run: how many neighbours, how fast, and who presses the key."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from ...language import _, ngettext
from ...services.practising import DryRunPlan
from .. import forms
from ..parts.countfield import CountField
from ..parts.dialogs import Decided, SafeDialog

PACES: Final = (1, 2, 3, 5, 10, 15, 20)
FEWEST, MOST = 5, 200


class DryRunDialog(SafeDialog):
    """Opened over the room to prepare with ``open()``. ``minutes`` are those of the run sheet."""

    # Emits: DryRunPlan.
    planned = Signal(object)

    def __init__(self, evening_id: str, minutes: int, parent: QWidget | None = None) -> None:
        text = _(
            "The whole evening with simulated neighbours, on the real beamer. It is played on a copy: nothing of it is kept."
        )
        super().__init__(_("Dry run"), text, _("Cancel"), _("Begin the dry run"), parent=parent)
        self._evening_id = evening_id
        self._minutes = minutes
        form = forms.load("dryrun/dialog", self)
        self.body.addWidget(form)
        self._people = forms.child(form, CountField, "people")
        self._pace = forms.child(form, QComboBox, "pace")
        self._by_itself = forms.child(form, QCheckBox, "byItself")
        self._lasts = forms.child(form, QLabel, "lasts")
        self._people.setRange(FEWEST, MOST)
        plan = DryRunPlan(evening_id)
        self._people.setValue(plan.people)
        fill_paces(self._pace, plan.pace)
        self._pace.currentIndexChanged.connect(self._show_time)
        self.decided.connect(self._on_decided)
        self._show_time()

    @Slot()
    def _show_time(self) -> None:
        lasts = max(1, round(self._minutes / int(self._pace.currentData())))
        words = ngettext(
            "The run sheet then takes about {n} minute.", "The run sheet then takes about {n} minutes.", lasts
        )
        self._lasts.setText(words.format(n=lasts))

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed:
            pace = int(self._pace.currentData())
            by_itself = self._by_itself.isChecked()
            self.planned.emit(DryRunPlan(self._evening_id, self._people.value(), pace, by_itself))


def fill_paces(box: QComboBox, chosen: int) -> None:
    """The paces to choose from."""
    for pace in PACES:
        box.addItem(_("as fast as real") if pace == 1 else f"× {pace}", pace)
    box.setCurrentIndex(max(box.findData(chosen), 0))
