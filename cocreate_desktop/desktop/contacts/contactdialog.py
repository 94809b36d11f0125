"""Asks for a name for the vault: shows the text that goes with the purpose, and keeps nothing without a yes. Escape leaves what
was typed with whoever opened it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from ...domain.consents import PURPOSES, Purpose, consent_text
from ...domain.errors import BadValue, CocreateError, Gone
from ...domain.vault import Contact
from ...language import _, date_text
from ...services.contacts import ContactTyped
from .. import forms
from ..desk import Desk
from ..erasing.dialog import EraseDialog
from ..parts.dialogs import Decided, SafeDialog
from ..parts.keybutton import KeyButton
from ..prepare.fields import ROOM, date_shown, date_typed

_YEAR = 365
Keep = Callable[[ContactTyped], Contact]


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the dialog, kept or not; ``delete_on`` as it is typed."""

    name: str = ""
    reach_at: str = ""
    purpose: str = Purpose.HELP
    delete_on: str = ""
    agreed: bool = False


class ContactDialog(SafeDialog):
    """``keep`` stores what was typed; what it refuses is said in the dialog, and everything stays. ``contact`` is who is there
    already, None for somebody new."""

    # Emits: Contact.
    kept = Signal(object)
    # Emits: Draft.
    left = Signal(object)
    # Emits: Contact.
    erased = Signal(object)

    def __init__(
        self,
        desk: Desk,
        title: str,
        keep: Keep,
        draft: Draft,
        contact: Contact | None,
        parent: QWidget | None = None,
    ) -> None:
        text = _("Names stay in the vault of this project. Everywhere else a number stands for them.")
        super().__init__(title, text, _("Close"), _("Keep in the vault"), parent=parent)
        self._desk, self._keep, self._contact = desk, keep, contact
        self._made: Contact | None = None
        self._gone = False
        self.erasing: EraseDialog | None = None
        form = forms.load("contacts/contact", self)
        self.body.addWidget(form)
        self._lines = {name: forms.child(form, QLineEdit, name) for name in ("name", "reachAt", "deleteOn")}
        for line in self._lines.values():
            line.setMaxLength(ROOM)  # nothing that is pasted is cut off; what is too long is said
        self._purpose = forms.child(form, QComboBox, "purpose")
        self._consent, self._error = forms.child(form, QLabel, "consent"), forms.child(form, QLabel, "error")
        self._agreed = forms.child(form, QCheckBox, "agreed")
        self._erase = forms.child(form, KeyButton, "erase")
        for purpose, name in PURPOSES.items():
            self._purpose.addItem(_(name), purpose.value)
        self._fill(draft if contact is None else _draft_of(contact))
        self._wire()

    @property
    def draft(self) -> Draft:
        """What stands there now."""
        return Draft(
            self._lines["name"].text(),
            self._lines["reachAt"].text(),
            str(self._purpose.currentData()),
            self._lines["deleteOn"].text(),
            self._agreed.isChecked(),
        )

    def accept(self) -> None:
        """Keeps it, and closes only once it is kept."""
        here = self.draft
        try:
            day = str(date_typed(here.delete_on))
            consent = self._consent.text() if here.agreed else ""
            self._made = self._keep(ContactTyped(here.name, here.reach_at, here.purpose, consent, day))
        except CocreateError as problem:
            self._error.setText(str(problem))
            self._error.show()
            self.grow()
            return
        super().accept()

    def _wire(self) -> None:
        self._error.hide()
        self._erase.setVisible(self._contact is not None)
        self._erase.clicked.connect(self._on_erase)
        self._purpose.currentIndexChanged.connect(self._show_text)
        self._lines["deleteOn"].textChanged.connect(self._show_text)
        self.decided.connect(self._on_decided)
        self._show_text()
        self._lines["name"].setFocus()

    def _fill(self, draft: Draft) -> None:
        usual = date_shown(_usual_day(self._desk))
        for name, words in (
            ("name", draft.name),
            ("reachAt", draft.reach_at),
            ("deleteOn", draft.delete_on or usual),
        ):
            self._lines[name].setText(words)
        self._purpose.setCurrentIndex(max(self._purpose.findData(draft.purpose), 0))
        self._agreed.setChecked(draft.agreed)

    @Slot()
    def _show_text(self) -> None:
        """The text as it is shown and kept: another purpose or day is another text, and needs a new yes."""
        try:
            day = str(date_typed(self._lines["deleteOn"].text()))
        except BadValue:
            day = ""
        who = self._desk.services.projects.current().responsible
        told = date_text(date.fromisoformat(day), year=True) if day else ""
        words = consent_text(Purpose(str(self._purpose.currentData())), who, told)
        if self._consent.text() and words != self._consent.text():
            self._agreed.setChecked(False)
        self._consent.setText(words)
        self.grow()

    @Slot()
    def _on_erase(self) -> None:
        """What goes with her is looked at first."""
        contact = self._contact
        if contact is None:
            return
        try:
            self.erasing = EraseDialog(self._desk, contact.id, self)
        except Gone as problem:
            self._desk.voice.problem(problem)
            return
        self.erasing.decided.connect(self._on_erasing_left)
        self.erasing.open()

    @Slot()
    def _on_erasing_left(self) -> None:
        """Who is still in the vault stays here; who was erased is asked about no more."""
        contact = self._contact
        if contact is None or contact in self._desk.services.contacts.all():
            return
        self._gone = True
        self.erased.emit(contact)
        super().reject()

    @Slot(object)
    def _on_decided(self, decided: Decided) -> None:
        if decided.deed and self._made is not None:
            self.kept.emit(self._made)
        elif not self._gone:
            self.left.emit(self.draft)


def _draft_of(contact: Contact) -> Draft:
    return Draft(contact.name, contact.reach_at, contact.purpose, date_shown(contact.delete_on), agreed=True)


def _usual_day(desk: Desk) -> str:
    """Until when the project keeps things, when that is to come; else a year from now."""
    today = desk.services.clock.now().date()
    kept = desk.services.projects.current().keep_until
    return kept if kept > today.isoformat() else (today + timedelta(days=_YEAR)).isoformat()
