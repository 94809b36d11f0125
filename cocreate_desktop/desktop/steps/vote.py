"""The vote at the desk: open, close, reveal, and the question of a draft. Options, rules, counts and slips are panels."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QWidget

from ...domain.rounds import Phase
from ...language import _
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.phasetile import PhaseTile
from . import acts, votewords
from .face import StepFace, settle, show_question, show_typed
from .votecounts import CountsPanel
from .voteoptions import OptionsPanel
from .voterules import RulesPanel
from .voteslips import SlipPanel


class Face(StepFace):
    """The desk's face of a vote."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/vote")
        self._kicker = forms.child(form, QLabel, "kicker")
        self._question = forms.child(form, QLabel, "question")
        self._ask_part = forms.child(form, QWidget, "askPart")
        self._ask = forms.child(form, QLineEdit, "ask")
        self._turnout_box = forms.child(form, QBoxLayout, "turnoutBox")
        self._tiles = tuple(forms.child(form, PhaseTile, name) for name in ("open", "close", "reveal"))
        self._view: EveningView | None = None
        self._rules = RulesPanel(desk, form)
        self._options = OptionsPanel(desk, form)
        self._counts = CountsPanel(desk, form)
        self._slips = SlipPanel(desk, form)
        slots = (self._on_open, self._on_close, self._on_reveal)
        for tile, slot in zip(self._tiles, slots, strict=True):
            tile.clicked.connect(slot)
        self._ask.editingFinished.connect(self._on_ask)

    def show_view(self, view: EveningView) -> None:
        """Shows the round as it is now."""
        before = self._view.step.id if self._view and self._view.step else ""
        self._view = view
        found = view.round
        if found is None or view.step is None:
            return
        if view.step.id != before:
            self._slips.forget()
        if view.step.id != before or found.round.phase is Phase.DRAFT:
            self._counts.choose_channel(found)
        tight = bool(self.property("tight"))
        self._turnout_box.setDirection(
            QBoxLayout.Direction.LeftToRight if tight else QBoxLayout.Direction.TopToBottom
        )
        self._turnout_box.setSpacing(16 if tight else 6)
        self._turnout_box.setContentsMargins(0, 0 if tight else 6, 0, 0)
        self._show_head(found)
        self._rules.show_round(found)
        for row in self._options.show_view(view, found, tight=tight):
            self._counts.hear(row)
        self._counts.show_round(found, self._options.rows)
        self._slips.show_round(found)

    def take_focus(self) -> None:
        """A draft begins with the next option; else the first count."""
        found = self._view.round if self._view else None
        if found is not None:
            self._options.take_focus(draft=found.round.phase is Phase.DRAFT)

    def _show_head(self, found: RoundView) -> None:
        draft = found.round.phase is Phase.DRAFT
        self._kicker.setText(votewords.kicker(found.round))
        show_question(self._question, found.question)
        show_typed(self._ask, self._view.step.question if self._view and self._view.step else "")
        self._question.setVisible(not draft)
        self._ask_part.setVisible(draft)
        zone = self.desk.services.clock.now().tzinfo
        for tile, (words, phase, caption) in zip(
            self._tiles, votewords.tiles(found.round, zone), strict=True
        ):
            tile.setText(words)
            tile.setAccessibleName(words)
            tile.show_phase(phase, caption)

    def _round_verb(self, verb: Callable[[str], object]) -> None:
        found = self._view.round if self._view else None
        if found is not None:
            round_id = found.round.id
            self.desk.attempt(lambda: verb(round_id))

    @Slot()
    def _on_open(self) -> None:
        self._round_verb(self.desk.services.voting.open)

    @Slot()
    def _on_close(self) -> None:
        found = self._view.round if self._view else None
        voting = self.desk.services.voting
        revealed = found is not None and found.round.phase is Phase.REVEALED
        self._round_verb(voting.conceal if revealed else voting.close)

    @Slot()
    def _on_reveal(self) -> None:
        self._round_verb(self.desk.services.voting.reveal)

    @Slot()
    def _on_ask(self) -> None:
        step = self._view.step if self._view else None
        words = self._ask.text().strip()
        if step is None or words == step.question:
            settle(self._ask, step.question if step else "")
            return
        evenings = self.desk.services.evenings
        done = acts.do(
            self.desk,
            _("Change the question"),
            lambda: evenings.change_step(step.id, question=words),
            lambda _step: evenings.change_step(step.id, question=step.question),
        )
        settle(self._ask, done.question if done else None)
