"""The settings of a proposal: which one it is, and whether phones may react to it."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from ....domain.steps import ProposalSettings, Step, read_settings
from ....language import _
from ....services.overview import EveningView
from ....services.proposals import ProposalView
from ... import forms
from ...desk import Desk
from ..fields import SavedCheck
from .panel import StepSettings


class Panel(StepSettings):
    """A list of the proposals of the project, and a tick."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "prepare/steps/proposal")
        self._step: Step | None = None
        self._proposal = forms.child(form, QComboBox, "proposal")
        self._none = forms.child(form, QLabel, "noneYet")
        self._reactions = SavedCheck(desk, "reactions", forms.child(form, QCheckBox, "reactions"))
        self._none.setText(
            _("There is none yet. It is begun in the step itself, from the themes or without words.")
        )
        self._proposal.activated.connect(self._on_chosen)

    def show_view(self, view: EveningView) -> None:
        """What is stored."""
        settings, found = read_settings(view.step) if view.step else None, view.matter
        if (
            view.step is None
            or not isinstance(settings, ProposalSettings)
            or not isinstance(found, ProposalView)
        ):
            return
        self._step = view.step
        self._none.setVisible(not found.proposals)
        self._proposal.setEnabled(bool(found.proposals))
        self._proposal.clear()
        for one in found.proposals:
            self._proposal.addItem(one.title, one.id)
        chosen = found.proposal.id if found.proposal is not None else ""
        self._proposal.setCurrentIndex(self._proposal.findData(chosen))
        self._reactions.aim(self.changing(view.step), settings.reactions)

    @Slot(int)
    def _on_chosen(self, _place: int) -> None:
        self.keep(self._step, "proposal_id", str(self._proposal.currentData() or ""))
