"""Asks who does what by when, and later how it stands. A day that has passed is said and must be meant. Escape leaves what was
typed with whoever opened it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from ...domain.errors import CocreateError
from ...domain.pledges import PLEDGE_STATES, Pledge, PledgeState
from ...domain.vaulterrors import DayPassed
from ...language import _
from ...services.contacts import stands_for
from .. import forms
from ..desk import Desk
from ..parts.dialogs import Decided, SafeDialog
from ..parts.keybutton import KeyButton
from ..prepare.fields import ROOM, date_shown, date_typed
from ..steps import acts


@dataclass(frozen=True, slots=True)
class PledgeDraft:
    """What stands in the dialog, kept or not; ``due`` as it is typed."""

    what: str = ""
    who: str = ""
    due: str = ""
    contact_id: str = ""
    theme_id: str = ""
    offer_id: str = ""
    evening_id: str = ""


class PledgeDialog(SafeDialog):
    """``pledge`` is the one that is changed, None for a new one."""

    # Emits: Pledge.
    kept = Signal(object)
    # Emits: PledgeDraft.
    left = Signal(object)
    # Emits: Pledge.
    removed = Signal(object)

    def __init__(
        self, desk: Desk, draft: PledgeDraft, pledge: Pledge | None = None, parent: QWidget | None = None
    ) -> None:
        title = _("A pledge") if pledge is None else _("Pledge {n}").format(n=pledge.number)
        text = _("Who does what, and by when. A person stands here by number; the name stays in the vault.")
        super().__init__(title, text, _("Close"), _("Keep the pledge"), parent=parent)
        self._desk, self._draft, self._pledge = desk, draft, pledge
        self._made: Pledge | None = None
        form = forms.load("aftercare/pledge", self)
        self.body.addWidget(form)
        self._lines = {name: forms.child(form, QLineEdit, name) for name in ("what", "due", "told")}
        for line in self._lines.values():
            line.setMaxLength(ROOM)  # nothing that is pasted is cut off; what is too long is said
        self._who, self._state = forms.child(form, QComboBox, "who"), forms.child(form, QComboBox, "state")
        self._past, self._error = forms.child(form, QCheckBox, "past"), forms.child(form, QLabel, "error")
        self._state_parts = forms.child(form, QWidget, "stateParts")
        self._remove = forms.child(form, KeyButton, "remove")
        self._fill()
        self._wire()

    @property
    def draft(self) -> PledgeDraft:
        """What stands there now."""
        contact_id = str(self._who.currentData() or "") if self._chosen else ""
        who = "" if contact_id else self._who.currentText()
        first = self._draft
        return PledgeDraft(
            self._lines["what"].text(),
            who,
            self._lines["due"].text(),
            contact_id,
            first.theme_id,
            first.offer_id,
            first.evening_id,
        )

    @property
    def _chosen(self) -> bool:
        """Whether somebody of the vault is chosen and nothing else was typed over it."""
        return self._who.currentText() == self._who.itemText(self._who.currentIndex())

    def accept(self) -> None:
        """Keeps it, and closes only once it is kept."""
        try:
            due = str(date_typed(self.draft.due))
            self._made = self._add(due) if self._pledge is None else self._change(self._pledge, due)
        except CocreateError as problem:
            self._error.setText(str(problem))
            self._error.show()
            self._past.setVisible(isinstance(problem, DayPassed) or self._past.isChecked())
            self.grow()
            return
        self._desk.relay.tell_now()
        super().accept()

    def _add(self, due: str) -> Pledge:
        here, pledges, past = self.draft, self._desk.services.pledges, self._past.isChecked()
        made = pledges.add(
            here.what,
            here.who,
            due,
            contact_id=here.contact_id,
            theme_id=here.theme_id,
            offer_id=here.offer_id,
            evening_id=here.evening_id,
            past=past,
        )
        done = acts.Act(
            self._desk,
            _("Write down a pledge"),
            lambda: pledges.remove(made.id),
            lambda: pledges.restore(made.id),
        )
        self._desk.undo.push(done)
        return made

    def _change(self, before: Pledge, due: str) -> Pledge:
        here, pledges = self.draft, self._desk.services.pledges
        changed = {"what": here.what, "due": due}
        if here.contact_id != before.contact_id or here.who not in ("", before.who):
            changed |= {"who": here.who, "contact_id": here.contact_id}
        after = pledges.change(before.id, past=self._past.isChecked(), **changed)
        state, told = str(self._state.currentData()), self._lines["told"].text()
        if (state, told) != (before.state.value, before.told):
            after = pledges.set_state(
                before.id, state, told=told, on=before.done_on if state == before.state else ""
            )
        if after != before:
            done = acts.Act(
                self._desk,
                _("Change a pledge"),
                lambda: pledges.put_back(before),
                lambda: pledges.put_back(after),
            )
            self._desk.undo.push(done)
        return after

    def _fill(self) -> None:
        draft, pledge = self._draft, self._pledge
        self._who.addItem("", "")
        for contact in self._desk.services.contacts.all():
            words = _("{lead}: {name}").format(lead=stands_for(contact.number), name=contact.name)
            self._who.addItem(words, contact.id)
        for state, name in PLEDGE_STATES.items():
            self._state.addItem(_(name), state.value)
        self._lines["what"].setText(pledge.what if pledge is not None else draft.what)
        self._lines["due"].setText(date_shown(pledge.due) if pledge is not None else draft.due)
        self._lines["told"].setText(pledge.told if pledge is not None else "")
        contact_id = pledge.contact_id if pledge is not None else draft.contact_id
        self._who.setCurrentIndex(max(self._who.findData(contact_id) if contact_id else 0, 0))
        if not contact_id:
            self._who.setEditText(pledge.who if pledge is not None else draft.who)
        state = pledge.state if pledge is not None else PledgeState.OPEN
        self._state.setCurrentIndex(self._state.findData(state.value))

    def _wire(self) -> None:
        self._error.hide()
        self._past.hide()
        self._state_parts.setVisible(self._pledge is not None)
        self._remove.setVisible(self._pledge is not None)
        self._remove.clicked.connect(self._on_remove)
        self.decided.connect(self._on_decided)
        self._lines["what"].setFocus()

    @Slot()
    def _on_remove(self) -> None:
        pledge, pledges = self._pledge, self._desk.services.pledges
        if pledge is None:
            return
        acts.do(
            self._desk,
            _("Remove a pledge"),
            lambda: pledges.remove(pledge.id),
            lambda _done: pledges.restore(pledge.id),
        )
        self.removed.emit(pledge)
        super().reject()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed and self._made is not None:
            self.kept.emit(self._made)
        elif self._pledge is None:
            self.left.emit(self.draft)
