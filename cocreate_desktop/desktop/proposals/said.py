"""What people said about a proposal at the desk: read, shown to the room, dealt with, made into a change of the text, and
written down for who said it aloud or on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget

from ...domain import privacy
from ...domain.notes import Channel
from ...domain.privacy import FLAG_NAMES
from ...domain.proposals import REACTION_NAMES, REACTION_STATES, Reaction, ReactionKind, ReactionState
from ...domain.steps import ProposalSettings
from ...language import N_, _
from ...services import proposalwords
from ...services.proposals import ProposalView, lacks_reason
from .. import forms
from ..desk import Desk
from ..parts.keybutton import KeyButton
from ..steps import acts
from ..steps.face import settle, show_typed
from .rows import ROW_ROLE, ParagraphDelegate, ParagraphRow

ALL, HERE, OPEN, LACKING, WAITING = "all", "here", "open", "lacking", "waiting"
WHICH = {
    ALL: N_("all"),
    HERE: N_("to the chosen paragraph"),
    OPEN: N_("still open"),
    LACKING: N_("not taken over, no reason said"),
    WAITING: N_("not shown to the room"),
}
STATES: list[ReactionState] = [one for one in ReactionState if one is not ReactionState.WITHDRAWN]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """A reaction became a change of a paragraph, whose words want a look: they are new from the character ``first`` on."""

    paragraph_id: str
    first: int


class SaidPanel(QObject):
    """Wires the lower right of the form."""

    # Emits: TakenOver.
    taken_over = Signal(object)

    def __init__(self, desk: Desk, form: QWidget) -> None:
        super().__init__(form)
        self._desk = desk
        self._view = ProposalView(ProposalSettings())
        self._evening_id, self._paragraph_id = "", ""
        self.list = forms.child(form, QListWidget, "reactions")
        self.list.setItemDelegate(ParagraphDelegate(self.list))
        self._which = forms.child(form, QComboBox, "which")
        self._lacking = forms.child(form, QLabel, "lacking")
        self._part = forms.child(form, QWidget, "reactionPart")
        self._text = forms.child(form, QLabel, "reactionText")
        self.state = forms.child(form, QComboBox, "state")
        self.answer = forms.child(form, QLineEdit, "answer")
        self._buttons = {name: forms.child(form, KeyButton, name) for name in ("takeOver", "showIt", "drop")}
        self._kind = forms.child(form, QComboBox, "kind")
        self._say = forms.child(form, QLineEdit, "say")
        self._paper = forms.child(form, QCheckBox, "paper")
        for key, name in WHICH.items():
            self._which.addItem(_(name), key)
        for state in STATES:
            self.state.addItem(_(REACTION_STATES[state]), state.value)
        for kind in ReactionKind:
            self._kind.addItem(_(REACTION_NAMES[kind]), kind.value)
        self._wire()

    def show_view(self, evening_id: str, found: ProposalView, paragraph_id: str) -> None:
        """Shows what was said; what is being typed stays."""
        self._evening_id, self._view, self._paragraph_id = evening_id, found, paragraph_id
        number = len(found.lacking)
        self._lacking.setVisible(bool(number))
        self._lacking.setText(proposalwords.lacking(number))
        self._fill()

    @Slot()
    def take_over(self) -> None:
        """Makes the chosen reaction a change of its paragraph, or of the chosen one when it is about the whole."""
        one = self.reaction
        if one is None or one.state is ReactionState.WITHDRAWN:
            return
        about = one.paragraph_id if self._view.number(one.paragraph_id) else self._paragraph_id
        before = next((p.paragraph.text for p in self._view.paragraphs if p.paragraph.id == about), None)
        if before is None:
            return
        reactions = self._desk.services.proposals.reactions
        done = acts.do(
            self._desk,
            _("Make a reaction a change of the text"),
            lambda: reactions.take_over(one.id, about),
            reactions.take_back,
            reactions.do_again,
        )
        if done is not None:
            self.taken_over.emit(TakenOver(about, len(before.rstrip()) + 1))

    @property
    def reaction(self) -> Reaction | None:
        """The one that is chosen."""
        place = self.list.currentRow()
        row = self.list.item(place).data(ROW_ROLE) if place >= 0 else None
        wanted = row.id if isinstance(row, ParagraphRow) else ""
        return next((one for one in self._view.reactions if one.id == wanted), None)

    def _wire(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self._which.activated.connect(self._on_row)
        self._which.activated.connect(self._on_which)
        self.state.activated.connect(self._on_state)
        self.answer.editingFinished.connect(self._on_answer)
        self._say.returnPressed.connect(self._on_say)
        self._buttons["takeOver"].clicked.connect(self.take_over)
        self._buttons["showIt"].clicked.connect(self._on_show)
        self._buttons["drop"].clicked.connect(self._on_drop)

    def _wanted(self) -> list[Reaction]:
        which = self._which.currentData()
        tests: dict[str, Callable[[Reaction], bool]] = {
            HERE: lambda one: one.paragraph_id == self._paragraph_id,
            OPEN: lambda one: one.state is ReactionState.OPEN,
            LACKING: lacks_reason,
            WAITING: lambda one: not one.readable and one.state is not ReactionState.WITHDRAWN,
        }
        found = [one for one in self._view.reactions if tests.get(str(which), bool)(one)]
        return sorted(found, key=lambda one: one.state is not ReactionState.OPEN)

    def _fill(self) -> None:
        here = self.reaction
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._wanted():
            item, row = QListWidgetItem(), self._row(one)
            item.setData(ROW_ROLE, row)
            item.setData(int(Qt.ItemDataRole.AccessibleTextRole), row.spoken)
            self.list.addItem(item)
        ids = [one.id for one in self._wanted()]
        place = ids.index(here.id) if here is not None and here.id in ids else 0 if ids else -1
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._show_one()

    def _row(self, one: Reaction) -> ParagraphRow:
        about = proposalwords.about(one, self._view.number(one.paragraph_id))
        state = _(REACTION_STATES[one.state])
        if not one.readable and one.state is not ReactionState.WITHDRAWN:
            state = _("{state}, not shown").format(state=state)
        flags = [_(FLAG_NAMES[flag]) for flag in privacy.flags(one.text)]
        told = " · ".join((about, state, *flags))
        return ParagraphRow(one.id, 0, " ".join(one.text.split()), told, proposalwords.KIND_ICONS[one.kind])

    def _show_one(self) -> None:
        one = self.reaction
        self._part.setVisible(one is not None)
        if one is None:
            return
        self._text.setText(one.text)
        able = one.state is not ReactionState.WITHDRAWN
        if able:
            self.state.setCurrentIndex(STATES.index(one.state))
        for part in (self.state, self.answer):
            part.setEnabled(able)
        # Another one was chosen: what was typed for the one before has been stored or refused there.
        if self.answer.property("of") != one.id:
            self.answer.setProperty("of", one.id)
            settle(self.answer, one.answer)
        show_typed(self.answer, one.answer)
        self._buttons["takeOver"].setEnabled(able and bool(self._view.paragraphs))
        self._buttons["showIt"].setText(_("Hide from the room") if one.readable else _("Show to the room"))
        self._buttons["showIt"].setEnabled(able)
        self._buttons["drop"].setVisible(not one.author)

    def _settle(self, one: Reaction, state: ReactionState, words: str) -> Reaction | None:
        reactions = self._desk.services.proposals.reactions
        return acts.do(
            self._desk,
            _("Deal with a reaction"),
            lambda: reactions.settle(one.id, state, words),
            lambda _done: reactions.settle(one.id, one.state, one.answer),
        )

    @Slot(int)
    def _on_row(self, _place: int) -> None:
        self._show_one()

    @Slot(int)
    def _on_which(self, _place: int) -> None:
        self._fill()

    @Slot(int)
    def _on_state(self, place: int) -> None:
        one = self.reaction
        if one is not None and one.state is not STATES[place]:
            self._settle(one, STATES[place], one.answer)
            if STATES[place] is ReactionState.NOT and not one.answer:
                self.answer.setFocus()

    @Slot()
    def _on_answer(self) -> None:
        one, words = self.reaction, self.answer.text().strip()
        if one is None or self.answer.property("of") != one.id:
            return
        if words == one.answer:
            settle(self.answer, one.answer)
            return
        done = self._settle(one, one.state, words)
        settle(self.answer, done.answer if done is not None else None)

    @Slot()
    def _on_show(self) -> None:
        one, reactions = self.reaction, self._desk.services.proposals.reactions
        if one is None:
            return
        acts.do(
            self._desk,
            _("Hide a reaction") if one.readable else _("Show a reaction"),
            lambda: reactions.show(one.id, not one.readable),
            lambda _done: reactions.show(one.id, one.readable),
        )

    @Slot()
    def _on_drop(self) -> None:
        one, reactions = self.reaction, self._desk.services.proposals.reactions
        if one is None:
            return
        if acts.did(
            self._desk,
            _("Remove a reaction"),
            lambda: reactions.remove(one.id),
            lambda: reactions.restore(one.id),
        ):
            self._desk.voice.message(_("The reaction is gone."), self._desk.undo.undo)

    @Slot()
    def _on_say(self) -> None:
        proposal, words = self._view.proposal, self._say.text()
        if proposal is None or not words.strip():
            return
        reactions, kind = self._desk.services.proposals.reactions, ReactionKind(str(self._kind.currentData()))
        channel = Channel.PAPER if self._paper.isChecked() else Channel.DESK
        about, evening_id = self._paragraph_id, self._evening_id
        done = acts.do(
            self._desk,
            _("Write down a reaction"),
            lambda: reactions.write(
                proposal.id, evening_id, kind, words, paragraph_id=about, channel=channel
            ),
            lambda made: reactions.remove(made.id),
            lambda made: reactions.restore(made.id),
        )
        if done is not None:
            self._say.clear()
