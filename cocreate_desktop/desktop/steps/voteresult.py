"""What is decided about a vote after it was closed: what percentages are of, asking once more, and making it final."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QLineEdit, QWidget

from ...domain.errors import BadValue
from ...domain.rounds import Phase, Round
from ...language import _
from ...services.tallying import RoundView
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..together.publishing import Publishing
from . import acts, votecells, votewords
from .face import settle, show_typed
from .votechoice import RuleChoice, Wanted
from .votekeys import ButtonKey
from .votemoney import some, whole


class ResultPanel(QObject):
    """Wires what stands under the list once a vote is closed."""

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._publishing = Publishing(desk, form)
        self._round: RoundView | None = None
        self._able = self._asking = False
        self._host = forms.child(form, QWidget, "resultHost")
        part = forms.fill(self._host, "steps/vote_result")
        self._row = forms.child(part, QWidget, "resultRowPart")
        combo = forms.child(part, QComboBox, "useBase")
        self._combo, self._base = combo, RuleChoice(combo, self)
        self._base_label = forms.child(part, QLabel, "useBaseLabel")
        kept = combo.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # without it the buttons would fill the row
        combo.setSizePolicy(kept)
        self._entitled = forms.child(part, QLineEdit, "useEntitled")
        self._entitled_part = forms.child(part, QWidget, "entitledPart")
        self._again = forms.child(part, KeyButton, "askAgain")
        self._final = forms.child(part, KeyButton, "makeFinal")
        self._confirm = forms.child(part, QFrame, "confirm")
        self._sure, self._not_yet = (forms.child(part, KeyButton, name) for name in ("final", "notYet"))
        self._base.wanted.connect(self._on_base)
        self._entitled.editingFinished.connect(self._on_entitled)
        self._again.clicked.connect(self._on_again)
        self._final.clicked.connect(self._on_final)
        self._sure.clicked.connect(self._on_sure)
        self._not_yet.clicked.connect(self._on_not_yet)
        ButtonKey(form, "Alt+O", self._again)
        ButtonKey(form, "Alt+M", self._final)
        ButtonKey(self._confirm, "Escape", self._not_yet)

    def show_round(self, found: RoundView, *, able: bool) -> None:
        """Shows the base with its number where there are percentages, and what can be done; nothing before the close."""
        voting = found.round
        if self._round is None or (voting.id, voting.phase) != (
            self._round.round.id,
            self._round.round.phase,
        ):
            self._asking = False
        self._round, self._able = found, able
        self._host.setVisible(voting.phase.over)
        self._base.offer_words("base", votewords.BASES, voting.base, votewords.bases_off(found))
        free = able and voting.phase is not Phase.PUBLISHED
        percent = votecells.in_percent(voting.method)
        self._base_label.setVisible(percent)
        self._combo.setVisible(percent)
        self._entitled_part.setVisible(percent and voting.base == "entitled")
        for widget in (self._combo, self._entitled):
            widget.setEnabled(free)
        show_typed(self._entitled, some(voting.entitled))
        consent = voting.method == "consent"
        self._again.setText(_("Ask again") if consent else _("Ask once more"))
        self._again.setVisible(able and voting.phase.over)
        self._final.setVisible(able and voting.phase is Phase.REVEALED)
        self._show_confirm()

    def _show_confirm(self) -> None:
        self._confirm.setVisible(self._asking)
        self._row.setVisible(not self._asking)

    def _use(self, voting: Round, **fields: object) -> bool:
        service = self._desk.services.voting
        base, entitled = str(fields.get("base", voting.base)), fields.get("entitled", voting.entitled)
        if not isinstance(entitled, int):
            self._desk.voice.problem(BadValue(value=entitled, example="400"))
            return False
        done = acts.do(
            self._desk,
            _("Change what percentages are of"),
            lambda: service.use_base(voting.id, base, entitled=entitled),
            lambda _round: service.use_base(voting.id, voting.base, entitled=voting.entitled),
        )
        return done is not None

    @Slot(object)
    def _on_base(self, wanted: Wanted) -> None:
        found = self._round
        if found is None or wanted.fields["base"] == found.round.base:
            return
        fields = dict(wanted.fields)
        if fields["base"] == "entitled" and found.round.entitled < found.counted:
            fields["entitled"] = 0  # what once stood there cannot be right: it is asked anew
        if not self._use(found.round, **fields):
            self.show_round(found, able=self._able)

    @Slot()
    def _on_entitled(self) -> None:
        found = self._round
        if found is None or self._entitled.text() == some(found.round.entitled):
            return
        kept = self._use(found.round, entitled=whole(self._entitled.text()))
        settle(self._entitled, some(self._round.round.entitled) if kept and self._round else None)

    @Slot()
    def _on_again(self) -> None:
        """A new draft in the same step, laid over this round. Undo takes it away as long as it was not opened."""
        found = self._round
        if found is None:
            return
        voting, step_id, round_id = self._desk.services.voting, found.round.step_id, found.round.id

        def back() -> None:
            last = voting.round_of(step_id)
            if last is not None and last.id != round_id:
                voting.drop(last.id)

        done = acts.do(self._desk, _("Ask once more"), lambda: voting.again(round_id), lambda _round: back())
        if done is not None:
            said = _("The same question once more, laid over this one. Open it when everybody is ready.")
            self._desk.voice.message(said, self._desk.undo.undo)

    @Slot()
    def _on_final(self) -> None:
        self._asking = True
        self._show_confirm()
        self._not_yet.setFocus()

    @Slot()
    def _on_not_yet(self) -> None:
        self._asking = False
        self._show_confirm()
        self._final.setFocus()

    @Slot()
    def _on_sure(self) -> None:
        found = self._round
        self._asking = False
        if found is not None:
            self._publishing.publish(found.round.id)
        self._show_confirm()
