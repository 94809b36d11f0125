"""The settings of a vote: method, limits, the base of percentages and the options, with the panels of the evening's own desk.
Once the vote was opened they can only be read."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from ....domain.rounds import Phase
from ....language import N_, _
from ....services.overview import EveningView
from ....services.tallying import RoundView
from ... import forms
from ...desk import Desk
from ...steps import acts
from ...steps.voteoptions import OptionsPanel
from ...steps.voterules import RulesPanel
from .panel import StepSettings

BASES = {
    "valid": N_("who gave a valid vote"),
    "cast": N_("who voted"),
    "present": N_("who is in the hall"),
    "entitled": N_("who may vote"),
}


class Panel(StepSettings):
    """Rules and options of the round of the step."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/vote")
        self._draft = forms.child(form, QWidget, "draftPart")
        self._locked = forms.child(form, QLabel, "locked")
        self._base = forms.child(form, QComboBox, "base")
        for words in BASES.values():
            self._base.addItem(_(words))
        self._base.activated.connect(self._on_base)
        self._rules = RulesPanel(desk, form)
        self._options = OptionsPanel(desk, form)
        self._round: RoundView | None = None

    def show_view(self, view: EveningView) -> None:
        """The round as it is stored."""
        found = self._round = view.round
        if found is None:
            return
        draft = found.round.phase is Phase.DRAFT
        self._draft.setVisible(draft)
        self._locked.setVisible(not draft)
        self._base.setCurrentIndex(list(BASES).index(found.round.base) if found.round.base in BASES else 0)
        if draft:
            self._rules.show_round(found)
            self._options.show_view(view, found, tight=True)
            for row in self._options.rows.values():
                row.drop.setText("")  # its words would leave no room for those of the option
                row.drop.setToolTip(_("Remove"))
        else:
            self._locked.setText(_read_only(found))

    @Slot(int)
    def _on_base(self, place: int) -> None:
        found, wanted = self._round, list(BASES)[place]
        if found is None or found.round.base == wanted:
            return
        voting, round_id, before = self.desk.services.voting, found.round.id, found.round.base
        acts.do(
            self.desk,
            _("Change the rules"),
            lambda: voting.change_rules(round_id, base=wanted),
            lambda _round: voting.change_rules(round_id, base=before),
        )


def _read_only(found: RoundView) -> str:
    options = [f"{option.letter}  {option.text}" for option in found.options]
    return "\n".join((_("The vote was opened: its rules and options stay as they are."), "", *options))
