"""The vote at the desk: open, close, reveal, which poll is looked at, and the question of a draft. The rest are panels."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QBoxLayout, QComboBox, QLabel, QLineEdit, QWidget

from ...domain.rounds import Phase
from ...language import _
from ...services.overview import EveningView
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..parts.phasetile import PhaseTile
from . import acts, votewords
from .face import StepFace, settle, show_question, show_typed
from .voteaudit import AuditPanel
from .votebody import VoteBody
from .voteoptions import OptionsPanel
from .voterules import RulesPanel

_CHANGING = (
    "askPart",
    "question",
    "turnout",
    "methodHost",
    "channels",
    "linePart",
    "heads",
    "summary",
    "hints",
    "draft",
    "objectionsHost",
    "typedHost",
    "entryHost",
    "cardsHost",
    "resultHost",
)

ROOMY = 800
"""Pixels of a window: in a lower one a result is laid out tighter."""


class Face(StepFace):
    """The desk's face of a vote. ``wants_cards``, ``wants_dots`` and ``wants_sheets`` carry the id of the round whose
    cards, poster or sheets are to be read by a camera."""

    wants_cards = Signal(object)
    wants_dots = Signal(object)
    wants_sheets = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = self._form = forms.fill(self, "steps/vote")
        form.setProperty("ringOn", "none")
        self._kicker = forms.child(form, QLabel, "kicker")
        self._poll = forms.child(form, QComboBox, "poll")
        self._poll_label = forms.child(form, QLabel, "pollLabel")
        self._drop_poll = forms.child(form, KeyButton, "dropPoll")
        self._question = forms.child(form, QLabel, "question")
        self._ask_part = forms.child(form, QWidget, "askPart")
        self._ask = forms.child(form, QLineEdit, "ask")
        self._turnout_box = forms.child(form, QBoxLayout, "turnoutBox")
        self._tiles_part = forms.child(form, QWidget, "tilesPart")
        self._tiles = tuple(forms.child(form, PhaseTile, name) for name in ("open", "close", "reveal"))
        self._view: EveningView | None = None
        self._polls: tuple[str, ...] = ()
        self._looked_at = ""  # an earlier poll, by its round
        self._rules = RulesPanel(desk, form)
        self._options = OptionsPanel(desk, form)
        self._body = VoteBody(desk, form, self._options)
        self._audit = AuditPanel(desk, form)
        self._changing = tuple(forms.child(form, QWidget, name) for name in _CHANGING)
        self._drafting: bool | None = None
        self._counted: object = None
        self._wire()

    def _wire(self) -> None:
        slots = (self._on_open, self._on_close, self._on_reveal)
        for tile, slot in zip(self._tiles, slots, strict=True):
            tile.clicked.connect(slot)
        self._ask.editingFinished.connect(self._on_ask)
        self._poll.activated.connect(self._on_poll)
        self._drop_poll.clicked.connect(self._on_drop_poll)
        self._body.cards_wanted.connect(self.wants_cards)
        self._body.photo_wanted.connect(self.wants_dots)
        self._body.sheets_wanted.connect(self.wants_sheets)

    def show_view(self, view: EveningView) -> None:
        """Shows the round as it is now, or the earlier poll that is looked at."""
        before = self._view.round.round.id if self._view and self._view.round else ""
        focused = self._focused
        self._view = view
        now = view.round
        if now is None or view.step is None:
            return
        if now.round.id != before:
            self._looked_at = ""
        self._show_polls(view.step.id, now)
        found = self._found(now)
        mine = found is now
        self._make_room(draft=found.round.phase is Phase.DRAFT)
        # Under a result stand two lines and a row: on a usual laptop all choices should be in sight nevertheless.
        tight = bool(self.property("tight")) or (found.round.phase.over and self.window().height() < ROOMY)
        self._turnout_box.setDirection(
            QBoxLayout.Direction.LeftToRight if tight else QBoxLayout.Direction.TopToBottom
        )
        self._turnout_box.setSpacing(16 if tight else 6)
        self._show_head(found, mine=mine)
        if mine:
            self._rules.show_round(found)
        for row in self._options.show_view(view, found, tight=tight):
            self._body.hear(row)
        self._body.show_round(found, mine=mine)
        self._audit.show_round(found, shown=found.round.phase is not Phase.DRAFT)
        self._hold_focus(focused)
        self._count_ahead(now)

    def _count_ahead(self, now: RoundView) -> None:
        """Raising everybody's share takes long to count: that is done aside while the result is hidden."""
        counted = now.round.id, now.voted, tuple(now.typed.items())
        if now.round.phase is Phase.CLOSED and now.round.completion and counted != self._counted:
            self._counted = counted
            self.desk.aside(partial(self.desk.services.overview.count_ahead, now.round.id), _done_with)

    def show_turnout(self, view: EveningView) -> None:
        """Shows what came in; an earlier poll that is looked at stays as it is."""
        focused = self._focused
        self._view = view
        if view.round is not None and self._found(view.round) is view.round:
            self._body.show_round(view.round, mine=True)
        self._hold_focus(focused)

    def _hold_focus(self, had: bool) -> None:
        """What had the focus may have gone: the keys of the vote hold on, and no other key presses anything."""
        if had and not self._focused:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """A draft begins with the next option; else the first count, the line for paper, or only the keys of the vote."""
        found = self._view.round if self._view else None
        if found is None:
            return
        draft = found.round.phase is Phase.DRAFT
        self._options.take_focus(draft=draft)
        if not draft:
            self._body.take_focus()
        if not self._focused:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _focused(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self._form or self._form.isAncestorOf(focused))

    def _make_room(self, *, draft: bool) -> None:
        """Between a draft and a vote nearly all changes: first all goes, for both at once would make a small window grow."""
        if draft is not self._drafting:
            for part in self._changing:
                part.hide()
        self._drafting = draft

    def _found(self, now: RoundView) -> RoundView:
        if self._looked_at and self._looked_at in self._polls:
            return self.desk.services.overview.round(self._looked_at)
        return now

    def _show_polls(self, step_id: str, now: RoundView) -> None:
        """The polls of the step, when there are several."""
        found = self.desk.services.voting.rounds_of(step_id) if now.round.follows else ()
        self._polls = tuple(one.id for one in found)
        several = len(self._polls) > 1
        for widget in (self._poll, self._poll_label):
            widget.setVisible(several)
        self._drop_poll.setVisible(several and now.round.phase is Phase.DRAFT)
        names = [votewords.poll_name(place, len(found)) for place in range(1, len(found) + 1)]
        if names != [self._poll.itemText(place) for place in range(self._poll.count())]:
            self._poll.clear()
            self._poll.addItems(names)
        if several:
            self._poll.setCurrentIndex(self._polls.index(self._looked_at or now.round.id))

    def _show_head(self, found: RoundView, *, mine: bool) -> None:
        draft = found.round.phase is Phase.DRAFT
        self._kicker.setText(votewords.kicker(found.round))
        show_question(self._question, found.question)
        show_typed(self._ask, self._view.step.question if self._view and self._view.step else "")
        self._question.setVisible(not draft)
        self._ask_part.setVisible(draft)
        self._tiles_part.setVisible(mine)
        lacking = self.desk.services.voting.lacking(found.round.id) if draft else ""
        zone = self.desk.services.clock.now().tzinfo
        for tile, (words, phase, caption) in zip(
            self._tiles, votewords.tiles(found.round, zone, lacking), strict=True
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
        found = self._view.round if self._view else None
        again = found is not None and found.round.phase.over
        self._round_verb(self.desk.services.voting.open)
        if again and self._view and self._view.round and self._view.round.round.phase is Phase.OPEN:
            self.desk.voice.message(
                _("Open again. What had come in stays, and the list says it was reopened.")
            )

    @Slot()
    def _on_close(self) -> None:
        found = self._view.round if self._view else None
        voting = self.desk.services.voting
        revealed = found is not None and found.round.phase is Phase.REVEALED
        self._round_verb(voting.conceal if revealed else voting.close)

    @Slot()
    def _on_reveal(self) -> None:
        self._round_verb(self.desk.services.voting.reveal)

    @Slot(int)
    def _on_poll(self, place: int) -> None:
        """An earlier poll is only looked at."""
        self._looked_at = self._polls[place] if place < len(self._polls) - 1 else ""
        if self._view is not None:
            self.show_view(self._view)

    @Slot()
    def _on_drop_poll(self) -> None:
        """Nothing is asked once more after all; the poll before it is the one of the step again."""
        voting, step = self.desk.services.voting, self._view.step if self._view else None
        if step is None or len(self._polls) < 2:
            return
        before = self._polls[-2]
        acts.did(
            self.desk,
            _("Take a poll away"),
            lambda: voting.drop(voting.rounds_of(step.id)[-1].id),
            lambda: voting.again(before),
        )

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


def _done_with(_nothing: None) -> None:
    """What was counted ahead is remembered where it is counted."""
