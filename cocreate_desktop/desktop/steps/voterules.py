"""The rules of a vote while it is a draft: the method, how many each, how many on one. Shown beside the options."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ...domain.rounds import Phase
from ...language import _
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.countfield import CountChanged, CountField
from . import acts

METHODS = ("dots", "approval", "choice")
_FIELDS = {"dotsEach": "dots", "perOption": "max_per_option", "choicesEach": "max_choices"}


class RulesPanel(QObject):
    """Wires the rules of the vote's form."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._panel = forms.child(form, QWidget, "rules")
        self._method = forms.child(form, QComboBox, "method")
        self._fields = {name: forms.child(form, CountField, name) for name in _FIELDS}
        self._labels = {name: forms.child(form, QLabel, f"{name}Label") for name in _FIELDS}
        self._round: RoundView | None = None
        self._method.addItems([_("Dots"), _("Several choices"), _("One choice")])
        self._method.activated.connect(self._on_method)
        for name, field in self._fields.items():
            field.setRange(0 if name == "choicesEach" else 1, 100)
            field.edited.connect(self._on_number)
        self._fields["choicesEach"].setSpecialValueText(_("free"))

    def show_round(self, found: RoundView) -> None:
        """Shows the rules; only those that the method has."""
        self._round = found
        voting = found.round
        self._panel.setVisible(voting.phase is Phase.DRAFT)
        if voting.method in METHODS:
            self._method.setCurrentIndex(METHODS.index(voting.method))
        dots = voting.method == "dots"
        for name, field in self._fields.items():
            shown = dots if name != "choicesEach" else voting.method == "approval"
            field.setVisible(shown)
            self._labels[name].setVisible(shown)
            field.show_count(int(getattr(voting, _FIELDS[name])))

    @Slot(int)
    def _on_method(self, place: int) -> None:
        self._change("method", METHODS[place])

    @Slot(object)
    def _on_number(self, changed: CountChanged) -> None:
        self._change(_FIELDS[changed.key], changed.count)

    def _change(self, name: str, value: object) -> None:
        if self._round is None or getattr(self._round.round, name) == value:
            return
        voting, round_id = self._desk.services.voting, self._round.round.id
        before = getattr(self._round.round, name)
        acts.do(
            self._desk,
            _("Change the rules"),
            lambda: voting.change_rules(round_id, **{name: value}),
            lambda _round: voting.change_rules(round_id, **{name: before}),
        )
